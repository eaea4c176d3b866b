"""Writing one value: lock the cell, refuse what is stale, insert a version."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from decimal import Decimal
from typing import Any, Self

from django.db import connection

from indicators.enums import Basis, ValueKind, ValueState, ValueStatus
from indicators.ledger.places import Place, locked_cells
from indicators.ledger.refusals import refusals_in_words
from indicators.models import Cell, Component, MeasureIdentity, Period, User, ValueVersion

# Once approved these are changed by an amendment alone, which says who decided, where, from when.
AMENDED = (ValueKind.TARGET, ValueKind.BASELINE)
# What a version states; two that state the same are the same value, whoever wrote them and why.
VALUE = (
    "state",
    "amount",
    "amount_high",
    "numerator",
    "denominator",
    "words",
    "judged",
    "qualifier",
    "basis",
)
# What a person says with it.
SAID = (*VALUE, "evidence", "comment", "reason_code", "reason")
POINT_AT_DRAFTS = """
    UPDATE indicators_cell cell
    SET draft_id = version.id, revision = version.number, status = 'draft', waits_at = ''
    FROM indicators_valueversion version
    WHERE version.cell_id = cell.id AND version.id IN ({versions})
"""
POINT_AT_DRAFT = POINT_AT_DRAFTS.format(versions="SELECT unnest(%s::bigint[])")


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
    valid_from: date | None = None
    source_id: int | None = None
    source_anchor: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def like(cls, version: ValueVersion, **others: object) -> Self:
        """What a version says, but for the ``others``."""
        said = {each.name: getattr(version, each.name) for each in fields(cls)}
        return cls(**said | others)


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
    place = Place(
        measure_id=measure.pk,
        period_id=period.pk,
        kind=kind,
        component_id=component and component.pk,
        disaggregation=disaggregation,
        as_of=as_of,
    )
    return locked_cells([place])[place]


def write(*, cell: Cell, statement: Statement, by: User | None, based_on: int) -> ValueVersion:
    """Insert the next version of a locked cell as its draft.

    ``based_on`` is the revision the writer saw; any other raises ``StaleWrite``. What the
    database refuses raises ``ValueRefused``, and outside its round ``RoundNotOpen``.
    """
    [version] = write_all([(cell, statement, based_on)], by=by)
    return version


def write_all(
    entries: Sequence[tuple[Cell, Statement, int]], *, by: User | None
) -> list[ValueVersion]:
    """The same for many locked cells, each with the revision seen: all of them or none.

    Two statements for any number.
    """
    for cell, _statement, based_on in entries:
        if cell.revision != based_on:
            raise StaleWrite(cell.versions.order_by("-number").first())
    versions = [
        ValueVersion(cell=cell, number=based_on + 1, by=by, **asdict(statement))
        for cell, statement, based_on in entries
    ]
    with refusals_in_words():
        ValueVersion.objects.bulk_create(versions)
        with connection.cursor() as cursor:
            cursor.execute(POINT_AT_DRAFT, [[version.pk for version in versions]])
    for version in versions:
        cell = version.cell
        cell.revision, cell.draft, cell.status = version.number, version, ValueStatus.DRAFT
    return versions
