"""Builds Word files as plans are published: headings, tables, native charts, footnotes.

The same calls give the same bytes. Parts of a paragraph are plain words or runs::

    plan = WordFile(symbol="RB/5/12 (Sect. 3)")
    plan.heading("Result 1: more plans")
    plan.paragraph("3.4\\tThe work contributed to ", bold("12 plans"), raised("a"))
    plan.table([["2024 (actual)", "2026 (planned)"], ["–", "Two lines\\nin one cell"]])
    plan.chart(["2024", "2026"], {"Planned": ["10", "14"], "Actual": ["12", "0"]},
               labels={("Actual", 1): "–"})
    data = plan.to_bytes()
"""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument"
MADE = datetime(2026, 1, 1, tzinfo=UTC)
DOCUMENT_HEAD = (
    f'<w:document xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{WP}" xmlns:a="{A}" xmlns:c="{C}" '
    f'xmlns:mc="{MC}" xmlns:wps="{WPS}"><w:body>'
)
STYLES = {"Heading1": "heading 1", "Heading2": "heading 2", "Heading3": "heading 3"}
STYLES |= {"Caption": "caption", "FootnoteText": "footnote text", "Title": "Title"}


@dataclass(frozen=True)
class Run:
    """Words with the look of their own; ``wrap`` is a tracked change around them."""

    words: str
    properties: str = ""
    wrap: str = ""
    xml: str = ""


def bold(words: str) -> Run:
    return Run(words, "<w:b/>")


def raised(words: str) -> Run:
    return Run(words, '<w:vertAlign w:val="superscript"/>')


def hidden(words: str) -> Run:
    return Run(words, "<w:vanish/>")


def deleted(words: str) -> Run:
    return Run(words, wrap="del")


def inserted(words: str) -> Run:
    return Run(words, wrap="ins")


def unbreaking_hyphen() -> Run:
    return Run("", xml="<w:r><w:noBreakHyphen/></w:r>")


def field_code(code: str, words: str) -> Run:
    """A field such as a hyperlink: its code is no text, its result is."""
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    instruction = f"<w:r><w:instrText>{escape(code)}</w:instrText></w:r>"
    separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    return Run(words, xml=f"{begin}{instruction}{separate}{_run(Run(words))}{end}")


