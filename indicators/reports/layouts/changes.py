"""What is otherwise than at an earlier instant, or in an earlier edition."""

from collections.abc import Iterator

from indicators.reports.blocks import Block, Cell, Column, Heading, Look, Paragraph, Row, Table
from indicators.reports.document import Document
from indicators.reports.layouts import left_out
from indicators.reports.layouts.parts import address, revised, text_columns
from indicators.reports.words import Words

NUMBERS = frozenset({"Baseline", "Target", "Actual", "Planned"})
VERDICTS = frozenset({"Verdict", "Verdict against the original"})
NOTHING = "—"


def blocks(document: Document, words: Words, digest: str) -> Iterator[Block]:
    (table,) = sheets(document, words)
    yield Heading(1, table.name)
    yield Paragraph(
        words("{n} changes since {before}.", n=len(table.rows), before=document.compared_with),
        Look.LEAD,
    )
    yield table if table.rows else Paragraph(table.left_out, Look.SMALL)
    if told := revised(document, words):
        yield Paragraph(told, Look.SMALL)


def sheets(document: Document, words: Words) -> tuple[Table]:
    table = Table(
        name=words("Changes"),
        columns=(
            Column(words("What")),
            *text_columns(words, ("Of it", 24), ("Before", 38), ("Now", 38), ("Who and why", 32)),
        ),
        rows=tuple(
            Row(
                (
                    Cell(each.name, note=each.path, link=address(each.path, document)),
                    Cell(" ".join(filter(None, (words(each.what), each.period)))),
                    Cell(lines=_side(each.what, each.before, words)),
                    Cell(lines=_side(each.what, each.now, words)),
                    Cell(each.by, note=each.why) if each.by else Cell(each.why),
                )
            )
            for each in document.differences
        ),
        left_out=left_out.said(
            words, *left_out.values(document.measures), left_out.programmes(document)
        ),
    )
    return (table,)


def _side(what: str, said: str, words: Words) -> tuple[str, ...]:
    """A number as the language prints it, a verdict in its words, a dash for what was not."""
    if not said:
        return (NOTHING,)
    if what in VERDICTS:
        return (words(said),)
    return (words.number(said),) if what in NUMBERS else tuple(said.splitlines())
