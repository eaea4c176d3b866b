"""From a frozen document to blocks: one module for each kind of report. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from indicators.enums import ReportKind
from indicators.reports.blocks import Block, Layout, Table
from indicators.reports.document import Document
from indicators.reports.layouts import (
    attainment,
    budget,
    changes,
    completeness,
    exceptions,
    performance,
    sheets,
    summary,
)
from indicators.reports.layouts.frame import framed
from indicators.reports.layouts.marked import marked
from indicators.reports.words import Words


@dataclass(frozen=True, slots=True)
class Kind:
    """``blocks`` are read, ``sheets`` are computed with: flat, typed tables."""

    blocks: Callable[[Document, Words, str], Iterable[Block]]
    sheets: Callable[[Document, Words], Iterable[Table]] = sheets.of
    has_contents: bool = False
    has_cover: bool = True

    def framed(self, document: Document, words: Words, blocks: Iterable[Block]) -> Layout:
        return framed(
            document,
            words,
            tuple(blocks),
            has_contents=self.has_contents,
            has_cover=self.has_cover,
        )


LAYOUTS: Mapping[ReportKind, Kind] = {
    ReportKind.PERFORMANCE: Kind(performance.blocks, has_contents=True),
    ReportKind.BUDGET: Kind(budget.blocks, has_cover=False),
    ReportKind.SUMMARY: Kind(summary.blocks, has_cover=False),
    ReportKind.ATTAINMENT: Kind(attainment.blocks, attainment.sheets, has_contents=True),
    ReportKind.EXCEPTIONS: Kind(exceptions.blocks, exceptions.sheets),
    ReportKind.COMPLETENESS: Kind(completeness.blocks, completeness.sheets),
    ReportKind.CHANGES: Kind(changes.blocks, changes.sheets),
}


def laid_out(document: Document, *, digest: str) -> Layout:
    """To be read. ``digest`` is the SHA-256 of the frozen document."""
    words, kind = Words.of(document.language), LAYOUTS[document.kind]
    told = marked(document, words, is_flat=False)
    return kind.framed(told, words, kind.blocks(told, words, digest))


def tabulated(document: Document) -> Layout:
    """To be computed with: flat tables and nothing else, for a workbook and for CSV."""
    words, kind = Words.of(document.language), LAYOUTS[document.kind]
    told = marked(document, words, is_flat=True)
    return kind.framed(told, words, kind.sheets(told, words))
