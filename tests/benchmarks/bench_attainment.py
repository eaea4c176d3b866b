"""Rows 1, 2 and 3: attainment of a whole plan and of one measure, against bare statements.

The floor is as little as a judgement can be: one statement joins the approved baseline, target
and actual of every measure and year, compares and subtracts, and stores two columns in a table
with a primary key and no other index, check or key. It knows one kind of measure, no missing
baseline years, no bases, ratios, components or reasons. Read only, both statements judge the same
rows and give back counts, so that no time goes into carrying rows to Python.

Run with ``make bench ARGS="-k attainment"``.
"""

import tracemalloc
from collections import Counter
from fractions import Fraction

import pytest
from django.db import connection
from django.utils import timezone

from indicators import attainment
from indicators.attainment.case import Case
from indicators.attainment.query import OUTCOMES
from indicators.attainment.rules import assess
from indicators.enums import MeasureKind, ValueState
from indicators.models import Attainment, PerformanceMeasure, PlanEdition
from tests.benchmarks.framework import lay_down, run_all
from tests.benchmarks.measuring import clocked, measured, show

pytestmark = pytest.mark.django_db
S, L = 1_000, 91_000

BARE_JUDGEMENT = """
    SELECT measure.node_id, target.period_id, actual_version.amount >= target_version.amount,
        actual_version.amount - target_version.amount
    FROM indicators_performancemeasure measure
    JOIN indicators_node node ON node.id = measure.node_id
    JOIN indicators_cell target ON target.measure_id = measure.identity_id
        AND target.kind = 'target'
    LEFT JOIN indicators_cell actual ON actual.measure_id = measure.identity_id
        AND actual.kind = 'actual' AND actual.period_id = target.period_id
    LEFT JOIN indicators_cell baseline ON baseline.measure_id = measure.identity_id
        AND baseline.kind = 'baseline'
    LEFT JOIN indicators_valueversion target_version ON target_version.id = target.approved_id
    LEFT JOIN indicators_valueversion actual_version ON actual_version.id = actual.approved_id
    LEFT JOIN indicators_valueversion baseline_version
        ON baseline_version.id = baseline.approved_id
    WHERE node.edition_id = %s
"""
BARE_STORE = f"""
    INSERT INTO bare_attainment AS stored
    SELECT * FROM ({BARE_JUDGEMENT}) judged (measure_id, period_id, met, gap)
    ON CONFLICT (measure_id, period_id) DO UPDATE SET met = excluded.met, gap = excluded.gap
"""
BARE_STORE_CHANGED = (
    BARE_STORE + "WHERE (stored.met, stored.gap) IS DISTINCT FROM (excluded.met, excluded.gap)"
)
BARE_TABLE = """
    CREATE TEMPORARY TABLE bare_attainment (
        measure_id bigint, period_id bigint, met boolean, gap numeric,
        PRIMARY KEY (measure_id, period_id)
    )
"""
# As if every value had been approved anew.
OF_OTHER_VALUES = "UPDATE indicators_attainment SET gap = 7, verdict = 'MET'"
BARE_OF_OTHER_VALUES = "UPDATE bare_attainment SET gap = 7"
# As ``recompute`` sets them for its own transaction; the floor has the same.
AS_RECOMPUTING = ("SET LOCAL jit = off", "SET LOCAL work_mem = '64MB'")
JUDGED = f"{OUTCOMES} SELECT count(*), sum(hashtext(outcome::text)) FROM outcome"
CASES = """
    SELECT version.kind, period.last_day < %s, coalesce(actual_version.state, 'not_reported'),
        baseline_version.amount, target_version.amount, actual_version.amount
    FROM indicators_performancemeasure measure
    JOIN indicators_node node ON node.id = measure.node_id
    JOIN indicators_measureversion version ON version.id = measure.current_id
    JOIN indicators_cell target ON target.measure_id = measure.identity_id
        AND target.kind = 'target'
    JOIN indicators_period period ON period.id = target.period_id
    LEFT JOIN indicators_cell actual ON actual.measure_id = measure.identity_id
        AND actual.kind = 'actual' AND actual.period_id = target.period_id
    LEFT JOIN indicators_cell baseline ON baseline.measure_id = measure.identity_id
        AND baseline.kind = 'baseline'
    LEFT JOIN indicators_valueversion target_version ON target_version.id = target.approved_id
    LEFT JOIN indicators_valueversion actual_version ON actual_version.id = actual.approved_id
    LEFT JOIN indicators_valueversion baseline_version
        ON baseline_version.id = baseline.approved_id
    WHERE node.edition_id = %s
"""
FORGOTTEN = "TRUNCATE indicators_attainment, bare_attainment"


