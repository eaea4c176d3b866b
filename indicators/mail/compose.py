"""A row as a mail: in the recipient's language, as plain text and as simple HTML."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from indicators.enums import MailKind, TranslatedField
from indicators.mail import wording
from indicators.models import OutgoingMail, Translation, User

Words = dict[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    text: str
    note: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message as it is read: in a mail of its own, in the mail of the day, or on a page."""

    kind: str
    posted_at: datetime | None
    said: wording.Said
    lines: list[Line]
    more: str
    address: str


def mail_of(mail: OutgoingMail) -> EmailMultiAlternatives:
    """The mail as it goes to the server; its recipient has been read with it."""
    with translation.override(mail.recipient.language):
        rows = list(mail.collected.order_by("pk")) if mail.kind == MailKind.DIGEST else [mail]
        messages = _messages(rows, mail.recipient)
        subject = _one_line(_subject(mail, messages))
        settings_page = absolute(reverse("notifications"))
        context = {
            "subject": subject,
            "recipient": mail.recipient,
            "messages": messages,
            "settings_page": settings_page,
        }
        composed = EmailMultiAlternatives(
            subject=subject,
            body=_plain_text(mail.recipient, messages, settings_page),
            to=[mail.recipient.email],
            headers={
                "Message-ID": mail.message_id,
                "Date": format_datetime(mail.posted_at),
                "Auto-Submitted": "auto-generated",
                "Content-Language": mail.recipient.language,
            },
        )
        composed.attach_alternative(render_to_string("mail/letter.html", context), "text/html")
    return composed


def messages_to(user: User, *, most: int) -> list[Message]:
    """The newest messages to a person, newest first; three queries."""
    rows = user.mails.exclude(kind=MailKind.DIGEST).order_by("-pk")[:most]
    return _messages(list(rows), user)


def absolute(address: str) -> str:
    return f"{settings.PUBLIC_URL}{address}"


def _subject(mail: OutgoingMail, messages: Sequence[Message]) -> str:
    if mail.kind != MailKind.DIGEST:
        return messages[0].said.subject
    return wording.said(MailKind.DIGEST, {"total": len(messages)}).subject


def _one_line(subject: str) -> str:
    """No word of a plan or a person begins another header."""
    return " ".join(subject.split())


def _messages(rows: Sequence[OutgoingMail], reader: User) -> list[Message]:
    nodes = {item["node_id"] for row in rows for item in row.facts["items"]}
    words = _translated(nodes - {None}, reader.language)
    return [
        Message(
            kind=row.kind,
            posted_at=row.posted_at,
            said=wording.said(row.kind, row.facts),
            lines=[_line(item, words) for item in row.facts["items"]],
            more=_more(row),
            address=absolute(row.facts["address"]),
        )
        for row in rows
    ]


def _translated(nodes: Collection[int], language: str) -> Words:
    """The plan's words in the reader's language, where the plan has them."""
    found = Translation.objects.filter(
        node__in=nodes, field=TranslatedField.TEXT, language=language.split("-")[0]
    )
    return dict(found.values_list("node", "text"))


def _line(item: dict, words: Words) -> Line:
    text = words.get(item["node_id"], item["text"])
    is_counted = item["missing"] is not None
    return Line(
        text=f"{text}: {item['part']}" if item["part"] else text,
        note=wording.missing(item["missing"]) if is_counted else item["note"],
        address=absolute(item["address"]) if item["address"] else "",
    )


def _more(row: OutgoingMail) -> str:
    listed = len(row.facts["items"])
    hidden = row.facts["total"] - listed
    return wording.more(hidden) if listed and hidden > 0 else ""


def _plain_text(recipient: User, messages: Sequence[Message], settings_page: str) -> str:
    blocks = [_("Dear %(name)s,") % {"name": recipient.name or recipient.email}]
    for message in messages:
        if len(messages) > 1:
            blocks.append(f"* {message.said.subject}")
        blocks += _blocks(message)
    blocks.append("-- \n" + _("How you are written to: %(address)s") % {"address": settings_page})
    return "\n\n".join(blocks) + "\n"


def _blocks(message: Message) -> list[str]:
    quote = "\n".join(f"> {line}" for line in message.said.quote.splitlines())
    lines = [
        "\n".join(part for part in (_bullet(line), f"  {line.address}") if part.strip())
        for line in message.lines
    ]
    listed = "\n".join([*lines, *([message.more] if message.more else [])])
    way_on = f"{message.said.act}: {message.address}"
    return [part for part in (*message.said.sentences, quote, listed, way_on) if part]


def _bullet(line: Line) -> str:
    return f"- {line.text} ({line.note})" if line.note else f"- {line.text}"
