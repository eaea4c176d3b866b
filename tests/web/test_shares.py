"""Nothing is shown as a bare percentage: what is done of how many, and percentage points."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from indicators import attainment
from indicators.enums import ValueKind
from indicators.templatetags.addresses import of_path
from tests import builders as a
from tests.web.seeing.plans_seen import told
from tests.web.test_reckoning import address

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 1, tzinfo=UTC)


def reckoned(measure):
    attainment.recompute(edition_id=measure.node.edition_id, now=NOW)
    return measure


def words_of(page, where) -> str:
    return told(page.get(where).text.partition("<main")[2])


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


def test_a_measure_of_several_parts_says_how_many_are_done(page, subprogramme):
    measure = a.a_measure(a.an_accomplishment(subprogramme))
    for name, actual in (("women", "25"), ("men", "15")):
        component = a.a_component(measure, name)
        a.an_adopted_value(measure, "20", kind=ValueKind.TARGET, component=component)
        a.an_adopted_value(measure, actual, component=component)
    reckoned(measure)

    said = words_of(page, f"/plans/{measure.node.edition.slug}/{of_path(measure.path)}/")

    assert "As its weakest component: men. 1 of 2 components met or exceeded." in said
