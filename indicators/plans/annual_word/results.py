"""A result with its story, its measures and their values, and the document's own verdict."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from indicators.enums import Accumulation, Basis
from indicators.plans.annual_word.blocks import Cell, Figure, Table, one_line
from indicators.plans.annual_word.labels import read_label
from indicators.plans.annual_word.opened import Carrier, OpenMeasure, OpenResult, share_early
from indicators.plans.annual_word.reading import Reading
from indicators.plans.annual_word.statements import Measured, verdicts_in
from indicators.plans.annual_word.tables import Head, head_of, of_table
from indicators.plans.annual_word.values import PROXY, Found, of_figures
from indicators.plans.annual_word.vocabulary import Vocabulary
from indicators.plans.doubts import DoubtCode, Proposal, propose
from indicators.plans.records import Measure, Record, Source, Statement, Value

_CODES = {code.value: code for code in DoubtCode}


class Results:
    """Writes closed results into the reading."""

    def __init__(self, reading: Reading, words: Vocabulary, performance_year: int | None) -> None:
        self._reading = reading
        self._words = words
        self._performance_year = performance_year

    def close(self, result: OpenResult) -> None:
        left_over = share_early(result)
        measured = Measured()
        for at, measure in enumerate(result.measures):
            found = self._write(measure, result)
            if at == 0:
                measured = found
        for carrier in left_over:
            self._leave(carrier)
        judged = False
        for text, source, shelf in result.stories:
            statements = self._statements(result, text, source, measured)
            judged = judged or bool(statements)
            shelf.extend(statements)
        if result.carried_over and result.stories and not judged:
            text, source, shelf = result.stories[0]
            code = DoubtCode.VERDICT_NOT_READ
            shelf.append(self._reading.doubt(code, result.path, text, source))

    def _write(self, measure: OpenMeasure, result: OpenResult) -> Measured:
        path = self._reading.free_path(f"{result.path}/measure 1")
        found = self._found(measure)
        proposal = propose(measure.sentence, self._words.language) if measure.sentence else None
        footnotes = self._reading.notes.cite(measure.line, measure.at)
        for remark in measure.remarks:
            footnotes += (remark.plain, *self._reading.notes.cite(remark, measure.at))
        unit = (proposal.unit if proposal else None) or self._unit(measure.unit)
        measure.shelf.append(_measure(path, measure, proposal, unit, footnotes))
        values, doubts = self._values(path, found)
        measure.shelf.extend(values)
        measure.shelf.extend(self._doubts(path, measure, proposal, values))
        measure.shelf.extend(doubts)
        total = proposal is not None and proposal.accumulation == Accumulation.RUNNING_TOTAL
        return self._measured(values, is_running_total=total)

    def _unit(self, printed: str | None) -> str | None:
        if printed is None:
            return None
        return "%" if self._words.percentage.fullmatch(printed.strip()) else printed

    def _found(self, measure: OpenMeasure) -> list[tuple[Found, int]]:
        """The values with the place of what carries them, charts before tables."""
        figures = [(c.content, c.at) for c in measure.carriers if isinstance(c.content, Figure)]
        charts = [figure for figure, _ in figures]
        at = figures[0][1] if figures else measure.at
        found = [(f, at) for f in of_figures(charts, self._words, self._performance_year)]
        for figure in charts:
            read = [each.source for each, _ in found if each.source.chart == figure.source.chart]
            taken = {(each.series or 0, each.point or 0) for each in read}
            left = replace(figure, chart=figure.chart.without(taken)) if read else figure
            if left.chart.series or not read:
                measure.shelf.extend(self._figure_left(left))
        measure.scaled = [s for figure in charts for s in figure.chart.series if s.display_unit]
        for carrier in measure.carriers:
            if isinstance(carrier.content, Table):
                found.extend((each, carrier.at) for each in self._of_table(carrier.content))
        return found

    def _of_table(self, table: Table) -> list[Found]:
        found = of_table(table, self._words)
        if not found:
            self._reading.put(*self._reading.rows_left(table))
            return []
        taken = {source for each in found for source in (each.source, *each.also)}
        components = " ".join(each.component or "" for each in found)
        for row in table.rows:
            for cell in row.cells:
                if cell.source not in taken and cell.plain:
                    self._leave_cell(cell, components)
        return _with_column_marks(found, head_of(table, self._words), table)

    def _leave_cell(self, cell: Cell, components: str) -> None:
        """Labels of years and components are dropped; any other words are nobody's."""
        label = read_label(cell.plain, self._words)
        if label.year is None and label.kind is None and cell.plain not in components:
            self._reading.remain(cell.plain, cell.source, (*cell.marks, *cell.notes))
        else:
            self._reading.drop(cell.plain, "label in a table", cell.source)

    def _leave(self, carrier: Carrier) -> None:
        """A chart or table that is no measure's is remainder."""
        if isinstance(carrier.content, Figure):
            self._reading.put(*self._figure_left(carrier.content))
        else:
            self._reading.put(*self._reading.rows_left(carrier.content))

    def _figure_left(self, figure: Figure) -> list[Record]:
        words = figure.chart.words
        return [self._reading.remainder(words, figure.source)] if words else []

    def _values(
        self, path: str, found: Iterable[tuple[Found, int]]
    ) -> tuple[list[Value], list[Record]]:
        values: list[Value] = []
        doubts: list[Record] = []
        keys: set[tuple[object, ...]] = set()
        for each, at in found:
            kind = each.kind or self._usual_kind(each.year)
            component = each.component
            if (component, each.year, kind) in keys:
                component = self._free_component(each, keys, kind)
                doubts.append(self._asked(DoubtCode.PRINTED_TWICE, path, each))
            keys.add((component, each.year, kind))
            value = self._value(path, replace(each, kind=kind, component=component), at)
            values.append(value)
            doubts.extend(self._doubts_of_value(value, each))
        doubts.extend(self._sums(path, values))
        return values, doubts

    def _doubts_of_value(self, value: Value, found: Found) -> Iterator[Record]:
        if found.kind is None:
            yield self._asked(DoubtCode.KIND_NOT_PRINTED, value.path, found)
        if found.says_otherwise:
            yield self._asked(DoubtCode.LABEL_DIFFERS, value.path, found)
        if found.state == PROXY:
            code, text = DoubtCode.PROXY_YEAR, value.as_printed
            yield self._reading.doubt(code, value.path, text, value.source)

    def _asked(self, code: DoubtCode, path: str, found: Found) -> Record:
        printed = f"{found.year}: {found.as_printed or found.text}"
        return self._reading.doubt(code, path, printed, found.source)

    @staticmethod
    def _free_component(each: Found, keys: set[tuple[object, ...]], kind: str) -> str:
        number = 2
        stem = f"{each.component} " if each.component else ""
        while (f"{stem}{number}", each.year, kind) in keys:
            number += 1
        return f"{stem}{number}"

    def _usual_kind(self, year: int | str) -> str:
        limit = self._performance_year
        return "planned" if limit is not None and _last_year(year) > limit else "actual"

    def _value(self, path: str, each: Found, at: int) -> Value:
        return Value(
            path=path,
            text=each.text,
            source=each.source,
            footnotes=(*self._reading.notes.of_letters(each.marks, at), *each.notes),
            component=each.component,
            year=each.year,
            value_kind=each.kind or "",
            amount=each.amount,
            words=each.words,
            as_printed=each.as_printed or each.text,
            qualifier=each.qualifier,
            state=each.state,
        )

    def _sums(self, path: str, values: list[Value]) -> list[Record]:
        """Where a series is called a total, the parts of its year must add up to it."""
        doubts: list[Record] = []
        for total in values:
            if total.component is None or not self._words.totals.fullmatch(total.component):
                continue
            parts = [
                Decimal(each.amount)
                for each in values
                if each.amount is not None
                and (each.year, each.value_kind) == (total.year, total.value_kind)
                and each is not total
            ]
            if total.amount is not None and parts and sum(parts) != Decimal(total.amount):
                said = f"{total.year}: {sum(parts)} ≠ {total.amount}"
                code = DoubtCode.PARTS_DO_NOT_ADD_UP
                doubts.append(self._reading.doubt(code, path, said, total.source))
        return doubts

    def _doubts(
        self, path: str, measure: OpenMeasure, proposal: Proposal | None, values: list[Value]
    ) -> list[Record]:
        codes = [_CODES[code] for code in (proposal.doubts if proposal else ())]
        if not values:
            in_table = any(each.is_table for each in measure.carriers)
            codes.append(DoubtCode.TABLE_UNCLEAR if in_table else DoubtCode.VALUES_ONLY_IN_FIGURE)
        text, source = measure.sentence or measure.label, measure.line.source
        doubts: list[Record] = [self._reading.doubt(code, path, text, source) for code in codes]
        for series in measure.scaled:
            said = f"{series.name}: {series.display_unit}"
            doubts.append(self._reading.doubt(DoubtCode.PRINTED_IN_UNITS, path, said, source))
        return doubts

    def _measured(self, values: list[Value], *, is_running_total: bool) -> Measured:
        judged = {
            each.value_kind: each.amount
            for each in values
            if each.component is None and _last_year(each.year) == self._performance_year
        }
        return Measured(judged.get("planned"), judged.get("actual"), is_running_total)

    def _statements(
        self, result: OpenResult, text: str, source: Source, measured: Measured
    ) -> list[Record]:
        records: list[Record] = []
        for verdict in verdicts_in(one_line(text), self._words, measured):
            if not (result.carried_over or self._words.planned.search(verdict.sentence)):
                continue
            records.append(
                Statement(
                    path=result.path,
                    text=verdict.sentence,
                    source=source,
                    verdict=verdict.verdict,
                    target=verdict.target,
                    actual=verdict.actual,
                    basis=verdict.basis,
                    actual_basis=verdict.actual_basis,
                    reason=verdict.reason,
                )
            )
            if verdict.basis == Basis.UNKNOWN:
                code = DoubtCode.BASIS_UNKNOWN
                records.append(self._reading.doubt(code, result.path, verdict.sentence, source))
        return records


