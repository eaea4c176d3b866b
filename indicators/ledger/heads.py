"""The head of the sealed days, mailed to those who can hold it against the database."""

from datetime import datetime

from django.db.models import Q
from django.urls import reverse

from indicators import mail
from indicators.enums import MailKind, Role
from indicators.ledger.sealing import last_seal
from indicators.models import RoleAssignment


def mail_head(*, now: datetime) -> None:
    """Post the head of the last sealed day to every planning officer, to each once.

    One head is enough: it covers every day before it. Safe to call again.
    """
    seal = last_seal()
    if seal is None:
        return
    today = now.date()
    held = RoleAssignment.objects.filter(role=Role.OFFICER, starts_on__lte=today).filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=today)
    )
    mail.post_all(
        [
            mail.Letter(
                kind=MailKind.SEAL,
                recipient_id=officer,
                about="seal",
                occasion=seal.day.isoformat(),
                address=reverse("plans"),
                facts={"day": seal.day.isoformat(), "head": seal.head},
            )
            for officer in held.values_list("user", flat=True).distinct()
        ]
    )
