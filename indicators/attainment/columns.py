"""What one line of the assess table says: cells of text in, one year of a measure out."""

import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import TypeVar

from indicators.attainment.case import Case, Ratio
from indicators.attainment.exact import NotANumber, exact
from indicators.attainment.rules import JUDGEMENTS
from indicators.attainment.series import MeasureYear
from indicators.enums import Accumulation, Basis, MeasureKind, ValueState, Verdict

COLUMNS = (
    "id",
    "kind",
    "baseline",
    "target",
    "actual",
    "lo",
    "hi",
    "tol",
    "due",
    "judged",
    "state",
    "year",
    "component",
    "numerator",
    "denominator",
    "accumulation",
    "basis",
    "actual_basis",
)

KINDS = {str(kind): kind for kind in MeasureKind} | {"qual": MeasureKind.MILESTONE}
DUE = {"": True, "true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
JUDGED: Mapping[str, Verdict | None] = {"": None} | {str(each): each for each in JUDGEMENTS}
STATES = {"": ValueState.REPORTED} | {
    str(state): state
    for state in (
        ValueState.REPORTED,
        ValueState.NIL,
        ValueState.NOT_REPORTED,
        ValueState.NOT_DUE,
        ValueState.NOT_APPLICABLE,
        ValueState.PROXY,
        ValueState.SERIES_BREAK,
    )
}
ACCUMULATIONS = {"": Accumulation.PER_PERIOD} | {str(each): each for each in Accumulation}
BASES = {"": Basis.LEVEL} | {str(each): each for each in Basis}

# A year, a biennium or a fiscal year: 2026, 2018-2019, 2021/22. In order as text.
YEAR = re.compile(r"[0-9]{4}(?:-[0-9]{4}|/[0-9]{2})?")

ALL_COMPONENTS = "*"

T = TypeVar("T")


class Unreadable(Exception):
    """A line that cannot be read; ``columns`` names the columns at fault."""

    def __init__(self, *columns: str) -> None:
        super().__init__(", ".join(columns))
        self.columns = columns


class Line:
    """The cells of a line by column, and the columns of it that could not be read so far."""

    def __init__(self, cells: Mapping[str, str]) -> None:
        self.cells = cells
        self.faults: list[str] = []

    def text(self, column: str) -> str:
        return self.cells.get(column, "").strip()

    def number(self, column: str) -> Fraction | None:
        text = self.text(column)
        try:
            return exact(text) if text else None
        except NotANumber:
            self.faults.append(column)
            return None

    def word(
        self, column: str, words: Mapping[str, T], otherwise: T, *, any_case: bool = False
    ) -> T:
        text = self.text(column).lower() if any_case else self.text(column)
        if text not in words:
            self.faults.append(column)
        return words.get(text, otherwise)


def read_year(cells: Mapping[str, str]) -> MeasureYear:
    """The year of a measure that a line states. Raises ``Unreadable``."""
    line = Line(cells)
    case = stated_case(line)
    if case.kind != MeasureKind.MILESTONE:
        case = with_numbers(case, line)
    year = MeasureYear(
        year=line.text("year"),
        case=case,
        accumulation=line.word("accumulation", ACCUMULATIONS, Accumulation.PER_PERIOD),
    )
    if year.year and not YEAR.fullmatch(year.year):
        line.faults.append("year")
    if line.text("component") == ALL_COMPONENTS:
        line.faults.append("component")
    if line.faults:
        raise Unreadable(*sorted(line.faults, key=COLUMNS.index))
    return year


def stated_case(line: Line) -> Case:
    """What the line says in words."""
    return Case(
        kind=line.word("kind", KINDS, MeasureKind.MILESTONE),
        due=line.word("due", DUE, True, any_case=True),
        judged=line.word("judged", JUDGED, None),
        state=line.word("state", STATES, ValueState.REPORTED),
        basis=line.word("basis", BASES, Basis.LEVEL),
        actual_basis=line.word("actual_basis", BASES, Basis.LEVEL),
    )


def with_numbers(case: Case, line: Line) -> Case:
    """The case with what the line says in numbers. A milestone's cells are words: never read."""
    tolerance = line.number("tol") or Fraction(0)
    if tolerance < 0:
        line.faults.append("tol")
    lo, hi = line.number("lo"), line.number("hi")
    if case.kind == MeasureKind.RANGE and lo is not None and hi is not None and hi < lo:
        line.faults.append("hi")
    return replace(
        case,
        baseline=line.number("baseline"),
        target=line.number("target"),
        actual=line.number("actual"),
        ratio=stated_ratio(line),
        lo=lo,
        hi=hi,
        tolerance=tolerance,
    )


def stated_ratio(line: Line) -> Ratio | None:
    """The parts of a percentage; one without the other is none and is refused."""
    for part, other in (("numerator", "denominator"), ("denominator", "numerator")):
        if line.text(part) and not line.text(other):
            line.faults.append(other)
    numerator, denominator = line.number("numerator"), line.number("denominator")
    if numerator is None or denominator is None:
        return None
    return Ratio(numerator, denominator)
