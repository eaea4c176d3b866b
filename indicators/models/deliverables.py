"""What a programme hands over: its outputs, and how many of them."""

import pghistory
from django.db import models

from indicators.enums import DeliverableLevel
from indicators.models.constraints import one_of
from indicators.models.framework import FrameRow
from indicators.models.plans import Period


@pghistory.track()
class Deliverable(FrameRow):
    """An output by category; ``category`` and ``subcategory`` as the plan names them."""

    category = models.TextField()
    subcategory = models.TextField(blank=True)
    unit = models.TextField(blank=True)
    level = models.CharField(max_length=16, choices=DeliverableLevel.choices())

    class Meta:
        constraints = (one_of("level", DeliverableLevel, name="deliverable_level_known"),)


@pghistory.track()
class DeliverableCount(models.Model):
    """A printed count. An empty ``amount`` is a printed dash: none planned, or none reported."""

    deliverable = models.ForeignKey(Deliverable, models.PROTECT, related_name="counts")
    period = models.ForeignKey(Period, models.PROTECT)
    planned = models.BooleanField(help_text="Planned, or else actual.")
    amount = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("deliverable", "period", "planned"), name="deliverablecount_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.deliverable_id} {self.period_id}"
