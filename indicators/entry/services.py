"""Writing a year's values: typed text in, a version in the ledger out."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from indicators import ledger
from indicators.entry import typed
from indicators.enums import MeasureKind, Step, ValueKind, ValueState, ValueStatus
from indicators.models import Attainment, Cell, Component, PerformanceMeasure, Period, User
from indicators.review import take_step

STATES_WITHOUT_VALUE = (
    ValueState.NOT_REPORTED,
    ValueState.NOT_DUE,
    ValueState.NOT_APPLICABLE,
    ValueState.SUPPRESSED,
)


class EntryRefused(Exception):
    """What was typed cannot be kept. ``errors`` has a sentence for each field at fault."""

    def __init__(self, **errors: str) -> None:
        super().__init__("; ".join(errors.values()))
        self.errors = errors


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What a person typed into one cell, unread, in the notation of their language."""

    language: str
    value: str = ""
    value_high: str = ""
    numerator: str = ""
    denominator: str = ""
    words: str = ""
    state: str = ValueState.REPORTED
    judged: str = ""
    qualifier: str = ""
    basis: str = ""
    evidence: str = ""
    comment: str = ""
    reason_code: str = ""
    reason: str = ""


@transaction.atomic
def record_value(
    *,
    measure: PerformanceMeasure,
    period: Period,
    kind: ValueKind,
    entered: Entered,
    by: User,
    based_on: int,
    component: Component | None = None,
) -> Cell:
    """Keep what was typed as the cell's draft.

    ``EntryRefused`` when it is no value, ``ledger.StaleWrite`` when somebody wrote the cell after
    revision ``based_on``. What the cell already says is not written again.
    """
    statement = read(entered, of=measure)
    cell = ledger.locked_cell(
        measure=measure.identity, period=period, kind=kind, component=component
    )
    if based_on == cell.revision and _stands_already(cell, statement):
        return cell
    if cell.status == ValueStatus.SUBMITTED:
        raise EntryRefused(value=_("This value is with the reviewer. Take it back to change it."))
    try:
        ledger.write(cell=cell, statement=statement, by=by, based_on=based_on)
    except ledger.ValueRefused as refusal:
        raise EntryRefused(value=str(refusal)) from refusal
    Attainment.objects.filter(measure=measure, period=period).update(is_stale=True)
    return cell


def submit(*, cell_ids: list[int], by: User) -> list[Cell]:
    """Hand drafts to the reviewer, all or none."""
    with transaction.atomic():
        return [take_step(cell_id=cell_id, step=Step.SUBMIT, by=by) for cell_id in sorted(cell_ids)]


def read(entered: Entered, *, of: PerformanceMeasure) -> ledger.Statement:
    """What was typed, as a statement; ``EntryRefused`` names each field at fault."""
    state = _state(entered)
    beside = {
        "state": state,
        "as_printed": entered.value.strip(),
        "qualifier": entered.qualifier,
        "evidence": entered.evidence.strip(),
        "comment": entered.comment.strip(),
        "reason_code": entered.reason_code,
        "reason": entered.reason.strip(),
        **({"basis": entered.basis} if entered.basis else {}),
    }
    if state in STATES_WITHOUT_VALUE:
        return ledger.Statement(**beside)
    if state == ValueState.NIL:
        return ledger.Statement(**beside, amount=Decimal(0))
    if of.current.kind == MeasureKind.MILESTONE:
        return _milestone(entered, beside)
    if entered.numerator.strip() or entered.denominator.strip():
        return _ratio(entered, beside)
    return _number(entered, beside)


def _state(entered: Entered) -> ValueState:
    """A dash and n/a in the field are states, whatever the select beside it still says."""
    if typed.is_dash(entered.value):
        return ValueState.NOT_REPORTED
    if typed.is_not_applicable(entered.value):
        return ValueState.NOT_APPLICABLE
    try:
        return ValueState(entered.state)
    except ValueError as unknown:
        raise EntryRefused(state=_("Choose one of the states of the list.")) from unknown


def _milestone(entered: Entered, beside: dict[str, str]) -> ledger.Statement:
    words = entered.words.strip() or entered.value.strip()
    if not words:
        raise EntryRefused(words=_("Say in words what was reached, or choose a state."))
    return ledger.Statement(**beside, words=words, judged=entered.judged)


def _ratio(entered: Entered, beside: dict[str, str]) -> ledger.Statement:
    numerator = _typed_number(entered, "numerator")
    denominator = _typed_number(entered, "denominator")
    if numerator is None or denominator is None:
        missing = "numerator" if numerator is None else "denominator"
        raise EntryRefused(**{missing: _("A ratio needs both its numbers.")})
    if abs(numerator) > abs(denominator):
        raise EntryRefused(numerator=_("The part is more than the whole. Check both numbers."))
    return ledger.Statement(**beside, numerator=numerator, denominator=denominator)


def _number(entered: Entered, beside: dict[str, str]) -> ledger.Statement:
    amount = _typed_number(entered, "value")
    high = _typed_number(entered, "value_high")
    if amount is None:
        raise EntryRefused(value=_("Type a number, or choose a state. Empty is never zero."))
    if high is not None and high < amount:
        raise EntryRefused(value_high=_("A range runs from the lower number to the higher one."))
    return ledger.Statement(**beside, amount=amount, amount_high=high)


def _typed_number(entered: Entered, field: str) -> Decimal | None:
    try:
        return typed.number(getattr(entered, field), entered.language)
    except typed.NotANumber as refusal:
        raise EntryRefused(**{field: str(refusal)}) from refusal


def _stands_already(cell: Cell, statement: ledger.Statement) -> bool:
    standing = cell.draft or cell.submitted or cell.approved
    return (
        standing is not None
        and ledger.says_the_same(standing, statement)
        and (standing.comment, standing.evidence) == (statement.comment, statement.evidence)
    )
