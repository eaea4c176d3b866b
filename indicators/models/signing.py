"""The sign-off of a programme: the last act of a reporting round."""

import pghistory
import pgtrigger
from django.contrib.postgres.functions import TransactionNow
from django.db import models

from indicators.models.framework import ProgrammeIdentity
from indicators.models.rounds import ReportingRound, after
from indicators.models.signing_lock import SIGNED_STAYS


class HashOf(models.Func):
    """The SHA-256 of a text in UTF-8, in hexadecimal."""

    template = "encode(sha256(convert_to(%(expressions)s, 'UTF8')), 'hex')"
    output_field = models.TextField()


@pghistory.track()
class SignOff(models.Model):
    """A programme as a whole, signed by its head: its figures of the round are frozen.

    ``figures`` is canonical JSON, as ``review.sign_off`` describes it, and ``figures_hash`` its
    SHA-256. One stands for a round and programme until the planning officer undoes it.
    """

    round = models.ForeignKey(ReportingRound, models.PROTECT, related_name="sign_offs")
    programme = models.ForeignKey(ProgrammeIdentity, models.PROTECT, related_name="sign_offs")
    by = models.ForeignKey("indicators.User", models.PROTECT, related_name="+")
    acting_for = models.ForeignKey(
        "indicators.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(db_default=TransactionNow())
    figures = models.TextField()
    figures_hash = models.CharField(max_length=64)
    undone_by = models.ForeignKey(
        "indicators.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_reason = models.TextField(blank=True)

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("round", "programme"),
                condition=models.Q(undone_at__isnull=True),
                name="signoff_stands_once",
            ),
            models.CheckConstraint(
                condition=models.Q(figures_hash=HashOf("figures")), name="signoff_hash_of_figures"
            ),
            models.CheckConstraint(
                condition=models.Q(undone_by__isnull=True, undone_at__isnull=True, undone_reason="")
                | models.Q(undone_by__isnull=False, undone_at__isnull=False)
                & ~models.Q(undone_reason=""),
                name="signoff_undone_whole",
            ),
        )
        triggers = (
            after(
                "signed_stays",
                pgtrigger.Update,
                SIGNED_STAYS,
                old="old_signed",
                new="new_signed",
            ),
        )

    def __str__(self) -> str:
        return f"{self.round_id} {self.programme_id}"
