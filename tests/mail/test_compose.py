"""What a mail says: in the reader's language, as text and HTML, with one subject line."""

import pytest

from indicators import mail
from indicators.enums import MailKind, TranslationStatus
from indicators.mail import compose
from indicators.models import Translation
from tests.builders import a_measure, a_user
from tests.mail.letters import FACTS, a_letter, an_item, posted

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _public_url(settings):
    settings.PUBLIC_URL = "https://tracker.example.org"


def subject_of(kind: MailKind, **others) -> str:
    return compose.mail_of(posted(a_user(), kind, **others)).subject


def test_a_returned_value_comes_with_the_comment_and_a_link_to_its_cell():
    address = "/entries/RCAB-1/4/section-6/#r-12"
    person = a_user(name="Ana Duarte")
    row = posted(person, MailKind.RETURNED, address=address, items=[an_item(address=address)])

    composed = compose.mail_of(row)

    assert composed.subject == "Lena Okafor returned a value"
    assert composed.to == [person.email]
    assert composed.extra_headers["Message-ID"] == row.message_id
    assert composed.body == (
        "Dear Ana Duarte,\n\n"
        "Lena Okafor asks for a change before this can be approved:\n\n"
        "> Which gauges?\n> Name them.\n\n"
        "- Gauges that report (2026)\n"
        f"  https://tracker.example.org{address}\n\n"
        f"Open the sheet: https://tracker.example.org{address}\n\n"
        "-- \nHow you are written to: https://tracker.example.org/notifications/\n"
    )


def test_the_same_stands_in_the_html_with_nothing_of_it_as_markup():
    row = posted(a_user(), MailKind.RETURNED, facts={"comment": "<b>Which</b> & why?"})

    [(html, kind)] = compose.mail_of(row).alternatives

    assert kind == "text/html"
    assert "&lt;b&gt;Which&lt;/b&gt; &amp; why?" in html
    assert '<a href="https://tracker.example.org/review/?value=7">Open the sheet</a>' in html
    assert "<b>" not in html


def test_every_kind_can_be_said_in_every_language(settings):
    for language, _name in settings.LANGUAGES:
        person = a_user(language=language)
        for kind in FACTS:
            composed = compose.mail_of(posted(person, kind))
            [(html, _kind)] = composed.alternatives

            assert composed.subject
            assert composed.message().as_bytes()
            assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in html


def test_dates_and_names_of_the_plan_are_those_of_the_reader():
    measure = a_measure()
    Translation.objects.create(
        node=measure.node,
        language="zh",
        text="开放的口岸数目",
        status=TranslationStatus.DRAFT,
    )
    item = an_item(text=measure.text, node_id=measure.node_id, part="women")
    chinese, english = (
        compose.mail_of(posted(a_user(language=language), MailKind.OPENING, items=[item])).body
        for language in ("zh-hans", "en")
    )

    assert "开放的口岸数目: women" in chinese
    assert "2027年2月15日" in chinese
    assert "Number of crossings open to freight: women" in english
    assert "15 February 2027" in english


@pytest.mark.parametrize(
    ("days", "subject"),
    [
        (-7, "Due in 7 days: Values of 2026"),
        (-1, "Due tomorrow: Values of 2026"),
        (0, "Due today: Values of 2026"),
        (1, "Due since yesterday: Values of 2026"),
        (5, "Due for 5 days: Values of 2026"),
    ],
)
def test_a_reminder_counts_the_days(days, subject):
    assert subject_of(MailKind.REMINDER, facts={"days": days}) == subject


@pytest.mark.parametrize(
    ("total", "subject"),
    [
        (1, "Lena Okafor submitted a value for review"),
        (3, "Lena Okafor submitted 3 values for review"),
    ],
)
def test_one_and_many_are_said_differently(total, subject):
    assert subject_of(MailKind.SUBMITTED, total=total) == subject


def test_what_is_not_listed_is_counted():
    row = posted(a_user(), MailKind.SUBMITTED, items=[an_item()] * 25)

    assert "\nand 5 more\n" in compose.mail_of(row).body


def test_no_name_begins_another_header():
    subject = subject_of(
        MailKind.OPENING, facts={"round": "2026\r\nBcc: all@example.org\u2028\x0bX: y"}
    )

    assert subject == "Values are asked for by 15 February 2027: 2026 Bcc: all@example.org X: y"


def test_the_messages_of_a_person_are_read_in_two_queries(django_assert_num_queries):
    person = a_user()
    items = [an_item(node_id=a_measure().node_id)]
    mail.post_all([a_letter(person, occasion=f"event {n}", items=items) for n in range(5)])

    with django_assert_num_queries(2):
        messages = mail.messages_to(person, most=3)

    assert [message.said.subject for message in messages] == ["Lena Okafor approved a value"] * 3
