import re
from datetime import date, timedelta
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators.enums import EditionStatus, MeasureKind, NodeKind, Role, ValueKind, Verdict
from indicators.models import Alignment, Attainment
from indicators.templatetags.addresses import of_path
from tests.attainment.revising import read_anew, stated_anew
from tests.builders import (
    a_dimension,
    a_measure,
    a_node,
    a_programme,
    a_role,
    a_round,
    a_subprogramme,
    a_user,
    a_year,
    an_accomplishment,
    in_days,
)
from tests.web.seeing.mended import measures_that_were_mended
from tests.web.seeing.plans_seen import a_judged_measure, computed, some_measures, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return a_subprogramme(a_programme(text="Transport and borders"), text="Border crossings")


def address(unit, tail=""):
    return f"/plans/{unit.node.edition.slug}/heat-map/{tail}"


def looks(answer):
    return re.findall(r'<use href="#c-([a-z-]+)"', answer.text.partition("data-heat")[2])


def listed(answer):
    body = answer.text.partition("<tbody")[2].partition("</tbody>")[0]
    return re.findall(r'lang="en" dir="ltr">([^<]+)</a>', body)


def test_every_measure_is_a_square_in_printed_order_and_what_is_not_stated_is_said(reader, unit):
    some_measures(unit)

    answer = reader.get(address(unit))

    assert looks(answer) == ["exceeded", "partial", "nodata", "none"]
    assert "Of one measure nothing is stated for this period" in answer.text
    assert (
        'aria-label="Transport and borders: Exceeded 1, Partially met 1, No data 1"' in answer.text
    )


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["Gates open", "Wells dug", "Clinics staffed", "Roads built"]),
        ("verdict=EXCEEDED", ["Gates open"]),
        ("verdict=EXCEEDED&verdict=NO_DATA", ["Gates open", "Clinics staffed"]),
        ("kind=at_least", ["Wells dug"]),
        ("judged=on", []),
        (
            "in=programme-6/subprogramme-1",
            ["Gates open", "Wells dug", "Clinics staffed", "Roads built"],
        ),
        ("in=programme-6&verdict=NO_DATA", ["Clinics staffed"]),
        ("flag=far_from_target", []),
        ("flag=no_evidence", ["Gates open"]),
        ("late=on", ["Clinics staffed", "Roads built"]),
        ("sdg=9", ["Gates open", "Wells dug", "Clinics staffed", "Roads built"]),
        ("sdg=6", []),
        (
            "verdict=nonsense&kind=nonsense",
            ["Gates open", "Wells dug", "Clinics staffed", "Roads built"],
        ),
    ],
)
def test_a_filter_leaves_what_it_says(reader, unit, query, shown):
    some_measures(unit)
    a_round(unit.node.edition, opens_on=in_days(-9), due_on=in_days(-2), closes_on=in_days(9))
    paragraph = a_node(unit.node.edition, NodeKind.PARAGRAPH, "paragraph 1", parent=unit.node)
    Alignment.objects.create(node=paragraph, framework="SDG", code="9.1")

    table, map_ = (
        reader.get(address(unit, f"?as=table&{query}")),
        reader.get(address(unit, f"?{query}")),
    )

    assert listed(table) == shown
    assert len([look for look in looks(map_) if look != "off"]) == len(shown)


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("entity=unece", ["Gates open", "Wells dug"]),
        ("entity=unep", ["Gates open"]),
        ("region=africa", ["Clinics staffed"]),
        ("sex=women", ["Gates open", "Wells dug", "Clinics staffed", "Roads built"]),
    ],
)
def test_an_entity_leaves_the_measures_of_which_it_gives_a_part(reader, unit, asked, shown):
    gates, wells, clinics, roads = some_measures(unit)
    a_dimension(gates, "entity", "unece", "unep")
    a_dimension(wells, "entity", "unece", only=["unece"])
    regions = a_dimension(clinics, "region", "africa").dimension
    a_dimension(roads, "sex", "women")
    africa = regions.categories.get(code="africa")
    a_role(a_user(), Role.CONTRIBUTOR, unit, entity=africa)

    answer = reader.get(address(unit, f"?as=table&entity={quote(asked)}"))

    assert listed(answer) == shown
    offered = re.findall(r'<option value="(\w+=\w+)"', answer.text)
    assert offered == ["entity=unece", "entity=unep", "region=africa"]


def test_a_place_that_is_not_in_the_plan_is_not_there(reader, unit):
    assert reader.get(address(unit, "?in=programme-99")).status_code == 404


@pytest.mark.parametrize("outdated", [{"is_stale": True}, {"rule_set": "AR-0 0.9"}])
def test_a_stale_verdict_is_not_shown(reader, unit, outdated):
    some_measures(unit)
    Attainment.objects.filter(verdict=Verdict.EXCEEDED).update(**outdated)

    answer = reader.get(address(unit))

    assert looks(answer) == ["none", "partial", "nodata", "none"]
    assert "One verdict is being computed anew and is not shown." in answer.text


