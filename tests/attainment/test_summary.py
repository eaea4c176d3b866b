"""Verdicts counted, with what has none beside them."""

from datetime import UTC, datetime

import pytest

from indicators import attainment
from indicators.enums import MeasureKind, ValueKind, Verdict
from indicators.models import Attainment
from tests import builders as a

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def a_judged_measure(accomplishment, number, target="20", actual=None, **version):
    measure = a.a_measure(accomplishment, number=number, **version)
    if target is not None:
        a.an_adopted_value(measure, target, kind=ValueKind.TARGET)
    if actual is not None:
        a.an_adopted_value(measure, actual)
    return measure


def recompute(edition):
    attainment.recompute(edition_id=edition.pk, period_id=a.a_year().pk, now=NOW)


@pytest.fixture
def accomplishments():
    """Two of one subprogramme and one of another: exceeded, met, not met, no data, no target."""
    programme = a.a_programme()
    first, second = a.a_subprogramme(programme, 1), a.a_subprogramme(programme, 2)
    one, other = a.an_accomplishment(first, "a"), a.an_accomplishment(first, "b")
    third = a.an_accomplishment(second, "a")
    a_judged_measure(one, 1, actual="25")
    a_judged_measure(one, 2, actual="20")
    a_judged_measure(one, 3, actual="10")
    a_judged_measure(one, 4)
    a_judged_measure(other, 1, target=None, actual="10")
    a_judged_measure(third, 1, actual="20")
    recompute(programme.node.edition)
    return one, other, third


def sentence(counts):
    return (
        f"{counts.met} of {counts.assessed} met, {counts.without_data} of {counts.due} without data"
    )


def test_an_accomplishment_says_what_is_met_and_what_is_missing(accomplishments):
    one, other, third = accomplishments

    counts = attainment.counts_by_node(one.node.edition, a.a_year())

    assert sentence(counts[one.pk]) == "2 of 3 met, 1 of 4 without data"
    assert sentence(counts[other.pk]) == "0 of 0 met, 0 of 0 without data"
    assert sentence(counts[third.pk]) == "1 of 1 met, 0 of 1 without data"


def test_what_stands_outside_is_counted_beside(accomplishments):
    _, other, _ = accomplishments

    counts = attainment.counts_by_node(other.node.edition, a.a_year())[other.pk]

    assert counts.in_order == [(Verdict.NOT_COMPARABLE, 1)]
    assert (counts.total, counts.of(Verdict.NO_DATA)) == (1, 0)


def test_subprogramme_programme_and_plan_count_what_lies_below(accomplishments):
    one, _, third = accomplishments
    edition = one.node.edition

    counts = attainment.counts_by_node(edition, a.a_year())

    assert sentence(counts[one.subprogramme_id]) == "2 of 3 met, 1 of 4 without data"
    assert sentence(counts[third.subprogramme_id]) == "1 of 1 met, 0 of 1 without data"
    assert sentence(counts[one.programme_id]) == "3 of 4 met, 1 of 5 without data"
    whole = attainment.counts_of_edition(edition, a.a_year())
    assert whole == counts[one.programme_id]
    assert whole.in_order == [
        (Verdict.EXCEEDED, 1),
        (Verdict.MET, 2),
        (Verdict.NOT_MET, 1),
        (Verdict.NO_DATA, 1),
        (Verdict.NOT_COMPARABLE, 1),
    ]


def test_a_measure_with_components_counts_once():
    measure = a.a_measure()
    for name in ("women", "men"):
        component = a.a_component(measure, name)
        a.an_adopted_value(measure, "20", kind=ValueKind.TARGET, component=component)
        a.an_adopted_value(measure, "20", component=component)
    recompute(measure.node.edition)

    counts = attainment.counted(Attainment.objects.all())

    assert Attainment.objects.count() == 3
    assert counts.in_order == [(Verdict.MET, 1)]


@pytest.mark.parametrize("outdated", [{"is_stale": True}, {"rule_set": "AR-0 0.9"}])
def test_a_row_that_is_stale_or_by_other_rules_is_not_counted(accomplishments, outdated):
    edition, period = accomplishments[0].node.edition, a.a_year()
    Attainment.objects.update(**outdated)

    assert attainment.counts_by_node(edition, period) == {}
    assert attainment.counts_of_edition(edition, period).total == 0
    assert attainment.standing_rows(edition_id=edition.pk).rows == []
    found = attainment.verdicts_of(edition, period)
    assert {(each.verdict, each.is_stale) for each in found} == {(None, True)}


def test_what_has_no_data_or_no_target_is_counted_on_every_page():
    accomplishment = a.an_accomplishment()
    a.a_measure(accomplishment, number=1, kind=MeasureKind.ZERO)
    a.a_measure(accomplishment, number=2)
    edition = accomplishment.node.edition
    recompute(edition)

    of_edition = attainment.counts_of_edition(edition, a.a_year())
    of_measures = attainment.counted_verdicts(attainment.verdicts_of(edition, a.a_year()))

    assert of_edition.in_order == [(Verdict.NO_DATA, 1), (Verdict.NOT_COMPARABLE, 1)]
    assert of_measures == of_edition


def test_a_milestone_counts_as_it_was_judged():
    measure = a.a_measure(kind=MeasureKind.MILESTONE)
    a.an_adopted_value(measure, None, words="Adopted", judged=Verdict.PARTIALLY_MET)
    recompute(measure.node.edition)

    counts = attainment.counts_of_edition(measure.node.edition, a.a_year())

    assert (counts.met, counts.assessed) == (0, 1)


def test_the_latest_period_is_the_last_one_computed(accomplishments):
    edition = accomplishments[0].node.edition
    attainment.recompute(edition_id=edition.pk, period_id=a.a_year(2020).pk, now=NOW)

    assert attainment.latest_period(edition) == a.a_year()
    assert attainment.latest_period(a.an_edition()) is None


def test_counting_a_plan_takes_two_queries(accomplishments, django_assert_num_queries):
    edition, period = accomplishments[0].node.edition, a.a_year()

    with django_assert_num_queries(2):
        attainment.counts_by_node(edition, period)
