"""Schedules over HTTP: a sentence said back, for planning officers, a 404 for others."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from indicators import delivery
from indicators.enums import MailStatus, Role, RunProblem, RunStatus
from indicators.models import Delivery, OutgoingMail, Programme, Report, ReportSchedule, ScheduleRun
from tests.builders import NOW, a_role, a_user, an_edition
from tests.delivery.schedules import DUE, a_plan, a_schedule, made

pytestmark = pytest.mark.django_db
FIELDS = {
    "name": "Annual performance report",
    "every": "year",
    "weekday": "1",
    "day": "15",
    "month": "3",
    "at": "08:00",
    "zone": "Africa/Nairobi",
    "if_late": "send",
    "kind": "performance",
    "about": "year_before",
    "formats": ["pdf", "json"],
    "languages": ["en", "zh-hans"],
    "role_0": "reviewer",
    "addresses": "planning@rcab.example",
    "sent_as": "link",
    "link_days": "30",
}


@pytest.fixture
def edition():
    return a_plan(11, 12)


@pytest.fixture
def officer(edition, client):
    person = a_user()
    a_role(person, Role.OFFICER, edition.document)
    client.force_login(person)
    return person


def fields(edition, **others) -> dict:
    eleven = Programme.objects.get(node__edition=edition, node__label="11")
    return FIELDS | {"place_0": f"programme-{eleven.identity_id}"} | others


def test_what_the_fields_say_is_kept_and_said_back_as_a_sentence(client, officer, edition):
    answer = client.post(reverse("new_schedule", args=[edition.slug]), fields(edition))

    schedule = ReportSchedule.objects.get()
    assert answer.url == reverse("schedule", args=[schedule.pk])
    assert (schedule.owner, schedule.document) == (officer, edition.document)
    html = client.get(answer.url).content.decode()
    assert (
        "Every year on 15 March at 08:00 (Africa/Nairobi), for the year before, in English and "
        "Simplified Chinese, to Reviewer of programme 11 and planning@rcab.example."
    ) in html
    assert html.count("UTC+03:00") == 5
    local = schedule.next_at.astimezone(timezone.get_fixed_timezone(180))
    assert (local.month, local.day, local.hour) == (3, 15, 8)


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"addresses": "planning@rcab"}, "addresses", "“planning@rcab” is not a complete address."),
        ({"addresses": "", "role_0": ""}, "addresses", "Name at least one role or one address."),
        ({"about": "period"}, "period", "Choose the period that every report is about."),
        ({"zone": "Nowhere/Land"}, "zone", "Select a valid choice."),
        ({"formats": []}, "formats", "This field is required."),
        ({"place_0": "own"}, "one_each", "A report of several programmes has no programme of its"),
        (
            {"kind": "changes", "drafts": "on"},
            "drafts",
            "Drafts are counted as they stand, not as of a day.",
        ),
    ],
)
def test_what_cannot_be_kept_is_said_beside_its_field_and_nothing_typed_is_lost(
    client, officer, edition, wrong, field, said
):
    answer = client.post(reverse("new_schedule", args=[edition.slug]), fields(edition, **wrong))

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert said in answer.context["form"].errors[field][0]
    assert "Annual performance report" in answer.content.decode()
    assert not ReportSchedule.objects.exists()


def test_a_name_is_given_once_in_a_plan(client, officer, edition):
    address = reverse("new_schedule", args=[edition.slug])
    client.post(address, fields(edition))

    answer = client.post(address, fields(edition))

    assert answer.status_code == 422
    assert ReportSchedule.objects.count() == 1


def test_the_preview_keeps_nothing(client, officer, edition):
    answer = client.post(
        reverse("preview_schedule", args=[edition.slug]),
        fields(edition, every="month", day="31", zone="UTC"),
    )

    html = answer.content.decode()
    assert "Every month on day 31 or the last of the month at 08:00 (UTC)" in html
    assert html.count("UTC+00:00") == 5
    assert not ReportSchedule.objects.exists()


@pytest.mark.parametrize(
    ("language", "sentence", "first"),
    [
        ("en", "Every year on 5 March at 08:00 (UTC)", "Fri 5 March 2027, 08:00"),
        ("zh-hans", "每年3月5日 08:00（UTC）", "星期五 2027年3月5日 08:00"),
        ("ar", "كل سنة في 5 مارس في 08:00 (UTC)", "جمعة 5 مارس، 2027، 08:00"),
    ],
)
@time_machine.travel(datetime(2026, 12, 1, 9, tzinfo=UTC), tick=False)
def test_the_next_dates_are_written_as_in_the_language(
    client, officer, edition, language, sentence, first
):
    answer = client.post(
        reverse("preview_schedule", args=[edition.slug]),
        fields(edition, day="5", zone="UTC"),
        headers={"accept-language": language},
    )

    html = answer.content.decode()
    assert sentence in html
    assert re.findall(r"<td>\s*<bdi>(.*?)</bdi>", html)[0] == first


@pytest.mark.parametrize("name", ["schedule", "run_schedule", "pause_schedule"])
def test_a_schedule_is_not_there_for_who_does_not_plan(client, edition, name):
    schedule = a_schedule(edition)
    reviewer = a_user()
    a_role(reviewer, Role.REVIEWER, edition.document)
    client.force_login(reviewer)
    ask = client.get if name == "schedule" else client.post

    answer = ask(reverse(name, args=[schedule.pk]))
    new = client.get(reverse("new_schedule", args=[edition.slug]))

    assert (answer.status_code, new.status_code) == (404, 404)
    assert not Report.objects.exists()


def test_run_now_makes_its_reports_and_pause_holds_it(client, officer, edition):
    schedule = a_schedule(edition, now=timezone.now())

    client.post(reverse("run_schedule", args=[schedule.pk]))
    client.post(reverse("pause_schedule", args=[schedule.pk]))

    run = schedule.runs.get()
    schedule.refresh_from_db()
    assert (run.by, run.status) == (officer, RunStatus.MAKING)
    assert Report.objects.get().requested_by == officer
    assert schedule.next_at is None
    html = client.get(reverse("schedule", args=[schedule.pk])).content.decode()
    assert "nothing is sent until it goes on" in html
    assert "0 of one report" in html
    client.post(reverse("pause_schedule", args=[schedule.pk]), {"resume": "1"})
    schedule.refresh_from_db()
    assert schedule.next_at is not None


def test_the_log_has_pages_and_a_report_says_who_got_it(client, officer, edition):
    schedule = a_posted_run(edition, 1)
    ScheduleRun.objects.bulk_create(
        ScheduleRun(
            schedule=schedule,
            due_at=DUE - timedelta(days=day),
            status=RunStatus.NOT_SENT,
            problem=RunProblem.LATE,
            ended_at=DUE,
        )
        for day in range(1, 21)
    )
    address = reverse("schedule", args=[schedule.pk])

    first, second = (client.get(address, {"page": at}).context["page"] for at in (1, 2))
    of_report = client.get(reverse("report", args=[Report.objects.get().pk])).content.decode()

    assert ([len(first), len(second)], first.paginator.count) == ([20, 1], 21)
    [got] = Delivery.objects.all()
    assert f'<th role="rowheader" scope="row"><bdi>{got.recipient}</bdi></th>' in of_report
    assert f'<a href="{address}">' in of_report


def a_posted_run(edition, people: int) -> ReportSchedule:
    for _ in range(people):
        a_role(a_user(), Role.REVIEWER, edition.document)
    schedule = a_schedule(
        edition, addresses=[], to_roles=[f"reviewer:document-{edition.document_id}"]
    )
    delivery.run_due(schedule_id=schedule.pk, now=DUE)
    made(Report.objects.get())
    delivery.sweep_made(now=DUE)
    return schedule


def test_the_log_says_who_got_what_and_how_it_fared(client, officer, edition):
    schedule = a_posted_run(edition, 3)
    first, second, third = OutgoingMail.objects.order_by("pk")
    OutgoingMail.objects.filter(pk=first.pk).update(
        status=MailStatus.SENT, sent_at=NOW, may_be_twice=True
    )
    OutgoingMail.objects.filter(pk=second.pk).update(
        error="452 mailbox full", attempts=4, not_before=DUE
    )
    OutgoingMail.objects.filter(pk=third.pk).update(status=MailStatus.FAILED, error="550 no such")

    html = client.get(reverse("schedule", args=[schedule.pk])).content.decode()

    assert "Sent 1 March 2026, 12:00 UTC" in html
    assert "May have come twice, with one Message-ID" in html
    assert "452 mailbox full" in html
    assert "next try 15 March 2026, 08:00 UTC" in html
    assert "550 no such" in html


@pytest.mark.parametrize("people", [1, 3])
def test_the_page_asks_the_same_for_one_recipient_and_for_three(client, officer, edition, people):
    schedule = a_posted_run(edition, people)
    address = reverse("schedule", args=[schedule.pk])

    with CaptureQueriesContext(connection) as asked:
        client.get(address)

    assert len(asked) == 16


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_same_for_one_schedule_and_for_three(client, officer, edition, number):
    for each in range(number):
        a_schedule(edition, name=f"Schedule {each}")

    with CaptureQueriesContext(connection) as asked:
        answer = client.get(reverse("schedules"))

    assert answer.content.decode().count("Every year on 15 March") == number
    assert len(asked) == 6


def an_open_link() -> Delivery:
    """The link of the only delivery, which ends in a month from today."""
    Delivery.objects.update(link_ends_at=timezone.now() + timedelta(days=30))
    return Delivery.objects.get()


def test_a_link_opens_for_its_recipient_alone_and_asks_others_to_sign_in(client, edition):
    schedule = a_posted_run(edition, 1)
    sent = an_open_link()
    link = delivery.link_of(sent)

    unknown = client.get(link)
    client.force_login(a_user())
    other = client.get(link)
    client.force_login(sent.recipient)
    own = client.get(link)

    assert unknown.url.startswith(reverse("account_login"))
    assert other.status_code == 404
    assert "Download" in own.content.decode()
    assert schedule.name in own.content.decode()


def test_a_link_ends_on_its_day_and_with_the_access(client, edition):
    a_posted_run(edition, 1)
    sent = an_open_link()
    client.force_login(sent.recipient)
    Report.objects.update(released_on=timezone.now().date().replace(year=2100))
    sent.recipient.assignments.all().update(role=Role.READER)

    without_access = client.get(delivery.link_of(sent))
    Delivery.objects.update(link_ends_at=NOW)
    ended = client.get(delivery.link_of(sent))

    assert without_access.status_code == 404
    assert ended.status_code == 410
    assert "This link has ended" in ended.content.decode()


def test_an_officer_of_another_plan_sees_no_schedule_of_this_one(client, edition):
    a_schedule(edition)
    other = a_user()
    a_role(other, Role.OFFICER, an_edition().document)
    client.force_login(other)

    html = client.get(reverse("schedules")).content.decode()

    assert "Annual performance report" not in html


def test_the_log_says_which_roles_and_programmes_were_not_reached(client, officer, edition):
    schedule = a_schedule(edition)
    eleven, twelve = schedule.document.programmes.order_by("pk")
    schedule.runs.create(
        due_at=DUE,
        status=RunStatus.POSTED,
        ended_at=DUE,
        problem=RunProblem.NOT_TO_ALL,
        missed=[f"reviewer:programme-{eleven.pk}", f"programme-{twelve.pk}"],
    )

    html = client.get(reverse("schedule", args=[schedule.pk])).content.decode()

    assert "Not reached: Reviewer of programme 11; programme 12." in " ".join(html.split())


def test_the_fields_and_the_log_are_said_in_the_language_of_the_page(client, officer, edition):
    schedule = a_posted_run(edition, 1)
    address = reverse("schedule", args=[schedule.pk])

    html = client.get(address, headers={"accept-language": "ar"}).content.decode()

    assert '<label for="id_place_0">في</label>' in html
    assert "<bdi>2026-03-15 08:00 UTC</bdi>" in html
