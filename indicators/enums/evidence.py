"""What stands beside values: evidence, the reasons of a miss, narratives, deliverables."""

from indicators.enums.labelled import Labelled
from indicators.enums.labelled import marked as _


class MissReason(Labelled):
    """Why a target was missed."""

    RESOURCES = "resources", _("Money or supplies were short")
    STAFF = "staff", _("Posts were vacant or skills were missing")
    LATE_START = "late_start", _("The work began late")
    PARTNERS = "partners", _("Partners or Governments did not do their part")
    DECISION = "decision", _("A decision of a governing body came late or changed the work")
    DEMAND = "demand", _("Fewer asked for it than expected")
    SECURITY = "security", _("Conflict, insecurity or a natural disaster")
    DATA = "data", _("Data came late or are incomplete")
    TARGET = "target", _("The target was not realistic")
    OTHER = "other", _("Another reason")


class EvidenceRefusal(Labelled):
    """Why a file is not kept as evidence."""

    EMPTY = "empty", _("The file is empty.")
    TOO_LARGE = "too_large", _("The file is larger than %(most)s megabytes.")
    UNKNOWN_KIND = (
        "unknown_kind",
        _("Give a PDF, an image (PNG, JPEG), an Office or OpenDocument file, or text (CSV, TXT)."),
    )
    OTHER_THAN_ITS_NAME = (
        "other_than_its_name",
        _("The content is not what the name says. Save the file anew in that format."),
    )
    BURSTS = "bursts", _("Unpacked, this file would be far too large.")
    HAS_MACROS = "has_macros", _("The file has macros. Save it without them.")
    NO_ROOM = (
        "no_room",
        _("The file cannot be stored at the moment. Nothing of it was kept; try again later."),
    )
    NO_ANSWER = (
        "no_answer",
        _("The storage of evidence does not answer. The file is not lost; try again later."),
    )


class NarrativeKind(Labelled):
    ACCOUNT = "account", _("Account of the accomplishment")
    LESSONS = "lessons", _("Lessons learned")
    CHALLENGES = "challenges", _("Challenges and responses")


class Departure(Labelled):
    """How a deliverable went another way than planned."""

    CARRIED_FORWARD = "carried_forward", _("carried forward from the period before")
    ADDED_BY_LEGISLATION = "added_by_legislation", _("added by legislation")
    ADDED_BY_SECRETARIAT = "added_by_secretariat", _("added by the Secretariat")
    REFORMULATED = "reformulated", _("reformulated")
    POSTPONED = "postponed", _("postponed")
    TERMINATED = "terminated", _("terminated")
