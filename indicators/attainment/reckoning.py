"""How an attainment came about: the versions it was computed from, and each step on the way."""

from dataclasses import dataclass, field
from datetime import UTC, timedelta
from fractions import Fraction
from itertools import pairwise

from indicators.attainment.case import Attainment as Attained
from indicators.attainment.case import Case, Interval
from indicators.attainment.known import AsKnown
from indicators.attainment.preview import years_of
from indicators.attainment.rules import (
    UPWARD,
    Figures,
    assess,
    obstacle_to_comparison,
    on_one_basis,
    reported_actual,
    target_of,
)
from indicators.attainment.series import standing_case
from indicators.attainment.statements import Stated, statements_of
from indicators.attainment.summary import MET
from indicators.enums import Accumulation, MeasureKind, Verdict
from indicators.models import Attainment, MeasureVersion


@dataclass(frozen=True, slots=True)
class Reckoning:
    """One attainment, opened.

    ``years`` has the actuals that were brought together, ``None`` for a year without one; of a
    measure that brings none together it has the one judged. ``figures`` are the numbers on one
    basis, ``None`` where nothing is compared; ``attained`` is what they give, exactly.
    ``original`` is the reckoning against what had been promised before a revision.
    """

    row: Attainment
    baseline: Stated | None
    target: Stated | None
    years: list[Stated | None]
    case: Case
    figures: Figures | None
    attained: Attained
    original: "Reckoning | None" = None
    components: list["Reckoning"] = field(default_factory=list)

    @property
    def reading(self) -> MeasureVersion | None:
        return self.row.measure_version

    @property
    def actual(self) -> Stated | None:
        return self.years[-1]

    @property
    def met(self) -> int:
        """Of a list of components, such as milestones, how many are met or exceeded."""
        return sum(part.row.verdict in MET for part in self.components)

    @property
    def applying(self) -> int:
        """How many components there are but those that do not apply."""
        return sum(part.row.verdict != Verdict.NOT_APPLICABLE for part in self.components)

    @property
    def sign(self) -> int:
        """+1 when more is better, -1 when less is."""
        return 1 if self.case.kind in UPWARD else -1

    @property
    def interval(self) -> Interval | None:
        target = self.figures.target if self.figures else None
        return target if isinstance(target, Interval) else None

    @property
    def single_target(self) -> Fraction | None:
        target = self.figures.target if self.figures else None
        return None if isinstance(target, Interval) else target

    @property
    def starts_from_zero(self) -> bool:
        """Whether two increments are compared: beside them the baseline is 0."""
        return self.figures is not None and self.figures.baseline != self.case.baseline

    @property
    def moved(self) -> list[tuple[Fraction, Fraction]]:
        """The increments that were added to the baseline: as stated, and as compared."""
        if self.figures is None:
            return []
        stated = [*_ends(target_of(self.case)), reported_actual(self.case)]
        compared = [*_ends(self.figures.target), self.figures.actual]
        return [pair for pair in zip(stated, compared, strict=True) if pair[0] != pair[1]]


def _ends(target: Interval | Fraction) -> list[Fraction]:
    return [target.lo, target.hi] if isinstance(target, Interval) else [target]


def reckonings(known: AsKnown) -> list[Reckoning]:
    """Each measure's attainment, opened, with those of its components inside it."""
    said = statements_of(known.rows)
    wholes: dict[tuple[int, int], Reckoning] = {}
    for row in sorted(known.rows, key=lambda row: row.component_id is not None):
        place = (row.measure_id, row.period_id)
        each = _reckoned(row, said)
        if place in wholes and row.component_id is not None:
            wholes[place].components.append(each)
        else:
            wholes[place] = each
    return list(wholes.values())


def _reckoned(row: Attainment, said: dict[int, Stated]) -> Reckoning:
    first = row.against_original()
    return _opened(row, said, original=_opened(first, said) if first else None)


def _opened(
    row: Attainment, said: dict[int, Stated], original: Reckoning | None = None
) -> Reckoning:
    baseline, target = said.get(row.baseline_id), said.get(row.target_id)
    years = _years(row, said)
    due = row.period.last_day < row.computed_at.astimezone(UTC).date()
    case = standing_case(
        years_of(
            row.measure_version,
            baseline and baseline.version,
            target and target.version,
            [year and year.version for year in years],
            due=due,
        )
    )
    return Reckoning(
        row=row,
        baseline=baseline,
        target=target,
        years=years,
        case=case,
        figures=figures_compared(case),
        attained=assess(case),
        original=original,
    )


def _years(row: Attainment, said: dict[int, Stated]) -> list[Stated | None]:
    """The actuals brought together. A year of which nothing at all was said has no place among
    them, yet it is missing in a sum.
    """
    found = [said.get(actual) for actual in row.series or [row.actual_id]]
    if row.measure_version is None or row.measure_version.accumulation != Accumulation.SUM_TO_DATE:
        return found
    years = found[:1]
    for before, after in pairwise(found):
        if before is not None and after is not None and not _touch(before, after):
            years.append(None)
        years.append(after)
    return years


def _touch(before: Stated, after: Stated) -> bool:
    ended, begins = before.version.cell.period.last_day, after.version.cell.period.first_day
    return ended + timedelta(days=1) == begins


def figures_compared(case: Case) -> Figures | None:
    """The numbers that are compared, on one basis; ``None`` where something hinders it."""
    target, actual = target_of(case), reported_actual(case)
    if case.kind in (None, MeasureKind.MILESTONE) or target is None or actual is None:
        return None
    if obstacle_to_comparison(case) is not None:
        return None
    return on_one_basis(case, Figures(case.baseline, target, actual))
