"""Handing values in and taking them back over HTTP, and how many queries a sheet takes."""

import re

import pytest
from django.urls import reverse

from indicators import entry
from indicators.enums import Role, Step, ValueStatus
from indicators.review import take_step
from tests.builders import (
    NOW,
    a_cell,
    a_component,
    a_measure,
    a_programme,
    a_role,
    a_subprogramme,
    a_user,
    a_version,
    a_year,
    an_accomplishment,
    an_adopted_value,
)
from tests.web.sheets import address, the_cell, typed

pytestmark = pytest.mark.django_db


def test_submitting_saves_what_was_typed_and_hands_in_every_draft(page, subprogramme, measure):
    other = a_measure(measure.accomplishment, number=2)
    a_version(a_cell(other), "3")

    answer = page.post(
        address(subprogramme), typed(measure, value="7") | {"submit": "1"}, follow=True
    )

    assert [str(message) for message in answer.context["messages"]] == [
        "2 values were submitted for review."
    ]
    assert {the_cell(measure).status, the_cell(other).status} == {ValueStatus.SUBMITTED}


def test_nothing_is_submitted_while_a_value_cannot_be_kept(page, subprogramme, measure):
    other = a_measure(measure.accomplishment, number=2)

    page.post(
        address(subprogramme),
        typed(measure, value="seven") | typed(other, value="3") | {"submit": "1"},
    )

    assert the_cell(other).status == ValueStatus.DRAFT


def test_what_hinders_a_value_leads_to_where_it_is_mended(page, subprogramme, measure):
    silent = a_measure(measure.accomplishment, number=2)
    an_adopted_value(measure, "50", kind="target")

    answer = page.post(
        address(subprogramme),
        typed(measure, value="5") | typed(silent, value="", state="not_reported") | {"submit": "1"},
    )

    ways = re.findall(r'<a class="button mini" href="([^"]+)">([^<]+)<', answer.content.decode())
    assert ways == [
        (reverse("value", args=[the_cell(measure).pk]), "Give what is missing"),
        (f"?open={silent.pk}#actual-{silent.pk}-comment", "Write the comment"),
    ]
    written = page.get(address(subprogramme), {"open": silent.pk}).content.decode()
    assert written.count(f'id="actual-{silent.pk}-comment"') == 1


def test_submitting_nothing_says_so(page, subprogramme, measure):
    answer = page.post(address(subprogramme), {"submit": "1"}, follow=True)

    assert [str(message) for message in answer.context["messages"]] == [
        "Nothing has changed since you last submitted."
    ]


def test_a_submitted_value_can_be_taken_back(page, author, subprogramme, measure):
    cell = a_cell(measure)
    a_version(cell, "5", by=author)
    entry.submit(cell_ids=[cell.pk], by=author, now=NOW)

    page.post(address(subprogramme), {"take_back": cell.pk})

    cell.refresh_from_db()
    assert (cell.status, cell.draft.amount, cell.submitted) == (ValueStatus.DRAFT, 5, None)


def test_a_value_approved_meanwhile_is_not_taken_back(page, author, subprogramme, measure):
    cell = a_cell(measure)
    a_version(cell, "5", by=author)
    entry.submit(cell_ids=[cell.pk], by=author, now=NOW)
    take_step(cell_id=cell.pk, step=Step.APPROVE, by=a_user(), now=NOW)

    answer = page.post(address(subprogramme), {"take_back": cell.pk}, follow=True)

    cell.refresh_from_db()
    assert cell.status == ValueStatus.APPROVED
    assert [str(message) for message in answer.context["messages"]] == [
        "This value is no longer with the reviewer."
    ]


def test_another_persons_value_is_not_taken_back(page, subprogramme, measure):
    elsewhere = a_measure(an_accomplishment(a_subprogramme(subprogramme.programme, number=2)))
    cell = a_cell(elsewhere)

    answer = page.post(address(subprogramme), {"take_back": cell.pk})

    assert answer.status_code == 404


def test_a_returned_value_shows_what_the_reviewer_said(page, author, subprogramme, measure):
    cell = a_cell(measure)
    a_version(cell, "5", by=author)
    entry.submit(cell_ids=[cell.pk], by=author, now=NOW)
    reviewer = a_user(name="Lena Okafor")
    take_step(cell_id=cell.pk, step=Step.RETURN, by=reviewer, now=NOW, comment="Which crossings?")

    html = page.get(address(subprogramme)).content.decode()

    assert f'id="more-{measure.pk}"' in html
    assert re.search(r"Which crossings\?</p>\s*<footer>\s*Lena Okafor returned", html)


# Queries


@pytest.mark.parametrize("measures", [1, 3])
def test_a_sheet_of_any_size_is_shown_in_eleven_queries(
    page, subprogramme, measures, django_assert_num_queries
):
    accomplishment = an_accomplishment(subprogramme)
    for number in range(1, measures + 1):
        measure = a_measure(accomplishment, number=number)
        a_component(measure)
        an_adopted_value(measure, "4", period=a_year(2024))
        a_version(a_cell(measure), "5")
    url = address(subprogramme)

    with django_assert_num_queries(10):
        page.get(url)


@pytest.mark.parametrize("measures", [1, 3])
def test_any_number_of_changed_values_is_written_in_the_same_queries(
    page, subprogramme, measures, django_assert_num_queries
):
    accomplishment = an_accomplishment(subprogramme)
    sent = {}
    for number in range(1, measures + 1):
        measure = a_measure(accomplishment, number=number)
        sent |= typed(measure, value="5") | typed(measure, "target", value="6")
    url = address(subprogramme)

    # Seven to read the sheet, two to look for rounds, five to write, two savepoints.
    with django_assert_num_queries(19):
        page.post(url, sent)


@pytest.mark.parametrize("units", [1, 3])
def test_my_entries_of_any_length_are_shown_in_the_same_queries(
    client, units, django_assert_num_queries
):
    officer, programme = a_user(), a_programme()
    a_role(officer, Role.OFFICER, programme.node.edition.document)
    for number in range(1, units + 1):
        a_measure(an_accomplishment(a_subprogramme(programme, number=number)))
    client.force_login(officer)

    with django_assert_num_queries(16):
        client.get(reverse("my_entries"))