def _last_year(year: int | str) -> int:
    """``2023/24`` ends in 2024."""
    return int(str(year)[:2] + str(year)[-2:])


def _measure(
    path: str,
    measure: OpenMeasure,
    proposal: Proposal | None,
    unit: str | None,
    footnotes: tuple[str, ...],
) -> Measure:
    proposal = proposal or Proposal()
    return Measure(
        path=path,
        text=measure.sentence or measure.label,
        source=measure.line.source,
        footnotes=footnotes,
        measure_kind=proposal.measure_kind,
        direction=proposal.direction,
        unit=unit,
        accumulation=proposal.accumulation,
        target=proposal.target,
    )


def _with_column_marks(found: list[Found], head: Head | None, table: Table) -> list[Found]:
    """A letter at the head of a column goes to the first value below it."""
    if head is None:
        return found
    columns = {
        cell.source: column
        for row in table.rows
        for place, cell in enumerate(row.cells)
        if (column := head.column_of(cell, place, len(row.cells))) is not None
    }
    told: set[int] = set()
    marked = []
    for each in found:
        column = columns.get(each.source)
        if column is not None and column.place not in told:
            told.add(column.place)
            marks, notes = (*each.marks, *column.marks), (*each.notes, *column.notes)
            each = replace(each, marks=marks, notes=notes)
        marked.append(each)
    return marked
