"""Writing a year's values: typed text in, a version in the ledger out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from indicators import ledger, review
from indicators.entry import typed
from indicators.entry.refusals import EntryRefused
from indicators.enums import (
    Basis,
    Labelled,
    MeasureKind,
    Qualifier,
    ReasonForChange,
    Step,
    ValueKind,
    ValueState,
    ValueStatus,
    Verdict,
)
from indicators.models import Cell, Component, PerformanceMeasure, Period, User
from indicators.review import StepRefused, take_step, take_steps

STATES_WITHOUT_VALUE = (
    ValueState.NOT_REPORTED,
    ValueState.NOT_DUE,
    ValueState.NOT_APPLICABLE,
    ValueState.SUPPRESSED,
)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What was typed, and where; ``based_on`` is the revision of the cell that the person saw."""

    measure: PerformanceMeasure
    period: Period
    kind: ValueKind
    entered: Entered
    based_on: int
    component: Component | None = None
    disaggregation: str = ""
    as_of: date | None = None

    @property
    def place(self) -> ledger.Place:
        return ledger.Place(
            measure_id=self.measure.identity_id,
            period_id=self.period.pk,
            kind=self.kind,
            component_id=self.component and self.component.pk,
            disaggregation=self.disaggregation,
            as_of=self.as_of,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of an entry: the cell as it stands now, or why nothing was written."""

    cell: Cell | None = None
    refusal: EntryRefused | ledger.StaleWrite | None = None


def record_value(*, by: User, **where_and_what) -> Cell:
    """Keep what was typed (the fields of ``Entry``) as the cell's draft.

    ``EntryRefused`` when it is no value, ``ledger.StaleWrite`` when somebody wrote the cell after
    revision ``based_on``. What the cell already says is not written again.
    """
    [outcome] = record_values([Entry(**where_and_what)], by=by)
    if outcome.refusal is not None:
        raise outcome.refusal
    return outcome.cell


@transaction.atomic
def record_values(entries: Sequence[Entry], *, by: User) -> list[Outcome]:
    """Keep every entry that can be kept; one that cannot hinders no other.

    Seven statements for any number of entries, and a few more where the plan has reporting
    rounds. The outcomes stand in the order of the entries.
    """
    outcomes: dict[int, Outcome] = {}
    statements: dict[int, ledger.Statement] = {}
    for at, entry in enumerate(entries):
        try:
            statements[at] = read(entry.entered, of=entry.measure)
        except EntryRefused as refusal:
            outcomes[at] = Outcome(refusal=refusal)
    cells = ledger.locked_cells([entries[at].place for at in statements]) if statements else {}
    closed = _outside_their_round([entries[at] for at in statements])
    changed = []
    for at, statement in statements.items():
        entry, cell = entries[at], cells[entries[at].place]
        if _stands_already(cell, statement):
            outcomes[at] = Outcome(cell=cell)
        elif sentence := closed.get(entry.place):
            outcomes[at] = Outcome(refusal=EntryRefused(value=sentence))
        elif hindrance := _hindrance(cell, statement, entry.based_on):
            outcomes[at] = Outcome(refusal=hindrance)
        else:
            changed.append((at, (cell, statement, entry.based_on)))
            outcomes[at] = Outcome(cell=cell)
    refused = _write([write for _at, write in changed], by) if changed else {}
    outcomes |= {
        at: Outcome(refusal=refused[place])
        for place, (at, _write) in enumerate(changed)
        if place in refused
    }
    return [outcomes[at] for at in range(len(entries))]


def _outside_their_round(entries: Sequence[Entry]) -> dict[ledger.Place, str]:
    return review.rounds.hindrances([(entry.measure, entry.place) for entry in entries])


def _write(changed: list[tuple[Cell, ledger.Statement, int]], by: User) -> dict[int, EntryRefused]:
    """Write all at once; where the database refuses, each alone. What was refused, by its place."""
    try:
        ledger.write_all(changed, by=by)
    except ledger.ValueRefused as refusal:
        if len(changed) == 1:
            return {0: EntryRefused(value=str(refusal))}
        alone = {place: _write([each], by) for place, each in enumerate(changed)}
        return {place: refused[0] for place, refused in alone.items() if refused}
    return {}


def _hindrance(
    cell: Cell, statement: ledger.Statement, based_on: int
) -> EntryRefused | ledger.StaleWrite | None:
    """Why the ledger would not take the statement, found before it is asked."""
    if based_on != cell.revision:
        return ledger.StaleWrite(cell.draft or cell.submitted or cell.approved)
    if cell.status == ValueStatus.SUBMITTED:
        return EntryRefused(value=_("This value is with the reviewer. Take it back to change it."))
    if cell.approved_id is not None and cell.kind in ledger.AMENDED:
        return EntryRefused(
            value=_(
                "An approved target or baseline is not changed here. Amend it on the page of its "
                "measure, with who decided and in which document."
            )
        )
    if cell.approved_id is not None and not statement.reason_code:
        return EntryRefused(reason_code=_("Say why an approved value is changed."))
    if statement.reason_code and not statement.reason:
        return EntryRefused(reason=_("Say it in a sentence: the reviewer will read it."))
    return None


def submit(*, cell_ids: Collection[int], by: User, now: datetime) -> list[Cell]:
    """Hand drafts to the reviewer, all or none."""
    return take_steps(cell_ids=cell_ids, step=Step.SUBMIT, by=by, now=now)


@transaction.atomic
def take_back(*, cell_id: int, by: User, now: datetime) -> Cell:
    """Make a submitted value a draft again, so that it can be changed.

    ``StepRefused`` when the reviewer was faster.
    """
    cell = Cell.objects.select_for_update(of=["self"]).get(pk=cell_id)
    if cell.status != ValueStatus.SUBMITTED:
        raise StepRefused(_("This value is no longer with the reviewer."))
    return take_step(cell_id=cell_id, step=Step.REOPEN, by=by, now=now)


def read(entered: Entered, *, of: PerformanceMeasure) -> ledger.Statement:
    """What was typed, as a statement; ``EntryRefused`` names each field at fault."""
    _refuse_what_cannot_be_kept(entered)
    state = _state(entered)
    beside = {
        "state": state,
        "as_printed": entered.value.strip(),
        "qualifier": typed.qualifier(entered.value) or entered.qualifier,
        "evidence": entered.evidence.strip(),
        "comment": entered.comment.strip(),
        "reason_code": entered.reason_code,
        "reason": entered.reason.strip(),
        **({"basis": entered.basis} if entered.basis else {}),
    }
    if state in STATES_WITHOUT_VALUE or state == ValueState.NIL:
        _refuse_a_value_beside(entered)
        amount = Decimal(0) if state == ValueState.NIL else None
        return ledger.Statement(**beside, amount=amount)
    if of.current.kind == MeasureKind.MILESTONE or entered.words.strip():
        return _in_words(entered, beside)
    if entered.numerator.strip() or entered.denominator.strip():
        return _ratio(entered, beside)
    if typed.is_yes_or_no(of.current.unit):
        return _yes_or_no(entered, beside)
    if _is_in_another_unit(entered.value, of.current.unit):
        refusal = _("This measure is not in per cent: type the number in its own unit.")
        raise EntryRefused(value=refusal)
    return _number(entered, beside)


JUDGED_AS = (Verdict.EXCEEDED, Verdict.MET, Verdict.PARTIALLY_MET, Verdict.NOT_MET)
CHOICES: dict[str, Collection[Labelled]] = {
    "judged": JUDGED_AS,
    "qualifier": Qualifier,
    "basis": Basis,
    "reason_code": ReasonForChange,
}


TEXTS = tuple(field.name for field in fields(Entered))


def _refuse_what_cannot_be_kept(entered: Entered) -> None:
    """Choices that are not of their list, and the one sign that no text may hold."""
    for name, choices in CHOICES.items():
        chosen = getattr(entered, name)
        if chosen and chosen not in set(choices):
            raise EntryRefused(**{name: _("Choose one of the list.")})
    for name in TEXTS:
        if "\0" in getattr(entered, name):
            raise EntryRefused(**{name: _("This text holds a sign that cannot be kept.")})


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


def _refuse_a_value_beside(entered: Entered) -> None:
    """A number is not dropped because a select beside it says that there is none."""
    empty = ("", "0") if entered.state == ValueState.NIL else ("",)
    is_state = typed.is_dash(entered.value) or typed.is_not_applicable(entered.value)
    value = "" if is_state else entered.value.strip()
    others = (entered.value_high, entered.numerator, entered.denominator, entered.words)
    if value not in empty or any(other.strip() for other in others):
        raise EntryRefused(
            state=_("A value is typed, and the state says there is none. Clear one of them.")
        )


def _in_words(entered: Entered, beside: dict[str, str]) -> ledger.Statement:
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


def _is_in_another_unit(value: str, unit: str) -> bool:
    return typed.is_per_cent(value) and bool(unit) and not typed.is_per_cent(unit)


def _yes_or_no(entered: Entered, beside: dict[str, str]) -> ledger.Statement:
    amount = typed.yes_or_no(entered.value)
    if amount is None:
        raise EntryRefused(value=_("Answer yes or no, or choose a state."))
    if entered.value_high.strip():
        raise EntryRefused(value_high=_("Answer yes or no, or choose a state."))
    return ledger.Statement(**beside, amount=amount)


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
