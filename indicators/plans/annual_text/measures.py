"""The measures of a result: values in a figure, which the text does not hold, or words by year."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.plans.annual_text.blocks import Block
from indicators.plans.annual_text.desk import Desk
from indicators.plans.annual_text.told import Baseline, Proxy
from indicators.plans.annual_text.vocabulary import Vocabulary
from indicators.plans.doubts import DoubtCode, Proposal, propose
from indicators.plans.numbers import PrintedNumber, canonical, is_dash, read_cell
from indicators.plans.records import Measure, Value
from indicators.plans.text import Passage

BASELINE, PLANNED, ACTUAL = "baseline", "planned", "actual"
REPORTED, NONE, PROXY = "reported", "none", "proxy"


@dataclass(frozen=True, slots=True)
class Year:
    """A column of a table of values; ``kind`` is planned or actual."""

    year: int
    kind: str


@dataclass(slots=True)
class Measures:
    """Reads measures. Years after ``performance_year`` are planned unless the table says so."""

    desk: Desk
    words: Vocabulary
    performance_year: int

    def read(
        self,
        heading: Block,
        following: Sequence[Passage],
        *,
        path: str,
        in_figure: bool,
        proxy: Proxy | None,
        baseline: Baseline | None,
    ) -> None:
        """Read one measure and what stands below it, up to the next heading."""
        name = self._name(heading)
        years, cells = self._table(following)
        self._add(path, name, is_named=heading.named("name") is not None)
        if baseline:
            self._baseline(path, baseline)
        if len(cells) == len(years) > 0:
            for year, cell in zip(years, cells, strict=True):
                self._value(path, year, cell, proxy)
        else:
            self.desk.leave_all(cells)
            code = DoubtCode.VALUES_ONLY_IN_FIGURE if in_figure else DoubtCode.TABLE_UNCLEAR
            self.desk.doubt(code, path, name.text, name.source)
        if proxy:
            self._proxy(path, proxy, given=any(each.year == proxy.year for each in years))

    def _name(self, heading: Block) -> Passage:
        """The measure without its label; the label alone where the document gives no name."""
        if heading.named("name") is None:
            return heading.passage
        label, name = heading.split_before("name")
        self.desk.drop(label, "label")
        return name

    def _table(self, following: Sequence[Passage]) -> tuple[list[Year], Sequence[Passage]]:
        """The year columns, and the passages below them, one a cell."""
        years: list[Year] = []
        used = 0
        for passage in following:
            columns = self._years(passage.text)
            if not columns:
                break
            years += columns
            used += 1
            self.desk.drop(passage, "year")
        cells = following[used:]
        if len(cells) == 1 and len(years) > 1:
            cells = _cells_of_one_line(cells[0], len(years)) or cells
        return years, cells

    def _years(self, text: str) -> list[Year]:
        if self.words.table_year.sub("", text).strip():
            return []
        return [
            Year(int(each["year"]), self._kind(int(each["year"]), each["planned"], each["actual"]))
            for each in self.words.table_year.finditer(text)
        ]

    def _kind(self, year: int, planned: str | None, actual: str | None) -> str:
        if planned or actual:
            return PLANNED if planned else ACTUAL
        return ACTUAL if year <= self.performance_year else PLANNED

    def _add(self, path: str, name: Passage, *, is_named: bool) -> None:
        proposal = propose(name.text, self.words.language) if is_named else Proposal()
        self.desk.add(
            Measure(
                path=path,
                text=name.text,
                source=name.source,
                footnotes=name.notes,
                measure_kind=proposal.measure_kind,
                direction=proposal.direction,
                unit=proposal.unit,
                accumulation=proposal.accumulation,
                target=proposal.target,
            )
        )
        for code in proposal.doubts:
            self.desk.doubt(code, path, name.text, name.source)

    def _value(self, path: str, year: Year, cell: Passage, proxy: Proxy | None) -> None:
        number = read_cell(cell.text)
        dash = is_dash(cell.text)
        state = NONE if dash else REPORTED
        if proxy and proxy.year == year.year:
            state = PROXY
        text = _without_mark(cell.text, number)
        self.desk.add_below(
            Value(
                path=path,
                text=text,
                source=cell.source,
                footnotes=(*cell.notes, *([number.footnote] if number and number.footnote else [])),
                component=None,
                year=year.year,
                value_kind=year.kind,
                amount=canonical(number.amount) if number else None,
                words=None if number or dash else text,
                as_printed=cell.text,
                qualifier=number.qualifier if number else None,
                state=state,
            )
        )

    def _baseline(self, path: str, baseline: Baseline) -> None:
        """Its words stay in the paragraph; the line holds the number alone."""
        number = baseline.number
        self.desk.add_below(
            Value(
                path=path,
                text="",
                source=baseline.source,
                footnotes=(number.footnote,) if number.footnote else (),
                component=None,
                year=baseline.year,
                value_kind=BASELINE,
                amount=canonical(number.amount),
                words=None,
                as_printed=number.as_printed,
                qualifier=number.qualifier,
                state=REPORTED,
            )
        )

    def _proxy(self, path: str, proxy: Proxy, *, given: bool) -> None:
        """The year is marked even where its value stands in the figure only."""
        if not given:
            self.desk.add_below(
                Value(
                    path=path,
                    text="",
                    source=proxy.source,
                    component=None,
                    year=proxy.year,
                    value_kind=self._kind(proxy.year, None, None),
                    amount=None,
                    words=None,
                    as_printed="",
                    qualifier=None,
                    state=PROXY,
                )
            )
        self.desk.doubt(DoubtCode.PROXY_YEAR, path, proxy.sentence, proxy.source)


def _without_mark(text: str, number: PrintedNumber | None) -> str:
    if number is None or number.footnote is None:
        return text
    return text[: number.end] + text[number.end + len(number.footnote) :]


def _cells_of_one_line(passage: Passage, wanted: int) -> list[Passage]:
    """Figures or dashes printed side by side; ``[]`` where the line does not fall into as many."""
    tokens = passage.text.split(" ")
    if len(tokens) != wanted or not all(is_dash(each) or read_cell(each) for each in tokens):
        return []
    cells = []
    for token in tokens[:-1]:
        cell, passage = passage.split(len(token) + 1)
        cells.append(cell)
    return [*cells, passage]
