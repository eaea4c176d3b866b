"""Read a biennial programme plan that came as text out of a PDF."""

import hashlib
from collections.abc import Sequence

from indicators.enums import PlanFormat
from indicators.plans import pages
from indicators.plans.biennial.outline import Frame, Outline, Unit, outline
from indicators.plans.biennial.vocabulary import grammar_of
from indicators.plans.biennial.writing import Writer, front_of, period_of, title_of
from indicators.plans.records import Document, PlanRecord
from indicators.plans.refusals import NotAPlan, RefusalCode
from indicators.plans.text import Line, decoded, passages

# No plan has paragraphs that are this long on average.
_LINES_OF_A_PARAGRAPH = 100


def read(data: bytes) -> PlanRecord:
    """Everything a biennial plan prints, in printed order.

    The text is UTF-8, Chinese or English. Raises ``NotAPlan`` where it is no text, or holds no
    programme with an objective.
    """
    sheet = pages.read(decoded(data))
    _refuse_stripped(sheet.lines)
    printed = list(passages(sheet.lines))
    grammar = grammar_of(printed)
    if grammar is None:
        raise NotAPlan(RefusalCode.NO_BIENNIAL_HEADINGS)
    printed = list(passages(sheet.lines, grammar.any_head))
    sketch = outline(printed, grammar)
    _refuse_fragments(sketch)
    front = front_of(sketch.items)
    period = period_of(front, grammar)
    title, place = title_of(front, grammar, period)
    headline = place if place and place.text == title else None
    writer = Writer(sketch, grammar, headline)
    asked = () if period else (writer.undated(),)
    records = (*writer.records(), *writer.unmarked(sheet.unmarked), *asked)
    document = Document(
        path="document",
        text=title,
        source=(place or printed[0]).source,
        footnotes=headline.notes if headline else (),
        symbol=sheet.symbol,
        title=title or sheet.symbol,
        language=grammar.language,
        format=PlanFormat.BIENNIAL_TEXT,
        period=period,
        source_sha256=hashlib.sha256(data).hexdigest(),
    )
    return PlanRecord(document, records, (*sheet.dropped, *sketch.dropped, *writer.dropped))


def _refuse_stripped(lines: Sequence[Line]) -> None:
    if sum(line.ends for line in lines) < len(lines) // _LINES_OF_A_PARAGRAPH:
        raise NotAPlan(RefusalCode.LINE_ENDS_LOST)


def _refuse_fragments(sketch: Outline) -> None:
    kinds = {type(item) for item in sketch.items}
    if {Unit, Frame} <= kinds:
        return
    if Unit not in kinds:
        raise NotAPlan(RefusalCode.NO_PROGRAMME)
    raise NotAPlan(RefusalCode.NO_OBJECTIVE)
