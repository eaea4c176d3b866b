"""Paragraphs, runs and tables as WordprocessingML."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from indicators.reports.phrases import parted

PIECES = re.compile("([\t\n])")
# What XML 1.0 has no place for.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Between two of these, what belongs to no direction runs from left to right.
MARK = "\u200e"
BREAKS = {"\t": "<w:tab/>", "\n": "<w:br/>"}


@dataclass(frozen=True, slots=True)
class Direction:
    """Right to left, every paragraph, run and table says so by itself."""

    is_rtl: bool = False

    @property
    def paragraph(self) -> str:
        return "<w:bidi/>" if self.is_rtl else ""

    @property
    def run(self) -> str:
        return "<w:rtl/>" if self.is_rtl else ""

    @property
    def table(self) -> str:
        return "<w:bidiVisual/>" if self.is_rtl else ""


LEFT_TO_RIGHT = Direction()


def clean(text: str) -> str:
    return escape(NOT_XML.sub("\ufffd", text))


def run(text: str, properties: str = "", direction: Direction = LEFT_TO_RIGHT) -> str:
    """Right to left, a phrase of another language is a run of its own, whose stops are its own."""
    if not direction.is_rtl:
        return _run(text, properties)
    return "".join(
        _run(f"{MARK}{piece}{MARK}", properties)
        if is_phrase
        else _run(piece, properties + direction.run)
        for piece, is_phrase in parted(text)
        if piece
    )


def _run(text: str, looks: str) -> str:
    words = "".join(
        BREAKS.get(piece) or f'<w:t xml:space="preserve">{clean(piece)}</w:t>'
        for piece in PIECES.split(text)
        if piece
    )
    return f"<w:r>{f'<w:rPr>{looks}</w:rPr>' if looks else ''}{words}</w:r>"


def raised(text: str) -> str:
    return run(text, '<w:vertAlign w:val="superscript"/>')


def paragraph(
    text: str,
    style: str = "",
    direction: Direction = LEFT_TO_RIGHT,
    *,
    properties: str = "",
    look: str = "",
    after: str = "",
) -> str:
    """``properties`` are the paragraph's, ``look`` the run's; ``after`` is markup that follows."""
    words = run(text, look, direction) if text else ""
    return holding(words + after, style, direction, properties)


def holding(
    runs: str, style: str = "", direction: Direction = LEFT_TO_RIGHT, properties: str = ""
) -> str:
    """A paragraph around what is markup already."""
    named = f"<w:pStyle w:val={quoteattr(style)}/>" if style else ""
    own = f"{named}{direction.paragraph}{properties}"
    return f"<w:p>{f'<w:pPr>{own}</w:pPr>' if own else ''}{runs}</w:p>"


def cell(paragraphs: str, *, width: int = 0, span: int = 1, shade: str = "") -> str:
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>' if width else ""
    properties += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs or '<w:p/>'}</w:tc>"


def row(cells: str, *, is_head: bool = False) -> str:
    head = "<w:tblHeader/>" if is_head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"


def table(
    rows: str,
    widths: Sequence[int],
    direction: Direction = LEFT_TO_RIGHT,
    *,
    caption: str = "",
) -> str:
    """``widths`` in twentieths of a point; ``caption`` is read to who does not see the table."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    # Without a row of heads, the first row looks like every other.
    is_headed = int("<w:tblHeader/>" in rows)
    said = f"<w:tblCaption w:val={quoteattr(NOT_XML.sub('', caption))}/>" if caption else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Report"/>{direction.table}'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="06{is_headed * 2}0" w:firstRow="{is_headed}" w:noHBand="1" '
        f'w:noVBand="1"/>{said}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
