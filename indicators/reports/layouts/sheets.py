"""The report as flat, typed tables: one line a measure, a component, a deliverable, a narrative."""

from collections.abc import Iterator
from dataclasses import replace

from indicators.enums import ReportColumn
from indicators.reports.blocks import Cell, Column, Content, Row, Table
from indicators.reports.components import ComponentFigures
from indicators.reports.delivered import DeliverableTable
from indicators.reports.document import (
    Document,
    Measure,
)
from indicators.reports.layouts import left_out
from indicators.reports.layouts.deliverables import category_name, not_counted, tables_of
from indicators.reports.layouts.footnotes import footnotes
from indicators.reports.layouts.measures import explained, year_cells, years_of
from indicators.reports.layouts.parts import (
    Place,
    accomplishment_name,
    address,
    fraction,
    number_or_none,
    places,
    programme_name,
    reckoning,
    unit_name,
    units_table,
    verdict,
)
from indicators.reports.words import Words

TEXTS = ("Programme", "Subprogramme", "Accomplishment", "Performance measure", "Unit")
NUMBERS = (ReportColumn.BASELINE, ReportColumn.TARGET, ReportColumn.ACTUAL)
EXACT = (ReportColumn.PROGRESS, ReportColumn.LEVEL)
ORIGINAL = ("Original baseline", "Original target")
LAST = ("Reasons", "Reason", "Corrective action", "Evidence", "Path")


def of(document: Document, words: Words) -> tuple[Table, ...]:
    tables = (
        measures_sheet(document, words),
        components_sheet(document, words),
        units_table(document, words) if document.programmes else None,
        deliverables_sheet(document, words),
        narratives_sheet(document, words),
        *footnotes(document, words),
    )
    return tuple(table for table in tables if table is not None and table.rows)


def measures_sheet(document: Document, words: Words) -> Table:
    years = years_of(document)
    by_year = [
        Column(words(f"{{year}} {kind}", year=year), Content.NUMBER, 14)
        for year in years
        for kind in ("target", "actual")
    ]
    return Table(
        name=words("Measures"),
        columns=(
            *(Column(words(head), Content.TEXT, 60) for head in TEXTS),
            *(Column(words.label(each), Content.NUMBER, 14) for each in _wanted(NUMBERS, document)),
            Column(words("Verdict"), Content.VERDICT, 40),
            *(Column(words(head), Content.NUMBER, 14) for head in ORIGINAL),
            Column(words("Verdict against the original"), Content.VERDICT, 40),
            *by_year,
            *(Column(words.label(each), Content.TEXT, 30) for each in _wanted(EXACT, document)),
            *(Column(words(head), Content.TEXT, 60) for head in LAST),
        ),
        rows=tuple(_measure(place, document, words, years) for place in places(document)),
        left_out=left_out.said(
            words,
            *left_out.values(document.measures),
            left_out.columns(document, words, (*NUMBERS, *EXACT)),
            left_out.years(document, words),
            left_out.programmes(document),
        ),
    )


def _wanted(columns: tuple[ReportColumn, ...], document: Document) -> list[ReportColumn]:
    """Those that were chosen; all of them where nobody chose."""
    return [each for each in columns if each in document.columns or not document.columns]


def _measure(place: Place, document: Document, words: Words, years: tuple[str, ...]) -> Row:
    measure = place.measure
    reason, action = explained(measure.explanation, words) if measure.explanation else ("", "")
    numbers = {
        ReportColumn.BASELINE: measure.baseline,
        ReportColumn.TARGET: measure.target,
        ReportColumn.ACTUAL: measure.actual,
    }
    exact = {ReportColumn.PROGRESS: measure.progress, ReportColumn.LEVEL: measure.level}
    last = (
        " · ".join(str(code) for code in measure.reasons),
        reason,
        action,
        "; ".join(measure.evidence),
    )
    return Row(
        (
            Cell(programme_name(place.programme, words)),
            Cell(unit_name(place.unit, words)),
            Cell(accomplishment_name(place.accomplishment, words)),
            Cell(measure.name),
            Cell(measure.unit),
            *(number_or_none(numbers[each], words) for each in _wanted(NUMBERS, document)),
            replace(verdict(measure, document, words), note=""),
            number_or_none(measure.former_baseline, words),
            number_or_none(measure.former_target, words),
            _original(measure, words),
            *year_cells(measure, years),
            *(
                Cell(fraction(exact[each], words) if exact[each] else "")
                for each in _wanted(EXACT, document)
            ),
            *(Cell(text) for text in last),
            Cell(measure.path, link=address(measure.path, document)),
        )
    )


