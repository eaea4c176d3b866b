"""Which parts of a value the database takes."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from indicators import attainment
from indicators.enums import ValueKind
from indicators.models import Attainment, Category, Cell
from tests.builders import a_cell, a_dimension, a_measure, an_adopted_value

pytestmark = pytest.mark.django_db


@pytest.fixture
def measure():
    measure = a_measure()
    a_dimension(measure, "sex", "women", "men")
    a_dimension(measure, "age", "15-24", "25-64", only=["15-24"])
    return measure


@pytest.mark.parametrize(
    "part", ["", "sex=women", "sex=unknown", "age=15-24", "age=15-24;sex=women"]
)
def test_a_part_of_the_dimensions_of_the_measure_has_a_cell(measure, part):
    assert a_cell(measure, disaggregation=part).disaggregation == part


@pytest.mark.parametrize(
    "part",
    [
        "women",
        "sex=",
        "sex=children",
        "region=north",
        "sex=women;age=15-24",
        "sex=men;sex=women",
        "sex=women;",
        " sex=women",
        "sex=women=men",
        "age=25-64",
    ],
)
def test_what_is_no_part_of_the_measure_has_none(measure, part):
    with pytest.raises(IntegrityError, match="the measure has no part"), transaction.atomic():
        a_cell(measure, disaggregation=part)

    assert not Cell.objects.exists()


def test_a_measure_without_dimensions_has_no_parts(measure):
    other = a_measure(measure.accomplishment, number=2)

    with pytest.raises(IntegrityError, match="the measure has no part"), transaction.atomic():
        a_cell(other, disaggregation="sex=women")


def test_a_cell_is_not_moved_to_a_part_that_is_not_there(measure):
    cell = a_cell(measure, disaggregation="sex=women")

    with pytest.raises(IntegrityError, match="the measure has no part"), transaction.atomic():
        Cell.objects.filter(pk=cell.pk).update(disaggregation="sex=children")


def test_no_category_takes_the_place_of_unknown(measure):
    dimension = measure.identity.dimensions.get(dimension__code="sex").dimension

    with pytest.raises(IntegrityError, match="category_unknown_is_there_already"):
        Category.objects.create(dimension=dimension, code="unknown", name="Unknown")


def test_attainment_reads_the_whole_alone(measure):
    an_adopted_value(measure, "10", kind=ValueKind.TARGET)
    whole = an_adopted_value(measure, "12")
    an_adopted_value(measure, "2", disaggregation="sex=women")

    attainment.recompute(edition_id=measure.node.edition_id, now=timezone.now())

    [judged] = Attainment.objects.all()
    assert (judged.actual, judged.verdict) == (whole, "EXCEEDED")
