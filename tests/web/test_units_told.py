"""Narratives and deliverables of a unit over HTTP: who may, what is kept, what stays typed."""

import pytest
from django.urls import reverse

from indicators import entry
from indicators.enums import Departure, NarrativeKind, Role
from indicators.models import DeliverableStatement, Narrative
from indicators.templatetags.addresses import of_path, sheet_url
from tests.builders import (
    a_deliverable,
    a_measure,
    a_role,
    a_subprogramme,
    a_user,
    a_year,
    an_accomplishment,
)

pytestmark = pytest.mark.django_db
PAGES = ["narratives", "deliverables"]


@pytest.fixture
def accomplishment(subprogramme):
    return a_measure(an_accomplishment(subprogramme)).accomplishment


@pytest.fixture
def author(subprogramme, accomplishment):
    user = a_user(name="Tomás Arvelo")
    a_role(user, Role.MANAGER, subprogramme)
    return user


def address(name, frame):
    slug = frame.node.edition.slug
    return reverse(name, args=[slug, a_year().pk, of_path(frame.path)])


def told(accomplishment, text, *, based_on=0, **others):
    name = f"account-{accomplishment.pk}"
    return {f"text-{name}": text, f"based_on-{name}": based_on, **others}


# Narratives


def test_texts_are_kept_as_drafts_and_published(page, subprogramme, accomplishment):
    url = address("narratives", subprogramme)

    kept = page.post(url, told(accomplishment, "Two opened.\r\nOne waits."), follow=True)
    page.post(url, told(accomplishment, "Two opened.", based_on=1, publish="1"))

    assert [str(message) for message in kept.context["messages"]] == [
        "Saved as drafts. Readers do not see them yet."
    ]
    assert list(Narrative.objects.values_list("node", "kind", "text", "is_draft")) == [
        (accomplishment.pk, "account", "Two opened.\nOne waits.", True),
        (accomplishment.pk, "account", "Two opened.", False),
    ]


def test_a_text_over_anothers_stays_typed_beside_theirs(page, subprogramme, accomplishment):
    theirs = entry.Told(
        node_id=accomplishment.pk, kind=NarrativeKind.ACCOUNT, text="Theirs.", based_on=0
    )
    entry.tell(period=a_year(), told=[theirs], is_draft=True, by=a_user(name="Lena Okafor"))

    answer = page.post(address("narratives", subprogramme), told(accomplishment, "Mine."))

    html = answer.content.decode()
    assert answer.status_code == 422
    assert [field.error for field in answer.context["faults"]] == [
        "Somebody else changed this text meanwhile. Their words stand below yours."
    ]
    assert "Mine.</textarea>" in html
    assert "<p>Theirs.</p><footer>Lena Okafor</footer>" in html


# Deliverables


def test_a_table_is_kept_and_summed(page, subprogramme):
    first, second = (a_deliverable(subprogramme, number) for number in (1, 2))
    sent = {
        f"planned-{first.pk}": "4",
        f"actual-{first.pk}": "2",
        f"postponed-{first.pk}": "1",
        f"postponed-reason-{first.pk}": "The session was moved.",
        f"planned-{second.pk}": "1,000",
        f"actual-{second.pk}": "0",
    }

    page.post(address("deliverables", subprogramme), sent)

    totals = page.get(address("deliverables", subprogramme)).context["totals"]
    assert (totals.planned, totals.actual, totals.unaccounted) == (1004, 2, 1001)
    assert totals.departures == [("postponed", 1)]
    assert totals.not_stated == 0


def test_all_ways_a_deliverable_may_go_are_told_in_one_form(page, subprogramme):
    row = a_deliverable(subprogramme)
    sent = {f"planned-{row.pk}": "10", f"actual-{row.pk}": "5"}
    for number, each in enumerate(Departure, start=1):
        sent |= {f"{each}-{row.pk}": str(number), f"{each}-reason-{row.pk}": f"Why {each}."}

    page.post(address("deliverables", subprogramme), sent)

    kept = DeliverableStatement.objects.get().departures.values_list(
        "departure", "amount", "reason"
    )
    assert sorted(kept) == sorted(
        (each.value, number, f"Why {each}.") for number, each in enumerate(Departure, start=1)
    )


def test_a_total_of_nothing_stated_is_none_and_not_zero(page, subprogramme):
    a_deliverable(subprogramme)

    totals = page.get(address("deliverables", subprogramme)).context["totals"]

    assert (totals.planned, totals.actual, totals.unaccounted, totals.not_stated) == (
        None,
        None,
        None,
        1,
    )


def test_what_cannot_be_kept_stays_typed_and_hinders_no_other_row(page, subprogramme):
    first, second = (a_deliverable(subprogramme, number) for number in (1, 2))
    sent = {f"actual-{first.pk}": "some", f"actual-{second.pk}": "3"}

    answer = page.post(address("deliverables", subprogramme), sent)

    assert answer.status_code == 422
    assert 'value="some"' in answer.content.decode()
    assert list(DeliverableStatement.objects.values_list("deliverable", "actual")) == [
        (second.pk, 3)
    ]


def test_a_unit_without_deliverables_says_so(page, subprogramme):
    html = page.get(address("deliverables", subprogramme)).content.decode()

    assert "The plan prints no deliverables with numbers for this unit." in html


# Access


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("role", [None, Role.REVIEWER, Role.READER])
def test_to_those_who_do_not_enter_the_unit_it_is_not_there(
    client, subprogramme, accomplishment, name, role
):
    user = a_user()
    if role:
        a_role(user, role, subprogramme)
    client.force_login(user)

    assert client.get(address(name, subprogramme)).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_who_enters_a_part_does_not_speak_for_the_whole(page, subprogramme, name):
    other = a_subprogramme(subprogramme.programme, 2)
    a_measure(an_accomplishment(other))

    assert page.get(address(name, subprogramme.programme)).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_the_sheet_leads_to_the_pages_of_its_unit(page, subprogramme, name):
    html = page.get(sheet_url(subprogramme.node, a_year())).content.decode()

    assert f'href="{address(name, subprogramme)}"' in html


# Queries


@pytest.mark.parametrize("rows", [1, 3])
def test_the_pages_of_a_unit_take_the_same_queries_whatever_their_length(
    page, subprogramme, rows, django_assert_num_queries
):
    for number in range(1, rows + 1):
        a_deliverable(subprogramme, number)
        an_accomplishment(subprogramme, "bcd"[number - 1])
    narratives, deliverables = (address(name, subprogramme) for name in PAGES)

    with django_assert_num_queries(11):
        page.get(narratives)
    with django_assert_num_queries(11):
        page.get(deliverables)
