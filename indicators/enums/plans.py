"""The choices of plans and their editions."""

from indicators.enums.labelled import Labelled
from indicators.enums.labelled import marked as _


class PlanFormat(Labelled):
    BIENNIAL_TEXT = "biennial_text", _("Biennial plan, text")
    ANNUAL_TEXT = "annual_text", _("Annual plan, text")
    ANNUAL_WORD = "annual_word", _("Annual plan, Word")
    SPREADSHEET = "spreadsheet", _("Table of a spreadsheet")


class PlanRhythm(Labelled):
    BIENNIAL = "biennial", _("biennial")
    ANNUAL = "annual", _("annual")


class EditionStatus(Labelled):
    DRAFT = "draft", _("Draft")
    PROPOSED = "proposed", _("Proposed")
    RECOMMENDED = "recommended", _("Recommended")
    APPROVED = "approved", _("Approved")
    AMENDED = "amended", _("Amended")
    SUPERSEDED = "superseded", _("Superseded")


class PeriodKind(Labelled):
    YEAR = "year", _("year")
    BIENNIUM = "biennium", _("biennium")
    FISCAL_YEAR = "fiscal_year", _("fiscal year")
    SPAN = "span", _("period of years")


class NodeKind(Labelled):
    PROGRAMME = "programme", _("Programme")
    SUBPROGRAMME = "subprogramme", _("Subprogramme")
    OBJECTIVE = "objective", _("Objective")
    ACCOMPLISHMENT = "accomplishment", _("Expected accomplishment")
    MEASURE = "measure", _("Performance measure")
    DELIVERABLE = "deliverable", _("Deliverable")
    MANDATE = "mandate", _("Legislative mandate")
    PARAGRAPH = "paragraph", _("Paragraph")


class Level(Labelled):
    """What a unit of the subprogramme tree is called in its plan."""

    SECTION = "section", _("Section")
    SUBPROGRAMME = "subprogramme", _("Subprogramme")
    COMPONENT = "component", _("Component")
    MISSION = "mission", _("Mission")


class ResultKind(Labelled):
    ACCOMPLISHMENT = "accomplishment", _("Expected accomplishment")
    PLANNED_RESULT = "planned_result", _("Planned result")
    HIGHLIGHTED_RESULT = "highlighted_result", _("Highlighted result")
    RESULT = "result", _("Result")


class ContinuesKind(Labelled):
    """How a unit of one edition goes on in another."""

    SAME = "same", _("same")
    REWORDED = "reworded", _("reworded")
    SPLIT = "split", _("split")
    MERGED = "merged", _("merged")
    MOVED = "moved", _("moved")
    DROPPED = "dropped", _("dropped")


class TranslationStatus(Labelled):
    MACHINE = "machine", _("machine translation")
    DRAFT = "draft", _("draft translation")
    CLEARED = "cleared", _("cleared translation")


class TranslatedField(Labelled):
    TEXT = "text", _("text")
    UNIT = "unit", _("unit")
    CATEGORY = "category", _("category")
    SUBCATEGORY = "subcategory", _("subcategory")


class DeliverableLevel(Labelled):
    ITEM = "item", _("item")
    NARRATIVE = "narrative", _("narrative")


class DocumentVerdict(Labelled):
    """What the plan document itself says of a judged result."""

    EXCEEDED = "exceeded", _("exceeded the planned target")
    MET = "met", _("met the planned target")
    NOT_MET = "not_met", _("did not meet the planned target")
    ACHIEVED = "achieved", _("achieved")
