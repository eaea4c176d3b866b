"""Adopting many values at once: what a published plan states, in a constant number of queries."""

from collections.abc import Sequence
from dataclasses import asdict

from django.db import connection, transaction

from indicators.enums import ReasonForChange, Step, ValueStatus
from indicators.ledger.places import Place, locked_cells
from indicators.ledger.writing import Statement
from indicators.models import Cell, ReviewEvent, User, ValueVersion

POINT_AT_ADOPTED = """
    UPDATE indicators_cell cell
    SET approved_id = version.id, draft_id = NULL, submitted_id = NULL,
        revision = version.number, status = 'approved'
    FROM indicators_valueversion version
    WHERE version.cell_id = cell.id AND version.id = ANY(%s)
"""


@transaction.atomic
def adopt(
    entries: Sequence[tuple[Place, Statement]], *, by: User | None, document: str
) -> list[ValueVersion]:
    """Write what a document states straight into the approved values.

    A statement that says what the approved value already says is left out; one that changes it
    names ``document`` as the decision. Returns the versions written. Two statements for one
    place raise ``ValueError``.
    """
    cells = locked_cells([place for place, _statement in entries])
    versions = [
        ValueVersion(cell=cell, number=cell.revision + 1, by=by, **asdict(statement))
        for cell, statement in (
            (cells[place], _with_reason(cells[place], statement, document))
            for place, statement in entries
        )
        if cell.approved is None or not says_the_same(cell.approved, statement)
    ]
    ValueVersion.objects.bulk_create(versions)
    ReviewEvent.objects.bulk_create(
        ReviewEvent(cell_id=version.cell_id, version=version, step=Step.ADOPT, by=by)
        for version in versions
    )
    with connection.cursor() as cursor:
        cursor.execute(POINT_AT_ADOPTED, [[version.pk for version in versions]])
    return versions


def says_the_same(version: ValueVersion, statement: Statement) -> bool:
    """Whether a version states the same value, whoever wrote it and why."""
    return all(
        getattr(version, name) == getattr(statement, name)
        for name in (
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
    )


def _with_reason(cell: Cell, statement: Statement, document: str) -> Statement:
    if cell.approved_id is None and cell.status != ValueStatus.SUBMITTED:
        return statement
    if statement.reason_code:
        return statement
    changed = {"reason_code": ReasonForChange.DECISION, "reason": f"As stated in {document}."}
    return Statement(**asdict(statement) | changed)