def asked_of(edition: PlanEdition) -> dict[str, object]:
    """Everything of the edition, as it counts now."""
    today = timezone.now().date()
    return {
        "editions": [edition.pk],
        "editions_of_periods": None,
        "periods": None,
        "identities": None,
        "today": today,
        "instant": None,
    }


def fetched(statement: str, parameters: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        cursor.fetchall()


def bench_recompute_and_store_all_of_s():
    edition, _periods = lay_down(S)
    run_all([BARE_TABLE])

    def ours() -> None:
        attainment.recompute(edition_id=edition.pk, now=timezone.now())

    def bare() -> None:
        run_all([BARE_STORE], [edition.pk])

    def bare_unchanged() -> None:
        run_all([BARE_STORE_CHANGED], [edition.pk])

    def forget() -> None:
        run_all([FORGOTTEN])

    first = measured(ours, before=forget), measured(bare, before=forget)
    ours(), bare()
    run_all(["ANALYZE indicators_attainment, bare_attainment"])
    unchanged = measured(ours), measured(bare_unchanged)
    changed = (
        measured(ours, before=lambda: run_all([OF_OTHER_VALUES])),
        measured(bare, before=lambda: run_all([BARE_OF_OTHER_VALUES])),
    )

    assert Attainment.objects.count() == S * 5
    show("1", "recompute and store S (1,000 x 5), the first time", *first, "bare upsert")
    show("1", "the same, every row changed", *changed, "bare upsert")
    show("1", "the same, nothing changed", *unchanged, "bare upsert of what differs")


def bench_read_only_at_l():
    edition, _periods = lay_down(L)
    run_all(AS_RECOMPUTING)
    tracemalloc.start()

    judged, bare = judged_and_bare(edition)

    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    show("2", "judge L (91,000 measures, 10^6 values), read only", judged, bare, "bare join")
    print(f"        peak memory of Python in it: {peak / 1024**2:.1f} MB")


def bench_set_based_against_row_by_row():
    """The same years by the statement, and one by one by ``rules.assess``, read and in memory."""
    edition, periods = lay_down(S)
    run_all(AS_RECOMPUTING)
    cases = cases_of(edition)
    in_python = Counter(str(assess(case).verdict) for case in cases)
    with connection.cursor() as cursor:
        cursor.execute(f"{OUTCOMES} SELECT verdict FROM outcome", asked_of(edition))
        in_sql = Counter(verdict for (verdict,) in cursor)

    at_once = measured(lambda: fetched(JUDGED, asked_of(edition)))
    read_too = measured(lambda: [assess(case) for case in cases_of(edition)])
    in_memory = clocked(lambda: [assess(case) for case in cases])

    assert in_sql == in_python
    assert len(cases) == S * len(periods)
    show("1", "judge S read only", at_once, read_too, "row by row in Python")
    show("1", "the same", at_once, in_memory, "row by row, read before")


def cases_of(edition: PlanEdition) -> list[Case]:
    with connection.cursor() as cursor:
        cursor.execute(CASES, [timezone.now().date(), edition.pk])
        return [
            Case(
                MeasureKind(kind),
                *(None if amount is None else Fraction(amount) for amount in amounts),
                due=due,
                state=ValueState(state),
            )
            for kind, due, state, *amounts in cursor
        ]


@pytest.mark.parametrize("size", [S, 10 * S])
def bench_refresh_one_measure(size):
    edition, _periods = lay_down(size)
    now = timezone.now()
    attainment.recompute(edition_id=edition.pk, now=now)
    run_all(["ANALYZE indicators_attainment"])
    measure = PerformanceMeasure.objects.filter(node__edition=edition).first()

    refreshed = measured(
        lambda: attainment.refresh(identity_ids=[measure.identity_id], now=now),
        before=lambda: run_all([f"{OF_OTHER_VALUES} WHERE measure_id = {measure.pk}"]),
    )

    show("3", f"refresh one measure of {size:,}, its five years", refreshed)


def judged_and_bare(edition: PlanEdition):
    """Every column is computed in both: a count alone would let the planner leave them out."""
    floor = f"SELECT count(*), sum(hashtext(judged::text)) FROM ({BARE_JUDGEMENT}) judged"
    return measured(lambda: fetched(JUDGED, asked_of(edition))), measured(
        lambda: fetched(floor, [edition.pk])
    )
