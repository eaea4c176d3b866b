"""What a round tells people: once each, and only who has something left."""

from datetime import timedelta

import pytest
from django.utils import timezone

from indicators.enums import MailKind, Role
from indicators.mail import compose
from indicators.models import OutgoingMail
from indicators.review import rounds
from tests.builders import (
    a_measure,
    a_role,
    a_round,
    a_subprogramme,
    a_user,
    an_accomplishment,
    an_adopted_value,
    in_days,
)

pytestmark = pytest.mark.django_db
MORNING = timezone.now().replace(hour=7)


@pytest.fixture
def unit():
    return a_subprogramme(text="Border crossings")


@pytest.fixture
def manager(unit):
    manager = a_user(name="Ana Duarte")
    a_role(manager, Role.MANAGER, unit)
    return manager


@pytest.fixture
def officer(unit):
    officer = a_user()
    a_role(officer, Role.OFFICER, unit.node.edition.document)
    return officer


def measures(unit, number=2):
    accomplishment = an_accomplishment(unit)
    return [a_measure(accomplishment, number=n + 1) for n in range(number)]


def told(kind):
    rows = OutgoingMail.objects.filter(kind=kind).order_by("pk")
    return [(row.recipient, row.occasion, row.facts["total"]) for row in rows]


def post(now=MORNING):
    rounds.post_letters(now=now)


def test_that_a_round_is_open_is_told_once_to_who_has_something_left(unit, manager):
    measures(unit)
    done = a_subprogramme(unit.programme, number=2)
    an_adopted_value(measures(done, 1)[0], "5")
    a_role(a_user(), Role.MANAGER, done)
    a_round(unit.node.edition)

    post()
    post()

    assert told(MailKind.OPENING) == [(manager, "opening", 2)]


@pytest.mark.parametrize(("opens_on", "hour"), [(in_days(1), 7), (in_days(0), 4)])
def test_a_round_to_come_and_the_hours_before_morning_tell_nothing(unit, manager, opens_on, hour):
    measures(unit)
    a_round(unit.node.edition, opens_on=opens_on)

    post(MORNING.replace(hour=hour))

    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize(("due", "offset"), [(in_days(3), -3), (in_days(-2), 2)])
def test_reminders_come_before_and_after_the_due_date(unit, manager, due, offset):
    measures(unit)
    a_round(
        unit.node.edition, opens_on=in_days(-9), due_on=due, closes_on=in_days(9), reminders=[-3, 2]
    )

    post()
    post()

    assert told(MailKind.REMINDER) == [(manager, f"due {offset:+d} of {due}", 2)]


def test_an_extended_round_reminds_again_before_its_new_due_date(unit, manager, officer):
    measures(unit)
    first, second = in_days(3), in_days(13)
    asked = a_round(unit.node.edition, due_on=first, reminders=[-3])
    post()

    rounds.change_dates(
        round_id=asked.pk,
        dates=rounds.Dates(opens_on=asked.opens_on, due_on=second, closes_on=in_days(20)),
        reason="The counts come later.",
        by=officer,
        on=in_days(1),
    )
    post(MORNING + timedelta(days=10))

    assert told(MailKind.REMINDER) == [
        (manager, f"due -3 of {first}", 2),
        (manager, f"due -3 of {second}", 2),
    ]


def test_of_reminders_whose_day_was_missed_the_last_comes_late_and_says_the_days_left(
    unit, manager
):
    measures(unit)
    due = in_days(2)
    a_round(unit.node.edition, opens_on=in_days(-9), due_on=due, reminders=[-10, -5, -3, 1])

    post()
    post(MORNING + timedelta(days=1))

    [mail] = OutgoingMail.objects.filter(kind=MailKind.REMINDER)
    assert (mail.recipient, mail.occasion) == (manager, f"due -3 of {due}")
    assert compose.mail_of(mail).subject.startswith("Due in 2 days: ")


def test_a_reminder_of_a_day_before_the_round_opened_never_comes(unit, manager):
    measures(unit)
    a_round(unit.node.edition, opens_on=in_days(-1), due_on=in_days(2), reminders=[-4])

    post()

    assert told(MailKind.REMINDER) == []


def test_who_has_something_left_only_later_is_not_reminded_late(unit, manager):
    measures(unit)
    due = in_days(3)
    a_round(unit.node.edition, due_on=due, reminders=[-3])
    post()

    a_role(a_user(), Role.MANAGER, unit)
    post(MORNING + timedelta(days=1))

    assert told(MailKind.REMINDER) == [(manager, f"due -3 of {due}", 2)]


@pytest.mark.parametrize(
    ("days_late", "days_of_letters"), [(0, []), (1, [0]), (2, [-1]), (7, [-6]), (8, [0])]
)
def test_the_officer_is_told_weekly_what_is_overdue_if_need_be_some_days_late(
    unit, officer, days_late, days_of_letters
):
    measures(unit)
    a_round(unit.node.edition, opens_on=in_days(-20), due_on=in_days(-days_late))

    post()
    post()

    assert told(MailKind.OVERDUE) == [(officer, f"{in_days(day)}", 2) for day in days_of_letters]


def test_what_is_overdue_is_listed_by_unit(unit, officer):
    measures(unit)
    a_round(unit.node.edition, name="Values of 2025", opens_on=in_days(-9), due_on=in_days(-1))
    post()

    composed = compose.mail_of(OutgoingMail.objects.get(kind=MailKind.OVERDUE))

    assert composed.subject == "Overdue: Values of 2025"
    assert "- Border crossings (2 values are missing)\n" in composed.body


def test_any_number_of_measures_takes_the_same_queries(
    unit, manager, officer, django_assert_num_queries
):
    measures(unit, 3)
    a_round(unit.node.edition, opens_on=in_days(-9), due_on=in_days(-1), reminders=[1])

    with django_assert_num_queries(21):
        post()