def test_a_square_tells_its_verdict_name_arithmetic_and_place(reader, unit):
    measure = some_measures(unit)[1]

    answer = reader.get(address(unit, f"{measure.pk}/"))

    assert words_of(answer.text) == (
        "Partially met Wells dug 7 against 10: 3 short. 4/7 of the way from 3. "
        "programme 6/subprogramme 1/(a)/2 Open : programme 6/subprogramme 1/(a)/2"
    )


def test_a_square_and_the_map_can_be_asked_as_known_on_a_day(reader, unit):
    measure = some_measures(unit)[0]

    before, now = (f"?as_at={in_days(days)}" for days in (-1, 0))

    assert looks(reader.get(address(unit, before))) == ["none"] * 4
    assert looks(reader.get(address(unit, now))) == ["exceeded", "partial", "nodata", "notcomp"]
    assert words_of(reader.get(address(unit, f"{measure.pk}/{before}")).text).startswith(
        "No verdict"
    )
    assert words_of(reader.get(address(unit, f"{measure.pk}/{now}")).text).startswith("Exceeded")


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize(("tail", "queries"), [("", 9), ("?as=table", 12), ("?late=on", 11)])
def test_any_number_of_measures_takes_as_many_queries(reader, unit, times, tail, queries):
    accomplishment = an_accomplishment(unit)
    for number in range(1, times + 1):
        a_judged_measure(accomplishment, number, "12")
    a_round(unit.node.edition, opens_on=in_days(-9), due_on=in_days(-2), closes_on=in_days(9))
    computed(unit.node.edition)

    with CaptureQueriesContext(connection) as asked:
        reader.get(address(unit, tail))

    assert len(asked) == queries


def test_a_draft_and_its_squares_are_not_there_for_a_reader(reader, unit):
    measure = some_measures(unit)[0]
    edition = unit.node.edition
    edition.status = EditionStatus.DRAFT
    edition.save()

    assert [reader.get(address(unit, tail)).status_code for tail in ("", f"{measure.pk}/")] == [
        404,
        404,
    ]


def test_a_square_of_another_plan_is_not_there(reader, unit):
    other = a_measure()

    assert reader.get(address(unit, f"{other.pk}/")).status_code == 404


def test_of_a_day_nothing_is_asked_that_is_known_of_today_alone(reader, unit):
    some_measures(unit)
    a_round(unit.node.edition, opens_on=in_days(-9), due_on=in_days(-2), closes_on=in_days(9))
    tail = f"?as=table&as_at={in_days(1)}&late=on&flag=no_evidence"

    answer = reader.get(address(unit, tail))

    assert listed(answer) == ["Gates open", "Wells dug", "Clinics staffed", "Roads built"]
    assert "Flags and lateness are known of today alone." in answer.text


@pytest.mark.django_db(transaction=True)
def test_of_a_day_the_kind_is_the_one_of_that_day(reader):
    (measure,) = measures_that_were_mended()
    edition = measure.node.edition
    read_anew(measure, number=2, kind=MeasureKind.AT_LEAST)
    computed(edition)
    asked = f"/plans/{edition.slug}/heat-map/?as=table&kind=at_least"

    now, then = (reader.get(asked + day) for day in ("", f"&as_at={in_days(-5)}"))

    assert (listed(now), listed(then)) == (["Wells dug and kept"], [])


def test_what_is_asked_for_is_said_in_words_that_are_printed_too(reader, unit):
    some_measures(unit)
    asked = "?verdict=EXCEEDED&judged=on&kind=at_least&sdg=9&late=on&in=programme-6"

    (said,) = re.findall(r'<p role="status">.*?</p>', reader.get(address(unit, asked)).text, re.S)

    assert words_of(said) == (
        "0 of 4 measures Exceeded Judged programme 6 at least "
        "Sustainable Development Goal 9 values are late Clear the filter"
    )


def test_a_round_that_is_not_released_makes_nobody_late(reader, unit):
    some_measures(unit)
    a_round(
        unit.node.edition,
        opens_on=in_days(-9),
        due_on=in_days(-2),
        closes_on=in_days(9),
        released_on=in_days(0) + timedelta(days=3),
    )

    assert listed(reader.get(address(unit, "?as=table&late=on"))) == []


def test_a_value_in_the_past_year_is_another_map(reader, unit):
    some_measures(unit)

    answers = [reader.get(address(unit, f"?period={year}")).status_code for year in (2025, 1999)]

    assert answers == [200, 404]


def test_the_table_and_a_square_say_both_verdicts_of_a_revised_target_and_lead_to_them(
    reader, unit
):
    (measure, *_others) = some_measures(unit)
    target = measure.identity.cells.get(kind=ValueKind.TARGET).approved
    stated_anew(target, "20", valid_from=date(2025, 7, 1))
    computed(unit.node.edition)

    table, square = (
        reader.get(address(unit, tail)).text for tail in ("?as=table", f"{measure.pk}/")
    )

    where = f"/plans/{unit.node.edition.slug}/reckoning/{a_year().pk}/{of_path(measure.path)}/"
    assert "Partially met originally: Exceeded" in words_of(table)
    assert "Against the original target of 10: Exceeded." in words_of(square)
    assert f'href="{where}"' in table
    assert f'href="{where}"' in square
