"""Who is told of a step, of what, and where the link leads."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse

from indicators import review
from indicators.enums import MailKind, Role, Step
from indicators.models import OutgoingMail
from tests.builders import (
    NOW,
    a_cell,
    a_component,
    a_measure,
    a_role,
    a_subprogramme,
    a_user,
    a_version,
    an_accomplishment,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return a_subprogramme()


@pytest.fixture
def author(unit):
    author = a_user(name="Tomás Arvelo")
    a_role(author, Role.MANAGER, unit)
    return author


@pytest.fixture
def reviewer(unit):
    reviewer = a_user(name="Lena Okafor")
    a_role(reviewer, Role.REVIEWER, unit)
    return reviewer


def drafts(unit, author, number=1):
    accomplishment = an_accomplishment(unit)
    cells = []
    for n in range(number):
        cell = a_cell(a_measure(accomplishment, number=n + 1))
        a_version(cell, "5", by=author)
        cells.append(cell.pk)
    return cells


def take(step, cells, by, comment=""):
    return review.take_steps(cell_ids=cells, step=step, by=by, now=NOW, comment=comment)


def posted(kind):
    return list(OutgoingMail.objects.filter(kind=kind).order_by("pk"))


def test_reviewers_of_the_unit_and_from_above_are_told_once_of_all_that_was_submitted(
    unit, author, reviewer
):
    from_above, elsewhere, over = a_user(), a_user(), a_user()
    a_role(from_above, Role.REVIEWER, unit.programme)
    a_role(elsewhere, Role.REVIEWER, a_subprogramme())
    a_role(over, Role.REVIEWER, unit, ends_on=NOW.date().replace(year=2024))
    cells = drafts(unit, author, 3)

    take(Step.SUBMIT, cells, author)

    rows = posted(MailKind.SUBMITTED)
    assert {row.recipient for row in rows} == {reviewer, from_above}
    assert [row.facts["total"] for row in rows] == [3, 3]
    assert rows[0].facts["who"] == "Tomás Arvelo"
    assert rows[0].facts["address"] == f"{reverse('review_queue')}?value={cells[0]}"
    assert [item["note"] for item in rows[0].facts["items"]] == ["2025"] * 3


def test_the_writer_is_told_of_a_return_with_the_comment_and_the_place_of_the_cell(
    unit, author, reviewer
):
    measure = a_measure(an_accomplishment(unit))
    part = a_component(measure)
    cell = a_cell(measure, component=part)
    a_version(cell, "5", by=author)
    take(Step.SUBMIT, [cell.pk], author)

    take(Step.RETURN, [cell.pk], reviewer, "Which gauges?")

    [row] = posted(MailKind.RETURNED)
    address, _mark, anchor = row.facts["address"].partition("#")
    found = resolve(address)
    assert row.recipient == author
    assert row.facts["comment"] == "Which gauges?"
    assert row.facts["items"][0]["part"] == "women"
    assert anchor == f"r-{measure.pk}-{part.pk}"
    assert found.url_name == "sheet"
    assert found.kwargs["address"] == "programme-6/subprogramme-1"


def test_who_wrote_and_who_submitted_are_told_of_the_approval_and_not_who_approved(
    unit, author, reviewer
):
    colleague = a_user()
    cells = drafts(unit, colleague)
    take(Step.SUBMIT, cells, author)

    take(Step.APPROVE, cells, reviewer)

    assert {row.recipient for row in posted(MailKind.APPROVED)} == {author, colleague}


def test_the_writer_is_led_to_the_row_of_the_approved_value(unit, author, reviewer, client):
    measure = a_measure(an_accomplishment(unit))
    cell = a_cell(measure)
    a_version(cell, "5", by=author)
    take(Step.SUBMIT, [cell.pk], author)

    take(Step.APPROVE, [cell.pk], reviewer)

    [row] = posted(MailKind.APPROVED)
    sheet = reverse("sheet", args=[unit.node.edition.slug, cell.period_id, unit.node.in_address])
    client.force_login(author)
    answer = client.get(sheet)
    assert row.recipient == author
    assert row.facts["address"] == f"{sheet}#r-{measure.pk}"
    assert row.facts["items"][0]["address"] == row.facts["address"]
    assert answer.status_code == 200
    assert f'id="r-{measure.pk}"' in answer.content.decode()


def test_what_one_takes_back_tells_nobody(unit, author):
    cells = drafts(unit, author)
    take(Step.SUBMIT, cells, author)

    take(Step.REOPEN, cells, author)

    assert not OutgoingMail.objects.exists()


def test_a_refused_step_tells_nobody(unit, author, reviewer):
    cells = drafts(unit, reviewer)
    take(Step.SUBMIT, cells, author)
    OutgoingMail.objects.all().delete()

    with pytest.raises(review.StepRefused):
        take(Step.APPROVE, cells, reviewer)

    assert not OutgoingMail.objects.exists()


def test_any_number_of_values_is_told_in_the_same_number_of_queries(unit, author, reviewer):
    counted = []
    for number in (1, 4):
        cells = drafts(a_subprogramme(unit.programme, number=number + 1), author, number)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            take(Step.SUBMIT, cells, author)
        counted.append(len(queries))

    assert counted[0] == counted[1]
