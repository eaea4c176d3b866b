"""The page of what changed since the last round, for those who fill the unit's sheet in."""

import pytest
from django.urls import reverse

from indicators.enums import Departure, NarrativeKind, Role
from indicators.models import DeliverableDeparture, DeliverableStatement, Narrative
from tests.builders import (
    a_deliverable,
    a_dimension,
    a_role,
    a_user,
    a_year,
    an_adopted_value,
    in_days,
)

pytestmark = pytest.mark.django_db


def address(unit):
    node = unit.node
    return reverse("since", args=[node.edition.slug, a_year().pk, node.in_address])


def test_it_shows_before_and_after_with_a_way_to_the_history(page, subprogramme, measure):
    version = an_adopted_value(measure, "5")

    answer = page.get(address(subprogramme))

    [line] = answer.context["lines"]
    assert line.fields == [("", "—", "5")]
    assert reverse("history", args=[version.cell_id]) in answer.content.decode()


def test_nothing_reported_is_told_from_nothing_stated(page, subprogramme, measure):
    an_adopted_value(measure, None, state="not_reported")

    [line] = page.get(address(subprogramme)).context["lines"]

    assert line.fields == [("", "—", "— (not reported)")]


def test_it_shows_narratives_and_deliverables_too(page, subprogramme, measure):
    by = a_user(name="Lena Okafor")
    Narrative.objects.create(
        node=subprogramme.node,
        period=a_year(),
        kind=NarrativeKind.LESSONS,
        number=1,
        text="Begin earlier.",
        is_draft=False,
        by=by,
    )
    statement = DeliverableStatement.objects.create(
        deliverable=a_deliverable(subprogramme),
        period=a_year(),
        number=1,
        planned=4,
        actual=0,
        by=by,
    )
    DeliverableDeparture.objects.create(
        statement=statement, departure=Departure.POSTPONED, amount=4, reason="No quorum."
    )

    answer = page.get(address(subprogramme))

    assert sorted(field for line in answer.context["lines"] for field in line.fields) == [
        ("Delivered 2025", "", "0"),
        ("Lessons learned 2025", "", "Begin earlier."),
        ("Planned 2025", "", "4"),
        ("postponed 2025", "", "4: No quorum."),
    ]
    assert answer.content.decode().count("Lena Okafor") == 4


def test_another_day_is_chosen(page, subprogramme, measure):
    an_adopted_value(measure, "5")

    later = page.get(address(subprogramme), {"since": in_days(1)})

    assert later.context["lines"] == []
    assert "Nothing changed" in later.content.decode()


def test_a_day_that_is_none_is_said_beside_its_field(page, subprogramme, measure):
    answer = page.get(address(subprogramme), {"since": "soon"})

    assert answer.context["form"].errors.keys() == {"since"}


def test_others_do_not_find_it_and_contributors_do(client, subprogramme, measure):
    client.force_login(a_user())
    assert client.get(address(subprogramme)).status_code == 404

    by_entity = a_dimension(measure, "entity", "north")
    person = a_user()
    entity = by_entity.dimension.categories.get()
    a_role(person, Role.CONTRIBUTOR, subprogramme, entity=entity)
    client.force_login(person)
    assert client.get(address(subprogramme)).status_code == 200
