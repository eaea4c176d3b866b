"""``manage.py recompute``: every edition or one."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from indicators.enums import ValueKind
from indicators.models import Attainment
from tests.builders import a_measure, an_adopted_value

pytestmark = pytest.mark.django_db


def recomputed(*arguments):
    said = StringIO()
    call_command("recompute", *arguments, stdout=said)
    return said.getvalue()


def two_plans():
    measures = [a_measure(), a_measure()]
    for measure in measures:
        an_adopted_value(measure, "10", kind=ValueKind.TARGET)
    return measures


def test_every_edition_is_computed_and_a_second_run_changes_nothing():
    two_plans()

    assert [recomputed(), recomputed()] == ["Rows changed: 2\n", "Rows changed: 0\n"]


def test_one_edition_is_computed_and_others_are_left_alone():
    one, _other = two_plans()

    said = recomputed("--edition", one.node.edition.slug)

    assert said == "Rows changed: 1\n"
    assert list(Attainment.objects.values_list("measure", flat=True)) == [one.pk]


def test_an_unknown_edition_is_refused_by_its_name():
    with pytest.raises(CommandError, match="no edition with the address A-99"):
        recomputed("--edition", "A-99")
