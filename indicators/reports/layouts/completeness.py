"""How complete and how timely the reporting is: round by round, unit by unit."""

from collections.abc import Callable, Iterator

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
from indicators.reports.document import Document, Standing
from indicators.reports.layouts import left_out
from indicators.reports.layouts.parts import address, count
from indicators.reports.words import Words

COUNTS: tuple[tuple[str, Callable[[Standing], int]], ...] = (
    ("Asked for", lambda s: s.missing + s.draft + s.returned + s.submitted + s.approved),
    ("Approved", lambda s: s.approved),
    ("Submitted", lambda s: s.submitted),
    ("Returned", lambda s: s.returned),
    ("Draft", lambda s: s.draft),
    ("Missing", lambda s: s.missing),
    ("In time", lambda s: s.in_time),
    ("Late", lambda s: s.late),
)


def blocks(document: Document, words: Words, digest: str) -> Iterator[Block]:
    tables = _tables(document, words)
    if not tables:
        yield Heading(1, words("Summary"))
        yield Paragraph(words("No round has asked for values of this period."), Look.LEAD)
    for table in tables:
        yield Heading(1, table.name)
        yield table


def sheets(document: Document, words: Words) -> tuple[Table, ...]:
    return _tables(document, words) or (_nothing(document, words),)


def _tables(document: Document, words: Words) -> tuple[Table, ...]:
    rounds = dict.fromkeys((each.round, each.due) for each in document.standings)
    return tuple(_table(name, due, document, words) for name, due in rounds)


def _table(name: str, due: str, document: Document, words: Words) -> Table:
    own = [each for each in document.standings if (each.round, each.due) == (name, due)]
    return Table(
        name=words("{round}, due on {day}", round=name, day=words.date(due)),
        columns=(
            Column(words("Subprogramme")),
            *(Column(words(head), Content.NUMBER, 15) for head, _counted in COUNTS),
        ),
        rows=(*(_row(each, document) for each in own), _sum(own, words)),
        left_out=_left_out(document, words),
        has_sum=True,
    )


def _row(each: Standing, document: Document) -> Row:
    name = Cell(each.unit, link=address(each.path, document))
    return Row((name, *(count(counted(each)) for _head, counted in COUNTS)))


def _sum(own: list[Standing], words: Words) -> Row:
    sums = (count(sum(counted(each) for each in own)) for _head, counted in COUNTS)
    return Row((Cell(words("All"), is_strong=True), *sums))


def _nothing(document: Document, words: Words) -> Table:
    columns = (Column(words("Subprogramme")),)
    return Table(words("Summary"), columns, (), _left_out(document, words))


def _left_out(document: Document, words: Words) -> str:
    note = words("Values that no round asked for are not counted.")
    return left_out.said(words, left_out.programmes(document), note=note)
