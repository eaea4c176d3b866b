"""Dimensions, and what a measure is broken down by, read and set over the API."""

import pytest

from indicators.models import Dimension, MeasureDimension
from tests.api.conftest import System, an_officer_of
from tests.builders import an_adopted_value, an_edition

pytestmark = pytest.mark.django_db
AGES = {"name": "Age group", "categories": ["Under 15", "15 to 24", "25 and over"]}


@pytest.fixture
def ages(system) -> dict[str, object]:
    answer = system.post("dimensions/", AGES)
    assert answer.status_code == 201, answer.content
    return answer.json()


def broken_down(system: System, measure, **said):
    return system.post(f"measures/{measure.pk}/breakdowns/", {"dimension": "age-group", **said})


def test_a_dimension_is_named_with_its_categories(ages, system):
    [listed] = system.read("dimensions/?expand=categories&code=age-group")["results"]
    twice = system.post("dimensions/", AGES)

    assert (ages["code"], ages["name"]) == ("age-group", "Age group")
    assert [(each["code"], each["name"]) for each in listed["categories"]] == [
        ("under-15", "Under 15"),
        ("15-to-24", "15 to 24"),
        ("25-and-over", "25 and over"),
    ]
    assert (twice.status_code, Dimension.objects.count()) == (422, 1)


def test_a_measure_is_broken_down_and_its_values_are_taken_by_part(ages, measure, system):
    made = broken_down(system, measure, sum_rule="adds_up")
    again = broken_down(system, measure)
    value = {"period": "2025", "kind": "actual", "measure": str(measure.pk), "amount": "3"}
    part = system.post("values/", value | {"disaggregation": "age-group=under-15"})

    assert (made.status_code, again.status_code) == (201, 409), made.content
    assert part.status_code == 201, part.content
    [listed] = system.read(f"measures/{measure.pk}/breakdowns/")["results"]
    [below] = system.read(f"measures/{measure.pk}/?expand=breakdowns")["breakdowns"]
    assert listed == below == made.json()
    assert (listed["dimension"], listed["sum_rule"], listed["only"]) == (
        "age-group",
        "adds_up",
        [],
    )


def test_how_the_parts_are_asked_is_changed_on_what_was_read(ages, measure, system):
    made = broken_down(system, measure)
    address, body = made["Location"].removeprefix("/api/v1/"), {"only": ["under-15"]}

    silent = system.put(address, body)
    done = system.put(address, body, If_Match=made["ETag"])
    stale = system.put(address, body, If_Match=made["ETag"])

    assert (silent.status_code, done.status_code, stale.status_code) == (428, 200, 412)
    assert done.json()["only"] == stale.json()["current"]["only"] == ["under-15"]
    assert system.get(address)["ETag"] == done["ETag"]


def test_a_category_with_values_is_not_left_out(ages, measure, system):
    made = broken_down(system, measure)
    address = made["Location"].removeprefix("/api/v1/")
    an_adopted_value(measure, "3", disaggregation="age-group=under-15")

    left_out = system.put(address, {"only": ["15-to-24"]}, If_Match=made["ETag"])
    unknown = system.put(address, {"only": ["men"]}, If_Match=made["ETag"])

    assert (left_out.status_code, unknown.status_code) == (422, 422)
    assert unknown.json()["errors"][0]["pointer"] == "#/only"
    assert MeasureDimension.objects.get().only == []


def test_only_an_officer_of_the_plan_breaks_down(ages, measure, system, system_of):
    broken_down(system, measure)
    stranger = system_of(an_officer_of(an_edition().document))
    manager_of_none = system_of(measure.officer, programmes=[measure.accomplishment.programme])

    assert broken_down(stranger, measure).status_code == 404
    assert len(stranger.read(f"measures/{measure.pk}/breakdowns/")["results"]) == 1
    assert manager_of_none.post("dimensions/", AGES).status_code == 403
