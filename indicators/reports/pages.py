"""What ``report.typ`` reads: a layout in few words, since every word costs the typesetter time.

A cell that is words alone is a text, a row is a list of cells or the text of its band (by name
where it has notes); of all else only what is there is said.
"""

from collections.abc import Mapping, Sequence
from dataclasses import astuple
from typing import Any

from indicators import charts
from indicators.reports.blocks import (
    Block,
    Cell,
    Content,
    Figure,
    Figures,
    Heading,
    Layout,
    Paragraph,
    Row,
    Table,
    Tally,
    Totals,
    tagged,
)
from indicators.reports.phrases import isolated
from indicators.reports.words import Words

# What a document draws besides glyphs: the patterns of its bars, and that of a proxy.
PATTERNS = [*(charts.SIGNS[verdict] for verdict in (*charts.ASSESSED, *charts.BESIDE)), "proxy"]
# How wide a bar of counts is, in the units of pictures: across the page, and in a table.
WIDE_BAR, NARROW_BAR = 642, 174


def printable(layout: Layout, made_with: str) -> dict[str, Any]:
    """``made_with`` is what the file says of its making."""
    told = {
        "running": list(layout.running),
        "cover": tagged(layout.cover),
        "blocks": _blocks(layout),
    }
    return {
        **(isolated(told) if layout.language == "ar" else told),
        "lang": layout.language,
        "title": layout.title,
        "has_cover": layout.has_cover,
        "contents": layout.contents,
        "watermark": layout.watermark,
        "labels": tagged(layout.labels),
        "judged": layout.judged,
        "made_with": made_with,
        "glyphs": {
            name: [astuple(each) for each in charts.outlines(name)]
            for name in (*charts.SIGNS.values(), "judged")
        },
        "signs": {str(verdict): sign for verdict, sign in charts.SIGNS.items()},
        "tiles": {name: astuple(charts.tile(name)) for name in PATTERNS},
    }


def _blocks(layout: Layout) -> list[dict[str, Any]]:
    words, theme = Words.of(layout.language).chart(), charts.in_print(layout.language)
    cells = Cells(layout)

    def printed(block: Block) -> dict[str, Any]:
        if isinstance(block, Table):
            return _table(block, cells)
        if isinstance(block, Tally):
            return {"is": "Tally", "totals": block.totals, "bars": _bars(block.totals, WIDE_BAR)}
        if isinstance(block, Figures):
            return {"is": "Figures", "figures": [_figure(f, words, theme) for f in block.figures]}
        said: dict[str, Any] = tagged(block)
        if isinstance(block, Heading | Paragraph) and not block.notes:
            del said["notes"]
        return said

    return [printed(block) for block in layout.blocks]


def _figure(figure: Figure, words: charts.ChartWords, theme: charts.Theme) -> dict[str, Any]:
    marks = charts.marks_of(figure.chart, words, theme)
    return {
        "label": figure.label,
        "name": figure.name,
        "alt": figure.alt,
        "note": figure.note,
        "wide": figure.is_of_plan,
        # On their own: charts with the same marks are set a single time.
        "marks": {
            "width": marks.width,
            "height": marks.height,
            "boxes": marks.boxes,
            "lines": _by_look(marks.lines),
            "dots": marks.dots,
            "labels": marks.labels,
        },
    }


def _bars(totals: Totals, width: int) -> list[tuple[Any, ...]]:
    return [astuple(bar) for bar in charts.verdict_bars(dict(totals), width=width)]


def _by_look(marks: Sequence[tuple[int, int, int, int, str]]) -> Mapping[str, list[list[int]]]:
    """Lines that look the same are drawn in one stroke."""
    found: dict[str, list[list[int]]] = {}
    for *place, look in marks:
        found.setdefault(look, []).append(place)
    return found


def _table(table: Table, cells: "Cells") -> dict[str, Any]:
    contents = [column.content for column in table.columns]
    return {
        "is": "Table",
        "name": table.name,
        "heads": [column.head for column in table.columns] if table.has_head else [],
        "widths": [column.width for column in table.columns],
        "numbers": [content == Content.NUMBER for content in contents],
        "rows": [cells.row(row, contents) for row in table.rows],
        "left_out": table.left_out,
        "is_named": table.is_named,
        "is_small": table.is_small,
        "shaded": table.shaded,
    }


class Cells:
    """Cells of one layout, in its words."""

    def __init__(self, layout: Layout) -> None:
        self.labels = layout.labels
        self.between = Words.of(layout.language)("; ")

    def row(self, row: Row, contents: Sequence[Content]) -> Any:
        if row.notes:
            return {"band": row.band, "notes": tagged(row.notes)}
        return row.band or [self.cell(*each) for each in zip(row.cells, contents, strict=True)]

    def cell(self, cell: Cell, content: Content) -> Any:
        if cell.verdict:
            more: dict[str, Any] = {"judged": cell.is_judged, "link": cell.link, "note": cell.note}
            return {"verdict": cell.verdict, **{name: what for name, what in more.items() if what}}
        if cell.totals:
            bars = _bars(cell.totals, NARROW_BAR)
            return {"bars": bars, "alt": self._counted(cell.totals)}
        raised = {"notes": tagged(cell.notes)} if cell.notes else {}
        if len(cell.lines) > 1:
            return {"lines": cell.lines, **raised}
        if content == Content.NUMBER:
            if cell.note or raised:
                beside = {"note": cell.note} if cell.note else {}
                return {"number": cell.text, "strong": cell.is_strong, **beside, **raised}
            return {"number": cell.text} if cell.is_strong else cell.text
        text = cell.lines[0] if cell.lines else cell.text
        more = {"link": cell.link, "note": cell.note, "strong": cell.is_strong}
        said = {name: what for name, what in more.items() if what} | raised
        return {"text": text, **said} if said or "\t" in cell.text else text

    def _counted(self, totals: Totals) -> str:
        """What a bar shows to who does not see it."""
        shown = (f"{self.labels[verdict]} {n}" for verdict, n in totals if n)
        return self.between.join(shown) or "0"
