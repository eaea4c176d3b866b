"""Nobody approves over HTTP a value of which they wrote any version since the last approval."""

import pytest
from django.test import Client
from django.urls import reverse

from indicators import access, entry, review
from indicators.enums import Role, Step, ValueStatus
from indicators.models import Cell
from tests.builders import (
    NOW,
    a_cell,
    a_measure,
    a_role,
    a_user,
    a_version,
    an_accomplishment,
    in_days,
    ready,
)
from tests.web.sheets import address, the_cell, typed

pytestmark = pytest.mark.django_db
DEFINED = {"definition": "Counted at the gate."}
OWN = "Nobody approves a value that they wrote themselves."


@pytest.fixture
def judge(subprogramme):
    """Holds two roles: enters the values of the unit, and reviews those of its programme."""
    person = a_user(name="Lena Okafor")
    a_role(person, Role.MANAGER, subprogramme)
    a_role(person, Role.REVIEWER, subprogramme.programme)
    return person


@pytest.fixture
def page(judge) -> Client:
    client = Client()
    client.force_login(judge)
    return client


@pytest.fixture
def measures(subprogramme):
    result = an_accomplishment(subprogramme)
    return [a_measure(result, number=n, **DEFINED) for n in (1, 2, 3)]


def submitted(measure, *authors) -> Cell:
    """Each author wrote a version; the last one submitted it."""
    cell = a_cell(measure)
    for number, author in enumerate(authors, start=1):
        version = a_version(cell, str(number), by=author, evidence="Gate log.")
    ready(version)
    entry.submit(cell_ids=[cell.pk], by=authors[-1], now=NOW)
    return cell


def status(cell) -> str:
    cell.refresh_from_db()
    return cell.status


def approve(page, cell):
    sent = {"step": "approve", "comment": "", "based_on": cell.revision}
    return page.post(reverse("judge", args=[cell.pk]), sent)


def test_who_holds_both_roles_does_not_approve_what_they_typed_on_the_sheet(
    page, judge, subprogramme, measures
):
    page.post(address(subprogramme), typed(measures[0], value="5", evidence="Gate log."))
    cell = the_cell(measures[0])
    ready(cell.draft)
    page.post(address(subprogramme), {"submit": "1"})
    cell.refresh_from_db()
    assert cell.status == ValueStatus.SUBMITTED

    answer = approve(page, cell)

    assert (answer.status_code, OWN in answer.content.decode()) == (422, True)
    assert status(cell) == ValueStatus.SUBMITTED


def test_an_earlier_version_of_ones_own_is_enough(page, judge, measures):
    cell = submitted(measures[0], judge, a_user())

    answer = approve(page, cell)

    assert (answer.status_code, OWN in answer.content.decode()) == (422, True)
    assert status(cell) == ValueStatus.SUBMITTED


def test_a_version_before_the_last_approval_hinders_nobody(page, judge, measures):
    cell = submitted(measures[0], judge)
    review.take_step(cell_id=cell.pk, step=Step.APPROVE, by=a_user(), now=NOW)
    cell.refresh_from_db()
    why = {"reason_code": "later_data", "reason": "Counted again."}
    other = a_user()
    ready(a_version(cell, "9", by=other, evidence="Gate log.", **why))
    entry.submit(cell_ids=[cell.pk], by=other, now=NOW)
    cell.refresh_from_db()

    approve(page, cell)

    assert status(cell) == ValueStatus.APPROVED
    assert cell.approved.amount == 9


def test_all_without_flags_leaves_out_ones_own_even_where_the_list_is_forged(page, judge, measures):
    own, mixed, theirs = (
        submitted(measure, *authors)
        for measure, authors in zip(
            measures, [(judge,), (judge, a_user()), (a_user(),)], strict=True
        )
    )
    offered = [each.cell.pk for each in page.get(reverse("review_queue")).context["clear"]]

    answer = page.post(
        reverse("approve_clear"),
        {"seen": [f"{cell.pk}:{cell.revision}" for cell in (own, mixed, theirs)]},
        follow=True,
    )

    said = [str(message) for message in answer.context["messages"]]
    assert offered == [theirs.pk]
    assert said[0] == "One value is approved."
    assert [OWN in each for each in said[1:]] == [True, True]
    assert [status(cell) for cell in (own, mixed, theirs)] == ["submitted", "submitted", "approved"]


def test_a_deputy_does_not_approve_for_the_author(subprogramme, measures):
    author, deputy = a_user(), a_user()
    a_role(author, Role.REVIEWER, subprogramme.programme)
    cell = submitted(measures[0], author)
    today = in_days(0)
    access.name_deputy(absent=author, deputy=deputy, starts_on=today, ends_on=today, by=author)
    page = Client()
    page.force_login(deputy)

    answer = approve(page, cell)

    assert (answer.status_code, status(cell)) == (422, ValueStatus.SUBMITTED)
