"""What the service adds to a budget document, after all that is the plan's own."""

from collections.abc import Iterator

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
from indicators.reports.document import Document
from indicators.reports.layouts import left_out
from indicators.reports.layouts.budget_words import BUDGET_WORDS
from indicators.reports.layouts.deliverables import rates_table
from indicators.reports.layouts.parts import revised, verdict
from indicators.reports.words import Words


def computed(document: Document, words: Words, digest: str) -> Iterator[Block]:
    """What the service computes of the plan's measures, after all that is the plan's own."""
    table = BUDGET_WORDS[words.language]
    yield Heading(1, table["annex"])
    rows = [
        Row(
            (
                Cell(m.name),
                Cell(m.target),
                Cell(m.actual),
                verdict(m, document, words),
            )
        )
        for m in document.measures
    ]
    yield Table(
        name=table["computed"].format(period=document.period),
        columns=(
            Column(words("Performance measure")),
            Column(words("Target"), Content.NUMBER, 24),
            Column(words("Actual"), Content.NUMBER, 24),
            Column(words("Verdict"), Content.VERDICT, 34),
        ),
        rows=tuple(rows),
        left_out=left_out.said(
            words, *left_out.values(document.measures), left_out.programmes(document)
        ),
        is_named=True,
        is_small=True,
    )
    if told := revised(document, words):
        yield Paragraph(told, Look.SMALL)
    delivered = rates_table(document, words, table["implemented"].format(period=document.period))
    if delivered.rows:
        yield delivered
    yield Paragraph(words("SHA-256 of the figures: {digest}", digest=digest), Look.SMALL)
