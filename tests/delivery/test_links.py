"""A signed link is for one person, until its day, and nobody else learns that it is one."""

from datetime import timedelta

import pytest

from indicators import delivery
from indicators.enums import EditionStatus
from indicators.models import Delivery, PlanEdition, Report
from tests.builders import NOW, a_user
from tests.delivery.schedules import DUE, a_schedule, made

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent() -> Delivery:
    a_user("ana@rcab.example")
    schedule = a_schedule(addresses=["ana@rcab.example"])
    delivery.run_due(schedule_id=schedule.pk, now=DUE)
    made(Report.objects.get())
    delivery.sweep_made(now=DUE)
    return Delivery.objects.get()


def token(sent: Delivery) -> str:
    return delivery.link_of(sent).rstrip("/").rpartition("/")[2]


def test_its_recipient_follows_it_and_the_first_time_is_kept(sent):
    first = delivery.follow(token=token(sent), user=sent.recipient, now=DUE)
    delivery.follow(token=token(sent), user=sent.recipient, now=DUE + timedelta(days=1))

    sent.refresh_from_db()
    assert first == sent
    assert sent.opened_at == DUE


def test_another_person_and_a_changed_token_find_nothing(sent):
    other = delivery.follow(token=token(sent), user=a_user(), now=DUE)
    changed = delivery.follow(token=token(sent)[:-1] + "!", user=sent.recipient, now=DUE)

    sent.refresh_from_db()
    assert (other, changed, sent.opened_at) == (None, None, None)


def test_after_its_days_it_has_ended(sent):
    assert sent.link_ends_at == DUE + timedelta(days=30)

    with pytest.raises(delivery.LinkEnded):
        delivery.follow(token=token(sent), user=sent.recipient, now=sent.link_ends_at)


def test_the_mail_has_the_link_and_no_file(sent):
    assert sent.mail.facts["address"] == delivery.link_of(sent)
    assert sent.mail.facts["files"] == []
    assert NOW < DUE


def test_who_may_see_none_of_its_reports_any_more_has_not_opened_it(sent):
    PlanEdition.objects.update(status=EditionStatus.DRAFT)

    found = delivery.follow(token=token(sent), user=sent.recipient, now=DUE)

    sent.refresh_from_db()
    assert (found, sent.opened_at) == (None, None)
