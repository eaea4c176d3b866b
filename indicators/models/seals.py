"""The days of the history, each sealed over the day before."""

import pgtrigger
from django.contrib.postgres.functions import TransactionNow
from django.db import models

from indicators.models.constraints import append_only
from indicators.models.history_triggers import FOLLOWS_THE_DAY_BEFORE

HEX = r"^[0-9a-f]{64}$"


class DaySeal(models.Model):
    """The hash of one UTC day of the history and of the seal before it. Inserted, never changed.

    ``head`` is the SHA-256, in hexadecimal, that ``ledger.seal_days`` describes; ``before`` is the
    head of the day before, empty for the first day. An empty day has a seal too. ``scope`` says
    which tables were sealed: it grew, and a day keeps the one it was sealed with.
    """

    day = models.DateField(primary_key=True)
    events = models.PositiveBigIntegerField()
    before = models.CharField(max_length=64, blank=True)
    head = models.CharField(max_length=64)
    scope = models.PositiveSmallIntegerField(db_default=1)
    at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        ordering = ("day",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(head__regex=HEX)
                & (models.Q(before="") | models.Q(before__regex=HEX)),
                name="dayseal_heads_are_hashes",
            ),
        )
        triggers = (
            append_only(),
            pgtrigger.Trigger(
                name="follows_the_day_before",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                referencing=pgtrigger.Referencing(new="new_seals"),
                func=FOLLOWS_THE_DAY_BEFORE,
            ),
        )

    def __str__(self) -> str:
        return f"{self.day} {self.head}"
