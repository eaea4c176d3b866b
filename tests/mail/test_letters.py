import pytest
from django.db import transaction

from indicators import mail
from indicators.enums import MailDelivery, MailStatus
from indicators.models import OutgoingMail
from tests.builders import a_user
from tests.mail.letters import a_letter, an_item, posted

pytestmark = pytest.mark.django_db


def test_posting_twice_posts_once():
    person = a_user()
    mail.post_all([a_letter(person)])
    [first] = OutgoingMail.objects.values_list("pk", "message_id")

    mail.post_all([a_letter(person), a_letter(person)])

    assert list(OutgoingMail.objects.values_list("pk", "message_id")) == [first]


def test_another_person_occasion_or_thing_is_another_mail():
    one, other = a_user(), a_user()

    mail.post_all(
        [
            a_letter(one),
            a_letter(other),
            a_letter(one, occasion="event 2"),
            a_letter(one, about="round 3"),
        ]
    )

    assert OutgoingMail.objects.values("message_id").distinct().count() == 4


def test_what_is_undone_posts_nothing():
    with transaction.atomic():
        mail.post_all([a_letter(a_user())])
        transaction.set_rollback(True)

    assert not OutgoingMail.objects.exists()


def test_a_closed_account_gets_no_mail():
    mail.post_all([a_letter(a_user(is_active=False))])

    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize("letters", [1, 30])
def test_any_number_is_posted_in_two_statements(letters, django_assert_num_queries):
    people = [a_user() for _ in range(letters)]

    with django_assert_num_queries(2):
        mail.post_all([a_letter(person) for person in people])

    assert OutgoingMail.objects.count() == letters


def test_a_long_list_is_cut_and_counted():
    items = [an_item(text=f"measure {n}") for n in range(50)]

    row = posted(a_user(), items=items)

    assert (len(row.facts["items"]), row.facts["total"]) == (mail.MOST_ITEMS, 50)


def test_the_web_role_posts_and_marks_and_never_deletes(app_role):
    row = posted(a_user())

    OutgoingMail.objects.filter(pk=row.pk).update(status=MailStatus.FAILED, error="no")

    row.refresh_from_db()
    assert row.status == MailStatus.FAILED


def test_a_person_chooses_language_and_delivery():
    person = a_user()

    mail.choose(user=person, language="zh-hans", delivery=MailDelivery.DAILY)

    person.refresh_from_db()
    assert (person.language, person.mail_delivery) == ("zh-hans", "daily")
