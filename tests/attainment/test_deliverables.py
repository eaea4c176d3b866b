"""How many of the deliverables that were to come came: named cases, and what always holds."""

from dataclasses import dataclass, replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.attainment.deliverables import Disposition, Rate, rates_of
from indicators.enums import Departure


@dataclass(frozen=True)
class RateCase:
    """Each rate as ``implemented/of = per cent``; of nothing there is no per cent."""

    name: str
    given: list[Disposition]
    of_planned: str
    of_all: str
    of_mandated: str
    beyond: int = 0
    not_reported: int = 0

    def __str__(self) -> str:
        return self.name


def row(programmed: int | None, actual: int | None, **others: int) -> Disposition:
    departures = {Departure(name): amount for name, amount in others.items()}
    return Disposition(programmed=programmed, actual=actual, departures=departures)


A_55_73 = row(
    22_000, 24_025, carried_forward=1_000, added_by_legislation=2_366, added_by_secretariat=1_732
)
ALL, SOME = "4/4 = 100.00", "3/4 = 75.00"

CASES = [
    RateCase("all came", [row(4, 4)], ALL, ALL, ALL),
    RateCase("some came", [row(4, 3)], SOME, SOME, SOME),
    RateCase("none came, which is not no data", [row(4, 0)], *["0/4 = 0.00"] * 3),
    RateCase("not told is in no rate", [row(4, 3), row(9, None)], SOME, SOME, SOME, 0, 9),
    RateCase("not planned is never infinity", [row(None, 3)], "0/0 = ", "0/0 = ", "0/0 = ", 3),
    RateCase("zero planned, and some came", [row(0, 3)], "0/0 = ", "0/0 = ", "0/0 = ", 3),
    RateCase("a dash and a dash", [row(None, None)], "0/0 = ", "0/0 = ", "0/0 = "),
    RateCase("one beyond does not hide another", [row(2, 9), row(2, 1)], SOME, SOME, SOME, 7),
    RateCase(
        "a hair below all is not all",
        [row(100_000, 99_999)],
        *["99999/100000 = 99.999"] * 3,
    ),
    RateCase(
        "added by the Secretariat counts, and is not mandated",
        [row(8, 9, added_by_secretariat=2)],
        "8/8 = 100.00",
        "9/10 = 90.00",
        "9/8 = 112.50",
    ),
    RateCase(
        "what was carried forward was to come",
        [row(None, 1, carried_forward=2)],
        "0/0 = ",
        "1/2 = 50.00",
        "1/2 = 50.00",
    ),
    RateCase(
        "postponed and terminated stay in what was to come",
        [row(4, 3, postponed=1), row(4, 4, terminated=1)],
        *["7/8 = 87.50"] * 3,
    ),
    RateCase(
        "A/55/73",
        [A_55_73],
        "22000/22000 = 100.00",
        "24025/27098 = 88.66",
        "24025/25366 = 94.71",
    ),
]


def said(rate: Rate) -> str:
    return f"{rate.implemented}/{rate.of} = {rate.per_cent}"


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_case_has_its_rates(case):
    rates = rates_of(case.given)

    assert (said(rates.of_planned), said(rates.of_all), said(rates.of_mandated)) == (
        case.of_planned,
        case.of_all,
        case.of_mandated,
    )
    assert (rates.beyond, rates.not_reported) == (case.beyond, case.not_reported)


def test_states_are_added_up_beside():
    rates = rates_of([row(4, 3, postponed=1, reformulated=2), row(None, None, terminated=5)])

    assert rates.departures == (
        (Departure.REFORMULATED, 2),
        (Departure.POSTPONED, 1),
        (Departure.TERMINATED, 5),
    )


amounts = st.integers(0, 99)
dispositions = st.builds(
    Disposition,
    programmed=st.none() | amounts,
    actual=st.none() | amounts,
    departures=st.builds(
        dict, st.tuples(*(st.tuples(st.just(departure), amounts) for departure in Departure))
    ),
)


@given(st.lists(dispositions, max_size=3))
def test_no_share_of_what_was_to_come_exceeds_all_of_it(rows):
    rates = rates_of(rows)

    shares = [each.share for each in (rates.of_planned, rates.of_all) if each.share is not None]
    assert all(0 <= share <= 1 for share in shares)
    assert rates.of_mandated.of <= rates.of_all.of


@given(st.lists(dispositions, max_size=3))
def test_everything_told_is_implemented_or_beyond(rows):
    rates = rates_of(rows)

    assert rates.of_all.implemented + rates.beyond == sum(each.actual or 0 for each in rows)


@given(dispositions)
def test_what_is_not_told_changes_no_rate(row):
    silent = replace(row, actual=None)

    assert rates_of([row, silent]).of_all == rates_of([row]).of_all


@given(amounts, amounts)
def test_a_share_is_exact(implemented, of):
    rate = Rate(implemented, of)

    assert rate.share == (Fraction(implemented, of) if of else None)
