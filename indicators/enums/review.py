"""How a value goes from a draft to what counts."""

from indicators.enums.labelled import Labelled
from indicators.enums.labelled import marked as _


class ValueStatus(Labelled):
    EMPTY = "empty", _("Nothing entered")
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned")
    APPROVED = "approved", _("Approved")


class Step(Labelled):
    SUBMIT = "submit", _("Submit for review")
    RETURN = "return", _("Return with comment")
    CLEAR = "clear", _("Clear for the next step")
    APPROVE = "approve", _("Approve")
    UNDO = "undo", _("Undo the approval")
    REOPEN = "reopen", _("Reopen")
    ADOPT = "adopt", _("Adopt from the published plan")


class Flag(Labelled):
    """What a reviewer is asked to look at twice. A flag asks; it never refuses."""

    FAR_FROM_TARGET = "far_from_target", _("Less than half of the target, or more than twice it.")
    TARGET_UNCHANGED = "target_unchanged", _("The target is the same as the one missed before.")
    TARGET_BELOW_LAST = "target_below_last", _("The target asks for less than was reached before.")
    LESS_AMBITIOUS = "less_ambitious", _("The target asks for less than the baseline had already.")
    STUCK_AT_HUNDRED = "stuck_at_hundred", _("At 100 per cent again: the target asks no more.")
    TOTAL_FELL = "total_fell", _("A running total is lower than the year before.")
    OUTSIDE_HISTORY = "outside_history", _("Far outside the values of the years before.")
    PARTS_UNLIKE_TOTAL = "parts_unlike_total", _("The parts do not add up to the total.")
    UNIT_CHANGED = "unit_changed", _("The unit is not that of the value before.")
    OVER_HUNDRED = "over_hundred", _("More than 100 per cent.")
    NO_EVIDENCE = "no_evidence", _("The target is reached, and no evidence is given.")
    NO_DEFINITION = "no_definition", _("The measure has no definition or method yet.")


class Finality(Labelled):
    """What a reporting round asks for: a period's last word, or how it stands on a day in it."""

    FINAL = "final", _("final values")
    INTERIM = "interim", _("interim values")


class ClearingLevel(Labelled):
    """The steps that a plan may name for clearing a value, in the order in which they are taken."""

    SUBPROGRAMME = "subprogramme", _("Reviewer of the subprogramme")
    PROGRAMME = "programme", _("Head or reviewer of the programme")
    OFFICE = "office", _("Planning office")


class Role(Labelled):
    MANAGER = "manager", _("Programme manager")
    CONTRIBUTOR = "contributor", _("Contributor of an entity")
    REVIEWER = "reviewer", _("Reviewer")
    HEAD = "head", _("Head of programme")
    OFFICER = "officer", _("Planning officer")
    READER = "reader", _("Reader")
