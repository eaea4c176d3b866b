"""What asks for attention: missed, without data, flagged, overdue, contradicted by the plan."""

from collections.abc import Callable, Iterator

from indicators.enums import Verdict
from indicators.reports.blocks import (
    Block,
    Cell,
    Column,
    Content,
    Heading,
    Look,
    Paragraph,
    Row,
    Table,
)
from indicators.reports.document import Document, Measure
from indicators.reports.layouts import left_out
from indicators.reports.layouts.measures import against_target, explained
from indicators.reports.layouts.parts import (
    FELL_SHORT,
    Place,
    named,
    places,
    unit_name,
    verdict,
)
from indicators.reports.words import Words

KINDS: tuple[tuple[str, Callable[[Measure], bool]], ...] = (
    ("Missed targets", lambda measure: measure.verdict in FELL_SHORT),
    ("Due and without data", lambda measure: measure.verdict == Verdict.NO_DATA),
    ("Flagged values", lambda measure: bool(measure.flags)),
    ("Overdue in an open round", lambda measure: measure.is_overdue),
    ("The plan says otherwise", lambda measure: measure.disagrees),
)


def blocks(document: Document, words: Words, digest: str) -> Iterator[Block]:
    tables = sheets(document, words)
    counted = (words("{things}: {n}", things=t.name, n=len(t.rows)) for t in tables)
    yield Heading(1, words("Summary"))
    yield Paragraph(words("; ").join(counted), Look.LEAD)
    for table in tables:
        yield Heading(1, table.name)
        if table.rows:
            yield table
        else:
            nothing = words("Nothing here.")
            told = words("{sentence} {next}", sentence=nothing, next=table.left_out)
            yield Paragraph(told, Look.SMALL)


def sheets(document: Document, words: Words) -> tuple[Table, ...]:
    return tuple(_table(name, applies, document, words) for name, applies in KINDS)


def _table(
    name: str, applies: Callable[[Measure], bool], document: Document, words: Words
) -> Table:
    rows = tuple(
        _row(place, name, document, words) for place in places(document) if applies(place.measure)
    )
    return Table(
        name=words(name),
        columns=(
            Column(words("Performance measure")),
            Column(words("Verdict"), Content.VERDICT, 34),
            Column(words("Why"), Content.TEXT, 70),
        ),
        rows=rows,
        left_out=left_out.said(
            words,
            *left_out.values(document.measures),
            left_out.other_measures(document, len(rows)),
            left_out.programmes(document),
        ),
    )


def _row(place: Place, name: str, document: Document, words: Words) -> Row:
    measure = place.measure
    cell = named(measure, document, words)
    where = Cell(cell.text, note=unit_name(place.unit, words), link=cell.link)
    return Row((where, verdict(measure, document, words), _why(measure, name, words)))


def _why(measure: Measure, name: str, words: Words) -> Cell:
    if name == "Flagged values":
        return Cell(lines=tuple(words.label(flag) for flag in measure.flags))
    if name == "The plan says otherwise" and measure.published:
        return Cell(measure.published.text, note=measure.published.source)
    if name == "Missed targets":
        reason = explained(measure.explanation, words)[0] if measure.explanation else ""
        told = reason or words("No reason given yet")
        return Cell(against_target(measure, words), note=told)
    return Cell(" ".join(words.label(reason) for reason in measure.reasons))
