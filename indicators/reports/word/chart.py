"""A native Word chart: its XML, and the workbook that opens behind it, from the same numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape

from indicators.reports.dated import packed
from indicators.reports.word.markup import clean

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OUTSIDE = ' TargetMode="External"'
INKS = ("93B8D8", "0B4A7D", "2A8272", "B97B12", "6A1D38", "57479A")
SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


@dataclass(frozen=True, slots=True)
class Mark:
    """``number`` is a plain decimal and empty where nothing is drawn; ``typed`` is what stands
    over the mark when it is not the number.
    """

    number: str = ""
    typed: str = ""


@dataclass(frozen=True, slots=True)
class NativeSeries:
    name: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class NativeChart:
    categories: tuple[str, ...]
    series: tuple[NativeSeries, ...]
    is_line: bool = False
    language: str = "en-US"

    def xml(self) -> str:
        kind = "lineChart" if self.is_line else "barChart"
        opening = "" if self.is_line else '<c:barDir val="col"/>'
        grouping = "standard" if self.is_line else "clustered"
        series = "".join(self._series(at, each) for at, each in enumerate(self.series))
        gap = "" if self.is_line else '<c:gapWidth val="80"/>'
        legend = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
        return (
            f'{HEAD}<c:chartSpace xmlns:c="{DRAWING}/chart" xmlns:a="{DRAWING}/main" '
            f'xmlns:r="{OFFICE}"><c:date1904 val="0"/><c:lang val="{self.language}"/>'
            '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>'
            f'<c:layout/><c:{kind}>{opening}<c:grouping val="{grouping}"/>'
            f'<c:varyColors val="0"/>{series}{gap}<c:axId val="1"/><c:axId val="2"/></c:{kind}>'
            f"{_axis('catAx', 1, 2, 'b')}{_axis('valAx', 2, 1, 'l')}</c:plotArea>"
            f"{legend if any(each.name for each in self.series) else ''}"
            '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
            '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
        )

    def _series(self, at: int, series: NativeSeries) -> str:
        column, last = column_name(at + 1), len(self.categories) + 1
        ink = INKS[at % len(INKS)]
        fill = f'<a:solidFill><a:srgbClr val="{ink}"/></a:solidFill>'
        look = f'<a:ln w="28575">{fill}</a:ln>' if self.is_line else fill
        name = ""
        if series.name:
            cached = f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{clean(series.name)}</c:v></c:pt>'
            name = (
                f"<c:tx><c:strRef><c:f>Sheet1!${column}$1</c:f>"
                f"<c:strCache>{cached}</c:strCache></c:strRef></c:tx>"
            )
        typed = "".join(
            _typed(place, mark.typed) for place, mark in enumerate(series.marks) if mark.typed
        )
        inverted = "" if self.is_line else '<c:invertIfNegative val="0"/>'
        smooth = '<c:smooth val="0"/>' if self.is_line else ""
        return (
            f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/>{name}<c:spPr>{look}</c:spPr>'
            f"{inverted}<c:dLbls>{typed}{SHOWN}</c:dLbls>"
            f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache>"
            f"{_points(self.categories)}</c:strCache></c:strRef></c:cat>"
            f"<c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last}</c:f><c:numCache>"
            "<c:formatCode>General</c:formatCode>"
            f"{_points([mark.number for mark in series.marks])}</c:numCache></c:numRef></c:val>"
            f"{smooth}</c:ser>"
        )

    def workbook(self, as_at: datetime) -> bytes:
        """The spreadsheet in which Word edits the numbers."""
        heads = "".join(_text(each) for each in ("", *(series.name for series in self.series)))
        rows = [f'<row r="1">{heads}</row>']
        for at, category in enumerate(self.categories):
            cells = "".join(_number(series.marks[at]) for series in self.series)
            rows.append(f'<row r="{at + 2}">{_text(category)}{cells}</row>')
        sheet = f'<worksheet xmlns="{SHEET}"><sheetData>{"".join(rows)}</sheetData></worksheet>'
        book = (
            f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>'
            '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
        )
        parts = {
            "[Content_Types].xml": types(
                {
                    "/xl/workbook.xml": f"{SHEET_TYPE}.sheet.main+xml",
                    "/xl/worksheets/sheet1.xml": f"{SHEET_TYPE}.worksheet+xml",
                }
            ),
            "_rels/.rels": relations([("officeDocument", "xl/workbook.xml", "rId1")]),
            "xl/workbook.xml": HEAD + book,
            "xl/_rels/workbook.xml.rels": relations(
                [("worksheet", "worksheets/sheet1.xml", "rId1")]
            ),
            "xl/worksheets/sheet1.xml": HEAD + sheet,
        }
        return packed({name: content.encode() for name, content in parts.items()}, as_at)


def column_name(at: int) -> str:
    """``A`` for 0, ``Z`` for 25, ``AA`` for 26."""
    name = ""
    at += 1
    while at:
        at, letter = divmod(at - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def types(overrides: dict[str, str]) -> str:
    listed = "".join(
        f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides.items()
    )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="xlsx" ContentType="{SHEET_TYPE}.sheet"/>{listed}</Types>'
    )


def relations(targets: Sequence[tuple[str, str, str]]) -> str:
    """(kind, target, id); an address outside of the file is a hyperlink."""
    listed = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{escape(target)}"'
        f"{OUTSIDE if kind == 'hyperlink' else ''}/>"
        for kind, target, key in targets
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def _typed(place: int, words: str) -> str:
    rich = f"<c:rich><a:bodyPr/><a:p><a:r><a:t>{clean(words)}</a:t></a:r></a:p></c:rich>"
    return f'<c:dLbl><c:idx val="{place}"/><c:tx>{rich}</c:tx>{SHOWN}</c:dLbl>'


def _points(values: Sequence[str]) -> str:
    points = (
        f'<c:pt idx="{at}"><c:v>{clean(value)}</c:v></c:pt>'
        for at, value in enumerate(values)
        if value
    )
    return f'<c:ptCount val="{len(values)}"/>{"".join(points)}'


def _axis(name: str, own: int, other: int, side: str) -> str:
    return (
        f'<c:{name}><c:axId val="{own}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/><c:numFmt formatCode="General" '
        f'sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/><c:crossAx val="{other}"/></c:{name}>'
    )


def _text(words: str) -> str:
    return f'<c t="inlineStr"><is><t>{clean(words)}</t></is></c>'


def _number(mark: Mark) -> str:
    return f"<c><v>{mark.number}</v></c>" if mark.number else "<c/>"