def boxed(*lines: str) -> Run:
    """A text box, with the second rendering that Word keeps for older programs."""
    inner = "".join(_paragraph([line]) for line in lines)
    choice = (
        f'<mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData uri="{WPS}">'
        f"<wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
    )
    fallback = f"<mc:Fallback><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></mc:Fallback>"
    return Run("", xml=f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>")


@dataclass(frozen=True)
class Cell:
    """A cell of a table; ``merge`` is ``restart`` or ``continue`` for cells merged downwards."""

    parts: Sequence[str | Run] | str = ""
    span: int = 1
    merge: str = ""


Part = str | Run
CellLike = str | Sequence[Part] | Cell


@dataclass
class WordFile:
    """Paragraphs, tables and charts in the order of the calls."""

    symbol: str = ""
    _body: list[str] = field(default_factory=list)
    _parts: dict[str, bytes] = field(default_factory=dict)
    _relations: list[tuple[str, str]] = field(default_factory=list)
    _notes: list[str] = field(default_factory=list)
    _charts: int = 0

    def heading(self, *parts: Part, style: str = "Heading2") -> None:
        self._body.append(_paragraph(parts, style))

    def paragraph(self, *parts: Part, style: str = "") -> None:
        """A tab or line break inside the words is one in the file."""
        self._body.append(_paragraph(parts, style))

    def footnoted(self, words: str, note: str, *, after: str = "", style: str = "") -> None:
        """A paragraph with one of Word's own footnotes."""
        self._notes.append(note)
        mark = f'<w:r><w:footnoteReference w:id="{len(self._notes)}"/></w:r>'
        self._body.append(_paragraph([words, Run("", xml=mark), after], style))

    def note(self, letter: str, words: str) -> None:
        """A lettered note below a table or figure."""
        self._body.append(_paragraph([raised(letter), f"\t{words}"], "FootnoteText"))

    def table(self, rows: Sequence[Sequence[CellLike]], *, header_rows: int = 1) -> None:
        """A line break in a cell begins a new paragraph; ``**words**`` is a bold cell."""
        inner = "".join(_row(row, header=at < header_rows) for at, row in enumerate(rows))
        self._body.append(f"<w:tbl><w:tblPr/>{inner}</w:tbl>")

    def chart(
        self,
        categories: Sequence[str],
        series: Mapping[str, Sequence[str | None]],
        *,
        labels: Mapping[tuple[str, int], str] | None = None,
        title: str = "",
        number_format: str = "General",
        in_alternate: bool = False,
    ) -> None:
        """A native bar chart. Numbers as text; ``None`` leaves a point out; a label by series
        and place from 0 is typed over the bar, ``""`` deletes it."""
        self._charts += 1
        at = self._charts
        chart = _chart_xml(categories, series, labels or {}, title, number_format)
        self._parts[f"word/charts/chart{at}.xml"] = chart.encode()
        self._parts[f"word/charts/_rels/chart{at}.xml.rels"] = _relations(
            [("package", f"../embeddings/workbook{at}.xlsx")]
        )
        self._parts[f"word/embeddings/workbook{at}.xlsx"] = _workbook(categories, series)
        self._relations.append(("chart", f"charts/chart{at}.xml"))
        drawing = _drawing(len(self._relations))
        if in_alternate:
            drawing = (
                f'<mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
                f"<mc:Fallback>{drawing}</mc:Fallback></mc:AlternateContent>"
            )
        self._body.append(f"<w:p><w:r>{drawing}</w:r></w:p>")

    def raw(self, xml: str) -> None:
        """Body XML as it is, for what no call above makes."""
        self._body.append(xml)

    def to_bytes(self) -> bytes:
        relations = [*self._relations, ("styles", "styles.xml"), ("footnotes", "footnotes.xml")]
        parts = dict(self._parts)
        if self.symbol:
            relations.append(("header", "header1.xml"))
            head = f'<w:hdr xmlns:w="{W}">{_paragraph([self.symbol])}</w:hdr>'
            parts["word/header1.xml"] = head.encode()
        parts["word/document.xml"] = (
            f"{DOCUMENT_HEAD}{''.join(self._body)}<w:sectPr/></w:body></w:document>"
        ).encode()
        parts["word/styles.xml"] = _styles()
        parts["word/footnotes.xml"] = _footnotes(self._notes)
        parts["word/_rels/document.xml.rels"] = _relations(relations)
        parts["_rels/.rels"] = _relations([("officeDocument", "word/document.xml")])
        parts["[Content_Types].xml"] = _content_types(parts)
        return packed(parts)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a zip, content types first, with one fixed date."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(parts):
            entry = zipfile.ZipInfo(name, date_time=MADE.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            package.writestr(entry, parts[name])
    return file.getvalue()


def _run(run: Run) -> str:
    if run.xml:
        return run.xml
    tag = "delText" if run.wrap == "del" else "t"
    pieces = []
    for at, line in enumerate(run.words.split("\n")):
        pieces += ["<w:br/>"] if at else []
        for place, words in enumerate(line.split("\t")):
            pieces += ["<w:tab/>"] if place else []
            pieces.append(f'<w:{tag} xml:space="preserve">{escape(words)}</w:{tag}>')
    properties = f"<w:rPr>{run.properties}</w:rPr>" if run.properties else ""
    inner = f"<w:r>{properties}{''.join(pieces)}</w:r>"
    if not run.wrap:
        return inner
    return f'<w:{run.wrap} w:id="1" w:author="A">{inner}</w:{run.wrap}>'


def _paragraph(parts: Sequence[Part], style: str = "") -> str:
    properties = f"<w:pPr><w:pStyle w:val={quoteattr(style)}/></w:pPr>" if style else ""
    runs = "".join(_run(part if isinstance(part, Run) else Run(part)) for part in parts)
    return f"<w:p>{properties}{runs}</w:p>"


def _row(cells: Sequence[CellLike], *, header: bool) -> str:
    properties = "<w:trPr><w:tblHeader/></w:trPr>" if header else ""
    return f"<w:tr>{properties}{''.join(_cell(cell) for cell in cells)}</w:tr>"


def _cell(cell: CellLike) -> str:
    cell = cell if isinstance(cell, Cell) else Cell(cell)
    properties = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    properties += f'<w:vMerge w:val="{cell.merge}"/>' if cell.merge else ""
    if isinstance(cell.parts, str):
        words = cell.parts
        is_bold = words.startswith("**") and words.endswith("**") and len(words) > 4
        lines = (words[2:-2] if is_bold else words).split("\n")
        inner = "".join(_paragraph([bold(line) if is_bold else line]) for line in lines)
    else:
        inner = _paragraph(cell.parts)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def _drawing(relation: int) -> str:
    return (
        '<w:drawing><wp:inline><wp:extent cx="4000000" cy="2000000"/>'
        f'<wp:docPr id="{relation}" name="Chart {relation}"/><a:graphic>'
        f'<a:graphicData uri="{C}"><c:chart r:id="rId{relation}"/></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )


def _chart_xml(
    categories: Sequence[str],
    series: Mapping[str, Sequence[str | None]],
    labels: Mapping[tuple[str, int], str],
    title: str,
    number_format: str,
) -> str:
    drawn = "".join(
        _series_xml(at, name, numbers, categories, labels, number_format)
        for at, (name, numbers) in enumerate(series.items())
    )
    head = f"<c:title><c:tx>{_rich(title)}</c:tx></c:title>" if title else ""
    return (
        f'<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}"><c:chart>{head}<c:plotArea>'
        f'<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/>{drawn}'
        '<c:axId val="1"/><c:axId val="2"/></c:barChart>'
        '<c:catAx><c:axId val="1"/><c:scaling/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:scaling/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx>'
        '</c:plotArea></c:chart><c:externalData r:id="rId1"/></c:chartSpace>'
    )


def _series_xml(
    at: int,
    name: str,
    numbers: Sequence[str | None],
    categories: Sequence[str],
    labels: Mapping[tuple[str, int], str],
    number_format: str,
) -> str:
    column = chr(ord("B") + at)
    last = len(categories) + 1
    typed = "".join(
        _label_xml(place, words) for (series, place), words in labels.items() if series == name
    )
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/>'
        f"<c:tx><c:strRef><c:f>Sheet1!${column}$1</c:f>{_cache('str', [name])}</c:strRef></c:tx>"
        f'<c:dLbls>{typed}<c:showVal val="1"/></c:dLbls>'
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f>{_cache('str', categories)}"
        f"</c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last}</c:f>"
        f"{_cache('num', numbers, number_format)}</c:numRef></c:val></c:ser>"
    )


def _cache(kind: str, values: Sequence[str | None], number_format: str = "") -> str:
    code = f"<c:formatCode>{escape(number_format)}</c:formatCode>" if number_format else ""
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{escape(value)}</c:v></c:pt>'
        for at, value in enumerate(values)
        if value is not None
    )
    return f'<c:{kind}Cache>{code}<c:ptCount val="{len(values)}"/>{points}</c:{kind}Cache>'


def _label_xml(place: int, words: str) -> str:
    if not words:
        return f'<c:dLbl><c:idx val="{place}"/><c:delete val="1"/></c:dLbl>'
    return f'<c:dLbl><c:idx val="{place}"/><c:tx>{_rich(words)}</c:tx><c:showVal val="1"/></c:dLbl>'


def _rich(words: str) -> str:
    run = f"<a:r><a:t>{escape(words)}</a:t></a:r>"
    return f"<c:rich><a:bodyPr/><a:p>{run}</a:p></c:rich>"


def _workbook(categories: Sequence[str], series: Mapping[str, Sequence[str | None]]) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"created": MADE.replace(tzinfo=None)})
        sheet = book.add_worksheet("Sheet1")
        sheet.write_column(1, 0, categories)
        for at, (name, numbers) in enumerate(series.items(), start=1):
            sheet.write_column(0, at, [name, *("" if n is None else n for n in numbers)])
    return file.getvalue()


