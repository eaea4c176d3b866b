"""Front door of the package: the bytes of a Word file to its ``PlanRecord``."""

import hashlib

from indicators.enums import PlanFormat
from indicators.plans.annual_word.blocks import Block, Body, Line
from indicators.plans.annual_word.body import read_body
from indicators.plans.annual_word.front import Facts, facts_of, language_of
from indicators.plans.annual_word.layout import laid_out
from indicators.plans.annual_word.package import Package
from indicators.plans.annual_word.reading import Reading
from indicators.plans.annual_word.walk import Walk
from indicators.plans.doubts import DoubtCode
from indicators.plans.records import (
    Accomplishment,
    Deliverable,
    Document,
    Measure,
    Objective,
    PlanRecord,
    Programme,
    Source,
)
from indicators.plans.refusals import NotAPlan, RefusalCode

_PLAN = (Objective, Accomplishment, Measure, Deliverable)


def read(data: bytes) -> PlanRecord:
    """Read the Word file of an annual plan.

    Raises ``NotAPlan`` with one sentence where the bytes are no Word file, are damaged, protected
    or a zip bomb, or hold no plan.
    """
    package = Package(data)
    body = read_body(package)
    blocks = laid_out(body.blocks, language_of(body.blocks))
    facts = facts_of(package, blocks)
    root = f"section {facts.number}" if facts.number else "section"
    reading = Reading(root, blocks)
    document = _document(data, blocks, facts)
    reading.free_path(document.path)
    reading.free_path(root)
    if facts.name is None:
        name = document.title or document.symbol or root
        reading.put(Programme(root, name, document.source, facts.number))
    if not facts.symbol:
        code = DoubtCode.SYMBOL_NOT_PRINTED
        reading.put(reading.doubt(code, root, document.symbol, document.source))
    if not facts.plan_year:
        reading.put(reading.doubt(DoubtCode.PERIOD_NOT_PRINTED, root, "", document.source))
    Walk(blocks, facts, reading).run()
    records = reading.finish()
    if not any(isinstance(each, _PLAN) for each in records):
        raise NotAPlan(RefusalCode.NO_PLAN_IN_WORD)
    _drop_unprinted(reading, body)
    return PlanRecord(document, records, tuple(reading.dropped))


def _document(data: bytes, blocks: tuple[Block, ...], facts: Facts) -> Document:
    line = blocks[facts.title] if facts.title is not None else None
    title = line.plain if isinstance(line, Line) else ""
    source = line.source if isinstance(line, Line) else Source(paragraph=1)
    footnotes = (*line.marks, *line.notes) if isinstance(line, Line) else ()
    return Document(
        path="document",
        text=title,
        source=source,
        footnotes=footnotes,
        symbol=facts.symbol or f"Sect. {facts.number}".strip(),
        title=title,
        language=facts.words.language,
        format=PlanFormat.ANNUAL_WORD,
        period=facts.plan_year,
        source_sha256=hashlib.sha256(data).hexdigest(),
    )


def _drop_unprinted(reading: Reading, body: Body) -> None:
    for words, because, source in body.unprinted:
        reading.drop(words, because, source)
