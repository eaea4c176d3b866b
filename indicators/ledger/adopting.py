"""Adopting many values at once: what a published plan states, in a constant number of queries."""

from collections.abc import Collection, Sequence
from dataclasses import asdict

from django.db import connection, transaction

from indicators.enums import ReasonForChange, Step, ValueStatus
from indicators.ledger.places import Place, locked_cells
from indicators.ledger.refusals import refusals_in_words
from indicators.ledger.writing import VALUE, Statement
from indicators.models import Attainment, Cell, Node, ReviewEvent, User, ValueVersion

# Whatever somebody has in hand stays in hand.
POINT_AT_ADOPTED = """
    UPDATE indicators_cell cell
    SET approved_id = version.id, revision = version.number,
        status = CASE cell.status WHEN 'empty' THEN 'approved' ELSE cell.status END
    FROM indicators_valueversion version
    WHERE version.cell_id = cell.id AND version.id = ANY(%s)
"""
POINT_AT_PROPOSED = """
    UPDATE indicators_cell cell
    SET draft_id = CASE WHEN cell.status IN ('empty', 'approved') THEN version.id
            ELSE cell.draft_id END,
        status = CASE WHEN cell.status IN ('empty', 'approved') THEN 'draft'
            ELSE cell.status END,
        revision = version.number
    FROM indicators_valueversion version
    WHERE version.cell_id = cell.id AND version.id = ANY(%s)
"""


@transaction.atomic
def adopt(
    entries: Sequence[tuple[Place, Statement]], *, by: User | None, document: str
) -> list[ValueVersion]:
    """Write what a document states straight into the approved values.

    A statement that says what the approved value already says is left out; one that changes it
    names ``document`` as the decision. What people have approved is not overruled, what has no
    place in a document is a person's word, and what an edition states counts only once readers
    may know of it: there the statement becomes a draft. Returns the
    versions written. Two statements for one place raise ``ValueError``; what a reporting round
    asks for raises ``RoundNotOpen`` outside its days.
    """
    cells = locked_cells([place for place, _statement in entries])
    coming = _coming({statement.source_id for _place, statement in entries})
    versions = [
        ValueVersion(
            cell=cells[place],
            number=cells[place].revision + 1,
            by=by,
            **asdict(_with_reason(cells[place], statement, document)),
        )
        for place, statement in entries
        if not _stands_already(cells[place], statement, is_coming=statement.source_id in coming)
    ]
    with refusals_in_words():
        ValueVersion.objects.bulk_create(versions)
    adopted, proposed = [], []
    for version in versions:
        counts = version.source_id not in coming and _may_count(version)
        (adopted if counts else proposed).append(version)
    ReviewEvent.objects.bulk_create(
        ReviewEvent(cell_id=version.cell_id, version=version, step=Step.ADOPT, by=by)
        for version in adopted
    )
    with connection.cursor() as cursor:
        cursor.execute(POINT_AT_ADOPTED, [[version.pk for version in adopted]])
        cursor.execute(POINT_AT_PROPOSED, [[version.pk for version in proposed]])
    outdate({version.cell.measure_id for version in adopted})
    return versions


def outdate(identity_ids: Collection[int]) -> None:
    """What was computed of these measures no longer holds, until it is computed again."""
    computed = Attainment.objects.filter(measure__identity__in=identity_ids, is_stale=False)
    computed.update(is_stale=True)


def _coming(source_ids: Collection[int | None]) -> set[int]:
    """Those of the places that stand in an edition whose figures do not count yet."""
    places = Node.objects.filter(pk__in=source_ids, edition__adopted_at__isnull=True)
    return set(places.values_list("pk", flat=True))


def _may_count(version: ValueVersion) -> bool:
    approved = version.cell.approved
    return not _is_of_a_person(version) and (approved is None or not _is_of_a_person(approved))


def _is_of_a_person(version: ValueVersion) -> bool:
    """What a document states has its place there as the source."""
    return version.by_id is not None and version.source_id is None


def _stands_already(cell: Cell, statement: Statement, *, is_coming: bool) -> bool:
    standing = [cell.approved]
    if is_coming and cell.draft is not None and cell.draft.source_id is not None:
        standing = [cell.draft]
    if cell.approved is not None and _is_of_a_person(cell.approved):
        standing += [cell.draft, cell.submitted]
    return any(version and says_the_same(version, statement) for version in standing)


def says_the_same(version: ValueVersion, statement: Statement | ValueVersion) -> bool:
    """Whether a version states the same value, whoever wrote it and why."""
    return all(getattr(version, name) == getattr(statement, name) for name in VALUE)


def _with_reason(cell: Cell, statement: Statement, document: str) -> Statement:
    if cell.approved_id is None and cell.status != ValueStatus.SUBMITTED:
        return statement
    if statement.reason_code:
        return statement
    changed = {"reason_code": ReasonForChange.DECISION, "reason": f"As stated in {document}."}
    return Statement(**asdict(statement) | changed)
