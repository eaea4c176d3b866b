"""Schedules through a real beat, a real worker and a real SMTP server, whose clock is moved."""

from datetime import timedelta

import pytest

from indicators.enums import IfLate, MailKind, MailStatus, RunProblem, RunStatus, SentAs
from indicators.models import Delivery, OutgoingMail, ReportSchedule, ScheduleRun
from tests.builders import a_user
from tests.delivery.schedules import DUE, a_schedule
from tests.mail.server import an_inbox
from tests.test_mail_worker import a_sender, wait_until

pytestmark = pytest.mark.django_db(transaction=True)


def sent(number: int):
    return lambda: OutgoingMail.objects.filter(status=MailStatus.SENT).count() == number


def test_beat_makes_and_sends_the_report_at_its_moment_once(log):
    schedule = a_schedule(addresses=["desk@un.example"])

    with (
        an_inbox() as (inbox, port),
        a_sender(log, port, clock=DUE - timedelta(seconds=5)),
    ):
        wait_until(sent(1), log, seconds=150)

    run = ScheduleRun.objects.get()
    [mail] = inbox.taken
    [attached] = mail.iter_attachments()
    assert (run.due_at, run.status, run.problem) == (DUE, RunStatus.POSTED, "")
    assert mail["To"] == "desk@un.example"
    assert attached.get_content()[:5] == b"%PDF-"
    assert attached.get_filename().endswith("-2025-performance-en.pdf")
    schedule.refresh_from_db()
    assert schedule.next_at == DUE.replace(year=2027)


def test_beat_was_down_at_the_moment_and_sends_or_flags_as_each_schedule_says(log):
    person = a_user("ana@rcab.example", language="zh-hans")
    owner = a_user("lena@rcab.example")
    first = a_schedule(addresses=[person.email], languages=[], sent_as=SentAs.LINK, owner=owner)
    second = a_schedule(
        first.document.editions.get(), name="Flagged", if_late=IfLate.FLAG, owner=owner
    )

    with (
        an_inbox() as (inbox, port),
        a_sender(log, port, clock=DUE + timedelta(days=2)),
    ):
        wait_until(sent(2), log, seconds=150)

    assert {mail["To"] for mail in inbox.taken} == {person.email, owner.email}
    late = ScheduleRun.objects.get(schedule=second)
    assert (late.status, late.problem) == (RunStatus.NOT_SENT, RunProblem.LATE)
    assert ScheduleRun.objects.get(schedule=first).status == RunStatus.POSTED
    assert Delivery.objects.get().reports.get().language == "zh-hans"
    assert OutgoingMail.objects.get(kind=MailKind.NOT_SENT).recipient == owner
    [to_person] = [mail for mail in inbox.taken if mail["To"] == person.email]
    assert "/reports/delivered/" in to_person.get_body(("plain",)).get_content()
    assert ReportSchedule.objects.filter(next_at__year=2027).count() == 2
