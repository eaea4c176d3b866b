"""The values of a measure out of its charts and tables: keys, amounts, words, states."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from indicators.enums import Qualifier
from indicators.plans.annual_word.blocks import Figure
from indicators.plans.annual_word.chart import Point
from indicators.plans.annual_word.labels import Label, read_label, read_series
from indicators.plans.annual_word.vocabulary import Vocabulary
from indicators.plans.numbers import canonical, is_dash, read_cell
from indicators.plans.records import Source

REPORTED, NONE, PROXY = "reported", "none", "proxy"
_REFERENCES = re.compile(r"#(?:N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!)")


@dataclass(frozen=True, slots=True)
class Found:
    """One printed value. ``kind`` is ``None`` where its label gives a year alone.

    ``text`` is the cell without its footnote letters, ``as_printed`` with a letter that sticks to
    the number. ``also``: further cells whose words were joined to it.
    ``says_otherwise``: a typed label prints another number than the chart stores.
    """

    year: int | str
    kind: str | None
    component: str | None
    text: str
    source: Source
    as_printed: str = ""
    amount: str | None = None
    words: str | None = None
    qualifier: Qualifier | None = None
    state: str = REPORTED
    marks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    says_otherwise: bool = False
    also: tuple[Source, ...] = ()

    @property
    def key(self) -> tuple[int | str, str | None, str | None]:
        return self.year, self.kind, self.component


@dataclass(frozen=True, slots=True)
class Printed:
    """What a cell or a typed label says, with the footnote letter that sticks to it."""

    amount: str | None = None
    words: str | None = None
    qualifier: Qualifier | None = None
    state: str = REPORTED
    marks: tuple[str, ...] = ()


def of_text(text: str, words: Vocabulary) -> Printed:
    line = " ".join(text.split())
    if is_dash(line) or line == "\u00ad" or words.nothing.fullmatch(line):
        return Printed(state=NONE)
    state = PROXY if words.proxy.search(line) else REPORTED
    number = None if "\n" in text.strip() else read_cell(line)
    if number is None:
        return Printed(words=text, state=state)
    marks = (number.footnote,) if number.footnote else ()
    return Printed(canonical(number.amount), None, number.qualifier, state, marks)


def of_figures(
    figures: Sequence[Figure], words: Vocabulary, performance_year: int | None
) -> list[Found]:
    """Every point of the charts whose category or series names a year."""
    found = [
        each
        for at, figure in enumerate(figures)
        for each in _of_figure(figure, words, performance_year, at if len(figures) > 1 else None)
    ]
    return without_needless_components(found)


def _of_figure(
    figure: Figure, words: Vocabulary, performance_year: int | None, place: int | None
) -> Iterator[Found]:
    totals = _totals(figure)
    beside = _figure_component(figure, words, place)
    names = read_series([series.name for series in figure.chart.series], words)
    for series, name in zip(figure.chart.series, names, strict=True):
        for point in series.points:
            labels = [name, *(read_label(level, words) for level in point.category)]
            year = next((each.year for each in reversed(labels) if each.year is not None), None)
            if year is None:
                continue
            kind = next((each.kind for each in reversed(labels) if each.kind), None)
            parts = [each.component for each in labels if each.component]
            source = Source(chart=figure.source.chart, series=series.number, point=point.number)
            where = Found(year, kind, ", ".join(parts) or beside, "", source)
            yield _of_point(where, point, labels, words, performance_year, totals)


def _figure_component(figure: Figure, words: Vocabulary, place: int | None) -> str | None:
    """Of several charts under one measure, what tells this one: its title, else its place."""
    if place is None:
        return None
    return read_label(figure.chart.title, words).component or str(place + 1)


def _of_point(
    where: Found,
    point: Point,
    labels: list[Label],
    words: Vocabulary,
    performance_year: int | None,
    totals: dict[tuple[str, ...], Decimal],
) -> Found:
    marks = tuple(each.mark for each in labels if each.mark)
    marks += (point.mark,) if point.mark else ()
    plain = replace(where, amount=point.amount, text=point.amount or point.stored, marks=marks)
    if any(each.is_proxy for each in labels):
        plain = replace(plain, state=PROXY)
    if _prints_nothing(plain, point, performance_year):
        return replace(plain, amount=None, text=point.label or "–", state=NONE)
    if point.label:
        return _labelled(plain, point, words, totals)
    if point.is_percent and point.amount is not None:
        hundredfold = f"{canonical(Decimal(point.amount) * 100)}%"
        return replace(plain, text=hundredfold)
    if point.amount is None:
        return _stored_words(plain, point.stored, words)
    return plain


def _stored_words(found: Found, stored: str, words: Vocabulary) -> Found:
    """A chart whose cells were typed as text: ``1 200``, ``–`` or ``#N/A``."""
    if _REFERENCES.fullmatch(stored):
        return replace(found, state=NONE)
    read = of_text(stored, words)
    marks = (*found.marks, *read.marks)
    told = replace(found, amount=read.amount, words=read.words, qualifier=read.qualifier)
    return replace(told, state=read.state, marks=marks)


def _prints_nothing(found: Found, point: Point, performance_year: int | None) -> bool:
    """A stored zero that is no value: its label is deleted or a dash by its number format, or it
    is the actual of a year that the plan only looks forward to."""
    if found.amount != "0" or point.label:
        return False
    ahead = (
        found.kind == "actual"
        and performance_year is not None
        and int(str(found.year)[:2] + str(found.year)[-2:]) > performance_year
    )
    return point.label == "" or point.zero_prints_dash or ahead


def _labelled(
    found: Found, point: Point, words: Vocabulary, totals: dict[tuple[str, ...], Decimal]
) -> Found:
    """The typed label prints the value; the stored number stays the amount."""
    label = point.label or ""
    printed = of_text(label, words)
    if printed.state == NONE:
        return replace(found, amount=None, text=label, state=NONE)
    if printed.amount is None or found.amount is None:
        return found
    typed, stored = Decimal(printed.amount), Decimal(found.amount)
    if typed == stored or typed == round(stored, _places(typed)):
        marks = (*found.marks, *printed.marks)
        return replace(found, text=label, qualifier=printed.qualifier, marks=marks)
    is_total = typed == totals.get(point.category)
    return found if is_total else replace(found, says_otherwise=True)


def _places(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _totals(figure: Figure) -> dict[tuple[str, ...], Decimal]:
    """The sum of the series per category: stacked bars have it typed above one of them."""
    sums: dict[tuple[str, ...], Decimal] = {}
    for series in figure.chart.series:
        for point in series.points:
            if point.amount is not None:
                sums[point.category] = sums.get(point.category, Decimal(0)) + Decimal(point.amount)
    return sums


def without_needless_components(found: Iterable[Found]) -> list[Found]:
    """A single number by year has no component, whatever its series is called."""
    values = list(found)
    names = {each.component for each in values if each.component}
    if len(names) > 1:
        return values
    bare = [replace(each, component=None) for each in values]
    doubled = Counter(each.key for each in bare)
    return bare if all(times == 1 for times in doubled.values()) else values
