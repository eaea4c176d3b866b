"""What an edition states counts while readers may know of the edition, and is a draft otherwise."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Q

from indicators.enums import Step
from indicators.ledger.adopting import outdate
from indicators.ledger.refusals import ValueRefused, refusals_in_words
from indicators.models import ReviewEvent, User
from indicators.models.triggers import COUNTED_LAST

# The edition's last word on each value on which no person and no later edition has had theirs.
TO_ADOPT = """
    SELECT DISTINCT ON (cell.id) cell.id, version.id, cell.measure_id
    FROM indicators_node place
    JOIN indicators_valueversion version ON version.source_id = place.id
    JOIN indicators_cell cell ON cell.id = version.cell_id
    LEFT JOIN indicators_valueversion approved ON approved.id = cell.approved_id
    WHERE place.edition_id = %s AND (approved.id IS NULL OR (version.number > approved.number
        AND (approved.by_id IS NULL OR approved.source_id IS NOT NULL)))
    ORDER BY cell.id, version.number DESC
"""
# What a person approved since is their word, wherever it came from.
TO_WITHDRAW = """
    SELECT cell.id, version.id, cell.measure_id
    FROM indicators_node place
    JOIN indicators_valueversion version ON version.source_id = place.id
    JOIN indicators_cell cell ON cell.id = version.cell_id
    WHERE place.edition_id = %s AND cell.approved_id = version.id AND 'adopt' = (
        SELECT event.step FROM indicators_reviewevent event
        WHERE event.cell_id = cell.id AND event.version_id = version.id
          AND event.step IN ('approve', 'adopt')
        ORDER BY event.id DESC LIMIT 1)
    ORDER BY cell.id
"""
LOCK = "SELECT FROM indicators_cell WHERE id = ANY(%s) ORDER BY id FOR UPDATE"
# Whatever somebody has in hand stays in hand.
POINT_AT_ADOPTED = """
    UPDATE indicators_cell cell
    SET approved_id = version.id,
        draft_id = nullif(cell.draft_id, version.id),
        submitted_id = nullif(cell.submitted_id, version.id),
        waits_at = CASE WHEN cell.submitted_id = version.id THEN '' ELSE cell.waits_at END,
        status = CASE WHEN cell.status = 'empty' OR version.id IN (cell.draft_id, cell.submitted_id)
            THEN 'approved' ELSE cell.status END
    FROM indicators_valueversion version
    WHERE version.cell_id = cell.id AND version.id = ANY(%s)
"""
POINT_BACK = """
    UPDATE indicators_cell cell
    SET approved_id = {counted_last},
        draft_id = CASE cell.status WHEN 'approved' THEN version.id ELSE cell.draft_id END,
        status = CASE cell.status WHEN 'approved' THEN 'draft' ELSE cell.status END
    FROM indicators_valueversion version
    WHERE version.cell_id = cell.id AND version.id = ANY(%s)
"""
POINT_BEFORE_WITHDRAWN = POINT_BACK.format(counted_last=COUNTED_LAST)


def is_released(source: str) -> Q:
    """Of versions: what a person states, and what an edition does that has been released.

    ``source`` is the way to the node where it is printed.
    """
    return Q(**{f"{source}__isnull": True}) | Q(**{f"{source}__edition__adopted_at__isnull": False})


@dataclass(frozen=True, slots=True)
class Stated:
    """A version that an edition states."""

    cell_id: int
    version_id: int
    measure_id: int


def adopt_stated(*, edition_id: int, by: User | None) -> int:
    """Let what the edition states count from now on. Returns how many values do.

    What people have approved is not overruled, nor what a later edition states; what a reporting
    round that is not open asks for stays a draft.
    """
    return _move(TO_ADOPT, edition_id, Step.ADOPT, POINT_AT_ADOPTED, by)


def withdraw_stated(*, edition_id: int, by: User | None) -> int:
    """Let what the edition states count no longer: it is a draft, and what counted before counts.

    What a reporting round that is not open asks for stays. Returns how many values are drafts.
    """
    return _move(TO_WITHDRAW, edition_id, Step.UNDO, POINT_BEFORE_WITHDRAWN, by)


@transaction.atomic
def _move(which: str, edition_id: int, step: Step, pointing: str, by: User | None) -> int:
    with connection.cursor() as cursor:
        cursor.execute(which, [edition_id])
        cursor.execute(LOCK, [[cell_id for cell_id, *_others in cursor.fetchall()]])
        cursor.execute(which, [edition_id])
        stated = [Stated(*row) for row in cursor.fetchall()]
    moved = _moved(stated, step, pointing, by)
    outdate({each.measure_id for each in moved})
    return len(moved)


def _moved(stated: Sequence[Stated], step: Step, pointing: str, by: User | None) -> list[Stated]:
    """As many as the database allows: where it refuses some, each half for itself."""
    if not stated:
        return []
    with suppress(ValueRefused), refusals_in_words(), connection.cursor() as cursor:
        ReviewEvent.objects.bulk_create(
            ReviewEvent(cell_id=each.cell_id, version_id=each.version_id, step=step, by=by)
            for each in stated
        )
        cursor.execute(pointing, [[each.version_id for each in stated]])
        return list(stated)
    half = len(stated) // 2
    parts = (stated[:half], stated[half:]) if half else ()
    return [each for part in parts for each in _moved(part, step, pointing, by)]
