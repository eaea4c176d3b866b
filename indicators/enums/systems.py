"""The choices of what other systems may do and are told."""

from indicators.enums.labelled import Labelled
from indicators.enums.labelled import marked as _


class TokenScope(Labelled):
    READ = "read", _("Read")
    ENTER = "enter", _("Enter values")
    REVIEW = "review", _("Review values")
    ADMINISTER = "administer", _("Administer plans")


class ChangeSubject(Labelled):
    """What the change feed tells of."""

    VALUE = "value", _("Value")
    MEASURE = "measure", _("Performance measure")
    NODE = "node", _("Words of the plan")
    EDITION = "edition", _("Edition")
    ROUND = "round", _("Reporting round")
    DELIVERABLE = "deliverable", _("Deliverable")
    REPORT = "report", _("Report")
    MANDATE = "mandate", _("Legislative mandate")
    ATTAINMENT = "attainment", _("Attainment")
    SCHEDULE = "schedule", _("Schedule")


class DeliveryStatus(Labelled):
    WAITING = "waiting", _("Waiting")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Not accepted")
