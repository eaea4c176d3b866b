"""The straight way from baseline to target: named cases, and what always holds."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.attainment.case import Case
from indicators.attainment.rules import assess
from indicators.attainment.trajectory import Trajectory, elapsed_share, trajectory
from indicators.enums import MeasureKind, NoTrajectory

UP, DOWN = MeasureKind.INCREASE, MeasureKind.DECREASE


@dataclass(frozen=True)
class OnTheWay:
    """``-`` is missing or undefined; ``expected`` and ``pace`` are in lowest terms."""

    name: str
    kind: MeasureKind
    baseline: str
    target: str
    elapsed: str
    actual: str
    expected: str
    pace: str
    why: NoTrajectory | None = None

    def __str__(self) -> str:
        return self.name


CASES = [
    OnTheWay("half the time, as expected", UP, "50", "70", "1/2", "60", "60", "1"),
    OnTheWay("half the time, behind", UP, "50", "70", "1/2", "55", "60", "1/2"),
    OnTheWay("half the time, ahead", UP, "50", "70", "1/2", "65", "60", "3/2"),
    OnTheWay("less is better, behind", DOWN, "100", "80", "1/4", "98", "95", "2/5"),
    OnTheWay("gone the other way", UP, "50", "70", "1/2", "40", "60", "-1"),
    OnTheWay("no step yet is a pace of zero", UP, "50", "70", "1/2", "50", "60", "0"),
    OnTheWay("through zero", UP, "-10", "10", "1/2", "0", "0", "1"),
    OnTheWay("below zero", DOWN, "-10", "-30", "3/4", "-20", "-25", "2/3"),
    OnTheWay("from zero", UP, "0", "9", "1/3", "3", "3", "1"),
    OnTheWay("all the time is over", UP, "50", "70", "1", "70", "70", "1"),
    OnTheWay("exact, not rounded", UP, "0", "1", "1/3", "0.3", "1/3", "9/10"),
    OnTheWay("no baseline", UP, "-", "70", "1/2", "60", "-", "-", NoTrajectory.NO_BASELINE),
    OnTheWay("no target", UP, "50", "-", "1/2", "60", "-", "-", NoTrajectory.NO_TARGET),
    OnTheWay("no time", UP, "50", "70", "0", "60", "-", "-", NoTrajectory.NOTHING_ELAPSED),
    OnTheWay("nothing reported has no pace", UP, "50", "70", "1/2", "-", "60", "-"),
    OnTheWay("no way to go has no pace", UP, "50", "50", "1/2", "50", "50", "-"),
    OnTheWay("a target short of the baseline has no pace", UP, "50", "40", "1/2", "45", "45", "-"),
]


def number(text: str) -> Fraction | None:
    return None if text == "-" else Fraction(text)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_case_has_its_expected_amount_and_pace(case):
    baseline, target, actual = (number(text) for text in (case.baseline, case.target, case.actual))
    progress = assess(Case(case.kind, baseline, target, actual)).progress

    found = trajectory(
        baseline=baseline, target=target, elapsed=Fraction(case.elapsed), progress=progress
    )

    assert found == Trajectory(number(case.expected), number(case.pace), case.why)


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (date(2025, 12, 31), "0"),
        (date(2025, 6, 30), "0"),
        (date(2026, 1, 1), "1/365"),
        (date(2026, 12, 31), "1"),
        (date(2027, 6, 30), "1"),
    ],
)
def test_time_is_counted_in_days_from_one_period_s_end_to_the_other_s(day, share):
    year = {"start": date(2025, 12, 31), "end": date(2026, 12, 31)}

    assert elapsed_share(day=day, **year) == Fraction(share)


def test_a_target_that_does_not_come_after_its_baseline_has_no_way():
    assert elapsed_share(start=date(2026, 1, 1), end=date(2026, 1, 1), day=date(2026, 5, 1)) == 0


amounts = st.fractions(min_value=-(10**12), max_value=10**12, max_denominator=1000)
shares = st.integers(1, 365).map(lambda days: Fraction(days, 365))
days = st.dates(date(2000, 1, 1), date(2050, 1, 1))


@given(days, st.integers(1, 4000), st.integers(0, 4000))
def test_the_share_grows_from_nothing_to_all(start, length, passed):
    end, day = start + timedelta(days=length), start + timedelta(days=passed)

    share = elapsed_share(start=start, end=end, day=day)

    assert 0 <= share <= 1
    assert (share == 1) == (day >= end)


@given(amounts, amounts, shares)
def test_what_is_expected_lies_on_the_way(baseline, target, elapsed):
    way = trajectory(baseline=baseline, target=target, elapsed=elapsed, progress=None)

    assert min(baseline, target) <= way.expected <= max(baseline, target)
    assert (way.expected - baseline) * 365 == (target - baseline) * elapsed * 365


@given(amounts, amounts, amounts, amounts, shares)
def test_moving_all_numbers_moves_what_is_expected_and_keeps_the_pace(b, t, a, by, elapsed):
    def way(moved):
        progress = assess(Case(UP, b + moved, t + moved, a + moved)).progress
        return trajectory(baseline=b + moved, target=t + moved, elapsed=elapsed, progress=progress)

    here, there = way(Fraction(0)), way(by)

    assert there.expected == here.expected + by
    assert there.pace == here.pace


@given(amounts, amounts, shares)
def test_who_reports_what_is_expected_is_on_course(baseline, target, elapsed):
    kind = UP if target > baseline else DOWN
    expected = baseline + (target - baseline) * elapsed
    progress = assess(Case(kind, baseline, target, expected)).progress

    way = trajectory(baseline=baseline, target=target, elapsed=elapsed, progress=progress)

    assert way == Trajectory(expected, None if target == baseline else Fraction(1))
