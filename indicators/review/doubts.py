"""What a reader could not settle, settled by a person.

A decision about how a measure is to be read becomes a version of the measure that the person has
confirmed; every other decision is written down, for those who enter the values.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.forms import model_to_dict

from indicators import attainment
from indicators.enums import Direction, Labelled, MeasureKind
from indicators.enums.labelled import marked as _
from indicators.models import Doubt, PerformanceMeasure, PlanEdition, User
from indicators.plans import DoubtCode
from indicators.review.readings import locked_measure, write_version


class Decision(Labelled):
    INCREASE = "increase", _("Higher is better")
    DECREASE = "decrease", _("Lower is better")
    MAINTAIN = "maintain", _("To be kept as it is")
    AS_PROPOSED = "as_proposed", _("As proposed")
    TARGET = "target", _("It is the target")
    DEFINITION = "definition", _("It says what is counted")
    TOTAL = "total", _("The target is a total")
    INCREMENT = "increment", _("The target is an increment")
    COMPONENTS = "components", _("The measure has several components")
    ONE_NUMBER = "one_number", _("The measure is one number")
    AS_PRINTED = "as_printed", _("Keep it as printed")


NOT_KEPT = ("id", "measure", "number", "confirmed_by", "at", "reason_code", "reason")
DIRECTIONS = (Decision.INCREASE, Decision.DECREASE, Decision.MAINTAIN)
# What these say becomes a version of the measure.
READINGS = (*DIRECTIONS, Decision.AS_PROPOSED)
# A kind that already looks that way is more than its direction, and stays.
LOOKING = {
    Decision.INCREASE: (MeasureKind.INCREASE, MeasureKind.AT_LEAST, MeasureKind.FULL),
    Decision.DECREASE: (MeasureKind.DECREASE, MeasureKind.AT_MOST, MeasureKind.ZERO),
    Decision.MAINTAIN: (MeasureKind.MAINTAIN, MeasureKind.RANGE),
}
CHOICES: Mapping[str, tuple[Decision, ...]] = {
    DoubtCode.DIRECTION_NOT_STATED: DIRECTIONS,
    DoubtCode.KIND_PROPOSED: (Decision.AS_PROPOSED, *DIRECTIONS),
    DoubtCode.TARGET_PROPOSED: (Decision.TARGET, Decision.DEFINITION),
    DoubtCode.NUMBER_IN_DEFINITION: (Decision.DEFINITION, Decision.TARGET),
    DoubtCode.BASIS_UNKNOWN: (Decision.TOTAL, Decision.INCREMENT),
    DoubtCode.SEVERAL_MEASURES_IN_ONE: (Decision.COMPONENTS, Decision.ONE_NUMBER),
}


class NotToBeDecided(Exception):
    """A doubt was decided by somebody else meanwhile, or the answer is none of its choices."""


def choices_of(code: str) -> tuple[Decision, ...]:
    """The answers to a doubt; one about the print alone can only be kept as printed."""
    return CHOICES.get(code, (Decision.AS_PRINTED,))


@transaction.atomic
def decide_doubts(
    *, edition: PlanEdition, decisions: Mapping[int, Decision], by: User, now: datetime
) -> int:
    """Write the decisions down, all or none; returns how many. Keys are ids of doubts."""
    open_ones = Doubt.objects.select_for_update(of=["self"]).filter(
        edition=edition, pk__in=decisions, decided_at__isnull=True
    )
    doubts = {doubt.pk: doubt for doubt in open_ones}
    changed = set()
    for pk, decision in decisions.items():
        doubt = doubts.get(pk)
        if doubt is None or decision not in choices_of(doubt.code):
            raise NotToBeDecided
        doubt.decision, doubt.decided_by, doubt.decided_at = decision, by, now
        doubt.save(update_fields=["decision", "decided_by", "decided_at"])
        if decision in READINGS and (measure := _measure_of(doubt)):
            _confirm(measure, decision, by=by)
            changed.add(measure.identity_id)
    if changed:
        attainment.refresh(identity_ids=changed, now=now)
    return len(decisions)


def _measure_of(doubt: Doubt) -> PerformanceMeasure | None:
    is_measure = PerformanceMeasure.objects.filter(pk=doubt.node_id).exists()
    return locked_measure(doubt.node_id) if is_measure else None


def _confirm(measure: PerformanceMeasure, decision: Decision, *, by: User) -> None:
    """A further version of the measure: as the one before, but for what was decided."""
    kept = model_to_dict(measure.current, exclude=NOT_KEPT)
    if decision != Decision.AS_PROPOSED:
        kept["direction"] = Direction(decision)
        if measure.current.kind not in LOOKING[decision]:
            kept["kind"] = MeasureKind(decision)
    write_version(measure, by=by, **kept)
