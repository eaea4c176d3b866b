"""From the XML of a Word document to its lines, tables and charts.

Read once, as printed: the text of a tracked insertion counts, that of a deletion does not; of
alternate contents only the first is taken; a field gives its result and not its code; hidden words
are set aside. Text boxes are read where their shape is anchored.
"""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from indicators.plans.annual_word.blocks import Block, Body, Cell, Figure, Row, Table
from indicators.plans.annual_word.chart import Chart, read_chart
from indicators.plans.annual_word.lines import DELETED, LineReader, StyleBook
from indicators.plans.annual_word.names import MC, W, flag, number
from indicators.plans.annual_word.package import MAIN_PART, Package
from indicators.plans.records import Source
from indicators.plans.refusals import NotAPlan, RefusalCode

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CONTAINERS = frozenset(
    f"{W}{name}"
    for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "txbxContent")
)
_GONE = frozenset({f"{W}del", f"{W}moveFrom"})
_MOST_COLUMNS = 200


def read_body(package: Package) -> Body:
    """The body of the document with its charts. Raises ``NotAPlan`` for damaged parts."""
    root = package.xml(MAIN_PART)
    body = root.find(f"{W}body")
    if body is None:
        raise NotAPlan(RefusalCode.NO_TEXT)
    reader = _BodyReader(package)
    blocks = tuple(reader.blocks(body))
    return Body(blocks, tuple(reader.lines.unprinted))


class _BodyReader:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._targets = package.targets(MAIN_PART)
        self.lines = LineReader(StyleBook(package), package)
        self._paragraphs = self._tables = self._charts = 0

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        for element in _children(parent):
            if element.tag == f"{W}p":
                self._paragraphs += 1
                yield from self._paragraph(element, Source(paragraph=self._paragraphs))
            elif element.tag == f"{W}tbl":
                self._tables += 1
                yield from self._table(element, self._tables)
        for gone in parent.iterchildren(*_GONE):
            self.lines.set_aside(gone, DELETED, Source(paragraph=max(self._paragraphs, 1)))

    def _paragraph(self, element: etree._Element, source: Source) -> Iterator[Block]:
        """The line, then what is anchored in it: charts and the lines of text boxes."""
        yield self.lines.line(element, source)
        for inner in _anchored(element):
            if inner.tag == _CHART:
                figure = self._figure(inner)
                if figure is not None:
                    yield figure
            else:
                yield replace(self.lines.line(inner, source), is_boxed=True)

    def _figure(self, reference: etree._Element) -> Figure | None:
        name = self._targets.get(reference.get(_RELATION, ""), "")
        if not self._package.has(name):
            return None
        self._charts += 1
        return Figure(self._chart(name), Source(chart=self._charts))

    def _chart(self, name: str) -> Chart:
        return read_chart(self._package.xml(name))

    def _table(self, element: etree._Element, at: int) -> Iterator[Block]:
        rows: list[Row] = []
        for number_of_row, row in enumerate(_descend(element, f"{W}tr"), start=1):
            source = Source(table=at, row=number_of_row)
            if row.find(f"{W}trPr/{W}del") is None:
                rows.append(self._row(row, source))
            else:
                self.lines.set_aside(row, DELETED, source)
        yield Table(tuple(rows), Source(table=at))
        for inner in _anchored(element):
            if inner.tag == _CHART and (figure := self._figure(inner)) is not None:
                yield figure

    def _row(self, row: etree._Element, source: Source) -> Row:
        cells: list[Cell] = []
        column = number(row.find(f"{W}trPr/{W}gridBefore"), default=0)
        for at, element in enumerate(_descend(row, f"{W}tc"), start=1):
            place = Source(table=source.table, row=source.row, cell=at)
            cell = self._cell(element, place, min(column, _MOST_COLUMNS))
            column = cell.column + cell.span
            cells.append(cell)
        return Row(tuple(cells), source, flag(row.find(f"{W}trPr/{W}tblHeader")))

    def _cell(self, element: etree._Element, source: Source, column: int) -> Cell:
        merge = element.find(f"{W}tcPr/{W}vMerge")
        continues = merge is not None and merge.get(f"{W}val") != "restart"
        span = number(element.find(f"{W}tcPr/{W}gridSpan"), default=1)
        lines = tuple(self.lines.line(line, source) for line in _cell_paragraphs(element))
        return Cell(lines, source, column, max(1, min(span, _MOST_COLUMNS)), continues)


def _children(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables of a container, through the wrappers Word may put around them."""
    for element in parent:
        if element.tag in _CONTAINERS:
            yield from _children(element)
        elif element.tag == f"{MC}AlternateContent":
            yield from _children(_first_choice(element))
        elif element.tag in {f"{W}p", f"{W}tbl"}:
            yield element


def _descend(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, through wrappers but not into nested tables."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag in _CONTAINERS:
            yield from _descend(element, tag)


def _cell_paragraphs(cell: etree._Element) -> Iterator[etree._Element]:
    for element in _children(cell):
        if element.tag == f"{W}p":
            yield element
            yield from (inner for inner in _anchored(element) if inner.tag == f"{W}p")
        else:
            for row in _descend(element, f"{W}tr"):
                for nested in _descend(row, f"{W}tc"):
                    yield from _cell_paragraphs(nested)


def _anchored(element: etree._Element) -> Iterator[etree._Element]:
    """Charts, and paragraphs of text boxes, inside a paragraph or table; no alternate twice."""
    if next(element.iter(_CHART, f"{W}txbxContent"), None) is None:
        return
    for child in element:
        if child.tag == f"{MC}AlternateContent":
            yield from _anchored(_first_choice(child))
        elif child.tag == _CHART:
            yield child
        elif child.tag == f"{W}txbxContent":
            for inner in _children(child):
                for paragraph in [inner] if inner.tag == f"{W}p" else inner.iter(f"{W}p"):
                    yield paragraph
                    yield from _anchored(paragraph)
        else:
            yield from _anchored(child)


def _first_choice(alternate: etree._Element) -> etree._Element:
    for tag in (f"{MC}Choice", f"{MC}Fallback"):
        choice = alternate.find(tag)
        if choice is not None:
            return choice
    return alternate
