import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indicators.enums import Role
from indicators.models import Continuation
from tests.builders import (
    a_measure,
    a_programme,
    a_role,
    a_subprogramme,
    a_user,
    a_year,
    an_accomplishment,
    an_edition,
)

pytestmark = pytest.mark.django_db


def measures_of(edition, *texts):
    accomplishment = an_accomplishment(a_subprogramme(a_programme(edition)))
    return [
        a_measure(accomplishment, number=number, text=text)
        for number, text in enumerate(texts, start=1)
    ]


@pytest.fixture
def earlier():
    return an_edition(period=a_year(2024))


@pytest.fixture
def later(earlier):
    return an_edition(document=earlier.document, previous=earlier, period=a_year(2025))


@pytest.fixture
def officer(client: Client, later):
    person = a_user()
    a_role(person, Role.OFFICER, later.document)
    client.force_login(person)
    client.person = person
    return client


def a_link(before, after, kind="reworded"):
    return Continuation.objects.create(before=before.node, after=after and after.node, kind=kind)


def some_links(earlier, later, times):
    olds = measures_of(earlier, *(f"Number {n} of gates" for n in range(times)))
    news = measures_of(later, *(f"Number {n} of open gates" for n in range(times)))
    return [a_link(old, new) for old, new in zip(olds, news, strict=True)]


@pytest.mark.parametrize("times", [1, 3])
def test_links_of_any_number_are_shown_with_as_many_queries(officer, earlier, later, times):
    some_links(earlier, later, times)
    officer.get(f"/plans/{later.slug}/links/")

    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = officer.get(f"/plans/{later.slug}/links/")

    assert answer.status_code == 200
    assert len(asked) == 10


def test_both_wordings_stand_side_by_side_with_their_differences(officer, earlier, later):
    [old], [new] = measures_of(earlier, "Gates open"), measures_of(later, "Gates closed")
    a_link(old, new)

    page = officer.get(f"/plans/{later.slug}/links/").content.decode()

    assert "Gates <del>open</del>" in page
    assert "Gates <ins>closed</ins>" in page


@pytest.mark.parametrize(
    ("act", "expected"), [("confirm", ("reworded", True)), ("reject", ("dropped", True))]
)
def test_an_officer_confirms_or_rejects_a_link(officer, earlier, later, act, expected):
    [link] = some_links(earlier, later, 1)

    answer = officer.post(f"/plans/{later.slug}/links/", {act: link.pk})

    link.refresh_from_db()
    assert answer.status_code == 302
    assert (link.kind, link.confirmed_by == officer.person) == expected


def test_a_refused_link_says_why(officer, earlier, later):
    [link] = some_links(earlier, later, 1)
    officer.post(f"/plans/{later.slug}/links/", {"confirm": link.pk})

    page = officer.post(
        f"/plans/{later.slug}/links/", {"confirm": link.pk}, follow=True
    ).content.decode()

    assert "This is confirmed already." in page


def test_all_that_say_the_same_are_confirmed_by_one_button(officer, earlier, later):
    [old], [new] = measures_of(earlier, "Gates"), measures_of(later, "Gates")
    link = a_link(old, new, "same")

    officer.post(f"/plans/{later.slug}/links/", {"all_same": "1"})

    link.refresh_from_db()
    assert link.confirmed_by == officer.person


def test_links_from_another_plan_are_proposed(officer, later):
    other = an_edition(period=a_year(2023))
    measures_of(other, "Number of gates")
    measures_of(later, "Number of gates open")

    officer.post(f"/plans/{later.slug}/links/propose/", {"earlier": other.pk})

    assert list(Continuation.objects.values_list("before__edition", "after__edition", "kind")) == [
        (other.pk, later.pk, "reworded")
    ]


def test_a_measure_of_another_plan_is_sought_and_linked(officer, later):
    other = an_edition(period=a_year(2023))
    [old], [new] = measures_of(other, "Crossings"), measures_of(later, "Gates")
    address = f"/plans/{later.slug}/links/from/{new.path.replace(' ', '-')}/"

    page = officer.get(address, {"q": "crossings"}).content.decode()
    officer.post(address, {"other": old.pk})

    new.refresh_from_db()
    assert f'value="{old.pk}"' in page
    assert new.identity == old.identity


def test_what_a_dropped_measure_went_on_in_is_chosen(officer, earlier, later):
    [old], [new] = measures_of(earlier, "Crossings"), measures_of(later, "Gates")
    a_link(old, None, "dropped")
    address = f"/plans/{later.slug}/links/to/{old.pk}/"

    shown = officer.get(address, {"q": "gates"})
    officer.post(address, {"other": new.pk})

    assert shown.status_code == 200
    assert list(Continuation.objects.values_list("before", "after")) == [(old.pk, new.pk)]


@pytest.mark.parametrize("role", [Role.MANAGER, Role.REVIEWER, Role.READER])
@pytest.mark.parametrize("address", ["links/", "links/from/{path}/", "links/to/{pk}/"])
def test_nobody_else_comes_to_the_links(client, earlier, later, role, address):
    [old], [new] = measures_of(earlier, "Crossings"), measures_of(later, "Gates")
    person = a_user()
    a_role(person, role, later.document)
    client.force_login(person)
    asked = address.format(path=new.path.replace(" ", "-"), pk=old.pk)

    assert client.get(f"/plans/{later.slug}/{asked}").status_code == 404


def test_a_link_of_another_edition_is_not_there(officer, earlier, later):
    other = an_edition(previous=earlier)
    [link] = some_links(earlier, other, 1)

    answer = officer.post(f"/plans/{later.slug}/links/", {"confirm": link.pk})

    assert answer.status_code == 404
