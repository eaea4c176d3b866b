"""Tables, remarks and charts of measures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from indicators import charts
from indicators.charts import localized
from indicators.enums import ReportColumn, ValueKind
from indicators.reports.blocks import (
    NO_NOTES,
    Block,
    Cell,
    Column,
    Content,
    Figure,
    Figures,
    Look,
    Notes,
    Paragraph,
    Quote,
    Row,
    Statement,
    Table,
)
from indicators.reports.document import (
    Accomplishment,
    Document,
    Explanation,
    Measure,
    WordsOfPeriod,
)
from indicators.reports.layouts import left_out
from indicators.reports.layouts.parts import (
    FELL_SHORT,
    NONE_PLANNED,
    Place,
    accomplishment_name,
    actual,
    fraction,
    named,
    number,
    places,
    plain,
    unit_name,
    verdict,
)
from indicators.reports.words import Words

OFFERED = tuple(each for each in ReportColumn if each != ReportColumn.YEARS)
USUAL = (ReportColumn.BASELINE, ReportColumn.TARGET, ReportColumn.ACTUAL)
VALUE_OF = {
    ReportColumn.BASELINE: ValueKind.BASELINE,
    ReportColumn.TARGET: ValueKind.TARGET,
    ReportColumn.ACTUAL: ValueKind.ACTUAL,
}
PERIOD_HEADS = {
    ValueKind.BASELINE: "{period} (baseline)",
    ValueKind.ACTUAL: "{period} (actual)",
    ValueKind.TARGET: "{period} (target)",
}


def columns_of(document: Document) -> tuple[ReportColumn, ...]:
    return tuple(each for each in OFFERED if each in document.columns) or USUAL


def measures_table(each: Accomplishment, document: Document, words: Words) -> Table:
    chosen = columns_of(document)
    return Table(
        name=accomplishment_name(each, words),
        columns=(
            Column("", Content.TEXT, 7),
            Column(words("Performance measure")),
            *(Column(words.label(column), Content.NUMBER, 19) for column in chosen),
            Column(words("Verdict"), Content.VERDICT, 34),
        ),
        rows=tuple(_row(measure, chosen, document, words) for measure in each.measures),
        left_out=left_out.said(
            words,
            *left_out.values(each.measures),
            left_out.columns(document, words, OFFERED),
            left_out.years(document, words),
        ),
    )


def _row(measure: Measure, chosen: Sequence[ReportColumn], document: Document, words: Words) -> Row:
    return Row(
        (
            Cell(measure.label),
            named(measure, document, words),
            *(
                replace(chosen_cell(measure, column, words), notes=noted(measure, column, document))
                for column in chosen
            ),
            verdict(measure, document, words),
        )
    )


def chosen_cell(measure: Measure, column: ReportColumn, words: Words) -> Cell:
    if column in (ReportColumn.PROGRESS, ReportColumn.LEVEL):
        exact = measure.progress if column == ReportColumn.PROGRESS else measure.level
        return Cell(fraction(exact, words))
    if measure.words:
        return Cell(words("in words"))
    if column == ReportColumn.ACTUAL:
        return actual(measure, words, is_strong=True)
    return number(measure.baseline if column == ReportColumn.BASELINE else measure.target, words)


def noted(measure: Measure, column: ReportColumn, document: Document) -> Notes:
    """What the plan notes to the number of a column; to words, their own table has it."""
    kind = VALUE_OF.get(column)
    if kind is None or measure.words:
        return NO_NOTES
    is_of_period = kind != ValueKind.BASELINE
    return Notes(
        foot=tuple(
            note.text
            for note in measure.footnotes
            if note.kind == kind and (note.period == document.period or not is_of_period)
        )
    )


def noted_words(measure: Measure, told: WordsOfPeriod) -> Notes:
    here = (told.period, told.kind)
    return Notes(foot=tuple(n.text for n in measure.footnotes if (n.period, n.kind) == here))


def short_table(document: Document, words: Words) -> Table:
    """The measures that fell short, the worst first, with why and what is done about it."""
    found = list(places(document))
    rows = tuple(
        _short(place, document, words)
        for worst in FELL_SHORT
        for place in found
        if place.measure.verdict == worst
    )
    return Table(
        name=words("Short of target, and why"),
        columns=(
            Column(words("Verdict"), Content.VERDICT, 34),
            Column(words("Performance measure")),
            Column(words("Reason and corrective action"), Content.TEXT, 74),
        ),
        rows=rows,
        left_out=left_out.said(
            words,
            *left_out.values(document.measures),
            left_out.other_measures(document, len(rows)),
            left_out.programmes(document),
        ),
    )


def _short(place: Place, document: Document, words: Words) -> Row:
    measure, why = place.measure, place.measure.explanation
    told = f"{unit_name(place.unit, words)}. {against_target(measure, words)}"
    cell = replace(named(measure, document, words), note=told, is_strong=True)
    reason = explained(why, words)[0] if why else words("No reason given yet")
    action = explained(why, words)[1] if why else ""
    action = action or words("No corrective action yet")
    return Row(
        (verdict(measure, document, words), cell, Cell(reason, note=f"{words.arrow} {action}"))
    )


def against_target(measure: Measure, words: Words) -> str:
    if measure.judged_by:
        return words("Judged by {name}.", name=measure.judged_by)
    told = words(
        "{actual} against {target}",
        actual=words.number(measure.actual),
        target=words.number(measure.target),
    )
    if not measure.baseline:
        return told
    return (
        told + words(", ") + words("baseline {baseline}", baseline=words.number(measure.baseline))
    )


def explained(why: Explanation, words: Words) -> tuple[str, str]:
    """``Posts were vacant. Two of five.`` and ``Recruit. (30 September 2026)``"""
    codes = words("; ").join(words.label(code) for code in why.codes)
    reason = words("{sentence}. {next}", sentence=codes, next=why.reason) if codes else why.reason
    return reason, f"{why.action} ({words.date(why.due)})" if why.due else why.action


def remarks(measure: Measure, words: Words) -> Iterator[Block]:
    """What stands under the table: the judgement, the reason of a miss, the plan's own words."""
    if measure.judged_by:
        yield _said(measure, words("Judged by {name}.", name=measure.judged_by))
    if measure.explanation:
        told = explained(measure.explanation, words)
        yield _said(measure, f" {words.arrow} ".join(part for part in told if part))
    if measure.evidence:
        yield _said(measure, words("Evidence: {names}", names="; ".join(measure.evidence)))
    if measure.note and measure.chart is None:
        yield _said(measure, measure.note)
    if measure.published and measure.published_of:
        said = words("The plan document says of {period}", period=measure.published_of)
        yield Paragraph(said, Look.CAPTION)
        yield Quote(measure.published.text, measure.published.source, is_aside=True)
    elif measure.published:
        yield Statement(
            about=words("The plan document says"),
            text=measure.published.text,
            source=measure.published.source,
            computed=words("We compute"),
            verdict=measure.verdict,
        )


