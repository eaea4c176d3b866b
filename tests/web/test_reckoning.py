"""The reckoning of an attainment: each step in words, its certificate, and as known on a day."""

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

import verify_certificate
from indicators import attainment
from indicators.enums import Accumulation, Basis, EditionStatus, MeasureKind, ValueKind, ValueState
from indicators.templatetags.addresses import of_path
from tests import builders as a
from tests.attainment.revising import stated_anew

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 1, tzinfo=UTC)


def a_judged_measure(accomplishment, number=1, **version):
    """Hours at the border: 74 in 2024, 54.5 in 2025 against a target of 50."""
    stated = {"kind": MeasureKind.DECREASE, "unit": "hours", "decimals": 1, **version}
    measure = a.a_measure(accomplishment, number=number, **stated)
    measure.node.source_text = "Cleared in 50 hours, against 74 hours in 2024 and 150 before."
    measure.node.save()
    printed = {"source": measure.node}
    a.an_adopted_value(
        measure, "74", kind=ValueKind.BASELINE, period=a.a_year(2024), as_printed="74", **printed
    )
    a.an_adopted_value(measure, "50", kind=ValueKind.TARGET, as_printed="50", **printed)
    a.an_adopted_value(measure, "54.5")
    return measure


@pytest.fixture
def measure(subprogramme):
    measure = a_judged_measure(a.an_accomplishment(subprogramme))
    attainment.recompute(edition_id=measure.node.edition_id, now=NOW)
    return measure


def address(measure, name="reckoning", **asked):
    arguments = [measure.node.edition.slug, a.a_year().pk, of_path(measure.path)]
    return reverse(name, args=arguments, query=asked or None)


def test_every_step_is_told_in_words_and_exact_numbers(page, measure):
    (each,) = page.get(address(measure)).context["opened"]

    assert [(row.letter, row.period, row.value) for row in each.inputs] == [
        ("b", "2024", "74"),
        ("t", "2025", "50"),
        ("a", "2025", "54.5"),
    ]
    assert (each.formula, each.holds) == ("54.5 ≤ 50", False)
    assert [(share.upper, share.lower) for share in each.progress] == [
        ("a − b", "t − b"),
        ("54.5 − 74", "50 − 74"),
        ("−19.5", "−24"),
        ("13", "16"),
    ]
    assert (each.ratio.upper, each.ratio.lower, each.gap) == ("100", "109", "−4.5")
    assert each.reasons == []
    assert each.afterwards == "Not met, and part of the way is made: partially met."


def test_the_numbers_are_marked_in_the_paragraph_of_the_plan(page, measure):
    paragraph = page.get(address(measure)).context["paragraph"]

    assert paragraph == (
        "Cleared in <mark>50</mark> hours, against <mark>74</mark> hours in 2024 and 150 before."
    )


def test_the_certificate_is_a_file_that_holds(page, measure):
    answer = page.get(address(measure, "certificate"))

    found = json.loads(answer.content)
    assert [fault for each in found for fault in verify_certificate.faults(each)] == []
    assert found[0]["number"][:12] in page.get(address(measure)).content.decode()
    assert "attachment" in answer["Content-Disposition"]


def test_years_that_are_added_are_listed_and_what_is_no_plain_value_is_named(page, subprogramme):
    measure = a.a_measure(a.an_accomplishment(subprogramme), accumulation=Accumulation.SUM_TO_DATE)
    a.an_adopted_value(measure, "4", period=a.a_year(2024), state=ValueState.ESTIMATED)
    a.an_adopted_value(measure, "5")
    a.an_adopted_value(measure, "8", kind=ValueKind.TARGET)
    attainment.recompute(edition_id=measure.node.edition_id, now=NOW)

    (each,) = page.get(address(measure)).context["opened"]

    assert (each.added, each.formula, each.holds) == ("4 + 5 = 9", "9 ≥ 8", True)
    assert each.left_out == ["2024: estimated."]


@pytest.mark.parametrize(
    ("bases", "formula", "moved", "on_one_basis"),
    [
        (
            (Basis.INCREMENT, Basis.TOTAL),
            "18 ≥ 11",
            "7 + 4 = 11",
            "What is an increment is added to the baseline first, then it is compared.",
        ),
        (
            (Basis.TOTAL, Basis.INCREMENT),
            "25 ≥ 4",
            "7 + 18 = 25",
            "What is an increment is added to the baseline first, then it is compared.",
        ),
        (
            (Basis.INCREMENT, Basis.INCREMENT),
            "18 ≥ 4",
            "",
            "Target and actual are both increments: the way begins at 0.",
        ),
    ],
)
def test_an_increment_is_told_and_added_to_the_baseline_step_by_step(
    page, subprogramme, bases, formula, moved, on_one_basis
):
    measure = a.a_measure(a.an_accomplishment(subprogramme))
    a.an_adopted_value(measure, "7", kind=ValueKind.BASELINE, period=a.a_year(2024))
    a.an_adopted_value(measure, "4", kind=ValueKind.TARGET, basis=bases[0])
    a.an_adopted_value(measure, "18", basis=bases[1])
    attainment.recompute(edition_id=measure.node.edition_id, now=NOW)

    answer = page.get(address(measure))

    (each,) = answer.context["opened"]
    assert (each.formula, each.moved, each.on_one_basis) == (formula, moved, on_one_basis)
    assert [row.basis for row in each.inputs] == ["", *(basis.value for basis in bases)]
    assert f'<span class="tag">{bases[0].value}</span>' in answer.text
    assert on_one_basis in answer.text


