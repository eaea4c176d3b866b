"""A report as a Word document that can be edited: real headings, tables, native charts."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from indicators import charts
from indicators.enums import ReportCounted
from indicators.reports import counting
from indicators.reports.blocks import (
    NO_NOTES,
    Block,
    Cell,
    Content,
    Figure,
    Figures,
    Heading,
    Layout,
    Look,
    Notes,
    PageBreak,
    Paragraph,
    Quote,
    Statement,
    Table,
    Tally,
)
from indicators.reports.document import Document
from indicators.reports.layouts import laid_out
from indicators.reports.making import ZIPPED, made_with
from indicators.reports.plain import digest_of
from indicators.reports.word import markup
from indicators.reports.word.chart import Mark, NativeChart, NativeSeries
from indicators.reports.word.package import LANGUAGES, WordFile
from indicators.reports.words import Words

MADE_WITH = made_with("WordprocessingML", ZIPPED)
# The room between the margins, in twentieths of a point.
ROOM = 9638
TWENTIETHS_A_MILLIMETRE = 1440 / 25.4
# What a letter takes and a cell's margins; a longer word is a code and may break.
LETTER, BOLD_LETTER, MARGINS, LONGEST_WORD = 125, 150, 240, 14
STYLES = {Look.SMALL: "Small", Look.CAPTION: "Caption", Look.STRONG: "Caption"}
BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
END = {False: '<w:jc w:val="right"/>', True: '<w:jc w:val="left"/>'}


def write_docx(frozen: Mapping[str, Any]) -> bytes:
    document = Document.from_json(frozen)
    layout = laid_out(document, digest=digest_of(frozen))
    return Writing(layout).written().as_bytes(document.as_at)


class Writing:
    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.words = Words.of(layout.language)
        self.file = WordFile(
            title=layout.title,
            language=layout.language,
            header=" · ".join(layout.running),
            watermark=layout.watermark,
            made_with=MADE_WITH,
        )
        self.side = self.file.direction

    def written(self) -> WordFile:
        cover = self.layout.cover
        self._say(cover.title, "Title")
        if self.layout.has_cover:
            self._say(cover.subtitle)
            self._facts()
            self.file.add(BREAK)
        for block in counting.counted(self.layout.blocks, ReportCounted.PARTS):
            self._block(block)
        if not self.layout.has_cover:
            self._facts()
        return self.file

    def _say(self, text: str, style: str = "", notes: Notes = NO_NOTES) -> None:
        if text:
            after = self._raised(notes)
            self.file.add(markup.paragraph(text, style, self.side, after=after))

    def _raised(self, notes: Notes) -> str:
        """Between numbers stands a space: a comma would be read as one of the text."""
        letters = [markup.raised(", ".join(notes.letters))] if notes.letters else []
        numbers = [self.file.footnote(note) for note in notes.foot]
        return markup.raised(" ").join(letters + numbers)

    def _paragraph(self, said: Paragraph) -> None:
        if said.look != Look.NOTE:
            self._say(said.text, STYLES.get(said.look, ""), said.notes)
            return
        # Its letters stand before it.
        words = markup.run(f"\t{said.text}" if said.notes else said.text, "", self.side)
        marks = self._raised(said.notes)
        self.file.add(markup.holding(marks + words, "FootnoteText", self.side))

    def _facts(self) -> None:
        cover = self.layout.cover
        self._say(cover.warning, "Caption")
        rows = "".join(
            markup.row(self._words(name, 2400) + self._words(what, ROOM - 2400))
            for name, what in cover.facts
        )
        self.file.add(markup.table(rows, (2400, ROOM - 2400), self.side, caption=cover.title))

    def _words(self, text: str, width: int) -> str:
        return markup.cell(markup.paragraph(text, "", self.side), width=width)

    def _block(self, block: Block) -> None:
        match block:
            case Heading(level, text, notes=notes):
                self._say(text, f"Heading{level}", notes)
            case Paragraph():
                self._paragraph(block)
            case Quote(text, source, is_aside):
                self._say(text, "" if is_aside else "Quote")
                self._say(source, "Small")
            case Statement():
                self._statement(block)
            case Tally(totals):
                labels = self.layout.labels
                told = (f"{labels[verdict]} {n}" for verdict, n in totals if n)
                self._say(self.words("; ").join(told))
            case Figures(figures):
                for figure in figures:
                    self._figure(figure)
            case Table():
                self._table(block)
            case PageBreak():
                self.file.add(BREAK)

    def _statement(self, said: Statement) -> None:
        wide = ROOM * 2 // 3
        told = [said.about, said.text, said.source]
        left = "".join(markup.paragraph(each, "", self.side) for each in told if each)
        verdict = self.layout.labels[said.verdict]
        right = "".join(markup.paragraph(x, "", self.side) for x in (said.computed, verdict))
        cells = markup.cell(left, width=wide) + markup.cell(right, width=ROOM - wide)
        self.file.add(
            markup.table(markup.row(cells), (wide, ROOM - wide), self.side, caption=said.about)
        )

    def _figure(self, figure: Figure) -> None:
        if figure.label:
            self._say(f"{figure.label}. {figure.name}", "Caption")
        self.file.chart(native(figure, self.words), figure.alt)
        self._say(figure.note, "Small")

    def _table(self, table: Table) -> None:
        widths = widths_of(table)
        if table.is_named:
            self._say(table.name, "Caption")
        heads = "".join(
            markup.cell(self._aligned(column.head, column.content, style="TableHead"), width=width)
            for column, width in zip(table.columns, widths, strict=True)
        )
        rows = [markup.row(heads, is_head=True)] if table.has_head else []
        for row in table.rows:
            if row.band:
                after = self._raised(row.notes)
                band = markup.paragraph(row.band, "TableHead", self.side, after=after)
                rows.append(markup.row(markup.cell(band, span=len(widths), shade="F1F4F6")))
            else:
                rows.append(markup.row("".join(self._cells(row.cells, table, widths))))
        self.file.add(markup.table("".join(rows), widths, self.side, caption=table.name))
        self._say(table.left_out, "Small")

    def _aligned(
        self, text: str, content: Content, look: str = "", after: str = "", style: str = ""
    ) -> str:
        end = END[self.side.is_rtl] if content == Content.NUMBER else ""
        # In a paragraph that runs right to left, Word's "right" is where it begins.
        return markup.paragraph(text, style, self.side, properties=end, look=look, after=after)

    def _cells(
        self, cells: tuple[Cell, ...], table: Table, widths: tuple[int, ...]
    ) -> Iterator[str]:
        for cell, column, width in zip(cells, table.columns, widths, strict=True):
            yield markup.cell(self._cell(cell, column.content), width=width)

    def _cell(self, cell: Cell, content: Content) -> str:
        look = "<w:b/><w:bCs/>" if cell.is_strong or cell.verdict else ""
        if cell.link and cell.text:
            runs = self.file.linked(markup.run(cell.text, look, self.side), cell.link)
            told = markup.holding(runs, "", self.side)
        else:
            *lines, last = cell.lines or (cell.text,)
            told = "".join(self._aligned(line, content, look, style="TableLine") for line in lines)
            told += self._aligned(last, content, look, self._raised(cell.notes))
        notes = (self.layout.judged * cell.is_judged, cell.note)
        return told + "".join(markup.paragraph(note, "Small", self.side) for note in notes if note)


def widths_of(table: Table) -> tuple[int, ...]:
    """In twentieths of a point; what has no width of its own shares what is left."""
    stated = [
        max(int(column.width * TWENTIETHS_A_MILLIMETRE), room_for_words(table, index))
        if column.width
        else 0
        for index, column in enumerate(table.columns)
    ]
    if open_ := stated.count(0):
        share = (ROOM - sum(stated)) // open_
        stated = [
            width or max(share, room_for_words(table, index)) for index, width in enumerate(stated)
        ]
    total = sum(stated)
    return tuple(width * ROOM // total for width in stated)


def room_for_words(table: Table, index: int) -> int:
    """What keeps the words of a column whole, and its numbers on one line."""
    words = []
    for row in table.rows:
        if row.cells:
            cell = row.cells[index]
            words += [cell.text] if cell.number else cell.text.split()
    return (
        max(_longest(words) * LETTER, _longest(table.columns[index].head.split()) * BOLD_LETTER)
        + MARGINS
    )


def _longest(words: Sequence[str]) -> int:
    return max((len(word) for word in words if len(word) <= LONGEST_WORD), default=0)


def native(figure: Figure, words: Words) -> NativeChart:
    """Planned and actual beside each other, for each component; what is missing is not drawn."""
    chart = figure.chart
    planned, actual = figure.names if any(figure.names) else (words("Target"), words("Actual"))
    series = []
    for each in chart.series:
        has_target = any(point.target_printed for point in each.points)
        if has_target:
            marks = tuple(mark(p.target, p.target_printed, figure) for p in each.points)
            series.append(NativeSeries(series_name(each.name, planned, words), marks))
        marks = tuple(mark(p.shown, p.printed, figure) for p in each.points)
        is_alone = figure.is_of_plan and not has_target
        name = each.name if is_alone else series_name(each.name, actual, words)
        series.append(NativeSeries(name, marks))
    return NativeChart(
        categories=chart.periods,
        series=tuple(series),
        is_line=chart.form == charts.Form.LINE,
        language=LANGUAGES[words.language],
    )


def series_name(component: str, kind: str, words: Words) -> str:
    if not component:
        return kind
    return f"{component}({kind})" if words.language == "zh-hans" else f"{component} ({kind})"


def mark(amount: Decimal | None, printed: str, figure: Figure) -> Mark:
    """A dash that the plan prints is a bar of nothing with the dash over it."""
    if amount is None:
        return Mark("0", printed) if figure.is_of_plan and printed else Mark()
    number = f"{amount:f}"
    return Mark(number, "" if printed == number else printed)