def _said(measure: Measure, text: str) -> Paragraph:
    return Paragraph(f"{measure.label} {text}".strip(), Look.SMALL)


def words_table(measure: Measure, document: Document, words: Words) -> Table:
    """A measure told in words, a column for each period."""
    cells = measure.words
    last = max((i for i, c in enumerate(cells) if c.kind == ValueKind.ACTUAL), default=-1)
    return Table(
        name=f"{measure.name} · {words('Words by year')}",
        columns=tuple(Column(words(PERIOD_HEADS[c.kind], period=c.period)) for c in cells),
        rows=(Row(tuple(Cell(lines=lines(c), notes=noted_words(measure, c)) for c in cells)),),
        left_out=left_out.said(words, *left_out.values([measure]), left_out.years(document, words)),
        is_named=True,
        shaded=last,
    )


def lines(cell: WordsOfPeriod) -> tuple[str, ...]:
    return tuple(each for each in cell.text.splitlines() if each.strip()) or (NONE_PLANNED,)


@dataclass
class Pictures:
    """Numbers the charts of a report in their order."""

    words: Words
    period: str
    drawn: int = 0

    def of(self, measures: Sequence[Measure]) -> Iterator[Figures]:
        figures = tuple(self._figure(each, each.chart) for each in measures if each.chart)
        if figures:
            yield Figures(figures)

    def _figure(self, measure: Measure, drawn: charts.Chart) -> Figure:
        self.drawn += 1
        chart = in_language(drawn, measure.name, self.words)
        return Figure(
            label=self.words("Figure {n}", n=self.drawn),
            name=chart.title,
            alt=f"{chart.title}. {charts.described(chart, self.words.chart())}",
            chart=chart,
            note=" ".join(filter(None, self._notes(measure, chart))),
        )

    def _notes(self, measure: Measure, chart: charts.Chart) -> Iterator[str]:
        """What is not drawn, what its author and what the plan notes to values of other years."""
        yield self.words.chart().told_left_out(chart)
        yield measure.note
        for each in measure.footnotes:
            if each.kind != ValueKind.BASELINE and each.period != self.period:
                yield self.words("{things}: {n}", things=each.period, n=each.text)


def in_language(chart: charts.Chart, title: str, words: Words) -> charts.Chart:
    """The chart with the title and the numbers of the report's language."""

    def point(each: charts.Point) -> charts.Point:
        return charts.Point(
            actual=each.actual,
            printed=localized(each.printed, words.language),
            target=each.target,
            target_printed=localized(each.target_printed, words.language),
            former_target=each.former_target,
            former_target_printed=localized(each.former_target_printed, words.language),
            expected=each.expected,
            expected_printed=localized(each.expected_printed, words.language),
            state=each.state,
        )

    series = tuple(replace(s, points=tuple(map(point, s.points))) for s in chart.series)
    return replace(chart, title=title, series=series)


def years_of(document: Document) -> tuple[str, ...]:
    """Every year that a measure of the report has a number for, in order."""
    found = {period for each in document.measures if each.chart for period in each.chart.stated} | {
        cell.period for each in document.measures for cell in each.words
    }
    return tuple(sorted(found))


def year_cells(measure: Measure, years: Sequence[str]) -> Iterator[Cell]:
    """Target and actual of each year: a number, the components' numbers, or words."""
    drawn = measure.chart.periods if measure.chart else ()
    places = {period: at for at, period in enumerate(drawn)}
    for year in years:
        for kind in (ValueKind.TARGET, ValueKind.ACTUAL):
            if measure.chart and year in places:
                yield _printed(_numbers_of(measure.chart, places[year], kind))
            else:
                said = (c.text for c in measure.words if (c.period, c.kind) == (year, kind))
                yield _printed(next(said, ""))


# A plan states the same numbers again and again.
@lru_cache(maxsize=8192)
def _printed(told: str) -> Cell:
    return Cell(told, number=plain(told))


def _numbers_of(chart: charts.Chart, at: int, kind: ValueKind) -> str:
    is_target = kind == ValueKind.TARGET
    told = []
    for series in chart.series:
        point = series.points[at]
        printed = point.target_printed if is_target else point.printed
        if printed and printed != NONE_PLANNED:
            told.append(f"{series.name} {printed}".strip())
    return "; ".join(told)
