"""The head of the last sealed day goes to the planning officers, once."""

from datetime import timedelta

import pytest

from indicators import ledger
from indicators.enums import MailKind, Role
from indicators.models import DaySeal, OutgoingMail
from tests.builders import NOW, a_role, a_user, an_edition

pytestmark = pytest.mark.django_db
YESTERDAY = NOW.date() - timedelta(days=1)


def sealed(day, before=""):
    return DaySeal.objects.create(day=day, events=0, before=before, head=f"{day:%d}" * 32)


def test_every_officer_is_told_the_last_head_once():
    plan, other = an_edition().document, an_edition().document
    officer, reader, former = a_user(), a_user(), a_user()
    a_role(officer, Role.OFFICER, plan)
    a_role(officer, Role.OFFICER, other)
    a_role(reader, Role.READER, plan)
    a_role(former, Role.OFFICER, plan, ends_on=YESTERDAY)
    first = sealed(YESTERDAY - timedelta(days=1))
    last = sealed(YESTERDAY, before=first.head)

    ledger.mail_head(now=NOW)
    ledger.mail_head(now=NOW)

    [row] = OutgoingMail.objects.filter(kind=MailKind.SEAL)
    assert row.recipient == officer
    assert (row.facts["day"], row.facts["head"]) == (YESTERDAY.isoformat(), last.head)


def test_without_a_seal_there_is_nothing_to_tell():
    a_role(a_user(), Role.OFFICER, an_edition().document)

    ledger.mail_head(now=NOW)

    assert not OutgoingMail.objects.exists()
