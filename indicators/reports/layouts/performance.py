"""The programme performance report: summary, what fell short, programme by programme, annex."""

from collections.abc import Iterator

from indicators.reports.blocks import Block, Heading, Look, PageBreak, Paragraph, Quote, Tally
from indicators.reports.document import Accomplishment, Document, Programme, Subprogramme, counts
from indicators.reports.layouts import annex
from indicators.reports.layouts.deliverables import deliverables_table
from indicators.reports.layouts.measures import (
    Pictures,
    measures_table,
    remarks,
    short_table,
    words_table,
)
from indicators.reports.layouts.parts import (
    accomplishment_name,
    headline,
    programme_name,
    revised,
    subprogrammes_table,
    totals,
    unit_name,
    units_table,
)
from indicators.reports.sentences import planned_results
from indicators.reports.words import Words


def blocks(document: Document, words: Words, digest: str) -> Iterator[Block]:
    pictures = Pictures(words, document.period)
    yield from summary(document, words)
    yield from short_of_target(document, words)
    for each in document.programmes:
        yield from programme(each, document, words, pictures)
    yield from annex.exact_figures(document, words, digest)


def summary(document: Document, words: Words) -> Iterator[Block]:
    yield Heading(1, words("Summary"))
    yield Paragraph(headline(counts(document), words), Look.LEAD)
    yield Tally(totals(counts(document)))
    note = words(
        "Counts, never an average. What has no data, is not due or cannot be compared stands "
        "beside the verdicts, not inside them."
    )
    yield Paragraph(note, Look.SMALL)
    if told := revised(document, words):
        yield Paragraph(told, Look.SMALL)
    table = units_table(document, words)
    yield Heading(2, table.name)
    yield table


def short_of_target(document: Document, words: Words) -> Iterator[Block]:
    table = short_table(document, words)
    if table.rows:
        yield PageBreak()
        yield Heading(1, table.name)
        yield table


def programme(
    each: Programme, document: Document, words: Words, pictures: Pictures
) -> Iterator[Block]:
    yield PageBreak()
    yield Heading(1, programme_name(each, words))
    yield Paragraph(headline(counts(each), words), Look.LEAD)
    yield Tally(totals(counts(each)))
    if len(document.programmes) > 1 < len(each.subprogrammes):
        yield subprogrammes_table(each, words)
    for unit in each.subprogrammes:
        yield from subprogramme(unit, document, words, pictures)


def subprogramme(
    unit: Subprogramme, document: Document, words: Words, pictures: Pictures
) -> Iterator[Block]:
    yield Heading(2, unit_name(unit, words))
    if unit.objectives:
        yield Paragraph(words("Objective"), Look.CAPTION)
    for objective in unit.objectives:
        yield Quote(objective.text, objective.source)
    if not unit.accomplishments:
        yield Paragraph(words("No measure in this unit."), Look.SMALL)
    for narrative in unit.narratives:
        yield Paragraph(words.label(narrative.kind), Look.CAPTION)
        yield Paragraph(narrative.text)
    for accomplishment in unit.accomplishments:
        yield from accomplished(accomplishment, document, words, pictures)
    if planned := planned_results(unit, words, document.period):
        yield Heading(3, words("Planned result, in the pattern of the plan"))
        yield from (Paragraph(sentence) for sentence in planned)
    if unit.deliverables:
        table = deliverables_table(unit.deliverables, words)
        yield Heading(3, table.name)
        yield table


def accomplished(
    each: Accomplishment, document: Document, words: Words, pictures: Pictures
) -> Iterator[Block]:
    yield Heading(3, accomplishment_name(each, words))
    for narrative in each.narratives:
        yield Paragraph(words.label(narrative.kind), Look.CAPTION)
        yield Paragraph(narrative.text)
    if each.measures:
        yield measures_table(each, document, words)
    for measure in each.measures:
        yield from remarks(measure, words)
    yield from pictures.of(each.measures)
    yield from (words_table(m, document, words) for m in each.measures if m.words)
