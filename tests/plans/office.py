"""A small Word document with native charts, as bytes that are the same every time.

Parts are stored without compression and without a date, because the deflated bytes differ between
versions of zlib. Text may hold a tab, a line break and raised letters: ``91 per cent^a``.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = f'xmlns:w="{WORD}" xmlns:r="{OFFICE}" xmlns:wp="{DRAWING}/wordprocessingDrawing"'
CHART_NAMESPACES = f'xmlns:c="{DRAWING}/chart" xmlns:a="{DRAWING}/main" xmlns:r="{OFFICE}"'
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
STYLES = {"Title": "Title", "Heading1": "heading 1", "Heading2": "heading 2", "Normal": "Normal"}
DASHES = frozenset("–—")


@dataclass(frozen=True, slots=True)
class Series:
    """``values`` as Word stores them; a dash is drawn as a bar of 0 under a typed dash.

    A series without a ``name`` has no name in the file.
    """

    name: str
    values: Sequence[str]


@dataclass(frozen=True, slots=True)
class BarChart:
    categories: Sequence[str]
    series: Sequence[Series]
    is_line: bool = False

    def xml(self) -> str:
        kind = "lineChart" if self.is_line else "barChart"
        opening = "" if self.is_line else '<c:barDir val="col"/>'
        series = "".join(self._series(at, each) for at, each in enumerate(self.series))
        return (
            f"{HEAD}<c:chartSpace {CHART_NAMESPACES}><c:chart>"
            '<c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
            f'<c:{kind}>{opening}<c:grouping val="{"standard" if self.is_line else "clustered"}"/>'
            f'<c:varyColors val="0"/>{series}<c:axId val="1"/><c:axId val="2"/></c:{kind}>'
            f"{_axis('catAx', 1, 2, 'b')}{_axis('valAx', 2, 1, 'l')}</c:plotArea>"
            '<c:plotVisOnly val="1"/></c:chart><c:externalData r:id="rId1"/></c:chartSpace>'
        )

    def _series(self, at: int, series: Series) -> str:
        column, last = chr(ord("B") + at), len(self.categories) + 1
        name = ""
        if series.name:
            cached = f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(series.name)}</c:v></c:pt>'
            name = (
                f"<c:tx><c:strRef><c:f>Sheet1!${column}$1</c:f>"
                f"<c:strCache>{cached}</c:strCache></c:strRef></c:tx>"
            )
        dashes = "".join(
            _typed_dash(place, value)
            for place, value in enumerate(series.values)
            if value in DASHES
        )
        return (
            f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/>{name}'
            f"<c:dLbls>{dashes}{_SHOWN.format(value=1)}</c:dLbls>"
            f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache>"
            f"{_points(self.categories)}</c:strCache></c:strRef></c:cat>"
            f"<c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last}</c:f><c:numCache>"
            f"<c:formatCode>General</c:formatCode>{_points(stored(series.values))}"
            "</c:numCache></c:numRef></c:val></c:ser>"
        )

    def workbook(self) -> bytes:
        """The spreadsheet that Word opens behind the chart."""
        names = ["", *(series.name for series in self.series)]
        numbers = zip(*(stored(series.values) for series in self.series), strict=True)
        rows = [_sheet_row(1, names, [])]
        for at, (category, values) in enumerate(zip(self.categories, numbers, strict=True)):
            rows.append(_sheet_row(at + 2, [category], values))
        return packed(
            {
                "[Content_Types].xml": _types(
                    {
                        "/xl/workbook.xml": f"{SHEET_TYPE}.sheet.main+xml",
                        "/xl/worksheets/sheet1.xml": f"{SHEET_TYPE}.worksheet+xml",
                    }
                ),
                "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
                "xl/workbook.xml": (
                    f'{HEAD}<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>'
                    '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
                ),
                "xl/_rels/workbook.xml.rels": _relations([("worksheet", "worksheets/sheet1.xml")]),
                "xl/worksheets/sheet1.xml": (
                    f'{HEAD}<worksheet xmlns="{SHEET}"><sheetData>{"".join(rows)}'
                    "</sheetData></worksheet>"
                ),
            }
        )


@dataclass(slots=True)
class WordDocument:
    """Paragraphs, tables and charts in printed order; ``header`` stands on every page."""

    header: str
    _body: list[str] = field(default_factory=list)
    _charts: list[BarChart] = field(default_factory=list)

    def paragraph(self, text: str, style: str = "Normal") -> None:
        self._body.append(_paragraph(text, style))

    def table(self, rows: Sequence[Sequence[str]], *, heads: int = 0) -> None:
        """Rows of one width; a row of one cell spans it. The first ``heads`` rows are a head.

        A line break inside a cell begins a paragraph.
        """
        width = max(len(row) for row in rows)
        printed = "".join(_row(row, width, is_head=at < heads) for at, row in enumerate(rows))
        grid = '<w:gridCol w:w="1500"/>' * width
        self._body.append(
            f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{printed}</w:tbl>"
        )

    def chart(self, chart: BarChart) -> None:
        self._charts.append(chart)
        at = len(self._charts)
        self._body.append(
            '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="5400000" cy="2700000"/>'
            f'<wp:docPr id="{at}" name="Chart {at}"/><a:graphic xmlns:a="{DRAWING}/main">'
            f'<a:graphicData uri="{DRAWING}/chart"><c:chart xmlns:c="{DRAWING}/chart" '
            f'r:id="chart{at}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
        )

    def as_bytes(self) -> bytes:
        names = [f"charts/chart{at}.xml" for at in range(1, len(self._charts) + 1)]
        types = {
            "/word/document.xml": f"{WORD_TYPE}.document.main+xml",
            "/word/styles.xml": f"{WORD_TYPE}.styles+xml",
            "/word/header1.xml": f"{WORD_TYPE}.header+xml",
            **{f"/word/{name}": CHART_TYPE for name in names},
        }
        targets = [("styles", "styles.xml"), ("header", "header1.xml")]
        charts = [("chart", name, f"chart{at}") for at, name in enumerate(names, start=1)]
        parts: dict[str, str | bytes] = {
            "[Content_Types].xml": _types(types),
            "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
            "word/document.xml": (
                f"{HEAD}<w:document {NAMESPACES}><w:body>{''.join(self._body)}<w:sectPr>"
                '<w:headerReference w:type="default" r:id="rId2"/></w:sectPr></w:body></w:document>'
            ),
            "word/_rels/document.xml.rels": _relations([*targets, *charts]),
            "word/styles.xml": f"{HEAD}<w:styles {NAMESPACES}>{_styles()}</w:styles>",
            "word/header1.xml": f"{HEAD}<w:hdr {NAMESPACES}>{_paragraph(self.header)}</w:hdr>",
        }
        for at, chart in enumerate(self._charts, start=1):
            book = f"embeddings/Workbook{at}.xlsx"
            parts[f"word/charts/chart{at}.xml"] = chart.xml()
            parts[f"word/charts/_rels/chart{at}.xml.rels"] = _relations([("package", f"../{book}")])
            parts[f"word/{book}"] = chart.workbook()
        return packed(parts)


def stored(values: Sequence[str]) -> list[str]:
    return ["0" if value in DASHES else value for value in values]


def packed(parts: dict[str, str] | dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            archive.writestr(entry, content)
    return file.getvalue()


_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="{value}"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def _typed_dash(place: int, dash: str) -> str:
    return (
        f'<c:dLbl><c:idx val="{place}"/><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>{dash}</a:t></a:r>'
        f"</a:p></c:rich></c:tx>{_SHOWN.format(value=1)}</c:dLbl>"
    )


def _points(values: Sequence[str]) -> str:
    points = (f'<c:pt idx="{at}"><c:v>{escape(v)}</c:v></c:pt>' for at, v in enumerate(values))
    return f'<c:ptCount val="{len(values)}"/>{"".join(points)}'


def _axis(name: str, own: int, other: int, side: str) -> str:
    return (
        f'<c:{name}><c:axId val="{own}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/><c:crossAx val="{other}"/></c:{name}>'
    )


def _sheet_row(number: int, words: Sequence[str], numbers: Sequence[str]) -> str:
    text = "".join(f'<c t="inlineStr"><is><t>{escape(word)}</t></is></c>' for word in words)
    return f'<row r="{number}">{text}{"".join(f"<c><v>{each}</v></c>" for each in numbers)}</row>'


def _paragraph(text: str, style: str = "Normal") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_runs(text)}</w:p>'


def _runs(text: str) -> str:
    """Every second piece is a raised letter."""
    pieces = re.split(r"\^([a-z*])", text)
    return "".join(_run(piece, raised=at % 2 == 1) for at, piece in enumerate(pieces) if piece)


def _run(text: str, *, raised: bool) -> str:
    properties = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>' if raised else ""
    words = "".join(
        {"\t": "<w:tab/>", "\n": "<w:br/>"}.get(
            piece, f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        )
        for piece in re.split(r"([\t\n])", text)
        if piece
    )
    return f"<w:r>{properties}{words}</w:r>"


def _row(cells: Sequence[str], width: int, *, is_head: bool) -> str:
    head = "<w:trPr><w:tblHeader/></w:trPr>" if is_head else ""
    span = f'<w:gridSpan w:val="{width}"/>' if len(cells) == 1 < width else ""
    printed = "".join(
        f"<w:tc><w:tcPr>{span}</w:tcPr>{''.join(_paragraph(line) for line in cell.split(chr(10)))}"
        "</w:tc>"
        for cell in cells
    )
    return f"<w:tr>{head}{printed}</w:tr>"


def _styles() -> str:
    return "".join(
        f'<w:style w:type="paragraph" w:default="{int(key == "Normal")}" w:styleId="{key}">'
        f'<w:name w:val="{name}"/>'
        f"{'' if key == 'Normal' else '<w:rPr><w:b/></w:rPr>'}</w:style>"
        for key, name in STYLES.items()
    )


def _types(overrides: dict[str, str]) -> str:
    listed = "".join(
        f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides.items()
    )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="xlsx" ContentType="{SHEET_TYPE}.sheet"/>{listed}</Types>'
    )


def _relations(targets: Sequence[tuple[str, ...]]) -> str:
    """(kind, target), known as rId1, rId2, ...; or (kind, target, id)."""
    listed = "".join(
        f'<Relationship Id="{target[2] if len(target) > 2 else f"rId{at}"}" '
        f'Type="{OFFICE}/{target[0]}" Target="{target[1]}"/>'
        for at, target in enumerate(targets, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'