def test_more_than_all_is_met_and_the_rule_says_so(page, subprogramme):
    measure = a.a_measure(a.an_accomplishment(subprogramme), kind=MeasureKind.FULL)
    a.an_adopted_value(measure, "100", kind=ValueKind.TARGET)
    a.an_adopted_value(measure, "101")
    attainment.recompute(edition_id=measure.node.edition_id, now=NOW)

    (each,) = page.get(address(measure)).context["opened"]

    assert (each.formula, each.of.row.verdict) == ("101 ≥ 100", "MET")
    assert each.rule == "All must comply: met by 100 or more, never exceeded, never in part."


def test_a_revised_target_shows_both_verdicts(page, measure):
    target = measure.identity.cells.get(kind=ValueKind.TARGET).approved
    stated_anew(target, "55", valid_from=date(2025, 7, 1))
    attainment.refresh(identity_ids=[measure.identity_id], now=NOW)

    (each,) = page.get(address(measure)).context["opened"]

    assert (each.of.row.verdict, each.formula) == ("EXCEEDED", "54.5 ≤ 55")
    assert (each.original.of.row.verdict, each.original.formula) == (
        "PARTIALLY_MET",
        "54.5 ≤ 50",
    )


def test_components_open_one_by_one(page, subprogramme):
    measure = a.a_measure(a.an_accomplishment(subprogramme))
    for name, actual, others in (
        ("women", "25", {}),
        ("men", "15", {}),
        ("others", None, {"state": "not_applicable"}),
    ):
        component = a.a_component(measure, name)
        a.an_adopted_value(measure, "20", kind=ValueKind.TARGET, component=component)
        a.an_adopted_value(measure, actual, component=component, **others)
    attainment.recompute(edition_id=measure.node.edition_id, now=NOW)

    answer = page.get(address(measure))

    (each,) = answer.context["opened"]
    assert (each.formula, each.of.row.verdict) == ("", "NOT_MET")
    assert [(part.formula, part.holds) for part in each.components] == [
        ("25 ≥ 20", True),
        ("15 ≥ 20", False),
        ("", None),
    ]
    assert "Met: 1 of 2." in answer.text


def test_a_range_a_tolerance_and_a_ratio_are_written_out(page, subprogramme):
    accomplishment = a.an_accomplishment(subprogramme)
    ranged = a.a_measure(accomplishment, number=1, kind=MeasureKind.RANGE)
    a.an_adopted_value(ranged, "10", kind=ValueKind.TARGET, amount_high=Decimal(20))
    tolerant = a.a_measure(accomplishment, number=2, tolerance=Decimal("0.5"))
    a.an_adopted_value(tolerant, "15", kind=ValueKind.TARGET)
    share = a.a_measure(accomplishment, number=3)
    a.an_adopted_value(share, "60", kind=ValueKind.TARGET)
    for each in (ranged, tolerant):
        a.an_adopted_value(each, "15")
    a.an_adopted_value(share, None, numerator=Decimal(2), denominator=Decimal(3))
    attainment.recompute(edition_id=ranged.node.edition_id, now=NOW)

    formulas = [
        page.get(address(each)).context["opened"][0].formula for each in (ranged, tolerant, share)
    ]

    assert formulas == ["10 ≤ 15 ≤ 20", "15 ≥ 15 − 0.5", "200/3 ≥ 60"]


def test_before_anything_was_known_the_page_says_so(page, measure):
    answer = page.get(address(measure, as_at="2020-01-01"))

    assert answer.context["opened"] == []
    assert "Nothing was known of this measure and period on that day." in answer.content.decode()
    assert page.get(address(measure, "certificate", as_at="2020-01-01")).status_code == 404


def test_a_day_to_come_is_provisional(page, measure):
    tomorrow = (timezone.now() + timedelta(days=1)).date().isoformat()

    answer = page.get(address(measure, as_at=tomorrow))

    assert answer.context["known"].is_provisional
    assert "Provisional:" in answer.content.decode()


def test_what_is_no_day_is_refused_beside_its_field(page, measure):
    answer = page.get(address(measure, as_at="yesterday"))

    assert answer.status_code == 400
    assert 'value="yesterday"' in answer.content.decode()


def test_what_one_may_not_see_is_not_there(client, measure):
    edition = measure.node.edition
    edition.status = EditionStatus.DRAFT
    edition.save()
    client.force_login(a.a_user())

    assert client.get(address(measure)).status_code == 404
    assert client.get(address(measure, "certificate")).status_code == 404


def test_only_measures_have_a_reckoning(page, measure):
    above = [measure.node.edition.slug, a.a_year().pk, of_path(measure.accomplishment.path)]

    assert page.get(reverse("reckoning", args=above)).status_code == 404


def test_every_verdict_on_the_page_of_a_measure_opens(page, measure):
    content = page.get(f"/plans/{measure.node.edition.slug}/{of_path(measure.path)}/").content

    assert f'href="{address(measure)}"' in content.decode()
