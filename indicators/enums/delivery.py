"""Choices of schedules and of what they send."""

from indicators.enums.labelled import Labelled
from indicators.enums.labelled import marked as _


class Every(Labelled):
    WEEK = "week", _("week")
    MONTH = "month", _("month")
    QUARTER = "quarter", _("three months")
    YEAR = "year", _("year")


class About(Labelled):
    """Which period a scheduled report is about, seen from the day it is due."""

    YEAR_BEFORE = "year_before", _("the year before")
    SAME_YEAR = "same_year", _("the same year")
    PERIOD = "period", _("one period, always the same")


class IfLate(Labelled):
    SEND = "send", _("Send when it is back")
    FLAG = "flag", _("Do not send; flag it here and tell me")


class SentAs(Labelled):
    LINK = "link", _("A signed link that asks for sign-in and ends")
    ATTACHMENT = "attachment", _("The files attached")


class RunStatus(Labelled):
    MAKING = "making", _("Being made")
    POSTED = "posted", _("Handed to the outbox")
    NOT_SENT = "not_sent", _("Not sent")


class RunProblem(Labelled):
    """Why a run sent nothing, or not all, and what the planning officer can do."""

    LATE = (
        "late",
        _("The service was down at that time, and the schedule says not to send late. Run it now."),
    )
    OVERTAKEN = (
        "overtaken",
        _("The service was down at that time; the next run, which was due too, was made instead."),
    )
    NO_EDITION = (
        "no_edition",
        _("The plan has no released edition. Load one, or choose another plan."),
    )
    NO_PERIOD = (
        "no_period",
        _("The plan has no value of that period. Choose the plan that follows it."),
    )
    NO_PROGRAMME = (
        "no_programme",
        _("The edition has none of the programmes of the schedule. Choose others."),
    )
    NO_RECIPIENT = (
        "no_recipient",
        _("Nobody holds the roles that the schedule names. Name somebody, then run it again."),
    )
    PAUSED = (
        "paused",
        _("It was due, and was paused before it was sent. Run it now, if it is wanted."),
    )
    REFUSED = (
        "refused",
        _("No such report can be made of the plan as it is. Change the schedule."),
    )
    UNEXPECTED = (
        "unexpected",
        _("An error of the service kept it from running; the operators find it in the log."),
    )
    NOT_TO_ALL = (
        "not_to_all",
        _("Somebody or something that the schedule names was not reached; its log says which."),
    )
    NOT_MADE = (
        "not_made",
        _("At least one of its reports was not made; its page says why. Run it again."),
    )
