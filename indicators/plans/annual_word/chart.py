"""The numbers behind a native chart, out of its XML cache. No float anywhere.

A chart prints labels, not its cache: a stored 0 under a typed dash is a dash, and a number format
may print a dash for zero. ``Point.label`` is what stands at the bar where somebody typed it.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from lxml import etree

from indicators.plans.numbers import canonical_of_stored

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_C15 = "{http://schemas.microsoft.com/office/drawing/2012/chart}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MOST_POINTS = 10_000
_PLACEHOLDER = re.compile(r"\[(?:VALUE|CELLRANGE|CATEGORY NAME|SERIES NAME|PERCENTAGE)\]")
_QUOTED = re.compile(r'"[^"]*"|\\.')
_LAST_DAY = 200_000
_PRIVATE_DASHES = str.maketrans({"\uf02d": "–", "\uf0be": "–", "\uf096": "–", "\uf097": "—"})


@dataclass(frozen=True, slots=True)
class Point:
    """``number`` counts from 1. ``amount`` is canonical; ``None`` where the cache is no number.

    ``label``: the typed label, ``""`` where the label was deleted, ``None`` where it is automatic.
    ``category``: the levels of the axis, outermost first. ``mark``: a raised letter at the label.
    ``is_percent``: the number format prints 0.95 as 95%.
    """

    number: int
    category: tuple[str, ...]
    stored: str
    amount: str | None
    label: str | None = None
    mark: str = ""
    zero_prints_dash: bool = False
    is_percent: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """``display_unit``: ``millions`` or ``per cent`` where the chart prints its numbers in it."""

    number: int
    name: str
    points: tuple[Point, ...]
    display_unit: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    title: str
    series: tuple[Series, ...]

    @property
    def words(self) -> str:
        """Names, categories and numbers in one text, for a chart that nothing takes."""
        parts = [self.title]
        for series in self.series:
            points = (f"{' '.join(point.category)}: {point.stored}" for point in series.points)
            parts.append(f"{series.name}: {'; '.join(points)}")
        return "\n".join(part for part in parts if part.strip(": "))

    def without(self, taken: Collection[tuple[int, int]]) -> "Chart":
        """The points that are not ``taken``, each known by the numbers of series and point."""
        left = (
            replace(s, points=tuple(p for p in s.points if (s.number, p.number) not in taken))
            for s in self.series
        )
        return replace(self, series=tuple(series for series in left if series.points))


def read_chart(root: etree._Element) -> Chart:
    """A chart part. Series without a single point (spacers, divider lines) are left out."""
    plot = root.find(f"{_C}chart/{_C}plotArea")
    found = [] if plot is None else list(plot.iter(f"{_C}ser"))
    in_order = sorted(found, key=lambda series: _index(series.find(f"{_C}order")))
    counts_from_1904 = _is_on(root.find(f"{_C}date1904"))
    first_day = date(1904, 1, 1) if counts_from_1904 else date(1899, 12, 30)
    read = (_series(each, number, first_day) for number, each in enumerate(in_order, start=1))
    title = root.find(f"{_C}chart/{_C}title")
    return Chart(
        title=_words(title) if title is not None else "",
        series=tuple(series for series in read if series.points),
    )


def _series(element: etree._Element, number: int, first_day: date) -> Series:
    """Of a bar, a line or a sector; a chart of dots names its axes x and y."""
    categories = _categories(_either(element, "cat", "xVal"), first_day)
    values = _either(element, "val", "yVal")
    labels = _labels(element)
    points = tuple(
        Point(
            number=at + 1,
            category=categories.get(at, ()),
            stored=stored,
            amount=_amount(stored),
            label=labels.typed.get(at, labels.ranged.get(at)),
            mark=labels.marks.get(at, ""),
            zero_prints_dash=_zero_prints_dash(labels.number_format or format_code),
            is_percent="%" in _QUOTED.sub("", labels.number_format or format_code),
        )
        for at, stored, format_code in _cached_numbers(values)
    )
    name = _cached_name(element.find(f"{_C}tx"))
    percent = "per cent" if any(point.is_percent for point in points) else ""
    return Series(number, name, points, _display_unit(element) or percent)


def _either(element: etree._Element, *names: str) -> etree._Element | None:
    found = (element.find(f"{_C}{name}") for name in names)
    return next((each for each in found if each is not None), None)


def _display_unit(series: etree._Element) -> str:
    group = series.getparent()
    plot = None if group is None else group.getparent()
    if group is None or plot is None:
        return ""
    axes = {axis.get("val") for axis in group.findall(f"{_C}axId")}
    for axis in plot.findall(f"{_C}valAx"):
        own = axis.find(f"{_C}axId")
        unit = axis.find(f"{_C}dispUnits/{_C}builtInUnit")
        if own is not None and unit is not None and own.get("val") in axes:
            return str(unit.get("val", ""))
    return ""


def _cached_name(element: etree._Element | None) -> str:
    if element is None:
        return ""
    cached = [_text(value) for value in element.iter(f"{_C}v")]
    return " ".join(" ".join(cached).split())


def _cached_numbers(values: etree._Element | None) -> Iterator[tuple[int, str, str]]:
    """Place, stored number and number format of each cached point that holds something."""
    if values is None:
        return
    for cache in values.iter(f"{_C}numCache", f"{_C}numLit", f"{_C}strCache", f"{_C}strLit"):
        general = _text(cache.find(f"{_C}formatCode"))
        for point in _points(cache):
            stored = _text(point.find(f"{_C}v")).strip()
            if stored:
                yield _index(point, "idx"), stored, point.get("formatCode") or general
        return


def _categories(element: etree._Element | None, first_day: date) -> dict[int, tuple[str, ...]]:
    if element is None:
        return {}
    levels = list(element.iter(f"{_C}lvl"))
    if levels:
        return _levelled(levels)
    general = _text(next(element.iter(f"{_C}formatCode"), None))
    found: dict[int, tuple[str, ...]] = {}
    for point in _points(element):
        stored = " ".join(_text(point.find(f"{_C}v")).split())
        code = point.get("formatCode") or general
        found[_index(point, "idx")] = (_as_year(stored, code, first_day),)
    return found


def _as_year(stored: str, format_code: str, first_day: date) -> str:
    """The year of a stored date, which is a count of days; anything else as it is."""
    is_date = "y" in _QUOTED.sub("", format_code).lower()
    days = _amount(stored) if is_date else None
    if days is None or not 0 < Decimal(days) < _LAST_DAY:
        return stored
    return str((first_day + timedelta(days=int(Decimal(days)))).year)


def _levelled(levels: list[etree._Element]) -> dict[int, tuple[str, ...]]:
    """An axis of several levels: an outer label holds until the next one of its level."""
    inner = {_index(point, "idx") for point in _points(levels[0])}
    found: dict[int, tuple[str, ...]] = dict.fromkeys(sorted(inner), ())
    for level in reversed(levels):
        names = {_index(point, "idx"): _text(point.find(f"{_C}v")) for point in _points(level)}
        current = ""
        for at in found:
            current = names.get(at, "" if level is levels[0] else current)
            found[at] = (*found[at], " ".join(current.split()))
    return found


@dataclass(frozen=True, slots=True)
class _Labels:
    typed: dict[int, str]
    marks: dict[int, str]
    ranged: dict[int, str]
    number_format: str


def _labels(series: etree._Element) -> _Labels:
    labels = series.find(f"{_C}dLbls")
    if labels is None:
        return _Labels({}, {}, {}, "")
    typed: dict[int, str] = {}
    marks: dict[int, str] = {}
    for label in labels.findall(f"{_C}dLbl"):
        at = _index(label.find(f"{_C}idx"))
        if _is_on(label.find(f"{_C}delete")):
            typed[at] = ""
        elif (words := _typed_words(label)) is not None:
            typed[at] = words
        if mark := _raised_letter(label):
            marks[at] = mark
    code = labels.find(f"{_C}numFmt")
    linked = code is None or _is_on_attribute(code, "sourceLinked")
    number_format = "" if linked or code is None else code.get("formatCode", "")
    return _Labels(typed, marks, _cell_range(series), number_format)


def _typed_words(label: etree._Element) -> str | None:
    rich = label.find(f"{_C}tx")
    if rich is None:
        return None
    runs = (_text(run.find(f"{_A}t")) for run in _runs(rich) if not _is_raised(run))
    words = " ".join("".join(runs).split()).translate(_PRIVATE_DASHES)
    return None if not words or _PLACEHOLDER.search(words) else words


def _raised_letter(label: etree._Element) -> str:
    raised = "".join(_text(run.find(f"{_A}t")) for run in _runs(label) if _is_raised(run)).strip()
    return raised if re.fullmatch(r"[a-z*](?:, ?[a-z])*", raised) else ""


def _runs(element: etree._Element) -> Iterator[etree._Element]:
    yield from element.iter(f"{_A}r", f"{_A}fld")


def _is_raised(run: etree._Element) -> bool:
    properties = run.find(f"{_A}rPr")
    raised = "" if properties is None else properties.get("baseline", "")
    return re.fullmatch(r"[1-9]\d*%?", raised) is not None


def _cell_range(series: etree._Element) -> dict[int, str]:
    """Labels taken from cells of the workbook."""
    found: dict[int, str] = {}
    if not any(_is_on(shown) for shown in series.iter(f"{_C15}showDataLabelsRange")):
        return found
    for cache in series.iter(f"{_C15}dlblRangeCache"):
        for point in _points(cache):
            words = _text(point.find(f"{_C}v")).translate(_PRIVATE_DASHES).strip()
            if words:
                found[_index(point, "idx")] = words
    return found


def _zero_prints_dash(format_code: str) -> bool:
    """Whether the third section of a number format, which is for zero, prints a dash."""
    sections = format_code.split(";")
    if len(sections) < 3:
        return False
    zero = re.sub(r'_.|\*.|[\s"?\\]', "", sections[2])
    return zero in {"-", "–", "—", "‒"}


def _amount(stored: str) -> str | None:
    try:
        Decimal(stored)
        return canonical_of_stored(stored)
    except (InvalidOperation, ValueError):
        return None


def _points(element: etree._Element) -> list[etree._Element]:
    return list(element.iter(f"{_C}pt"))[:_MOST_POINTS]


def _words(element: etree._Element) -> str:
    runs = [_text(run) for run in element.iter(f"{_A}t", f"{_C}v")]
    return " ".join("".join(runs).split())


def _text(element: etree._Element | None) -> str:
    return "" if element is None or element.text is None else str(element.text)


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and element.get("val", "1") in {"1", "true"}


def _is_on_attribute(element: etree._Element, name: str) -> bool:
    return element.get(name, "0") in {"1", "true"}


def _index(element: etree._Element | None, name: str = "val") -> int:
    """The place an element names, from 0; 0 where it names none."""
    printed = "" if element is None else element.get(name, "")
    return int(printed) if re.fullmatch(r"\d{1,6}", printed) else 0
