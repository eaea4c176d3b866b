"""What an answer has of figures: values, their history, the steps taken, attainment."""

from collections.abc import Collection
from typing import ClassVar

from django.db.models import BooleanField, ExpressionWrapper, F
from django.db.models.expressions import Combinable
from rest_framework import serializers

from indicators import attainment
from indicators.api.serving.rows import AmountField, Child, Columns, Row, choice
from indicators.enums import Step, ValueKind, ValueStatus, Verdict


class StatedRow(Row):
    """What a version states. A number is a text; ``null`` is nothing stated, "0" is zero."""

    state = serializers.CharField(allow_null=True)
    amount = AmountField(help_text="An exact decimal, never a float.")
    amount_high = AmountField(help_text="The end of a range that begins with ``amount``.")
    numerator = AmountField()
    denominator = AmountField()
    words = serializers.CharField(allow_null=True)
    judged = serializers.CharField(allow_null=True, help_text="A person’s verdict of a milestone.")
    qualifier = serializers.CharField(allow_null=True)
    basis = serializers.CharField(allow_null=True)
    comment = serializers.CharField(allow_null=True)


class VersionRow(StatedRow):
    """One version of a value: what was said, by whom, when and why."""

    id = serializers.IntegerField(source="pk")
    number = serializers.IntegerField()
    as_printed = serializers.CharField()
    evidence = serializers.CharField()
    reason_code = serializers.CharField()
    reason = serializers.CharField()
    valid_from = serializers.DateField(allow_null=True)
    by = serializers.CharField(source="by.name", allow_null=True)
    at = serializers.DateTimeField()


class StepRow(Row):
    """A recorded step of a value through review."""

    id = serializers.IntegerField(source="pk")
    value = serializers.IntegerField(source="cell_id")
    version = serializers.IntegerField(source="version.number")
    step = choice(Step)
    level = serializers.CharField()
    comment = serializers.CharField()
    by = serializers.CharField(source="by.name", allow_null=True)
    acting_for = serializers.CharField(source="acting_for.name", allow_null=True)
    at = serializers.DateTimeField()


class ValueRow(StatedRow):
    """A value: its place, where it stands in review, and what its approved version states.

    ``status`` and ``revision`` tell of drafts to those who work on the value; to others they are
    those of the approved version.
    """

    id = serializers.IntegerField(source="pk")
    identity = serializers.IntegerField(
        source="measure_id", help_text="Of the measure, through all editions."
    )
    period = serializers.CharField(source="period.label")
    first_day = serializers.DateField(source="period.first_day")
    last_day = serializers.DateField(source="period.last_day")
    kind = choice(ValueKind)
    component = serializers.CharField(source="component.name", allow_null=True)
    disaggregation = serializers.CharField(help_text="age=15-24;sex=women; empty for the whole.")
    as_of = serializers.DateField(allow_null=True, help_text="The day of an interim value.")
    status = choice(ValueStatus)
    revision = serializers.IntegerField()
    at = serializers.DateTimeField(allow_null=True, help_text="When the version was written.")
    history = VersionRow(many=True)
    steps = StepRow(many=True)

    of_version = (*StatedRow._declared_fields, "at")
    # Where the rows are those of ``Caller.cells_shown``.
    as_known: ClassVar = {"status": "stands", "revision": "reached"}
    children: ClassVar = {
        "history": Child(lambda: VersionRow, lambda caller: caller.versions(), "cell", "number"),
        "steps": Child(lambda: StepRow, lambda caller: caller.steps(), "cell"),
    }

    @classmethod
    def columns(
        cls, only: Collection[str] = (), *, version: str = "approved__", cell: str = ""
    ) -> Columns:
        """``version`` is the way to the version shown, ``cell`` that to its cell."""
        found: Columns = {}
        for name, column in super().columns(only).items():
            way = version if name in cls.of_version else cell
            found[name] = _along(way, column)
        return found

    @classmethod
    def shown_columns(cls, only: Collection[str] = (), *, version: str = "approved__") -> Columns:
        """The same of ``Caller.cells_shown``."""
        found = cls.columns(only, version=version)
        return found | {name: F(way) for name, way in cls.as_known.items() if name in found}


def _along(way: str, column: Combinable) -> Combinable:
    if isinstance(column, F):
        return F(f"{way}{column.name}")
    made = column.copy()
    made.set_source_expressions([_along(way, each) for each in column.get_source_expressions()])
    return made


class AttainmentRow(Row):
    """What the rule set says of a measure, or of one component of it, in a period.

    Shares are exact: numerator and denominator, reduced. A row that is ``is_stale``, by its values
    or by its rules, is about to be computed again. Where target or baseline was revised,
    ``verdict`` is against those in force at the end of the period, and the fields that begin with
    ``original`` say what had been promised at first and what came of that.
    """

    id = serializers.IntegerField(
        source="pk", allow_null=True, help_text="Of what is computed for an instant, none."
    )
    measure = serializers.IntegerField(source="measure_id")
    identity = serializers.IntegerField(source="measure.identity_id")
    edition = serializers.CharField(source="measure.node.edition.slug")
    path = serializers.CharField(source="measure.node.path")
    component = serializers.CharField(source="component.name", allow_null=True)
    period = serializers.CharField(source="period.label")
    verdict = choice(Verdict)
    progress_numerator = AmountField()
    progress_denominator = AmountField()
    ratio_numerator = AmountField()
    ratio_denominator = AmountField()
    gap = AmountField(help_text="Actual less target, in the measure’s unit.")
    reasons = serializers.ListField(child=serializers.CharField())
    rule_set = serializers.CharField()
    baseline = AmountField(source="baseline.amount")
    target = AmountField(source="target.amount")
    actual = AmountField(source="actual.amount")
    original_verdict = choice(
        Verdict, allow_blank=True, help_text="Empty where nothing was revised."
    )
    original_progress_numerator = AmountField()
    original_progress_denominator = AmountField()
    original_ratio_numerator = AmountField()
    original_ratio_denominator = AmountField()
    original_gap = AmountField()
    original_reasons = serializers.ListField(child=serializers.CharField())
    original_baseline = AmountField(source="original_baseline.amount")
    original_target = AmountField(source="original_target.amount")
    computed_at = serializers.DateTimeField()
    is_stale = serializers.BooleanField()

    expressions: ClassVar = {
        "is_stale": ExpressionWrapper(~attainment.CURRENT, output_field=BooleanField())
    }


class OnTheWayRow(serializers.Serializer):
    """What was to be expected of a measure on a day before its target's last, on the straight way
    from the baseline. Fractions are exact and reduced: "60", "1461/2924".
    """

    component = serializers.CharField(allow_null=True)
    day = serializers.DateField(help_text="Of which ``reported`` speaks.")
    target_period = serializers.CharField(help_text="The period of the target that lies ahead.")
    baseline = serializers.CharField(allow_null=True)
    target = serializers.CharField()
    reported = serializers.CharField()
    elapsed = serializers.CharField(help_text="Share of the days from the baseline’s end.")
    expected = serializers.CharField(allow_null=True)
    pace = serializers.CharField(allow_null=True, help_text="P over ``elapsed``; 1 is on course.")
    why = serializers.CharField(allow_null=True, help_text="What is missing where nothing is.")


class OnTheWayList(serializers.Serializer):
    results = OnTheWayRow(many=True)


class CertificateList(serializers.Serializer):
    """``number`` is the SHA-256 of a certificate's content; the guide says how to check it."""

    results = serializers.ListField(child=serializers.DictField())
