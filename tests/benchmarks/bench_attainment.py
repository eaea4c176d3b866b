"""Rows 1 and 2: attainment of a whole plan, stored and read only, against bare statements."""

import tracemalloc

import pytest
from django.db import connection
from django.utils import timezone

from indicators import attainment
from indicators.attainment.query import OUTCOMES
from indicators.models import Attainment
from tests.benchmarks.framework import lay_down
from tests.benchmarks.measuring import measured, show

pytestmark = pytest.mark.django_db
S, L = 1_000, 91_000

# As little as a judgement can be: join the three approved values, compare, store.
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
    INSERT INTO bare_attainment
    SELECT * FROM ({BARE_JUDGEMENT}) judged (measure_id, period_id, met, gap)
    ON CONFLICT (measure_id, period_id) DO UPDATE SET met = excluded.met, gap = excluded.gap
"""
BARE_TABLE = """
    CREATE TEMPORARY TABLE bare_attainment (
        measure_id bigint, period_id bigint, met boolean, gap numeric,
        PRIMARY KEY (measure_id, period_id)
    )
"""


def run(statement: str, parameters: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        if cursor.description:
            cursor.fetchall()


def counted(statement: str) -> str:
    """The statement without the cost of carrying its rows to Python."""
    return f"SELECT count(*), sum(length(whole::text)) FROM ({statement}) whole"


def bench_recompute_and_store_all_of_s():
    edition, _periods = lay_down(S)
    run(BARE_TABLE, None)
    now = timezone.now()

    def store() -> None:
        attainment.recompute(edition_id=edition.pk, now=now)

    stored = measured(store, before=lambda: run("TRUNCATE indicators_attainment", None))
    unchanged = measured(store)
    floor = measured(
        lambda: run(BARE_STORE, [edition.pk]), before=lambda: run("TRUNCATE bare_attainment", None)
    )

    assert Attainment.objects.count() == S * 5
    show("1", "recompute and store 1,000 measures x 5 years", stored, floor, "bare upsert")
    show("1", "the same, nothing changed", unchanged, floor, "bare upsert")


def bench_read_only_at_l():
    edition, _periods = lay_down(L)
    today = timezone.now().date()
    parameters = {"edition": edition.pk, "periods": None, "identities": None, "today": today}
    tracemalloc.start()

    ours = measured(
        lambda: run(f"{OUTCOMES} SELECT count(*), sum(length(verdict)) FROM outcome", parameters)
    )
    floor = measured(lambda: run(counted(BARE_JUDGEMENT), [edition.pk]))

    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    show("2", "judge 10^6 values (91,000 measures x 5 years), read only", ours, floor, "bare join")
    print(f"        peak memory of Python in it: {peak / 1024**2:.1f} MB")
