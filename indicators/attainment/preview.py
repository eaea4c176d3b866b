"""What a value means before anybody approved it: the rules applied to one place at once."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from indicators.attainment.case import Attainment, Case, Ratio
from indicators.attainment.series import MeasureYear, assess_series
from indicators.enums import Accumulation, Basis, MeasureKind, ValueState, Verdict
from indicators.models import MeasureVersion, ValueVersion


def previewed(
    measure: MeasureVersion,
    *,
    baseline: ValueVersion | None,
    target: ValueVersion | None,
    actual: ValueVersion | None,
    due: bool,
    earlier: Sequence[ValueVersion | None] = (),
) -> Attainment:
    """The attainment that these statements would give.

    ``earlier`` has the actuals of the years before, for a measure that brings years together.
    """
    actuals = (*earlier, actual)
    return assess_series(years_of(measure, baseline, target, actuals, due=due))


def years_of(
    measure: MeasureVersion | None,
    baseline: ValueVersion | None,
    target: ValueVersion | None,
    actuals: Sequence[ValueVersion | None],
    *,
    due: bool,
) -> list[MeasureYear]:
    """What the rules take: a year for each actual, the last one to be judged."""
    brought = measure.accumulation if measure else ""
    accumulation = Accumulation(brought or Accumulation.PER_PERIOD)
    return [
        MeasureYear(_case(measure, baseline, target, stated, due), accumulation=accumulation)
        for stated in actuals
    ]


def _case(
    measure: MeasureVersion | None,
    baseline: ValueVersion | None,
    target: ValueVersion | None,
    actual: ValueVersion | None,
    due: bool,
) -> Case:
    return Case(
        kind=MeasureKind(measure.kind) if measure and measure.kind else None,
        baseline=stated_amount(baseline),
        target=None if is_range(target) else stated_amount(target),
        actual=stated_amount(actual),
        ratio=stated_ratio(actual),
        lo=stated_amount(target),
        hi=as_fraction(target and target.amount_high),
        tolerance=Fraction(measure.tolerance) if measure else Fraction(0),
        due=due,
        judged=Verdict(actual.judged) if actual and actual.judged else None,
        state=ValueState(actual.state) if actual else ValueState.NOT_REPORTED,
        basis=Basis(target.basis) if target else Basis.LEVEL,
        actual_basis=Basis(actual.basis) if actual else Basis.LEVEL,
    )


def stated_amount(version: ValueVersion | None) -> Fraction | None:
    """A number, or a ratio as a percentage."""
    pair = stated_ratio(version)
    return pair.percentage if pair else as_fraction(version and version.amount)


def is_range(target: ValueVersion | None) -> bool:
    """A target from one number to another is none for a measure that needs a single one."""
    return target is not None and target.amount_high not in (None, target.amount)


def stated_ratio(version: ValueVersion | None) -> Ratio | None:
    if version is None or version.numerator is None or version.denominator is None:
        return None
    return Ratio(Fraction(version.numerator), Fraction(version.denominator))


@lru_cache(maxsize=8192)
def as_fraction(number: Decimal | None) -> Fraction | None:
    """Exactly; a page asks for the same amount several times."""
    return None if number is None else Fraction(number)
