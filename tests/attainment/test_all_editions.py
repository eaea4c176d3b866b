"""Every edition in one statement gives the rows that each edition gives alone."""

from datetime import date

import pytest

from indicators import attainment
from indicators.enums import Accumulation, ValueKind, Verdict
from indicators.models import Attainment
from tests import builders as a
from tests.attainment.revising import read_anew, stated_anew

pytestmark = pytest.mark.django_db
COMPARED = [
    field.attname
    for field in Attainment._meta.concrete_fields
    if field.attname not in ("id", "computed_at")
]


def stored():
    return sorted(Attainment.objects.values_list(*COMPARED), key=repr)


def an_edition_that_continues(measure):
    """Another edition of the plan with the same series, read in another way."""
    again = a.a_measure(an_accomplishment_beside(measure))
    again.identity = measure.identity
    again.save(update_fields=["identity"])
    read_anew(again, number=2, kind="decrease")
    return again


def an_accomplishment_beside(measure):
    document = measure.node.edition.document
    edition = a.an_edition(document=document, symbol=f"{document.symbol} again")
    return a.an_accomplishment(a.a_subprogramme(a.a_programme(edition)))


def editions_of_every_shape():
    """A series in two editions, with a revised target; years that add up; components; a plan of
    its own with another year.
    """
    shared = a.a_measure()
    a.an_adopted_value(shared, "0", kind=ValueKind.BASELINE, period=a.a_year(2023))
    for year in (2024, 2025):
        target = a.an_adopted_value(shared, "20", kind=ValueKind.TARGET, period=a.a_year(year))
        a.an_adopted_value(shared, "15", period=a.a_year(year))
    stated_anew(target, "12", valid_from=date(2025, 7, 1))
    continued = an_edition_that_continues(shared)
    summed = a.a_measure(continued.accomplishment, number=7, accumulation=Accumulation.SUM_TO_DATE)
    for year in (2024, 2025):
        a.an_adopted_value(summed, "4", period=a.a_year(year))
    a.an_adopted_value(summed, "8", kind=ValueKind.TARGET)
    alone = a.a_measure()
    for name in ("women", "men"):
        component = a.a_component(alone, name)
        a.an_adopted_value(
            alone, "20", kind=ValueKind.TARGET, component=component, period=a.a_year(2022)
        )
    return [measure.node.edition for measure in (shared, continued, alone)]


def test_all_editions_at_once_give_the_rows_of_each_alone():
    editions = editions_of_every_shape()
    for edition in editions:
        attainment.recompute(edition_id=edition.pk, now=a.NOW)
    one_by_one = stored()
    Attainment.objects.all().delete()

    changed = attainment.recompute_all(now=a.NOW)

    assert stored() == one_by_one
    assert (changed, attainment.recompute_all(now=a.NOW)) == (len(one_by_one), 0)
    revised = Attainment.objects.filter(original_verdict__gt="").order_by("measure")
    assert [(row.verdict, row.original_verdict) for row in revised] == [
        (Verdict.EXCEEDED, Verdict.PARTIALLY_MET),
        (Verdict.NOT_MET, Verdict.EXCEEDED),
    ]


@pytest.mark.parametrize("editions", [1, 3])
def test_any_number_of_editions_takes_three_statements(editions, django_assert_num_queries):
    for _each in range(editions):
        a.an_adopted_value(a.a_measure(), "10", kind=ValueKind.TARGET)

    # Two more are the savepoint that a test's transaction makes of the service's own.
    with django_assert_num_queries(3 + 2):
        changed = attainment.recompute_all(now=a.NOW)

    assert changed == editions


def test_in_a_period_of_the_plan_every_measure_has_its_place():
    accomplishment = a.an_accomplishment()
    said = a.a_measure(accomplishment, number=1)
    silent = a.a_measure(accomplishment, number=2)
    a.an_adopted_value(said, "10", kind=ValueKind.TARGET)
    a.an_adopted_value(silent, "10", kind=ValueKind.TARGET, period=a.a_year(2024))
    edition_id = said.node.edition_id

    attainment.recompute(edition_id=edition_id, now=a.NOW)

    rows = Attainment.objects.order_by("measure", "period__first_day")
    assert [(row.measure_id, row.verdict) for row in rows] == [
        (said.pk, Verdict.NOT_COMPARABLE),
        (said.pk, Verdict.NO_DATA),
        (silent.pk, Verdict.NO_DATA),
        (silent.pk, Verdict.NOT_COMPARABLE),
    ]


def test_a_place_where_nothing_is_stated_does_not_stay_outdated():
    accomplishment = a.an_accomplishment()
    a.a_measure(accomplishment, number=1)
    measure = a.a_measure(accomplishment, number=2)
    a.an_adopted_value(measure, "10", kind=ValueKind.TARGET)
    attainment.recompute(edition_id=measure.node.edition_id, period_id=a.a_year(2030).pk, now=a.NOW)
    Attainment.objects.update(rule_set="AR-1 1.0")

    runs = [attainment.recompute_outdated(now=a.NOW) for _ in range(2)]

    assert runs == [1, 0]
    assert set(Attainment.objects.values_list("rule_set", flat=True)) == {attainment.RULES_IN_FORCE}
