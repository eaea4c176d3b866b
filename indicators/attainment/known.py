"""Attainment as it was known at an instant, computed from the ledger and never stored."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone

from indicators import ledger
from indicators.attainment.current import current_rows
from indicators.attainment.periods import periods_of
from indicators.attainment.query import COMPUTED, OUTCOMES, OUTCOMES_THEN, PLACE
from indicators.attainment.rules import RULES_IN_FORCE
from indicators.models import Attainment, PerformanceMeasure

# As when it is stored: a large plan is joined in memory.
AS_RECOMPUTING = "SELECT set_config('work_mem', '64MB', true)"
NOW = f"{OUTCOMES} SELECT {', '.join((*PLACE, *COMPUTED))} FROM outcome"
THEN = f"{OUTCOMES_THEN} SELECT {', '.join((*PLACE, *COMPUTED))} FROM outcome"
JUDGED = (*PLACE, "verdict", "target_id", "original_verdict")
JUDGED_THEN = f"{OUTCOMES_THEN} SELECT {', '.join(JUDGED)} FROM outcome"
# What pages, reports and the API read of a row, whether it was stored or computed for them.
READ = (
    "measure__node__edition",
    "component",
    "period",
    "measure_version",
    "baseline",
    "target",
    "actual__by",
    "original_baseline",
    "original_target",
)


@dataclass(frozen=True, slots=True)
class AsKnown:
    """What was known at an instant: rows of the same shape as the stored ones.

    ``names`` has the text of each node then. ``is_provisional`` when a transaction from before the
    instant still ran as this was asked: what it writes will count as known then.
    """

    instant: datetime
    is_provisional: bool
    rows: list[Attainment]
    names: dict[int, str]


class Judged(NamedTuple):
    """A verdict in short: of a measure, or of a component of it, in a period; the id of the target
    that it was given against; and the verdict against what had been promised before a revision,
    empty where nothing was revised.
    """

    measure: int
    component: int | None
    period: int
    verdict: str
    target: int | None
    original: str


def known_at(
    *,
    edition_id: int,
    at: date | datetime,
    period_id: int | None = None,
    measures: Collection[int] | None = None,
) -> AsKnown:
    """The attainment of an edition's measures as known at an instant, or at the end of a day.

    Values, targets, baselines, kinds, tolerances, bases, definitions and names are those of then,
    and so is what was due. Of one period, or of every period that had a target or an actual; of
    all measures, or of some. One statement computes it, a constant number of others
    reads the versions it names. A measure that was not known yet has no row.
    """
    instant = instant_of(at)
    # Asked first, so that what ends in between is read.
    is_provisional = ledger.is_provisional(instant)
    asked = _asked(edition_id, instant, period_id) | {
        "identities": None if measures is None else _identities_of(measures),
    }
    rows = _rows(THEN, asked, instant)
    return AsKnown(instant, is_provisional, rows, _names(rows, instant))


def judged(*, edition_id: int, at: date | datetime | None = None) -> list[Judged]:
    """In short, all verdicts of an edition that stand, or those known at an instant: for tables
    of a whole plan through the years.
    """
    if at is None:
        standing = current_rows().filter(measure__node__edition=edition_id)
        return [Judged(*row) for row in standing.values_list(*JUDGED)]
    computed = _computed(JUDGED_THEN, _asked(edition_id, instant_of(at), None))
    return [Judged(*row) for row in computed]


def standing_rows(
    *, edition_id: int, period_id: int | None = None, measures: Collection[int] | None = None
) -> AsKnown:
    """What is stored and current, read like what was known at an instant."""
    asked = {"period": period_id, "measure__in": measures}
    rows = list(
        current_rows()
        .filter(
            measure__node__edition=edition_id,
            **{name: value for name, value in asked.items() if value is not None},
        )
        .order_by(
            "measure__node__position", "period__first_day", "component__position", "component"
        )
    )
    prefetch_related_objects(rows, *READ)
    return AsKnown(timezone.now(), False, rows, {})


def instant_of(at: date | datetime) -> datetime:
    """A day stands for its end in UTC."""
    return at if isinstance(at, datetime) else ledger.end_of(at)


def as_seen(
    *, edition_id: int, period_id: int, now: datetime, identities: Iterable[int] | None = None
) -> list[Attainment]:
    """The attainment by what the transaction sees at this moment, computed and never stored.

    Of some measures, or of all. For readers to whom the tables show something else than they
    hold, such as drafts.
    """
    asked = _asked(edition_id, now, period_id) | {
        "identities": None if identities is None else list(identities),
        "instant": None,
    }
    return _rows(NOW, asked, now)


def _asked(edition_id: int, instant: datetime, period_id: int | None) -> dict[str, object]:
    """Of every measure, in the period or in all that had values at the instant."""
    periods = [(edition_id, period_id)]
    if period_id is None:
        periods = periods_of([edition_id], at=instant)
    return {
        "editions": [edition_id],
        "editions_of_periods": [edition for edition, _period in periods],
        "periods": [period for _edition, period in periods],
        "identities": None,
        "today": instant.astimezone(UTC).date(),
        "instant": instant,
    }


def _rows(statement: str, asked: dict[str, object], at: datetime) -> list[Attainment]:
    rows = [
        Attainment(
            **dict(zip((*PLACE, *COMPUTED), row, strict=True)),
            rule_set=RULES_IN_FORCE,
            computed_at=at,
        )
        for row in _computed(statement, asked)
    ]
    prefetch_related_objects(rows, *READ)
    rows.sort(key=_in_printed_order)
    return rows


def _computed(statement: str, asked: dict[str, object]) -> list[tuple[object, ...]]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(AS_RECOMPUTING)
        cursor.execute(statement, asked)
        return cursor.fetchall()


def _identities_of(measures: Collection[int]) -> list[int]:
    rows = PerformanceMeasure.objects.filter(pk__in=measures)
    return list(rows.values_list("identity", flat=True))


def _in_printed_order(row: Attainment) -> tuple[object, ...]:
    part = row.component
    place = (-1, 0) if part is None else (part.position, part.pk)
    return (row.measure.node.position, row.period.first_day, row.period.last_day, *place)


def _names(rows: list[Attainment], instant: datetime) -> dict[int, str]:
    nodes = {row.measure_id for row in rows}
    then = ledger.names_at(instant).filter(pgh_obj__in=nodes)
    return dict(then.values_list("pgh_obj_id", "text"))
