"""Posting letters: rows in the transaction of the change they tell of."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from urllib.parse import urlsplit

from django.conf import settings

from indicators.enums import MailDelivery, MailKind
from indicators.models import OutgoingMail, User

MOST_ITEMS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line of a letter: words of the plan, and where they are entered or read.

    ``node_id`` finds their translation, ``part`` is a component, ``note`` stands behind them;
    ``missing`` is how many values of a unit are not there yet. ``address`` begins with "/".
    """

    text: str
    node_id: int | None = None
    part: str = ""
    note: str = ""
    missing: int | None = None
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One thing to tell one person, or with ``to`` an address without account, in ``language``.

    ``facts`` are those that ``wording`` names for the kind, dates as ISO text. ``total`` counts
    the items when they are more than those given. ``address`` is the page to go to, if there is
    one; ``files`` are the stored files of reports that go with the letter.
    """

    kind: MailKind
    recipient_id: int | None
    about: str
    occasion: str
    address: str
    facts: Mapping[str, str | int] = field(default_factory=dict)
    items: Sequence[Item] = ()
    total: int | None = None
    to: str = ""
    language: str = ""
    files: Sequence[int] = ()


def post_all(letters: Collection[Letter]) -> None:
    """Write the letters down, each once however often it is posted; two statements for any number.

    Call it inside the transaction of the change: both hold, or neither. A person whose account is
    closed gets none.
    """
    wanted = {letter.recipient_id for letter in letters if letter.recipient_id}
    active = set(User.objects.filter(pk__in=wanted, is_active=True).values_list("pk", flat=True))
    rows = (_row(letter) for letter in letters if letter.to or letter.recipient_id in active)
    OutgoingMail.objects.bulk_create(rows, ignore_conflicts=True)


def _row(letter: Letter) -> OutgoingMail:
    return OutgoingMail(
        kind=letter.kind,
        recipient_id=letter.recipient_id,
        address=letter.to,
        language=letter.language,
        about=letter.about,
        occasion=letter.occasion,
        message_id=new_message_id(),
        facts={
            "address": letter.address,
            "total": len(letter.items) if letter.total is None else letter.total,
            "items": [asdict(item) for item in letter.items[:MOST_ITEMS]],
            "files": list(letter.files),
            **letter.facts,
        },
    )


def new_message_id() -> str:
    host = urlsplit(settings.PUBLIC_URL).hostname or "localhost"
    return f"<{uuid.uuid4().hex}@{host}>"


def choose(*, user: User, language: str, delivery: MailDelivery) -> None:
    """How a person wants to be written to. It holds for what is still waiting, too."""
    user.language, user.mail_delivery = language, delivery
    user.save(update_fields=["language", "mail_delivery"])
