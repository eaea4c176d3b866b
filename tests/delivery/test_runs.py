"""What is due is run once; what is missed, late or impossible says so and is told."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators import delivery
from indicators.enums import (
    About,
    Every,
    IfLate,
    JobStatus,
    MailKind,
    MailStatus,
    ReportKind,
    Role,
    RunProblem,
    RunStatus,
)
from indicators.models import (
    Delivery,
    OutgoingMail,
    PlanEdition,
    Programme,
    Report,
    ReportSchedule,
    ScheduleRun,
)
from tests.builders import NOW, a_role, a_user, a_year
from tests.delivery.schedules import DUE, a_plan, a_schedule, made

pytestmark = pytest.mark.django_db


def run_at(schedule, now=DUE):
    return delivery.run_due(schedule_id=schedule.pk, now=now)


def the_run() -> ScheduleRun:
    return ScheduleRun.objects.get()


def test_what_is_due_is_run_once_however_often_it_is_asked():
    schedule = a_schedule()

    before = delivery.due(now=DUE - timedelta(seconds=1))
    waiting = delivery.due(now=DUE)
    first, second = run_at(schedule), run_at(schedule)

    schedule.refresh_from_db()
    assert (before, waiting) == ([], [schedule.pk])
    assert len(first) == 1
    assert second == []
    assert schedule.next_at == DUE.replace(year=2027)
    report = Report.objects.get()
    assert (report.period, report.language, report.requested_by) == (
        a_year(2025),
        "en",
        schedule.owner,
    )
    assert the_run().due_at == DUE


def test_beat_was_down_and_the_schedule_sends_when_it_is_back():
    schedule = a_schedule(if_late=IfLate.SEND)

    made_late = run_at(schedule, DUE + timedelta(days=2))

    assert len(made_late) == 1
    assert (the_run().status, the_run().due_at) == (RunStatus.MAKING, DUE)


def test_beat_was_down_and_the_schedule_flags_it_and_tells_who_plans():
    edition = a_plan()
    officer = a_user()
    a_role(officer, Role.OFFICER, edition.document)
    schedule = a_schedule(edition, if_late=IfLate.FLAG)

    asked = run_at(schedule, DUE + delivery.LATE_AFTER + timedelta(seconds=1))

    told = OutgoingMail.objects.filter(kind=MailKind.NOT_SENT)
    assert asked == []
    assert (the_run().status, the_run().problem) == (RunStatus.NOT_SENT, RunProblem.LATE)
    assert {each.recipient for each in told} == {schedule.owner, officer}
    assert not Report.objects.exists()


def test_of_three_missed_weeks_the_last_is_run_and_the_others_say_that_they_were_overtaken():
    schedule = a_schedule(every=Every.WEEK, day=1, about=About.PERIOD, period=a_year())
    first = schedule.next_at

    asked = run_at(schedule, first + timedelta(weeks=2, hours=1))

    assert len(asked) == 1
    runs = ScheduleRun.objects.order_by("due_at").values_list("due_at", "status", "problem")
    assert list(runs) == [
        (first, RunStatus.NOT_SENT, RunProblem.OVERTAKEN),
        (first + timedelta(weeks=1), RunStatus.NOT_SENT, RunProblem.OVERTAKEN),
        (first + timedelta(weeks=2), RunStatus.MAKING, ""),
    ]


def test_a_paused_schedule_is_not_due_and_goes_on_with_its_next_day():
    schedule = a_schedule()
    delivery.pause(schedule_id=schedule.pk, now=NOW)

    asked = run_at(schedule, DUE + timedelta(days=1))
    delivery.resume(schedule_id=schedule.pk, now=DUE + timedelta(days=2))

    schedule.refresh_from_db()
    assert asked == []
    assert (schedule.paused_at, schedule.next_at) == (None, DUE.replace(year=2027))


def test_run_now_leaves_the_days_of_the_schedule_alone():
    schedule = a_schedule()
    officer = a_user()

    run, asked = delivery.run_now(schedule_id=schedule.pk, by=officer, now=NOW)

    schedule.refresh_from_db()
    assert (run.by, run.due_at, len(asked)) == (officer, NOW, 1)
    assert schedule.next_at == DUE
    assert Report.objects.get().requested_by == officer


@pytest.mark.parametrize(
    ("others", "problem"),
    [
        ({"about": About.SAME_YEAR}, RunProblem.NO_PERIOD),
        ({"programmes": [0]}, RunProblem.NO_PROGRAMME),
        ({"addresses": [], "to_roles": ["reviewer:own"]}, RunProblem.NO_RECIPIENT),
    ],
)
def test_what_cannot_be_made_says_why_and_is_told(others, problem):
    schedule = a_schedule(**others)

    asked = run_at(schedule)

    assert asked == []
    assert (the_run().status, the_run().problem) == (RunStatus.NOT_SENT, problem)
    assert OutgoingMail.objects.get().recipient == schedule.owner


def test_when_all_reports_are_made_each_recipient_has_one_mail_in_the_outbox():
    edition = a_plan()
    person = a_user("ana@rcab.example", language="ar")
    schedule = a_schedule(
        edition, languages=["en", "zh-hans"], addresses=["ana@rcab.example", "desk@un.example"]
    )
    first, second = (Report.objects.get(pk=each) for each in run_at(schedule))

    made(first)
    too_early = delivery.post_made(report_id=first.pk, now=DUE)
    made(second)
    mails = delivery.post_made(report_id=second.pk, now=DUE)
    again = delivery.post_made(report_id=second.pk, now=DUE), delivery.sweep_made(now=DUE)

    assert too_early == []
    assert again == ([], [])
    run = the_run()
    assert (run.status, run.problem) == (RunStatus.POSTED, "")
    to_person, to_address = Delivery.objects.order_by("pk")
    assert {to_person.mail_id, to_address.mail_id} == set(mails)
    assert (to_person.recipient, to_person.mail.recipient) == (person, person)
    assert to_person.mail.facts["files"] == []
    assert (to_address.recipient, to_address.mail.address) == (None, "desk@un.example")
    assert len(to_address.mail.facts["files"]) == 2


def test_a_report_that_failed_keeps_back_what_needs_it_and_is_told():
    edition = a_plan()
    a_role(a_user(language="en"), Role.REVIEWER, Programme.objects.get())
    a_role(a_user(language="ar"), Role.REVIEWER, Programme.objects.get())
    schedule = a_schedule(
        edition, languages=[], addresses=[], to_roles=[f"reviewer:document-{edition.document_id}"]
    )
    english, arabic = (Report.objects.get(pk=each) for each in run_at(schedule))
    made(english)
    Report.objects.filter(pk=arabic.pk).update(
        status=JobStatus.FAILED, error="too_slow", finished_at=NOW
    )

    mails = delivery.post_made(report_id=arabic.pk, now=DUE)

    run = the_run()
    assert len(mails) == 1
    assert (run.status, run.problem) == (RunStatus.POSTED, RunProblem.NOT_MADE)
    assert OutgoingMail.objects.filter(kind=MailKind.NOT_SENT).count() == 1
    assert Delivery.objects.filter(mail__isnull=True).get().recipient.language == "ar"


@pytest.mark.parametrize("people", [1, 3])
def test_posting_asks_the_same_for_one_recipient_and_for_three(people):
    edition = a_plan()
    programme = Programme.objects.get()
    for _ in range(people):
        a_role(a_user(), Role.REVIEWER, programme)
    schedule = a_schedule(
        edition, addresses=[], to_roles=[f"reviewer:programme-{programme.identity_id}"]
    )
    [report_id] = run_at(schedule)
    made(Report.objects.get())

    with CaptureQueriesContext(
        connection,
    ) as asked:
        mails = delivery.post_made(report_id=report_id, now=DUE)

    assert len(mails) == people
    assert len(asked) == 14


def test_a_schedule_that_is_due_and_is_changed_before_it_was_run_is_run_as_it_is_now():
    schedule = a_schedule()
    schedule.addresses = ["corrected@rcab.example"]

    delivery.change_schedule(schedule=schedule, now=DUE + timedelta(minutes=10))
    asked = run_at(schedule, DUE + timedelta(minutes=11))

    schedule.refresh_from_db()
    assert len(asked) == 1
    assert (the_run().due_at, Delivery.objects.get().address) == (DUE, "corrected@rcab.example")
    assert schedule.next_at == DUE.replace(year=2027)


def test_a_schedule_that_is_due_and_is_paused_before_it_was_run_says_so():
    schedule = a_schedule()

    delivery.pause(schedule_id=schedule.pk, now=DUE + timedelta(minutes=10))
    delivery.resume(schedule_id=schedule.pk, now=DUE + timedelta(minutes=11))

    assert (the_run().due_at, the_run().status) == (DUE, RunStatus.NOT_SENT)
    assert the_run().problem == RunProblem.PAUSED
    assert OutgoingMail.objects.get().recipient == schedule.owner


def test_what_changed_is_told_since_the_last_run_that_was_sent():
    schedule = a_schedule(kind=ReportKind.CHANGES, about=About.PERIOD, period=a_year())

    run_at(schedule)
    first = Report.objects.get()
    made(first)
    delivery.sweep_made(now=DUE)
    run_at(schedule, DUE.replace(year=2027))
    second = Report.objects.get(pk__gt=first.pk)

    imported = first.edition.imported_at
    assert [each.options["since"] for each in (first, second)] == [
        imported.isoformat(),
        DUE.isoformat(),
    ]


def test_a_report_that_is_refused_ends_its_run_and_no_later_one():
    schedule = a_schedule()
    PlanEdition.objects.update(language="en", imported_at=DUE + timedelta(days=40))
    ReportSchedule.objects.filter(pk=schedule.pk).update(kind=ReportKind.CHANGES)

    asked = run_at(schedule)

    schedule.refresh_from_db()
    assert asked == []
    assert (the_run().status, the_run().problem) == (RunStatus.NOT_SENT, RunProblem.REFUSED)
    assert schedule.next_at == DUE.replace(year=2027)
    assert OutgoingMail.objects.get().kind == MailKind.NOT_SENT


def test_an_error_that_nobody_foresaw_ends_its_run_and_is_logged_and_told(caplog):
    schedule = a_schedule()
    # No such role: what no form and no service writes.
    ReportSchedule.objects.filter(pk=schedule.pk).update(to_roles=["emperor:own"])

    asked = run_at(schedule)

    schedule.refresh_from_db()
    assert asked == []
    assert (the_run().due_at, the_run().problem) == (DUE, RunProblem.UNEXPECTED)
    assert schedule.next_at == DUE.replace(year=2027)
    assert OutgoingMail.objects.get().kind == MailKind.NOT_SENT
    assert f"schedule {schedule.pk} was not run" in caplog.text


def test_a_programme_without_a_reviewer_is_told_and_does_not_keep_the_others_from_theirs():
    edition = a_plan(6, 7)
    six, seven = Programme.objects.filter(node__edition=edition).order_by("node__position")
    a_role(a_user(), Role.REVIEWER, six)
    schedule = a_schedule(
        edition,
        one_each=True,
        addresses=[],
        to_roles=["reviewer:own"],
        programmes=[six.identity_id, seven.identity_id, 999_999],
    )

    [report_id] = run_at(schedule)
    made(Report.objects.get(pk=report_id))
    delivery.sweep_made(now=DUE)

    run = the_run()
    assert (run.status, run.problem) == (RunStatus.POSTED, RunProblem.NOT_TO_ALL)
    assert run.missed == ["programme-999999", f"reviewer:programme-{seven.identity_id}"]
    told = OutgoingMail.objects.get(kind=MailKind.NOT_SENT)
    assert told.recipient == schedule.owner


def test_who_closed_their_account_meanwhile_is_told_of():
    person = a_user("ana@rcab.example")
    schedule = a_schedule(addresses=[person.email, "desk@un.example"])
    [report_id] = run_at(schedule)
    person.is_active = False
    person.save()

    made(Report.objects.get(pk=report_id))
    delivery.sweep_made(now=DUE)

    assert (the_run().status, the_run().problem) == (RunStatus.POSTED, RunProblem.NOT_TO_ALL)
    assert [each.mail is None for each in the_run().deliveries.order_by("pk")] == [True, False]
    assert OutgoingMail.objects.filter(kind=MailKind.NOT_SENT).count() == 1


def test_drafts_are_not_sent_by_link_to_who_would_not_see_them():
    a_user("ana@rcab.example")
    schedule = a_schedule(addresses=["ana@rcab.example"], drafts=True)
    run_at(schedule)
    made(Report.objects.get())

    mails = delivery.sweep_made(now=DUE)

    assert mails == []
    assert (the_run().status, the_run().problem) == (RunStatus.POSTED, RunProblem.NOT_TO_ALL)
    assert OutgoingMail.objects.get().kind == MailKind.NOT_SENT


def test_a_mail_that_no_server_takes_is_told_once():
    schedule = a_schedule()
    [report_id] = run_at(schedule)
    made(Report.objects.get(pk=report_id))
    delivery.sweep_made(now=DUE)
    OutgoingMail.objects.filter(kind=MailKind.REPORT).update(
        status=MailStatus.FAILED, error="550 no such mailbox"
    )

    delivery.sweep_made(now=DUE)
    delivery.sweep_made(now=DUE)

    assert the_run().problem == RunProblem.NOT_TO_ALL
    told = OutgoingMail.objects.get(kind=MailKind.NOT_SENT)
    assert (told.recipient, told.facts["problem"]) == (schedule.owner, "not_to_all")


@pytest.mark.parametrize(
    ("others", "field"),
    [
        ({"to_roles": ["reviewer:own"]}, "one_each"),
        ({"kind": ReportKind.CHANGES, "drafts": True}, "drafts"),
        ({"languages": ["fr"]}, "languages"),
    ],
)
def test_a_schedule_that_could_never_reach_all_is_not_kept(others, field):
    edition = a_plan(6, 7)

    with pytest.raises(delivery.ScheduleRefused) as refusal:
        a_schedule(edition, **others)

    assert list(refusal.value.errors) == [field]
    assert not ReportSchedule.objects.exists()
