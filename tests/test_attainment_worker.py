"""Attainment recomputed by a real worker that is killed again and again: nothing half done.

Every reading of the table between a kill and the end of the job must find each edition either
wholly as it was or wholly as it becomes, and the end must be that of a run undisturbed.
"""

import random
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import redis
from django.conf import settings
from django.db import transaction

from indicators import attainment, tasks
from indicators.enums import Accumulation, MeasureKind, ValueKind
from indicators.models import Attainment, Component, MeasureIdentity, PerformanceMeasure
from tests import builders as a
from tests.attainment.revising import stated_anew
from tests.workers import a_worker, kill_those_at_work, processes_at_work

pytestmark = pytest.mark.django_db(transaction=True)
KILLS = 20
MOST_ATTEMPTS = 8 * KILLS
SEED = 4
PROCESSES = 2
MEASURES = 16
YEARS = (2023, 2024, 2025)
KINDS = (MeasureKind.INCREASE, MeasureKind.DECREASE, MeasureKind.MAINTAIN, MeasureKind.AT_LEAST)
WAYS = (Accumulation.PER_PERIOD, Accumulation.SUM_TO_DATE, Accumulation.MAXIMUM)
# When it was computed, and under which number it is stored, may differ.
COMPARED = [
    field.attname
    for field in Attainment._meta.concrete_fields
    if field.attname not in ("id", "computed_at")
]

Rows = dict[int, list[tuple]]


def stored() -> Rows:
    """The rows of every edition, read at one moment."""
    found: Rows = {}
    rows = Attainment.objects.order_by("measure", "period", "component").values_list(
        "measure__node__edition", *COMPARED
    )
    for edition, *row in rows:
        found.setdefault(edition, []).append(tuple(row))
    return found


def a_plan(rng: random.Random) -> None:
    """Of some measures the years are brought together, some have components."""
    accomplishment = a.an_accomplishment()
    for number in range(MEASURES):
        measure = a.a_measure(
            accomplishment,
            number=number,
            kind=KINDS[number % len(KINDS)],
            accumulation=WAYS[number % len(WAYS)],
        )
        parts = (
            [None] if number % 5 else [a.a_component(measure, name) for name in ("women", "men")]
        )
        for component in parts:
            state_values(measure, component, rng)


def state_values(
    measure: PerformanceMeasure, component: Component | None, rng: random.Random
) -> None:
    a.an_adopted_value(
        measure, "10", kind=ValueKind.BASELINE, period=a.a_year(2022), component=component
    )
    for year in YEARS:
        for kind in (ValueKind.TARGET, ValueKind.ACTUAL):
            amount = str(rng.randint(5, 60))
            a.an_adopted_value(
                measure, amount, kind=kind, period=a.a_year(year), component=component
            )


def state_every_actual_anew(rng: random.Random) -> None:
    for row in Attainment.objects.filter(actual__isnull=False).select_related("actual__cell"):
        stated_anew(row.actual, str(rng.randint(61, 99)))


def give_to_other_series(component: Component) -> None:
    """Its rows have outlived their values: what is stored turns stale and is not computed."""
    other = MeasureIdentity.objects.create(programme=component.measure.programme)
    component.cells.update(measure=other)


@pytest.fixture
def before() -> list[Attainment]:
    """What is stored of two editions, of which no row is right any more."""
    rng = random.Random(SEED)
    a_plan(rng), a_plan(rng)
    attainment.recompute_outdated(now=a.NOW)
    state_every_actual_anew(rng)
    give_to_other_series(Component.objects.filter(name="men").first())
    give_to_other_series(Component.objects.filter(name="men").last())
    Attainment.objects.filter(component=None).update(is_stale=True)
    return list(Attainment.objects.all())


@transaction.atomic
def put_back(before: list[Attainment]) -> None:
    Attainment.objects.all().delete()
    Attainment.objects.bulk_create(before)


@pytest.fixture
def worker(log: Path) -> Iterator[subprocess.Popen]:
    """A worker that takes up its work again without being told by beat.

    Of its two processes one is idle, so that a job which comes back need not wait. It finds no
    jobs of earlier tests, which may be put off for longer than a test waits.
    """
    redis.from_url(settings.REDIS_URL).flushdb()
    with a_worker(log, beat=False, processes=PROCESSES) as process:
        yield process


def wait_until(holds: Callable[[], bool], seconds: float = 90) -> float:
    """How many seconds it took."""
    began = time.monotonic()
    while not holds():
        if time.monotonic() - began > seconds:
            pytest.fail("it never came to that")
        time.sleep(0.01)
    return time.monotonic() - began


def no_job_is_left() -> bool:
    """Neither waiting nor in the hands of a worker."""
    broker = redis.from_url(settings.REDIS_URL)
    return not broker.llen("celery") and not broker.hlen("unacked")


def jobs_lost(log: Path) -> int:
    """How many kills have struck a job; others came before it was taken or when it was done."""
    return log.read_text().count("WorkerLostError('")


def is_ready(worker: subprocess.Popen) -> bool:
    return len(processes_at_work(worker)) == PROCESSES


def test_a_worker_killed_at_twenty_random_points_leaves_nothing_half_done(before, worker, log):
    old = stored()
    attainment.recompute_outdated(now=a.NOW)
    new = stored()
    assert [len(rows) for rows in new.values()] == [72, 72]
    assert not any(row in new[edition] for edition in old for row in old[edition])

    def is_done() -> bool:
        seen = stored()
        assert all(seen[edition] in (old[edition], new[edition]) for edition in old)
        return seen == new and no_job_is_left()

    def run_undisturbed() -> float:
        put_back(before)
        tasks.sweep_attainment.delay()
        return wait_until(is_done)

    run_undisturbed()
    takes = run_undisturbed()
    points = random.Random(SEED)
    attempts = 0
    while (struck := jobs_lost(log)) < KILLS:
        attempts += 1
        assert attempts <= MOST_ATTEMPTS, f"only {struck} kills have struck a job"
        put_back(before)
        wait_until(lambda: is_ready(worker))
        tasks.sweep_attainment.delay()
        time.sleep(points.uniform(0, takes))
        kill_those_at_work(worker)
        wait_until(is_done)
