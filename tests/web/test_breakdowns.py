"""A planning officer breaks a measure down by dimensions, and names new ones."""

import pytest
from django.urls import reverse

from indicators.enums import Role, SumRule
from indicators.models import Category, Dimension, MeasureDimension
from tests.builders import a_cell, a_dimension, a_measure, a_role, a_user, a_version

pytestmark = pytest.mark.django_db
MUST = {"sum_rule": "adds_up"}


@pytest.fixture
def measure():
    return a_measure()


@pytest.fixture
def page(client, measure):
    officer = a_user()
    a_role(officer, Role.OFFICER, measure.node.edition.document)
    client.force_login(officer)
    return client


def address(measure):
    node = measure.node
    return reverse("breakdown", args=[node.edition.slug, node.in_address])


def test_a_dimension_is_named_with_its_categories(page, measure):
    sent = {"name": "Contributing entity", "categories": "ESCAP\r\n\r\n北方办事处\nEconomic Unit\n"}

    answer = page.post(address(measure), sent)

    assert answer.status_code == 302
    assert Dimension.objects.get().code == "contributing-entity"
    assert list(Category.objects.values_list("code", "name")) == [
        ("escap", "ESCAP"),
        ("part", "北方办事处"),
        ("economic-unit", "Economic Unit"),
    ]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"name": "Sex", "categories": "Women"}, "There is a dimension of this name already."),
        ({"name": "Age", "categories": "Old\nold"}, "A category stands twice in the list."),
    ],
)
def test_a_dimension_that_cannot_be_is_refused_in_a_sentence(page, measure, sent, said):
    a_dimension(a_measure(), "sex")

    answer = page.post(address(measure), sent)

    assert answer.status_code == 422
    assert answer.context["new"].non_field_errors() == [said]
    assert Dimension.objects.count() == 1


def test_a_measure_is_broken_down_and_set_otherwise(page, measure):
    dimension = a_dimension(a_measure(), "sex").dimension

    page.post(address(measure), {**MUST, "dimension": dimension.pk, "only": ["women"]})
    page.post(address(measure), {**MUST, "dimension": dimension.pk, "crossed": "on"})

    broken = MeasureDimension.objects.get(measure=measure.identity)
    assert (broken.sum_rule, broken.only, broken.crossed) == (SumRule.ADDS_UP, [], True)


def test_a_category_that_has_values_stays_among_the_parts(page, measure):
    dimension = a_dimension(measure, "sex").dimension
    a_version(a_cell(measure, disaggregation="sex=men"), "3")

    answer = page.post(address(measure), {**MUST, "dimension": dimension.pk, "only": ["women"]})

    assert answer.status_code == 422
    [form] = answer.context["forms"]
    assert form.errors["only"] == ["There are values of Men: they stay among the parts."]
    assert MeasureDimension.objects.get().only == []


@pytest.mark.parametrize("role", [None, Role.MANAGER])
def test_to_others_the_page_is_not_there(client, measure, role):
    person = a_user()
    if role:
        a_role(person, role, measure.node.edition.document)
    client.force_login(person)

    assert client.get(address(measure)).status_code == 404


def test_a_dimension_that_is_not_there_is_not_found(page, measure):
    assert page.post(address(measure), {**MUST, "dimension": "999"}).status_code == 404
