"""A measure says what was to be expected of it before its target's period is over."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators import attainment
from indicators.enums import Accumulation, MeasureKind, Step, ValueKind, ValueStatus
from indicators.models import ReviewEvent
from tests.builders import (
    NOW,
    a_cell,
    a_component,
    a_measure,
    a_version,
    a_year,
    an_adopted_value,
)
from tests.web.seeing.plans_seen import words_of

pytestmark = pytest.mark.django_db

HALF_WAY = (
    "On 31 December 2022 60 were to be expected; 55 are reported. "
    "The pace is 0.50; with 1 the target of 2023 is reached in time."
)


def on_the_way(reader, measure, period: int) -> str:
    attainment.recompute(edition_id=measure.node.edition_id, now=NOW)
    path = measure.node.path.replace(" ", "-")
    answer = reader.get(f"/plans/{measure.node.edition.slug}/{path}/?period={period}")
    return words_of(answer.text)


def promised(measure, *, baseline="50", target="70", component=None):
    """From the end of 2021 to the end of 2023: two years of 365 days."""
    if baseline:
        an_adopted_value(
            measure, baseline, kind=ValueKind.BASELINE, period=a_year(2021), component=component
        )
    an_adopted_value(
        measure, target, kind=ValueKind.TARGET, period=a_year(2023), component=component
    )


def an_interim_value(measure, amount: str, day: date):
    cell = a_cell(measure, a_year(day.year), as_of=day)
    version = a_version(cell, amount)
    ReviewEvent.objects.create(cell=cell, version=version, step=Step.ADOPT)
    cell.approved, cell.draft, cell.status = version, None, ValueStatus.APPROVED
    cell.save()


def test_in_a_year_before_the_target_s(reader):
    measure = a_measure()
    promised(measure)
    an_adopted_value(measure, "55", period=a_year(2022))

    assert HALF_WAY in on_the_way(reader, measure, 2022)


def test_the_chart_draws_and_prints_what_was_to_be_expected(reader):
    measure = a_measure()
    promised(measure)
    an_adopted_value(measure, "55", period=a_year(2022))

    said = on_the_way(reader, measure, 2022)

    assert "2022: 55 (Expected on the way 60); 2023: not reported (Target 70)" in said
    assert "Expected on the way 60 — In the plan document" in said


@pytest.mark.parametrize(
    ("page", "formulas"),
    [
        (
            "increase",
            ["E = b + (t − b) · e = 50 + (70 − 50) · 1/2 = 60", "P / e = (1/4) / (1/2) = 1/2"],
        ),
        ("no baseline", []),
    ],
)
def test_the_reckoning_opens_it_into_exact_steps(reader, page, formulas):
    measure = a_measure()
    promised(measure, baseline="50" if formulas else None)
    an_adopted_value(measure, "55", period=a_year(2022))
    attainment.recompute(edition_id=measure.node.edition_id, now=NOW)
    path = measure.node.path.replace(" ", "-")

    address = f"/plans/{measure.node.edition.slug}/reckoning/{a_year(2022).pk}/{path}/"
    (each,) = reader.get(address).context["on_the_way"]

    assert each.formulas == formulas


def test_of_the_latest_interim_value(reader):
    measure = a_measure()
    promised(measure, baseline="0", target="730")
    an_interim_value(measure, "100", date(2023, 1, 31))
    an_interim_value(measure, "500", date(2023, 6, 30))

    assert (
        "On 30 June 2023 546 were to be expected; 500 are reported. "
        "The pace is 0.92; with 1 the target of 2023 is reached in time."
    ) in on_the_way(reader, measure, 2023)


def test_less_is_expected_of_what_is_to_fall(reader):
    measure = a_measure(kind=MeasureKind.DECREASE)
    promised(measure, baseline="10", target="-10")
    an_adopted_value(measure, "-1", period=a_year(2022))

    said = on_the_way(reader, measure, 2022)

    assert "On 31 December 2022 0 were to be expected; −1 are reported. The pace is 1.10" in said


def test_each_component_by_itself(reader):
    measure = a_measure()
    women, men = a_component(measure, "women"), a_component(measure, "men")
    for part, actual in ((women, "55"), (men, "60")):
        promised(measure, component=part)
        an_adopted_value(measure, actual, period=a_year(2022), component=part)

    said = on_the_way(reader, measure, 2022)

    assert f"women {HALF_WAY} " in said
    assert "men On 31 December 2022 60 were to be expected; 60 are reported." in said


def test_without_a_baseline_it_says_why_nothing_could_be_expected(reader):
    measure = a_measure()
    promised(measure, baseline=None)
    an_adopted_value(measure, "55", period=a_year(2022))

    assert (
        "On 31 December 2022 55 are reported. Nothing could be expected: "
        "There is no baseline to measure progress from."
    ) in on_the_way(reader, measure, 2022)


@pytest.mark.parametrize(
    ("year", "version"),
    [
        (2023, {}),
        (2022, {"kind": MeasureKind.MAINTAIN}),
        (2022, {"accumulation": Accumulation.SUM_TO_DATE}),
    ],
    ids=["the target's own year", "a level to be kept", "years that are added up"],
)
def test_nothing_is_expected_where_there_is_no_straight_way(reader, year, version):
    measure = a_measure(**version)
    promised(measure)
    an_adopted_value(measure, "55", period=a_year(year))

    said = on_the_way(reader, measure, year)

    assert "55" in said
    assert "to be expected" not in said


@pytest.mark.parametrize("times", [1, 3])
def test_any_number_of_interim_values_takes_as_many_queries(reader, times):
    measure = a_measure()
    promised(measure)
    for month in range(1, times + 1):
        an_interim_value(measure, "55", date(2023, month, 28))
    attainment.recompute(edition_id=measure.node.edition_id, now=NOW)
    path = measure.node.path.replace(" ", "-")

    with CaptureQueriesContext(connection) as asked:
        reader.get(f"/plans/{measure.node.edition.slug}/{path}/")

    assert len(asked) == 25
