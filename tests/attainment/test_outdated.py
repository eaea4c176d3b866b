import pytest

from indicators import attainment
from indicators.enums import ValueKind
from indicators.models import Attainment
from tests.builders import NOW, a_measure, an_adopted_value

pytestmark = pytest.mark.django_db


def a_measure_with_a_target():
    measure = a_measure()
    an_adopted_value(measure, "10", kind=ValueKind.TARGET)
    return measure


def test_an_edition_with_values_is_computed_once_without_being_asked():
    a_measure_with_a_target()

    first, second = (attainment.recompute_outdated(now=NOW) for _ in range(2))

    assert (first, second) == (1, 0)
    assert Attainment.objects.count() == 1


def test_what_is_outdated_is_computed_again():
    a_measure_with_a_target()
    attainment.recompute_outdated(now=NOW)
    Attainment.objects.update(is_stale=True)

    assert attainment.recompute_outdated(now=NOW) == 1
    assert not Attainment.objects.get().is_stale


def test_a_plan_without_values_is_left_alone():
    a_measure()

    assert attainment.recompute_outdated(now=NOW) == 0
