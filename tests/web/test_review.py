"""The review queue over HTTP: what is shown, who may judge, and what a judgement does."""

import pytest
from django.urls import reverse

from indicators import entry, review
from indicators.enums import Flag, MeasureKind, Role, Step, ValueKind, ValueStatus, Verdict
from tests.builders import (
    NOW,
    a_cell,
    a_measure,
    a_role,
    a_subprogramme,
    a_user,
    a_version,
    a_year,
    an_accomplishment,
    an_adopted_value,
    ready,
)

pytestmark = pytest.mark.django_db
QUEUE = "review_queue"


@pytest.fixture
def reviewer(subprogramme):
    user = a_user(name="Lena Okafor")
    a_role(user, Role.REVIEWER, subprogramme)
    return user


@pytest.fixture
def page(client, reviewer):
    client.force_login(reviewer)
    return client


@pytest.fixture
def author():
    return a_user(name="Tomás Arvelo")


def a_submitted_value(measure, author, amount="5", **others):
    cell = a_cell(measure)
    ready(a_version(cell, amount, by=author, **others))
    return entry.submit(cell_ids=[cell.pk], by=author, now=NOW)[0]


def judged(page, cell, step="approve", comment="", based_on=1):
    return page.post(
        reverse("judge", args=[cell.pk]),
        {"step": step, "comment": comment, "based_on": based_on},
    )


def test_the_queue_shows_what_waits_longest_first_with_what_it_replaces(page, subprogramme, author):
    accomplishment = an_accomplishment(subprogramme)
    first, second = (a_measure(accomplishment, number=number) for number in (1, 2))
    an_adopted_value(second, "4", period=a_year(2024))
    an_adopted_value(second, "8", kind=ValueKind.TARGET)
    cells = [a_submitted_value(second, author, "9"), a_submitted_value(first, author)]

    context = page.get(reverse(QUEUE)).context

    waiting = context["waiting"]
    assert [each.cell for each in waiting] == cells
    assert (waiting[0].before_printed, waiting[0].after_printed) == ("4", "9")
    assert waiting[0].before_period == a_year(2024)
    assert waiting[0].meaning.verdict == Verdict.EXCEEDED
    assert context["detail"] == waiting[0]


def test_an_empty_queue_says_when_something_will_appear(page):
    answer = page.get(reverse(QUEUE))

    assert "New entries appear here when they are submitted." in answer.content.decode()


def test_the_value_asked_for_is_opened(page, subprogramme, author):
    accomplishment = an_accomplishment(subprogramme)
    a_submitted_value(a_measure(accomplishment, number=1), author)
    asked = a_submitted_value(a_measure(accomplishment, number=2), author)

    answer = page.get(reverse(QUEUE), {"value": asked.pk})

    assert answer.context["detail"].cell == asked


def test_flags_ask_about_a_value_far_from_the_years_before(page, subprogramme, author):
    measure = a_measure(an_accomplishment(subprogramme), definition="Counted at the gate.")
    for year, amount in ((2023, "10"), (2024, "12")):
        an_adopted_value(measure, amount, period=a_year(year))
    an_adopted_value(measure, "12", kind=ValueKind.TARGET)
    a_submitted_value(measure, author, "40")

    detail = page.get(reverse(QUEUE)).context["detail"]

    assert detail.flags == [Flag.FAR_FROM_TARGET, Flag.OUTSIDE_HISTORY, Flag.NO_EVIDENCE]


def test_comment_evidence_and_reason_are_shown_to_the_reviewer(page, subprogramme, author):
    measure = a_measure(an_accomplishment(subprogramme), kind=MeasureKind.MILESTONE)
    a_submitted_value(
        measure,
        author,
        None,
        words="Signed by five.",
        judged="MET",
        comment="The sixth signs in May.",
        evidence="Treaty series, p. 4",
        reason_code="later_data",
        reason="The depositary wrote.",
    )

    html = page.get(reverse(QUEUE)).content.decode()

    for said in ("The sixth signs in May.", "Treaty series, p. 4", "The depositary wrote."):
        assert html.count(said) == 1


