"""The choices of the outbox."""

from indicators.enums.labelled import Labelled
from indicators.enums.labelled import marked as _


class MailKind(Labelled):
    OPENING = "opening", _("Opening of a round")
    REMINDER = "reminder", _("Reminder")
    SUBMITTED = "submitted", _("Values to review")
    RETURNED = "returned", _("Values returned")
    APPROVED = "approved", _("Values approved")
    OVERDUE = "overdue", _("What is overdue")
    SEAL = "seal", _("Seal of a day")
    REPORT = "report", _("Reports")
    NOT_SENT = "not_sent", _("Reports that were not sent")
    DIGEST = "digest", _("Messages of the day")


class MailStatus(Labelled):
    WAITING = "waiting", _("Waiting")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Not accepted")
    COLLECTED = "collected", _("In the mail of the day")


class MailDelivery(Labelled):
    AT_ONCE = "at_once", _("Each message at once")
    DAILY = "daily", _("One mail a day with all messages")