def _styles() -> bytes:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in STYLES.items()
    )
    return f'<w:styles xmlns:w="{W}">{styles}</w:styles>'.encode()


def _footnotes(notes: Sequence[str]) -> bytes:
    told = "".join(
        f'<w:footnote w:id="{at}">{_paragraph([note])}</w:footnote>'
        for at, note in enumerate(notes, start=1)
    )
    return f'<w:footnotes xmlns:w="{W}">{told}</w:footnotes>'.encode()


def _relations(targets: Sequence[tuple[str, str]]) -> bytes:
    told = "".join(
        f'<Relationship Id="rId{at}" Type="{R}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{told}</Relationships>'.encode()


def _content_types(parts: Mapping[str, bytes]) -> bytes:
    kinds = {
        "word/document.xml": "wordprocessingml.document.main",
        "word/styles.xml": "wordprocessingml.styles",
        "word/footnotes.xml": "wordprocessingml.footnotes",
        "word/header1.xml": "wordprocessingml.header",
    }
    kinds |= {name: "drawingml.chart" for name in parts if name.startswith("word/charts/chart")}
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{OFFICE}.{kind}+xml"/>'
        for name, kind in kinds.items()
        if name in parts
    )
    defaults = (
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
        '.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="xlsx" ContentType="{OFFICE}.spreadsheetml.sheet"/>'
    )
    return f'<Types xmlns="{PACKAGE}/content-types">{defaults}{overrides}</Types>'.encode()
