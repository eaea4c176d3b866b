"""Sending one mail: claimed, given to the server, marked."""

import contextlib
import logging
import smtplib
import time

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import InterfaceError, OperationalError, close_old_connections

from indicators.mail import compose, queue
from indicators.models import OutgoingMail

ACCOUNT_CLOSED = "The recipient’s account is closed."
PERMANENT = range(500, 600)
LOOK_EVERY = 1.0
log = logging.getLogger(__name__)


def send(*, mail_id: int) -> None:
    """Send a mail that is due. Safe to call twice: one that is over or held is left alone."""
    mail = queue.claim(mail_id)
    if mail is None:
        return
    if mail.recipient and not mail.recipient.is_active:
        queue.mark_failed(mail, ACCOUNT_CLOSED)
        return
    connection = get_connection()
    try:
        _give(compose.mail_of(mail), connection)
    except OSError as refusal:
        _answer(mail, refusal)
    else:
        _mark_sent(mail)
    finally:
        # Once the server has taken the mail, an unfriendly good-bye does not count.
        with contextlib.suppress(OSError):
            connection.close()


def _give(message: EmailMessage, connection: BaseEmailBackend) -> None:
    """Return when the server has said that it has the mail; else raise what it said."""
    connection.open()
    connection.send_messages([message])


def _mark_sent(mail: OutgoingMail) -> None:
    """The server has the mail: as long as we live, a lost database only delays the mark."""
    while True:
        try:
            queue.mark_sent(mail)
        except (InterfaceError, OperationalError) as lost:
            log.warning("mail %d is sent and not marked yet: %s", mail.pk, lost)
            time.sleep(LOOK_EVERY)
            close_old_connections()
        else:
            return


def _answer(mail: OutgoingMail, refusal: OSError) -> None:
    """What concerns this mail or its recipient is final; all else may be better later."""
    code, words = _said(refusal)
    log.warning("mail %d was not taken: %s", mail.pk, words)
    if code in PERMANENT:
        queue.mark_failed(mail, words)
    else:
        queue.put_off(mail, words)


def _said(refusal: OSError) -> tuple[int, str]:
    """The server's code where it refused the recipient or the content (else 0), and its words."""
    if isinstance(refusal, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(refusal.recipients.values()))
    elif isinstance(refusal, smtplib.SMTPDataError):
        code, words = refusal.smtp_code, refusal.smtp_error
    else:
        return 0, str(refusal) or type(refusal).__name__
    return code, f"{code} {words.decode(errors='replace') if isinstance(words, bytes) else words}"
