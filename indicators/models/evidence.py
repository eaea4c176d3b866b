"""What stands beside a value: its proof, the reason of a miss, the answers to what was asked.

All of it is inserted and never changed. What is given with one version of a cell stands for the
later ones until it is taken away or given anew.
"""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import TransactionNow
from django.db import models

from indicators.enums import Flag, MissReason
from indicators.models.constraints import append_only, dated_now, one_of
from indicators.models.round_lock import lock
from indicators.models.triggers import GIVEN_WITH_A_DRAFT, TAKEN_FROM_ITS_CELL, VERSION_HAS_CELL
from indicators.models.values import ValueVersion


def given(*, name: str, func: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        referencing=pgtrigger.Referencing(new="new_rows"),
        func=func,
    )


# Nothing is put beside what a reviewer holds or has approved, nor outside the round that asks.
BESIDE_A_DRAFT = (
    append_only(),
    dated_now(),
    given(name="with_a_draft", func=GIVEN_WITH_A_DRAFT),
    lock(operation=pgtrigger.Insert, written=VERSION_HAS_CELL, new="new_rows"),
)


class EvidenceFile(models.Model):
    """The bytes of a file, once, whoever brings them; stored under their hash.

    ``content_type`` was found in the bytes; ``size`` counts them.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    by = models.ForeignKey("indicators.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"), name="evidencefile_is_a_hash"
            ),
            models.CheckConstraint(
                condition=models.Q(size__gt=0), name="evidencefile_is_not_empty"
            ),
        )
        triggers = (
            append_only(),
            dated_now(),
        )

    def __str__(self) -> str:
        return self.sha256

    @property
    def key(self) -> str:
        """Where the bytes are in the storage."""
        return f"{self.sha256[:2]}/{self.sha256}"


class EvidenceLink(models.Model):
    """The address of a proof that is kept elsewhere."""

    url = models.URLField(max_length=2000, unique=True)
    by = models.ForeignKey("indicators.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(url__regex=r"^https?://[^\s/]"),
                name="evidencelink_is_of_the_web",
            ),
        )
        triggers = (
            append_only(),
            dated_now(),
        )

    def __str__(self) -> str:
        return self.url


class EvidenceUse(models.Model):
    """A file or a link as the evidence of a value, from this version of it on.

    ``name`` is what it is called here: the file's own name, or the title of the link.
    """

    version = models.ForeignKey(ValueVersion, models.PROTECT, related_name="evidence_given")
    file = models.ForeignKey(EvidenceFile, models.PROTECT, null=True, related_name="uses")
    link = models.ForeignKey(EvidenceLink, models.PROTECT, null=True, related_name="uses")
    name = models.CharField(max_length=255)
    by = models.ForeignKey("indicators.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(file__isnull=False, link__isnull=True)
                | models.Q(file__isnull=True, link__isnull=False),
                name="evidenceuse_file_or_link",
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="evidenceuse_has_name"),
        )
        triggers = BESIDE_A_DRAFT

    def __str__(self) -> str:
        return self.name


class EvidenceRemoval(models.Model):
    """From this version of the value on, the evidence is no longer given for it."""

    use = models.OneToOneField(EvidenceUse, models.PROTECT, related_name="removal")
    version = models.ForeignKey(ValueVersion, models.PROTECT, related_name="evidence_removed")
    by = models.ForeignKey("indicators.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        triggers = (*BESIDE_A_DRAFT, given(name="from_its_cell", func=TAKEN_FROM_ITS_CELL))

    def __str__(self) -> str:
        return f"{self.use_id} removed"


class MissExplanation(models.Model):
    """Why a target was missed and what is done about it; the last one given stands.

    ``reasons`` are codes of ``MissReason``, at least one; ``action_due`` is the day by which
    the corrective action is done.
    """

    version = models.ForeignKey(ValueVersion, models.PROTECT, related_name="explanations")
    reasons = ArrayField(models.CharField(max_length=20, choices=MissReason.choices()))
    text = models.TextField()
    action = models.TextField()
    action_due = models.DateField()
    by = models.ForeignKey("indicators.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(reasons__contained_by=[each.value for each in MissReason]),
                name="missexplanation_reasons_known",
            ),
            models.CheckConstraint(
                condition=models.Q(reasons__len__gt=0), name="missexplanation_has_reason"
            ),
            models.CheckConstraint(
                condition=~models.Q(text="") & ~models.Q(action=""),
                name="missexplanation_has_words",
            ),
        )
        triggers = BESIDE_A_DRAFT

    def __str__(self) -> str:
        return f"{self.version_id} {self.reasons}"


class FlagAnswer(models.Model):
    """What the author answers to a flag, in a sentence; the last one given stands."""

    version = models.ForeignKey(ValueVersion, models.PROTECT, related_name="flag_answers")
    flag = models.CharField(max_length=20, choices=Flag.choices())
    sentence = models.TextField()
    by = models.ForeignKey("indicators.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        ordering = ("pk",)
        constraints = (
            one_of("flag", Flag, name="flaganswer_flag_known"),
            models.CheckConstraint(condition=~models.Q(sentence=""), name="flaganswer_has_words"),
        )
        triggers = BESIDE_A_DRAFT

    def __str__(self) -> str:
        return f"{self.version_id} {self.flag}"
