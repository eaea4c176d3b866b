"""Why a file is refused: one sentence for the sender each, what it seems to be and what to do.

A page translates the sentence and fills in the parts; ``str()`` of the refusal is the English.
"""

from indicators.enums import Labelled
from indicators.enums.labelled import marked as _


class RefusalCode(Labelled):
    """The label is the sentence; its ``%(…)s`` are the parts that the refusal carries."""

    EMPTY = "empty", _("The file is empty.")
    TOO_LARGE = (
        "too_large",
        _("The file is larger than %(most)s MB, which no plan document is; send the plan alone."),
    )
    PDF = "pdf", _("This is a PDF file; extract its text or take the Word edition of the plan.")
    OLD_OFFICE = (
        "old_office",
        _("This is an old or protected Office file (.doc); save it as .docx without a password."),
    )
    RICH_TEXT = "rich_text", _("This is a rich text file; save it as .docx.")
    PICTURE = "picture", _("This is a picture and not a plan.")
    COMPRESSED = "compressed", _("This is a compressed file; unpack it first.")
    SPREADSHEET = (
        "spreadsheet",
        _("This is a spreadsheet and not a plan; a plan is a Word file or a text."),
    )
    PRESENTATION = (
        "presentation",
        _("This is a presentation and not a plan; a plan is a Word file or a text."),
    )
    OPEN_DOCUMENT = "open_document", _("This is an OpenDocument file; save it as .docx.")
    ARCHIVE = (
        "archive",
        _("This is an archive and not a Word file; send the plan document inside it."),
    )
    WEB_PAGE = (
        "web_page",
        _("This is a web page or XML file; save the plan as plain text or .docx."),
    )
    BINARY = "binary", _("The file is binary and not a plan document.")
    UTF_16 = "utf_16", _("The text seems to be UTF-16; save it again as UTF-8.")
    GB18030 = (
        "gb18030",
        _("The text seems to be GB18030 (also called GBK); save it again as UTF-8."),
    )
    NOT_UTF_8 = (
        "not_utf_8",
        _("The file is no UTF-8 text (line %(line)s cannot be read); save it again as UTF-8."),
    )
    CUT_IN_A_CHARACTER = (
        "cut_in_a_character",
        _("The text ends in the middle of a character, so its end is missing; send it again."),
    )
    DAMAGED_WORD = (
        "damaged_word",
        _("The file begins like a Word file but is incomplete or damaged; send it again."),
    )
    NO_WORD = "no_word", _("The file is no Word document; send the plan as .docx.")
    PROTECTED = "protected", _("The file is protected with a password; save it without one.")
    NO_TEXT = "no_text", _("The Word file has no text; save it anew.")
    PART_MISSING = (
        "part_missing",
        _("The Word file lacks its part “%(part)s”; save it anew."),
    )
    PART_DAMAGED = (
        "part_damaged",
        _("The part “%(part)s” of the Word file is damaged; save the file anew."),
    )
    PART_CANNOT_BE_UNPACKED = (
        "part_cannot_be_unpacked",
        _("The Word file is damaged (its part “%(part)s” cannot be unpacked); send it again."),
    )
    DOCUMENT_TYPE = (
        "document_type",
        _(
            "The part “%(part)s” declares a document type, which no Word file does; it was not "
            "read."
        ),
    )
    PART_TOO_LARGE = (
        "part_too_large",
        _(
            "The part “%(part)s” unpacks to more than a plan document can hold (over %(most)s MB, "
            "or %(ratio)s times its packed size); the file was not read."
        ),
    )
    TOO_MANY_PARTS = (
        "too_many_parts",
        _("The file holds more than %(most)s parts, which no plan does; it was not opened."),
    )
    UNPACKS_TOO_LARGE = (
        "unpacks_too_large",
        _("The file unpacks to more than %(most)s MB, which no plan does; it was not opened."),
    )
    NO_PLAN_IN_TEXT = (
        "no_plan_in_text",
        _(
            "The text holds no programme plan: neither objectives with expected accomplishments "
            "nor planned results with performance measures were found."
        ),
    )
    NO_PLAN_IN_WORD = (
        "no_plan_in_word",
        _(
            "The Word file holds no programme plan: neither an objective nor a result with its "
            "performance measure was found."
        ),
    )
    NO_ANNUAL_PLAN = (
        "no_annual_plan",
        _(
            "The text is no annual plan: it has no numbered paragraphs with planned results, "
            "performance measures or deliverables."
        ),
    )
    NO_PLAN_YEAR = (
        "no_plan_year",
        _("The text does not say for which year its results are planned."),
    )
    NO_PERIOD = (
        "no_period",
        _("The document does not say for which years it is; load the whole document."),
    )
    NO_BIENNIAL_HEADINGS = (
        "no_biennial_headings",
        _("The text has none of the headings of a biennial programme plan."),
    )
    NO_PROGRAMME = (
        "no_programme",
        _("The text has no line that opens a programme, such as “Programme 1”."),
    )
    NO_OBJECTIVE = (
        "no_objective",
        _("No programme of the text states an objective of the Organization."),
    )
    LINE_ENDS_LOST = (
        "line_ends_lost",
        _(
            "The lines of the text have lost the spaces at their ends, which part paragraphs and "
            "table cells; extract the text from the PDF again and do not edit it."
        ),
    )


class NotAPlan(Exception):
    """The bytes are no plan document. ``str()`` is the sentence in English."""

    def __init__(self, code: RefusalCode, **parts: object) -> None:
        super().__init__(code.label % parts)
        self.code = code
        self.parts = parts
