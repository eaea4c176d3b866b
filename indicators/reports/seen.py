"""The database as a report sees it: as it stands, as known at an instant, or with drafts.

Within one repeatable-read transaction, views take the names of the tables. Whatever reads the
tables afterwards, reads what they held then: no gatherer knows of the past.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.apps import apps
from django.db import (
    DataError,
    OperationalError,
    ProgrammingError,
    connection,
    models,
    transaction,
)
from django.db.backends.utils import CursorWrapper

from indicators.models import Cell, OutgoingMail, Report

LEFT_ALONE = frozenset({Cell, OutgoingMail, Report})
# The row as its history had it; what the history leaves out (a password) is as it stands.
FROM_HISTORY = """
    SELECT {columns} FROM (
        SELECT DISTINCT ON (pgh_obj_id) * FROM {events}
        WHERE pgh_created_at <= {instant} ORDER BY pgh_obj_id, pgh_id DESC
    ) then_ JOIN {table} live ON live.{key} = then_.pgh_obj_id
    WHERE then_.pgh_label <> 'delete'
"""
WRITTEN_BY_THEN = "SELECT * FROM {table} WHERE at <= {instant}"
# The last version written by then, and what its last event made of it; beside it the version
# that counted, an approval undone by then being none.
AS_THEN = """
    CROSS JOIN LATERAL (
        SELECT version.id, version.number, coalesce((
            SELECT CASE event.step
                WHEN 'submit' THEN 'submitted' WHEN 'clear' THEN 'submitted'
                WHEN 'undo' THEN 'submitted' WHEN 'return' THEN 'returned'
                WHEN 'approve' THEN 'approved' WHEN 'adopt' THEN 'approved' ELSE 'draft' END
            FROM indicators_reviewevent event
            WHERE event.version_id = version.id AND event.at <= {instant}
            ORDER BY event.id DESC LIMIT 1
        ), 'draft') AS status
        FROM indicators_valueversion version
        WHERE version.cell_id = live.id AND version.at <= {instant}
        ORDER BY version.number DESC LIMIT 1
    ) latest
    LEFT JOIN LATERAL (
        SELECT event.version_id FROM indicators_reviewevent event
        WHERE event.cell_id = live.id AND event.step IN ('approve', 'adopt')
            AND event.at <= {instant}
            AND NOT EXISTS (
                SELECT FROM indicators_reviewevent undone
                WHERE undone.cell_id = event.cell_id AND undone.version_id = event.version_id
                    AND undone.step = 'undo' AND undone.id > event.id AND undone.at <= {instant}
            )
        ORDER BY event.id DESC LIMIT 1
    ) counted ON true
"""
# A link that was confirmed since has carried some cells to the measure of an earlier edition.
CELLS_THEN = f"""
    SELECT {{columns}} FROM indicators_cell live {AS_THEN}
    WHERE NOT EXISTS (
        SELECT FROM indicators_cellplaceevent
        WHERE pgh_obj_id = live.id AND pgh_created_at > {{instant}}
    )
    UNION ALL
    SELECT {{moved}} FROM (
        SELECT DISTINCT ON (pgh_obj_id) * FROM indicators_cellplaceevent
        WHERE pgh_created_at > {{instant}} ORDER BY pgh_obj_id, pgh_id
    ) place JOIN indicators_cell live ON live.id = place.pgh_obj_id {AS_THEN}
"""
THEN = {
    "approved_id": "counted.version_id",
    "draft_id": "CASE WHEN latest.status IN ('draft', 'returned') THEN latest.id END",
    "submitted_id": "CASE WHEN latest.status = 'submitted' THEN latest.id END",
    "revision": "latest.number",
    "status": "latest.status",
}
MOVED = {"measure_id": "place.measure_id", "component_id": "place.component_id"}
CELLS_WITH_DRAFTS = "SELECT {columns} FROM indicators_cell live"
IN_HAND = {
    "approved_id": """CASE
        WHEN live.status IN ('draft', 'returned') THEN coalesce(live.draft_id, live.approved_id)
        WHEN live.status = 'submitted' THEN coalesce(live.submitted_id, live.approved_id)
        ELSE live.approved_id END"""
}


class SnapshotGone(Exception):
    """Whoever exported it has ended since."""


@contextmanager
def snapshot(
    *,
    instant: datetime | None = None,
    with_drafts: bool = False,
    within: tuple[str, datetime] | None = None,
) -> Iterator[datetime]:
    """One unchanging view of the database, and its instant; nothing can be written in it.

    Of ``instant`` where one is given. ``with_drafts`` lets what is in somebody's hands count.
    ``within`` is another transaction's exported view with its instant, ``SnapshotGone`` when that
    has ended.
    """
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            now = _entered(cursor, *within) if within else _taken(cursor)
            if instant is not None:
                cursor.execute(_past(instant))
            if with_drafts:
                cursor.execute(_view(Cell, CELLS_WITH_DRAFTS, IN_HAND))
            cursor.execute("SET TRANSACTION READ ONLY")
        yield instant or now
        # The views go with the transaction.
        transaction.set_rollback(True)


def exported() -> str:
    """A name under which other transactions read within this one's view, as long as it lasts."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_export_snapshot()")
        return str(cursor.fetchone()[0])


def _taken(cursor: CursorWrapper) -> datetime:
    # The first statement takes the view; its clock is read after everything it shows.
    cursor.execute("SELECT clock_timestamp()")
    now: datetime = cursor.fetchone()[0]
    return now


def _entered(cursor: CursorWrapper, name: str, as_at: datetime) -> datetime:
    try:
        cursor.execute("SET TRANSACTION SNAPSHOT %s", [name])
    except (OperationalError, ProgrammingError, DataError) as ended:
        raise SnapshotGone(name) from ended
    return as_at


def _past(instant: datetime) -> str:
    quoted = f"'{instant.isoformat()}'::timestamptz"
    views = [
        _view(Cell, CELLS_THEN, THEN, instant=quoted, moved=_columns(Cell, THEN | MOVED)),
    ]
    for model in apps.get_app_config("indicators").get_models():
        if model in LEFT_ALONE or hasattr(model, "pgh_tracked_model"):
            continue
        if hasattr(model, "pgh_event_model"):
            kept = {field.column for field in model.pgh_event_model._meta.concrete_fields}
            then = {
                field.column: f"then_.{field.column}"
                for field in model._meta.concrete_fields
                if field.column in kept
            }
            events = model.pgh_event_model._meta.db_table
            key = model._meta.pk.column
            views.append(_view(model, FROM_HISTORY, then, instant=quoted, events=events, key=key))
        elif any(field.column == "at" for field in model._meta.concrete_fields):
            views.append(_view(model, WRITTEN_BY_THEN, {}, instant=quoted))
    return ";".join(views)


def _view(model: type[models.Model], body: str, otherwise: dict[str, str], **parts: str) -> str:
    """A view under the name of the table, some of whose columns are made ``otherwise``."""
    table, columns = model._meta.db_table, _columns(model, otherwise)
    return f"CREATE TEMP VIEW {table} AS {body.format(columns=columns, table=table, **parts)}"


def _columns(model: type[models.Model], otherwise: dict[str, str]) -> str:
    return ", ".join(
        f"{otherwise.get(field.column, f'live.{field.column}')} AS {field.column}"
        for field in model._meta.concrete_fields
    )
