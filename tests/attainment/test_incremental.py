"""Refreshed after each change or computed from nothing: the same rows."""

import random
from datetime import date
from decimal import Decimal

import pytest

from indicators import attainment
from indicators.enums import Accumulation, MeasureKind, ValueKind, ValueState
from indicators.models import Attainment, Cell, MeasureIdentity, PerformanceMeasure
from tests import builders as a
from tests.attainment.revising import read_anew, stated_anew

pytestmark = pytest.mark.django_db
HOW_MANY = 63
MEASURES = 8
YEARS = (2022, 2023, 2024, 2025)
COMPARED = [
    field.attname
    for field in Attainment._meta.concrete_fields
    if field.attname not in ("id", "computed_at")
]


def current_rows() -> list[tuple]:
    """A stale row is shown nowhere."""
    rows = Attainment.objects.filter(is_stale=False).order_by("measure", "period", "component")
    return list(rows.values_list(*COMPARED))


def a_plan(rng: random.Random) -> list[PerformanceMeasure]:
    accomplishment = a.an_accomplishment()
    measures = [a.a_measure(accomplishment, number=number) for number in range(MEASURES)]
    for place, measure in enumerate(measures):
        parts = [None] if place % 3 else [a.a_component(measure, name) for name in ("one", "two")]
        for part in parts:
            for kind, years in (
                (ValueKind.BASELINE, YEARS[:1]),
                (ValueKind.TARGET, YEARS),
                (ValueKind.ACTUAL, YEARS),
            ):
                for year in years:
                    a.an_adopted_value(
                        measure, an_amount(rng), kind=kind, period=a.a_year(year), component=part
                    )
    return measures


def an_amount(rng: random.Random) -> str:
    return str(rng.randint(-2, 12))


def a_version_of(rng: random.Random, measure: PerformanceMeasure, *kinds: ValueKind):
    cells = measure.identity.cells.filter(approved__isnull=False, kind__in=kinds or ValueKind)
    cell = rng.choice(list(cells.select_related("approved").order_by("pk")))
    cell.approved.cell = cell
    return cell.approved


def state_another_amount(rng: random.Random, measure: PerformanceMeasure) -> None:
    stated_anew(a_version_of(rng, measure), an_amount(rng))


def state_a_share(rng: random.Random, measure: PerformanceMeasure) -> None:
    parts = {"numerator": Decimal(an_amount(rng)), "denominator": Decimal(rng.randint(0, 7))}
    stated_anew(a_version_of(rng, measure), None, **parts)


def state_no_amount(rng: random.Random, measure: PerformanceMeasure) -> None:
    state = rng.choice([ValueState.NOT_REPORTED, ValueState.NOT_APPLICABLE, ValueState.SUPPRESSED])
    stated_anew(a_version_of(rng, measure, ValueKind.ACTUAL), None, state=state)


def state_what_cannot_be_compared(rng: random.Random, measure: PerformanceMeasure) -> None:
    others = {"state": rng.choice([ValueState.PROXY, ValueState.SERIES_BREAK])}
    stated_anew(a_version_of(rng, measure, ValueKind.ACTUAL), an_amount(rng), **others)


def revise_what_was_promised(rng: random.Random, measure: PerformanceMeasure) -> None:
    version = a_version_of(rng, measure, ValueKind.BASELINE, ValueKind.TARGET)
    stated_anew(version, an_amount(rng), valid_from=date(rng.choice(YEARS), 7, 1))


def give_to_another_series(rng: random.Random, measure: PerformanceMeasure) -> None:
    other = MeasureIdentity.objects.create(programme=measure.identity.programme)
    Cell.objects.filter(pk=a_version_of(rng, measure).cell_id).update(measure=other)


def read_it_otherwise(rng: random.Random, measure: PerformanceMeasure) -> None:
    read_anew(
        measure,
        number=measure.current.number + 1,
        kind=rng.choice(list(MeasureKind)),
        accumulation=rng.choice(list(Accumulation)),
        tolerance=rng.randint(0, 2),
        valid_from=rng.choice([None, date(2024, 1, 1)]),
    )


CHANGES = (
    state_another_amount,
    state_a_share,
    state_no_amount,
    state_what_cannot_be_compared,
    revise_what_was_promised,
    give_to_another_series,
    read_it_otherwise,
)


def compute_from_nothing(edition_id: int) -> None:
    Attainment.objects.all().delete()
    for year in YEARS:
        attainment.recompute(edition_id=edition_id, period_id=a.a_year(year).pk, now=a.NOW)


@pytest.mark.parametrize("seed", [1, 2])
def test_after_many_changes_the_rows_are_those_of_a_computation_from_nothing(seed):
    rng = random.Random(seed)
    measures = a_plan(rng)
    edition_id = measures[0].node.edition_id
    compute_from_nothing(edition_id)
    changed = 0

    for at in range(HOW_MANY):
        measure = rng.choice(measures)
        CHANGES[at % len(CHANGES)](rng, measure)
        changed += attainment.refresh(identity_ids=[measure.identity_id], now=a.NOW)
    refreshed = current_rows()

    compute_from_nothing(edition_id)
    assert refreshed == current_rows()
    assert changed >= HOW_MANY
