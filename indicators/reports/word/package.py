"""A Word file while it is written: its body, its charts, the parts around them."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from xml.sax.saxutils import quoteattr

from indicators.reports.dated import packed
from indicators.reports.word.chart import (
    DRAWING,
    HEAD,
    OFFICE,
    PACKAGE,
    NativeChart,
    relations,
    types,
)
from indicators.reports.word.markup import Direction, clean, holding, paragraph, run

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{OFFICE}" xmlns:wp="{DRAWING}/wordprocessingDrawing" '
    f'xmlns:a="{DRAWING}/main" xmlns:c="{DRAWING}/chart" xmlns:v="urn:schemas-microsoft-com:vml"'
)
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
CORE = f"{PACKAGE}/metadata/core-properties"
LANGUAGES = {"en": "en-GB", "zh-hans": "zh-CN", "ar": "ar-SA"}
FONTS = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}" w:eastAsia="{1}" w:cs="{2}"/>'
BODY = ("Times New Roman", "SimSun", "Traditional Arabic")
SLANTED = "<w:i/><w:iCs/>"
# Style id, name, size in half points, what else of the run, spacing before and after, outline.
STYLES = (
    ("Title", "Title", 44, "<w:b/><w:bCs/>", 240, 120, ""),
    ("Heading1", "heading 1", 32, "<w:b/><w:bCs/>", 360, 120, "0"),
    ("Heading2", "heading 2", 26, "<w:b/><w:bCs/>", 280, 100, "1"),
    ("Heading3", "heading 3", 22, "<w:b/><w:bCs/>", 220, 80, "2"),
    ("Caption", "caption", 18, "<w:b/><w:bCs/>", 120, 60, ""),
    ("Quote", "Quote", 24, SLANTED, 80, 80, ""),
    ("Small", "Small print", 17, '<w:color w:val="43505C"/>', 60, 60, ""),
    ("FootnoteText", "footnote text", 17, "", 20, 20, ""),
    ("TableHead", "Table head", 21, "<w:b/><w:bCs/>", 0, 0, ""),
    ("TableLine", "Table line", 21, "", 0, 60, ""),
)


@dataclass(slots=True)
class WordFile:
    """``header`` stands on every page, ``watermark`` across it."""

    title: str
    language: str
    header: str = ""
    watermark: str = ""
    made_with: str = ""
    body: list[str] = field(default_factory=list)
    _charts: list[NativeChart] = field(default_factory=list)
    _links: dict[str, str] = field(default_factory=dict)
    _notes: list[str] = field(default_factory=list)

    @property
    def direction(self) -> Direction:
        return Direction(is_rtl=self.language == "ar")

    def add(self, markup: str) -> None:
        self.body.append(markup)

    def chart(self, chart: NativeChart, alt: str) -> None:
        self._charts.append(chart)
        at = len(self._charts)
        told = quoteattr(clean(alt))
        self.body.append(
            '<w:p><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            '<wp:extent cx="5400000" cy="2520000"/>'
            f'<wp:docPr id="{at}" name="Chart {at}" descr={told}/><a:graphic>'
            f'<a:graphicData uri="{DRAWING}/chart"><c:chart r:id="chart{at}"/></a:graphicData>'
            "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
        )

    def linked(self, runs: str, address: str) -> str:
        key = self._links.setdefault(address, f"link{len(self._links) + 1}")
        return f'<w:hyperlink r:id="{key}">{runs}</w:hyperlink>'

    def footnote(self, text: str) -> str:
        """The mark of a footnote, as a run; Word numbers it and sets it at the foot of the page."""
        mark = '<w:rStyle w:val="FootnoteReference"/>'
        words = run(f" {text}", "", self.direction)
        told = f"<w:r><w:rPr>{mark}</w:rPr><w:footnoteRef/></w:r>{words}"
        self._notes.append(holding(told, "FootnoteText", self.direction))
        return (
            f"<w:r><w:rPr>{mark}{self.direction.run}</w:rPr>"
            f'<w:footnoteReference w:id="{len(self._notes)}"/></w:r>'
        )

    def as_bytes(self, as_at: datetime) -> bytes:
        charts = [f"charts/chart{at}.xml" for at in range(1, len(self._charts) + 1)]
        parts: dict[str, bytes] = {
            name: content.encode() for name, content in self._parts(charts, as_at).items()
        }
        for at, chart in enumerate(self._charts, start=1):
            book = f"embeddings/Workbook{at}.xlsx"
            parts[f"word/charts/chart{at}.xml"] = chart.xml().encode()
            parts[f"word/charts/_rels/chart{at}.xml.rels"] = relations(
                [("package", f"../{book}", "rId1")]
            ).encode()
            parts[f"word/{book}"] = chart.workbook(as_at)
        return packed(parts, as_at)

    def _parts(self, charts: list[str], as_at: datetime) -> dict[str, str]:
        overrides = {
            "/word/document.xml": f"{WORD_TYPE}.document.main+xml",
            "/word/styles.xml": f"{WORD_TYPE}.styles+xml",
            "/word/header1.xml": f"{WORD_TYPE}.header+xml",
            "/word/footer1.xml": f"{WORD_TYPE}.footer+xml",
            "/word/footnotes.xml": f"{WORD_TYPE}.footnotes+xml",
            "/docProps/core.xml": CORE_TYPE,
            **{f"/word/{name}": CHART_TYPE for name in charts},
        }
        targets = [
            ("styles", "styles.xml", "styles"),
            ("header", "header1.xml", "header"),
            ("footer", "footer1.xml", "footer"),
            ("footnotes", "footnotes.xml", "footnotes"),
            *(("chart", name, f"chart{at}") for at, name in enumerate(charts, start=1)),
            *(("hyperlink", address, key) for address, key in self._links.items()),
        ]
        core = f'<Relationship Id="core" Type="{PACKAGE}/relationships/metadata/core-properties"'
        packages = relations([("officeDocument", "word/document.xml", "rId1")])
        return {
            "[Content_Types].xml": types(overrides),
            "_rels/.rels": packages.replace(
                "</Relationships>", f'{core} Target="docProps/core.xml"/></Relationships>'
            ),
            "docProps/core.xml": self._core(as_at),
            "word/document.xml": f"{HEAD}<w:document {NAMESPACES}><w:body>{''.join(self.body)}"
            f"{self._section()}</w:body></w:document>",
            "word/_rels/document.xml.rels": relations(targets),
            "word/styles.xml": f"{HEAD}<w:styles {NAMESPACES}>{self._styles()}</w:styles>",
            "word/header1.xml": f"{HEAD}<w:hdr {NAMESPACES}>{self._header()}</w:hdr>",
            "word/footer1.xml": f"{HEAD}<w:ftr {NAMESPACES}>{_page_number()}</w:ftr>",
            "word/footnotes.xml": f"{HEAD}<w:footnotes {NAMESPACES}>{self._footnotes()}"
            "</w:footnotes>",
        }

    def _core(self, as_at: datetime) -> str:
        at = f"{as_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        return (
            f'{HEAD}<cp:coreProperties xmlns:cp="{CORE}" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f"<dc:title>{clean(self.title)}</dc:title>"
            f"<dc:description>{clean(self.made_with)}</dc:description>"
            f"<dc:language>{LANGUAGES[self.language]}</dc:language>"
            f'<dcterms:created xsi:type="dcterms:W3CDTF">{at}</dcterms:created>'
            f'<dcterms:modified xsi:type="dcterms:W3CDTF">{at}</dcterms:modified>'
            "</cp:coreProperties>"
        )

    def _section(self) -> str:
        side = "<w:bidi/>" if self.direction.is_rtl else ""
        return (
            '<w:sectPr><w:headerReference w:type="default" r:id="header"/>'
            '<w:footerReference w:type="default" r:id="footer"/>'
            '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1361" w:right="1134" '
            'w:bottom="1077" w:left="1134" w:header="567" w:footer="454" w:gutter="0"/>'
            f"{side}</w:sectPr>"
        )

    def _header(self) -> str:
        if not self.watermark:
            return paragraph(self.header, "Small", self.direction)
        shape = (
            '<w:r><w:pict><v:shapetype id="t136" coordsize="21600,21600" '
            'path="m@7,l@8,m@5,21600l@6,21600e"><v:textpath on="t" fitshape="t"/></v:shapetype>'
            '<v:shape type="#t136" style="position:absolute;width:460pt;height:70pt;rotation:315;'
            "z-index:-251;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
            'mso-position-vertical:center;mso-position-vertical-relative:margin" '
            'fillcolor="#e8c4bc" stroked="f">'
            f"<v:textpath string={quoteattr(clean(self.watermark))}/></v:shape></w:pict></w:r>"
        )
        told = run(f"{self.header} · {self.watermark}", "<w:b/>", self.direction)
        return holding(told + shape, "Small", self.direction)

    def _footnotes(self) -> str:
        """The lines above footnotes, which Word asks for, then the notes."""
        lines = "".join(
            f'<w:footnote w:type="{kind}" w:id="{at}">{holding(f"<w:r><w:{kind}/></w:r>")}'
            "</w:footnote>"
            for at, kind in ((-1, "separator"), (0, "continuationSeparator"))
        )
        return lines + "".join(
            f'<w:footnote w:id="{at}">{note}</w:footnote>'
            for at, note in enumerate(self._notes, start=1)
        )

    def _styles(self) -> str:
        latin, han, arabic = BODY
        fonts = FONTS.format(latin, han, arabic)
        spoken = LANGUAGES[self.language]
        tongue = f'<w:lang w:val="{spoken}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        defaults = (
            f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="21"/><w:szCs w:val="23"/>'
            f"{tongue}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
            '<w:spacing w:before="0" w:after="100" w:line="264" w:lineRule="auto"/>'
            "</w:pPr></w:pPrDefault></w:docDefaults>"
        )
        normal = (
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
            '<w:name w:val="Normal"/></w:style>'
        )
        styles = "".join(_style(*each) for each in STYLES)
        if self.language != "en":
            # Neither Chinese nor Arabic slants.
            styles = styles.replace(SLANTED, "")
        return defaults + normal + styles + NOTE_MARK_STYLE + TABLE_STYLE


NOTE_MARK_STYLE = (
    '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)
TABLE_STYLE = (
    '<w:style w:type="table" w:styleId="Report"><w:name w:val="Report"/><w:pPr><w:spacing '
    'w:after="0"/></w:pPr><w:tblPr><w:tblBorders>'
    '<w:top w:val="single" w:sz="8" w:color="43505C"/><w:bottom w:val="single" w:sz="8" '
    'w:color="43505C"/><w:insideH w:val="single" w:sz="4" w:color="D5D9DA"/></w:tblBorders>'
    '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="70" w:type="dxa"/>'
    '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr></w:style>'
)


def _style(key: str, name: str, size: int, look: str, before: int, after: int, outline: str) -> str:
    level = f'<w:outlineLvl w:val="{outline}"/>' if outline else ""
    kept = "<w:keepNext/>" if outline or key in ("Caption", "TableHead") else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr>{kept}'
        f'<w:spacing w:before="{before}" w:after="{after}"/>{level}</w:pPr>'
        f'<w:rPr>{look}<w:sz w:val="{size}"/><w:szCs w:val="{size + 2}"/></w:rPr></w:style>'
    )


def _page_number() -> str:
    field_ = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    return holding(field_, "Small", properties='<w:jc w:val="center"/>')