def components_sheet(document: Document, words: Words) -> Table:
    """One line a component, each number in a cell of its own."""
    heads = (*(label for label in TEXTS if label != "Unit"), "Component", "Unit")
    measures = [each for each in document.measures if each.components]
    return Table(
        name=words("Components"),
        columns=(
            *(Column(words(head), Content.TEXT, 60) for head in heads),
            *(Column(words.label(each), Content.NUMBER, 14) for each in _wanted(NUMBERS, document)),
            Column(words("Verdict"), Content.VERDICT, 40),
            Column(words("Verdict against the original"), Content.VERDICT, 40),
            *(Column(words.label(each), Content.TEXT, 30) for each in _wanted(EXACT, document)),
            *(Column(words(head), Content.TEXT, 30) for head in ("Reasons", "Path")),
        ),
        rows=tuple(
            _component(place, each, document, words)
            for place in places(document)
            for each in place.measure.components
        ),
        left_out=left_out.said(
            words,
            *left_out.values(measures),
            left_out.columns(document, words, (*NUMBERS, *EXACT)),
            left_out.other_measures(document, len(measures)),
            left_out.programmes(document),
        ),
    )


def _component(place: Place, each: ComponentFigures, document: Document, words: Words) -> Row:
    measure = place.measure
    numbers = dict(zip(NUMBERS, (each.baseline, each.target, each.actual), strict=True))
    exact = dict(zip(EXACT, (each.progress, each.level), strict=True))
    link = reckoning(measure, document)
    return Row(
        (
            Cell(programme_name(place.programme, words)),
            Cell(unit_name(place.unit, words)),
            Cell(accomplishment_name(place.accomplishment, words)),
            Cell(measure.name),
            Cell(each.name),
            Cell(measure.unit),
            *(number_or_none(numbers[one], words) for one in _wanted(NUMBERS, document)),
            Cell(words.label(each.verdict), verdict=each.verdict, link=link),
            _original(each, words),
            *(
                Cell(fraction(exact[one], words) if exact[one] else "")
                for one in _wanted(EXACT, document)
            ),
            Cell(" · ".join(str(code) for code in each.reasons)),
            Cell(measure.path, link=address(measure.path, document)),
        )
    )


def _original(measure: Measure | ComponentFigures, words: Words) -> Cell:
    found = measure.original_verdict
    return Cell() if found is None else Cell(words.label(found), verdict=found)


def deliverables_sheet(document: Document, words: Words) -> Table:
    heads = ("Programme", "Subprogramme", "Category", "Deliverable", "Unit", "Year")
    return Table(
        name=words("Deliverables"),
        columns=(
            *(Column(words(head), Content.TEXT, 60) for head in heads),
            Column(words("Planned"), Content.NUMBER, 14),
            Column(words("Actual"), Content.NUMBER, 14),
        ),
        rows=tuple(_deliverables(document, words)),
        left_out=not_counted(
            sum(each.in_words for each in tables_of(document)),
            words,
            left_out.programmes(document),
        ),
    )


def _deliverables(document: Document, words: Words) -> Iterator[Row]:
    for programme in document.programmes:
        for unit in programme.subprogrammes:
            table = unit.deliverables or DeliverableTable((), ())
            for category in table.categories:
                for each in category.deliverables:
                    for year, counted in zip(table.years, each.counts, strict=True):
                        texts = (category_name(category, words), each.name, each.unit, year)
                        yield Row(
                            (
                                Cell(programme_name(programme, words)),
                                Cell(unit_name(unit, words)),
                                *(Cell(text) for text in texts),
                                number_or_none(counted.planned, words),
                                number_or_none(counted.actual, words),
                            )
                        )


def narratives_sheet(document: Document, words: Words) -> Table:
    heads = ("Programme", "Subprogramme", "Accomplishment", "Kind", "Text")
    rows = []
    for programme in document.programmes:
        for unit in programme.subprogrammes:
            told = [("", each) for each in unit.narratives]
            for accomplishment in unit.accomplishments:
                name = accomplishment_name(accomplishment, words)
                told += [(name, each) for each in accomplishment.narratives]
            rows += [
                Row(
                    tuple(
                        Cell(text)
                        for text in (
                            programme_name(programme, words),
                            unit_name(unit, words),
                            name,
                            words.label(each.kind),
                            each.text,
                        )
                    )
                )
                for name, each in told
            ]
    columns = tuple(Column(words(head), Content.TEXT, 60) for head in heads)
    left = left_out.said(words, ("narratives not yet published", document.left_out.narratives))
    return Table(name=words("Narratives"), columns=columns, rows=tuple(rows), left_out=left)
