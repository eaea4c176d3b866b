from collections import Counter
from io import StringIO

import pytest
from django.core.management import call_command

from indicators import attainment, plans
from indicators.management.sample import REPORTED_YEAR, people, sample_edition
from indicators.models import (
    Attainment,
    PlanEdition,
    ReportingRound,
    RoleAssignment,
    Translation,
    User,
    ValueVersion,
)
from tests.builders import NOW, in_days

pytestmark = pytest.mark.django_db


def load() -> str:
    out = StringIO()
    call_command("load_sample", password="a password of the demo", stdout=out)
    return out.getvalue()


def test_the_sample_is_an_edition_in_force_with_its_translation_people_and_values():
    load()

    edition = sample_edition()
    assert (edition.status, edition.in_force_from) == ("approved", edition.period.first_day)
    assert Translation.objects.filter(node__edition=edition, language="zh").exists()
    assert {user.email for user in User.objects.all()} == {person.email for person in people()}
    assert RoleAssignment.objects.count() == len(people())


def test_its_round_is_open_on_the_day_it_is_loaded():
    load()

    asked = ReportingRound.objects.get()
    assert (asked.edition, asked.kinds) == (sample_edition(), ["actual"])
    assert [period.label for period in asked.periods.all()] == [REPORTED_YEAR]
    assert (asked.opens_on, asked.due_on, asked.closes_on) == (
        in_days(0),
        in_days(21),
        in_days(42),
    )


def test_loading_it_twice_changes_nothing():
    load()
    before = [model.objects.count() for model in (PlanEdition, ValueVersion, Translation, User)]

    said = load()

    assert said == "The sample plan is there already.\n"
    assert [
        model.objects.count() for model in (PlanEdition, ValueVersion, Translation, User)
    ] == before


def test_its_reported_year_shows_every_way_a_measure_can_end():
    load()
    period = plans.period_of(REPORTED_YEAR)

    attainment.recompute(edition_id=sample_edition().pk, period_id=period.pk, now=NOW)

    verdicts = Counter(
        Attainment.objects.filter(period=period, component=None).values_list("verdict", flat=True)
    )
    assert verdicts == {
        "EXCEEDED": 4,
        "MET": 5,
        "PARTIALLY_MET": 4,
        "NOT_MET": 3,
        "REGRESSED": 1,
        "NOT_DUE": 2,
        "NOT_COMPARABLE": 3,
        "NOT_APPLICABLE": 1,
    }
