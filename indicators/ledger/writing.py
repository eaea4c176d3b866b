"""Writing one value: lock the cell, refuse what is stale, insert a version."""

from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction

from indicators.enums import Basis, ValueKind, ValueState, ValueStatus
from indicators.models import Cell, Component, MeasureIdentity, Period, User, ValueVersion


class ValueRefused(Exception):
    """The database refuses the value. The message says what to do."""


class StaleWrite(Exception):
    """Somebody wrote the cell first; ``current`` is their version, for both to be shown."""

    def __init__(self, current: ValueVersion | None) -> None:
        super().__init__("the value was changed since you read it")
        self.current = current


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What is said of a cell. Empty is ``None`` or "", zero is a value."""

    state: ValueState = ValueState.REPORTED
    amount: Decimal | None = None
    amount_high: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    words: str = ""
    judged: str = ""
    as_printed: str = ""
    qualifier: str = ""
    basis: Basis = Basis.LEVEL
    evidence: str = ""
    comment: str = ""
    reason_code: str = ""
    reason: str = ""
    source_id: int | None = None
    source_anchor: dict[str, int] = field(default_factory=dict)


def locked_cell(
    *,
    measure: MeasureIdentity,
    period: Period,
    kind: ValueKind,
    component: Component | None = None,
    disaggregation: str = "",
    as_of: date | None = None,
) -> Cell:
    """The cell, made if it is not there, locked until the transaction ends."""
    key = {
        "measure": measure,
        "period": period,
        "kind": kind,
        "component": component,
        "disaggregation": disaggregation,
        "as_of": as_of,
    }
    Cell.objects.bulk_create([Cell(**key)], ignore_conflicts=True)
    return Cell.objects.select_for_update(of=["self"]).get(**key)


@transaction.atomic
def write(*, cell: Cell, statement: Statement, by: User | None, based_on: int) -> ValueVersion:
    """Insert the next version of a locked cell as its draft.

    ``based_on`` is the revision the writer saw; any other raises ``StaleWrite``. What the
    database's checks refuse raises ``ValueRefused``.
    """
    if cell.revision != based_on:
        raise StaleWrite(cell.versions.order_by("-number").first())
    version = ValueVersion(cell=cell, number=based_on + 1, by=by, **asdict(statement))
    try:
        with transaction.atomic():
            version.save(force_insert=True)
    except IntegrityError as refusal:
        raise ValueRefused(_why(refusal)) from refusal
    cell.revision = version.number
    cell.draft = version
    cell.status = ValueStatus.DRAFT
    cell.save(update_fields=["revision", "draft", "status"])
    return version


WHY = {
    "valueversion_change_has_reason": "Say why this value is changed: a reason and a sentence.",
    "valueversion_reason_has_words": "A reason for the change needs a sentence beside it.",
    "valueversion_nil_is_zero": "Nothing to report is the value zero.",
    "valueversion_ratio_is_whole": "A ratio needs both its numbers and nothing else.",
    "valueversion_range_runs_up": "A range runs from the lower number to the higher one.",
    "valueversion_state_without_value": "This state has no value: clear the number or the words.",
    "valueversion_reported_has_value": "A reported value needs a number or words.",
}


def _why(refusal: IntegrityError) -> str:
    """The sentence for the constraint that the database names, or the database's own words."""
    diagnosis = refusal.__cause__.diag
    return WHY.get(diagnosis.constraint_name, diagnosis.message_primary)
