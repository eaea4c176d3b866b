"""Read a biennial programme plan that came as text out of a PDF."""

import hashlib

from indicators.enums import PlanFormat
from indicators.plans import pages
from indicators.plans.biennial.outline import Frame, Loose, Unit, outline
from indicators.plans.biennial.vocabulary import grammar_of
from indicators.plans.biennial.writing import Writer, period_of, title_of
from indicators.plans.records import Document, NotAPlan, PlanRecord
from indicators.plans.text import decoded, passages


def read(data: bytes) -> PlanRecord:
    """Everything a biennial plan prints, in printed order.

    The text is UTF-8, Chinese or English. Raises ``NotAPlan`` where it is no text, or holds no
    programme with an objective.
    """
    sheet = pages.read(decoded(data))
    printed = list(passages(sheet.lines))
    grammar = grammar_of(printed)
    if grammar is None:
        raise NotAPlan("The text has none of the headings of a biennial programme plan.")
    printed = list(passages(sheet.lines, grammar.any_head))
    sketch = outline(printed, grammar)
    if not any(isinstance(item, Unit) for item in sketch.items):
        raise NotAPlan("The text has no line that opens a programme, such as “Programme 1”.")
    if not any(isinstance(item, Frame) for item in sketch.items):
        raise NotAPlan("No programme of the text states an objective of the Organization.")
    front = [item.passage for item in sketch.items if isinstance(item, Loose)]
    period = period_of(front, printed)
    title = title_of(front, grammar, period)
    headline = next((passage for passage in front if passage.text == title), None)
    writer = Writer(sketch, grammar, headline)
    records = (*writer.records(), *writer.unmarked(sheet.unmarked))
    document = Document(
        path="document",
        # A title that only a sentence quotes stays there.
        text=headline.text if headline else "",
        source=(headline or printed[0]).source,
        footnotes=headline.notes if headline else (),
        symbol=sheet.symbol,
        title=title or sheet.symbol,
        language=grammar.language,
        format=PlanFormat.BIENNIAL_TEXT,
        period=period,
        source_sha256=hashlib.sha256(data).hexdigest(),
    )
    return PlanRecord(document, records, (*sheet.dropped, *sketch.dropped, *writer.dropped))
