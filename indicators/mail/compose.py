"""A row as a mail: in the recipient's language, as plain text and as simple HTML."""

from collections.abc import Collection, Iterator, Sequence
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
from indicators.models import OutgoingMail, ReportFile, Translation, User

Words = dict[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who the mail goes to: a person, or an address without account, which chooses nothing."""

    name: str
    email: str
    language: str
    has_account: bool

    def __str__(self) -> str:
        return self.name or self.email


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
    reader = _reader(mail)
    with translation.override(reader.language):
        rows = list(mail.collected.order_by("pk")) if mail.kind == MailKind.DIGEST else [mail]
        messages = _messages(rows, reader.language)
        subject = _one_line(_subject(mail, messages))
        settings_page = absolute(reverse("notifications")) if reader.has_account else ""
        context = {
            "subject": subject,
            "recipient": reader,
            "messages": messages,
            "settings_page": settings_page,
        }
        composed = EmailMultiAlternatives(
            subject=subject,
            body=_plain_text(reader, messages, settings_page),
            to=[reader.email],
            headers={
                "Message-ID": mail.message_id,
                "Date": format_datetime(mail.posted_at),
                "Auto-Submitted": "auto-generated",
                "Content-Language": reader.language,
            },
        )
        composed.attach_alternative(render_to_string("mail/letter.html", context), "text/html")
    for name, content, content_type in _files(mail):
        composed.attach(name, content, content_type)
    return composed


def _reader(mail: OutgoingMail) -> Reader:
    person = mail.recipient
    if person is None:
        return Reader(name="", email=mail.address, language=mail.language, has_account=False)
    language = mail.language or person.language
    return Reader(name=person.name, email=person.email, language=language, has_account=True)


def _files(mail: OutgoingMail) -> Iterator[tuple[str, bytes, str]]:
    """The stored files of reports that go with the mail, as they were made."""
    wanted = mail.facts.get("files", ())
    if not wanted:
        return
    stored = ReportFile.objects.filter(pk__in=wanted).order_by("pk")
    for each in stored.select_related("report__edition", "report__period"):
        with each.file.open("rb") as opened:
            yield each.report.file_name(each), opened.read(), each.content_type


def messages_to(user: User, *, most: int) -> list[Message]:
    """The newest messages to a person, newest first; three queries."""
    rows = user.mails.exclude(kind=MailKind.DIGEST).order_by("-pk")[:most]
    return _messages(list(rows), user.language)


def absolute(address: str) -> str:
    return f"{settings.PUBLIC_URL}{address}"


def _subject(mail: OutgoingMail, messages: Sequence[Message]) -> str:
    if mail.kind != MailKind.DIGEST:
        return messages[0].said.subject
    return wording.said(MailKind.DIGEST, {"total": len(messages)}).subject


def _one_line(subject: str) -> str:
    """No word of a plan or a person begins another header."""
    return " ".join(subject.split())


def _messages(rows: Sequence[OutgoingMail], language: str) -> list[Message]:
    nodes = {item["node_id"] for row in rows for item in row.facts["items"]}
    words = _translated(nodes - {None}, language)
    return [
        Message(
            kind=row.kind,
            posted_at=row.posted_at,
            said=wording.said(row.kind, row.facts),
            lines=[_line(item, words) for item in row.facts["items"]],
            more=_more(row),
            address=absolute(row.facts["address"]) if row.facts["address"] else "",
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


def _plain_text(reader: Reader, messages: Sequence[Message], settings_page: str) -> str:
    blocks = [_("Dear %(name)s,") % {"name": reader}]
    for message in messages:
        if len(messages) > 1:
            blocks.append(f"* {message.said.subject}")
        blocks += _blocks(message)
    if settings_page:
        how = _("How you are written to: %(address)s") % {"address": settings_page}
        blocks.append(f"-- \n{how}")
    return "\n\n".join(blocks) + "\n"


def _blocks(message: Message) -> list[str]:
    quote = "\n".join(f"> {line}" for line in message.said.quote.splitlines())
    lines = [
        "\n".join(part for part in (_bullet(line), f"  {line.address}") if part.strip())
        for line in message.lines
    ]
    listed = "\n".join([*lines, *([message.more] if message.more else [])])
    way_on = f"{message.said.act}: {message.address}" if message.address else ""
    return [part for part in (*message.said.sentences, quote, listed, way_on) if part]


def _bullet(line: Line) -> str:
    return f"- {line.text} ({line.note})" if line.note else f"- {line.text}"
