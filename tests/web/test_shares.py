"""Nothing is shown as a bare percentage: what is done of how many, and percentage points."""

import re
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from indicators import attainment
from indicators.enums import ValueKind
from indicators.templatetags.addresses import of_path
from tests import builders as a
from tests.web.seeing import plans_seen
from tests.web.test_reckoning import address

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 1, tzinfo=UTC)


def reckoned(measure):
    attainment.recompute(edition_id=measure.node.edition_id, now=NOW)
    return measure


def words_of(page, where) -> str:
    answer = page.get(where).text
    return plans_seen.words_of(answer.partition("<main")[2] or answer)


def test_a_share_says_what_it_is_of_and_by_how_many_points_it_falls_short(page, subprogramme):
    measure = a.a_measure(a.an_accomplishment(subprogramme), unit="%")
    a.an_adopted_value(measure, "70", kind=ValueKind.TARGET)
    a.an_adopted_value(measure, None, numerator=Decimal(12), denominator=Decimal(20))
    reckoned(measure)

    of_measure = words_of(page, f"/plans/{measure.node.edition.slug}/{of_path(measure.path)}/")
    of_reckoning = words_of(page, address(measure))

    said = "60 against 70: 10 percentage points short. That is 12 of 20."
    assert said in of_measure
    assert said in of_reckoning
    assert "Gap in the favourable direction: −10 percentage points ." in of_reckoning


@pytest.mark.parametrize(("unit", "short"), [("per cent", "5 percentage points"), ("hours", "5")])
def test_only_percentages_differ_by_points(page, subprogramme, unit, short):
    measure = a.a_measure(a.an_accomplishment(subprogramme), unit=unit)
    a.an_adopted_value(measure, "70", kind=ValueKind.TARGET)
    a.an_adopted_value(measure, "65")

    said = words_of(page, address(reckoned(measure)))

    assert f"65 against 70: {short} short." in said


@pytest.mark.parametrize(
    ("tail", "said"),
    [
        ("performance/", "70 12 / 20 Partially met"),
        ("compare/?from=2024&to=2025&all=on", "Partially met Actual 12 / 20 · Target 70"),
        ("dashboard/", "60 against 70: 10 percentage points short. That is 12 of 20."),
        ("heat-map/{pk}/", "60 against 70: 10 percentage points short. That is 12 of 20."),
        ("heat-map/?as=table", "Wells dug"),
    ],
)
def test_no_page_of_a_plan_shows_a_bare_percentage(page, subprogramme, tail, said):
    measure = a.a_measure(a.an_accomplishment(subprogramme), unit="%", text="Wells dug")
    a.an_adopted_value(measure, "50", kind=ValueKind.BASELINE, period=a.a_year(2024))
    a.an_adopted_value(measure, "70", kind=ValueKind.TARGET)
    share = {"numerator": Decimal(12), "denominator": Decimal(20)}
    for year in (2024, 2025):
        a.an_adopted_value(measure, None, period=a.a_year(year), **share)
    edition = reckoned(measure).node.edition

    shown = words_of(page, f"/plans/{edition.slug}/{tail.format(pk=measure.pk)}")

    assert said in shown
    assert re.findall(r"[\d.,]+\s?%", shown) == []


def test_a_measure_of_several_parts_says_how_many_are_done(page, subprogramme):
    measure = a.a_measure(a.an_accomplishment(subprogramme))
    for name, actual in (("women", "25"), ("men", "15")):
        component = a.a_component(measure, name)
        a.an_adopted_value(measure, "20", kind=ValueKind.TARGET, component=component)
        a.an_adopted_value(measure, actual, component=component)
    reckoned(measure)

    said = words_of(page, f"/plans/{measure.node.edition.slug}/{of_path(measure.path)}/")

    assert "As its weakest component: men. 1 of 2 components met or exceeded." in said
