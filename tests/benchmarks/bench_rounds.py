"""What the lock of reporting rounds costs: 100,000 versions in one statement.

The floor is the same insert with the lock's trigger away and every other check, key and trigger
on. Measured with no round at all, with an open one that asks for every value, and with a closed
one that lets the whole programme in by an exception: then each value is looked at.

Run with ``make bench ARGS="-k rounds"``.
"""

import pytest
from django.db import connection

from indicators.models import Period, PlanEdition, RoundException
from tests.benchmarks.framework import YEARS, lay_down
from tests.benchmarks.measuring import Measured, show, taken_back
from tests.builders import a_round, a_user, in_days

pytestmark = pytest.mark.django_db
MEASURES = 10_000
PARTS = 2
CLOSED = {"opens_on": in_days(-9), "due_on": in_days(-4), "closes_on": in_days(-1)}

# Cells beside those of the plan, so that nothing in them needs a reason.
CELLS = f"""
    INSERT INTO indicators_cell (measure_id, disaggregation, period_id, kind, status, waits_at,
        revision, component_id)
    SELECT part.measure_id, '', period.id, 'actual', 'empty', '', 0, part.id
    FROM indicators_component part, indicators_period period
    WHERE period.label = ANY (%s) AND part.position < {PARTS}
"""
COMPONENTS = f"""
    INSERT INTO indicators_component (measure_id, name, position)
    SELECT measure.id, 'part ' || n, n
    FROM indicators_measureidentity measure, generate_series(0, {PARTS - 1}) n
"""
WRITE = """
    INSERT INTO indicators_valueversion (cell_id, number, state, amount, words, judged, as_printed,
        qualifier, basis, source_anchor, evidence, comment, reason_code, reason)
    SELECT id, 1, 'reported', 5, '', '', '5', '', 'level', '{}', '', '', '', ''
    FROM indicators_cell WHERE component_id IS NOT NULL
"""
LOCK = """
    SELECT tgname FROM pg_trigger
    WHERE tgrelid = 'indicators_valueversion'::regclass
      AND tgname LIKE 'pgtrigger_round_is_open_insert%'
"""


def run(statement: str, *parameters: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters or None)
        return cursor.fetchall() if cursor.description else []


def written() -> Measured:
    return taken_back(lambda: run(WRITE))


def without_the_lock() -> Measured:
    [(name,)] = run(LOCK)
    run(f"ALTER TABLE indicators_valueversion DISABLE TRIGGER {name}")
    floor = written()
    run(f"ALTER TABLE indicators_valueversion ENABLE TRIGGER {name}")
    return floor


def bench_the_lock_of_rounds() -> None:
    edition, periods = lay_down(MEASURES)
    run(COMPONENTS)
    run(CELLS, [str(year) for year in YEARS])
    run("ANALYZE")
    PlanEdition.objects.update(period=_whole(periods))
    floor = without_the_lock()
    values = MEASURES * PARTS * len(YEARS)
    show("-", f"insert {values:,} versions, no round", written(), floor, "without the lock")
    edition.refresh_from_db()
    asked = a_round(edition, *periods)
    show("-", "the same, asked for by an open round", written(), floor, "without the lock")
    asked.opens_on, asked.due_on, asked.closes_on = CLOSED.values()
    asked.save()
    RoundException.objects.create(
        round=asked,
        programme=edition.nodes.get(kind="programme").programme.identity,
        until=in_days(3),
        reason="The survey came late.",
        granted_by=a_user(),
    )
    show("-", "the same, let in by an exception", written(), floor, "without the lock")


def _whole(periods: list[Period]) -> Period:
    """One period over all the years, so that the round may ask for each of them."""
    first, last = periods[0].first_day, periods[-1].last_day
    return Period.objects.create(kind="span", first_day=first, last_day=last, label="all the years")
