"""Reading values: as they stand, and as they were known at an instant."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from django.db import connection, models
from django.db.models import Exists, OuterRef, QuerySet

from indicators.enums import Step
from indicators.ledger.carrying import Carried, carried_since
from indicators.models import (
    Cell,
    MeasureIdentity,
    MeasureVersion,
    Node,
    PerformanceMeasure,
    ReviewEvent,
    ValueVersion,
)

COUNTING = (Step.APPROVE, Step.ADOPT)
IN_ORDER_OF_TIME = ("period__first_day", "period__last_day", "component__position", "kind")
# What a transaction writes is dated with its beginning. One that began at or before the instant
# and still runs may yet add to what was known then. Of a person with other rights it cannot be
# seen since when their transaction runs, and of a prepared one it is not kept: either may be old.
MAY_YET_CHANGE = """
    SELECT clock_timestamp() <= %(instant)s
        OR EXISTS (SELECT FROM pg_prepared_xacts WHERE database = current_database())
        OR EXISTS (
            SELECT FROM pg_locks held
            JOIN pg_stat_activity other ON other.pid = held.pid
            WHERE held.locktype = 'virtualxid' AND held.mode = 'ExclusiveLock'
                AND other.pid <> pg_backend_pid()
                AND other.datname = current_database()
                AND other.usesysid IS NOT NULL
                AND (
                    other.xact_start <= %(instant)s
                    OR NOT pg_has_role(other.usesysid, 'USAGE')
                        AND NOT pg_has_role('pg_read_all_stats', 'USAGE')
                )
        )
"""


@dataclass(frozen=True, slots=True)
class Known:
    """What was known at an instant.

    ``values`` has per cell the version that counted, an approval undone by then being none, and
    ``carried`` tells what that cell hung on; ``readings`` per measure the version in force;
    ``names`` per node its text then (rows of the node's history: ``pgh_obj_id``, ``text``).
    ``is_provisional`` when a transaction from before the instant still ran as this was asked:
    what it writes will count as known then.
    """

    instant: datetime
    is_provisional: bool
    carried: Carried
    values: QuerySet[ValueVersion]
    readings: QuerySet[MeasureVersion]
    names: QuerySet[models.Model]


def known_at(instant: datetime, *, measures: QuerySet[PerformanceMeasure] | None = None) -> Known:
    """Values, targets, definitions and names as known at an instant; of all measures or of some.

    Values are those that hung on the measures then.

    Asks first whether the answer is provisional, so that what ends in between is read.
    """
    provisional = is_provisional(instant)
    carried = carried_since(instant)
    events = ReviewEvent.objects.filter(step__in=COUNTING, at__lte=instant)
    readings = MeasureVersion.objects.filter(at__lte=instant)
    names = names_at(instant)
    if measures is not None:
        events = events.filter(carried.on(measures, cell="cell__"))
        readings = readings.filter(measure__in=measures)
        names = names.filter(pgh_obj__in=measures.values("pk"))
    undone = ReviewEvent.objects.filter(
        cell=OuterRef("cell"),
        version=OuterRef("version"),
        step=Step.UNDO,
        pk__gt=OuterRef("pk"),
        at__lte=instant,
    )
    last = events.filter(~Exists(undone)).order_by("cell_id", "-pk").distinct("cell_id")
    return Known(
        instant=instant,
        is_provisional=provisional,
        carried=carried,
        values=ValueVersion.objects.filter(pk__in=last.values("version")),
        readings=readings.order_by("measure_id", "-number").distinct("measure_id"),
        names=names,
    )


def counting(cells: Collection[int]) -> dict[int, list[ValueVersion]]:
    """By cell, the versions that were approved and not undone, in the order of their approvals.

    Of several that hold on a day, the last one counts.
    """
    undone = ReviewEvent.objects.filter(
        cell=OuterRef("cell"), version=OuterRef("version"), step=Step.UNDO, pk__gt=OuterRef("pk")
    )
    events = ReviewEvent.objects.filter(~Exists(undone), cell__in=cells, step__in=COUNTING)
    found: dict[int, list[ValueVersion]] = {}
    for event in events.select_related("version").order_by("pk"):
        found.setdefault(event.cell_id, []).append(event.version)
    return found


def names_at(instant: datetime) -> QuerySet[models.Model]:
    """Per node its text at an instant: rows of the node's history (``pgh_obj_id``, ``text``)."""
    return rows_at(Node, instant)


def rows_at(table: type[models.Model], instant: datetime) -> QuerySet[models.Model]:
    """Per row its state at an instant: rows of the table's history, by ``pgh_obj_id``.

    To be narrowed by ``pgh_obj`` alone. What was taken out by then has the label ``delete``.
    """
    written = table.pgh_event_model.objects.filter(pgh_created_at__lte=instant)
    return written.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")


def readings_of(
    measures: Iterable[int], *, at: datetime | None = None
) -> dict[int, MeasureVersion]:
    """By measure the version that says how it is read, now or at an instant, in one query."""
    asked = list(measures)
    if at is None:
        versions = MeasureVersion.objects.filter(
            pk__in=PerformanceMeasure.objects.filter(pk__in=asked).values("current")
        )
    else:
        versions = (
            MeasureVersion.objects.filter(at__lte=at, measure__in=asked)
            .order_by("measure_id", "-number")
            .distinct("measure_id")
        )
    return {version.measure_id: version for version in versions}


def is_provisional(instant: datetime) -> bool:
    """Whether what was known at the instant may still change."""
    with connection.cursor() as cursor:
        cursor.execute(MAY_YET_CHANGE, {"instant": instant})
        return bool(cursor.fetchone()[0])


def end_of(day: date) -> datetime:
    """The last instant of a day in UTC: what was known on a day is what was known at its end."""
    return datetime.combine(day, time.max, tzinfo=UTC)


def series(measure: MeasureIdentity) -> QuerySet[Cell]:
    """All cells of a measure in the order of time, with their current versions."""
    return (
        Cell.objects.filter(measure=measure)
        .select_related("period", "component", "draft", "submitted", "approved")
        .order_by(*IN_ORDER_OF_TIME)
    )
