"""My notifications: what was written to a person, and how they want to be written to."""

import pytest
from django.urls import reverse

from indicators import mail
from indicators.enums import MailDelivery, MailKind
from tests.builders import a_user
from tests.mail.letters import a_letter

pytestmark = pytest.mark.django_db
ADDRESS = reverse("notifications")


@pytest.fixture
def person(client):
    person = a_user(name="Ana Duarte")
    client.force_login(person)
    return person


def test_one_signs_in_first(client):
    assert client.get(ADDRESS).url == f"{reverse('account_login')}?next={ADDRESS}"


def test_the_choices_are_kept_and_hold_for_nobody_else(client, person):
    other = a_user()

    answer = client.post(ADDRESS, {"language": "zh-hans", "delivery": "daily"})

    person.refresh_from_db()
    other.refresh_from_db()
    assert (answer.status_code, answer.url) == (302, ADDRESS)
    assert (person.language, person.mail_delivery) == ("zh-hans", MailDelivery.DAILY)
    assert (other.language, other.mail_delivery) == ("en", MailDelivery.AT_ONCE)


@pytest.mark.parametrize("sent", [{}, {"language": "tlh", "delivery": "daily"}])
def test_what_is_not_of_the_list_is_not_kept(client, person, sent):
    answer = client.post(ADDRESS, sent or {"language": ""})

    person.refresh_from_db()
    assert answer.status_code == 422
    assert (person.language, person.mail_delivery) == ("en", MailDelivery.AT_ONCE)


def test_ones_own_messages_are_shown_and_nobody_elses(client, person):
    mail.post_all(
        [
            a_letter(person, MailKind.RETURNED),
            a_letter(a_user(), MailKind.APPROVED, facts={"who": "Somebody else"}),
        ]
    )

    page = client.get(ADDRESS).content.decode()

    assert "Lena Okafor returned a value" in page
    assert "Which gauges?<br>Name them." in page
    assert "Somebody else" not in page


@pytest.mark.parametrize("number", [1, 3])
def test_any_number_of_messages_is_shown_in_the_same_number_of_queries(
    client, person, number, django_assert_num_queries
):
    mail.post_all([a_letter(person, occasion=f"event {n}") for n in range(number)])

    with django_assert_num_queries(3):
        client.get(ADDRESS)
