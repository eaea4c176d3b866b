"""Letters of every kind, as the stages above post them."""

from indicators import mail
from indicators.enums import MailKind
from indicators.models import OutgoingMail, User

FACTS = {
    MailKind.OPENING: {
        "plan": "Programme plan 2026",
        "round": "Values of 2026",
        "due_on": "2027-02-15",
        "closes_on": "2027-03-01",
    },
    MailKind.REMINDER: {"round": "Values of 2026", "due_on": "2027-02-15", "days": -3},
    MailKind.SUBMITTED: {"who": "Lena Okafor", "comment": ""},
    MailKind.RETURNED: {"who": "Lena Okafor", "comment": "Which gauges?\nName them."},
    MailKind.APPROVED: {"who": "Lena Okafor", "comment": ""},
    MailKind.OVERDUE: {"round": "Values of 2026", "due_on": "2027-02-15"},
    MailKind.REPORT: {
        "schedule": "Annual performance report",
        "period": "2025",
        "until": "2026-04-14",
        "drafts": "",
    },
    MailKind.NOT_SENT: {
        "schedule": "Annual performance report",
        "due_on": "2026-03-15",
        "problem": "not_made",
    },
    MailKind.SEAL: {"day": "2026-11-20", "head": "ab" * 32},
}


def a_letter(to: User, kind: MailKind = MailKind.APPROVED, **others) -> mail.Letter:
    facts = FACTS[kind] | others.pop("facts", {})
    return mail.Letter(
        **{
            "kind": kind,
            "recipient_id": to.pk,
            "about": "review",
            "occasion": "event 1",
            "address": "/review/?value=7",
            "facts": facts,
            "items": (an_item(),),
            **others,
        }
    )


def an_item(**others) -> mail.Item:
    return mail.Item(**{"text": "Gauges that report", "note": "2026", **others})


def posted(to: User, kind: MailKind = MailKind.APPROVED, **others) -> OutgoingMail:
    """The row of a letter that waits to be sent."""
    letter = a_letter(to, kind, **others)
    mail.post_all([letter])
    return OutgoingMail.objects.get(
        recipient=to, kind=kind, about=letter.about, occasion=letter.occasion
    )