def test_a_second_person_approves_and_sees_the_next_one(page, subprogramme, author, reviewer):
    accomplishment = an_accomplishment(subprogramme)
    cell = a_submitted_value(a_measure(accomplishment, number=1), author)
    after = a_submitted_value(a_measure(accomplishment, number=2), author)

    answer = judged(page, cell)

    cell.refresh_from_db()
    assert answer.url == f"{reverse(QUEUE)}?value={after.pk}#detail"
    assert (cell.status, cell.approved.amount) == (ValueStatus.APPROVED, 5)
    assert list(cell.events.values_list("step", "by")) == [
        ("submit", author.pk),
        ("approve", reviewer.pk),
    ]


def test_a_value_is_returned_with_the_comment(page, subprogramme, author):
    cell = a_submitted_value(a_measure(an_accomplishment(subprogramme)), author)

    judged(page, cell, "return", "Which crossings?")

    cell.refresh_from_db()
    assert cell.status == ValueStatus.RETURNED
    assert cell.events.get(step=Step.RETURN).comment == "Which crossings?"


def test_a_return_without_a_comment_is_asked_for_one(page, subprogramme, author):
    cell = a_submitted_value(a_measure(an_accomplishment(subprogramme)), author)

    answer = judged(page, cell, "return", "  ")

    cell.refresh_from_db()
    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "comment": ["Say what is to be changed: the author reads it."]
    }
    assert answer.context["form"]["comment"].as_widget().count(" autofocus") == 1
    assert cell.status == ValueStatus.SUBMITTED


def test_a_value_that_changed_since_it_was_read_is_not_judged(page, subprogramme, author):
    cell = a_submitted_value(a_measure(an_accomplishment(subprogramme)), author)
    entry.take_back(cell_id=cell.pk, by=author, now=NOW)
    cell.refresh_from_db()
    a_version(cell, "6", by=author)
    entry.submit(cell_ids=[cell.pk], by=author, now=NOW)

    answer = judged(page, cell, based_on=1)

    cell.refresh_from_db()
    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors() == [
        "This value was changed since you read it. Read it again."
    ]
    assert cell.status == ValueStatus.SUBMITTED


def test_an_own_entry_waits_for_another_person(page, subprogramme, reviewer):
    cell = a_submitted_value(a_measure(an_accomplishment(subprogramme)), reviewer)

    shown = page.get(reverse(QUEUE)).content.decode()
    answer = judged(page, cell)

    cell.refresh_from_db()
    assert "You wrote this value. Another person must review it." in shown
    assert reverse("judge", args=[cell.pk]) not in shown
    assert answer.status_code == 422
    assert cell.status == ValueStatus.SUBMITTED


def test_an_earlier_version_of_ones_own_makes_the_value_ones_own(
    page, subprogramme, author, reviewer
):
    cell = a_cell(a_measure(an_accomplishment(subprogramme)))
    a_version(cell, "5", by=reviewer)
    a_version(cell, "6", by=author)
    entry.submit(cell_ids=[cell.pk], by=author, now=NOW)

    [waiting] = page.get(reverse(QUEUE)).context["waiting"]

    assert waiting.cell.is_own


def test_another_programmes_values_are_not_there(page, subprogramme, author):
    elsewhere = a_subprogramme(subprogramme.programme, number=2)
    cell = a_submitted_value(a_measure(an_accomplishment(elsewhere)), author)

    assert not page.get(reverse(QUEUE)).context["waiting"]
    assert judged(page, cell).status_code == 404


def test_the_slower_of_two_reviewers_is_told_what_the_faster_did(page, subprogramme, author):
    cell = a_submitted_value(a_measure(an_accomplishment(subprogramme)), author)
    faster = a_user(name="Mina Solari")
    review.take_step(
        cell_id=cell.pk, step=Step.RETURN, by=faster, now=NOW, comment="Which crossings?"
    )

    answer = judged(page, cell)

    said = [str(message) for message in answer.context["messages"]]
    cell.refresh_from_db()
    assert answer.status_code == 409
    assert "Mina Solari was faster: Return with comment" in said[0]
    assert said[0].endswith("Which crossings?")
    assert said[1] == "Your own judgement was not kept. Look at the value again."
    assert cell.status == ValueStatus.RETURNED
