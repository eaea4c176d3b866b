"""What is printed never seems to reach or leave a threshold that the value does not."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.attainment.rounding import printed, side

numbers = st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=10**4)


@pytest.mark.parametrize(
    ("value", "decimals", "thresholds", "text"),
    [
        ("99.96", 0, [], "100"),
        ("99.96", 0, ["100"], "99.96"),
        ("99.96", 1, ["100"], "99.96"),
        ("27.04", 0, ["27"], "27.04"),
        ("27.4", 0, ["27"], "27.4"),
        ("27.5", 0, ["27"], "28"),
        ("27", 0, ["27.04"], "27"),
        ("99.99999999999", 0, ["100"], "99.99999999999"),
        ("100", 0, ["100"], "100"),
        ("99.96", 1, ["99.96"], "99.96"),
        ("1/3", 2, ["1/3"], "0.33"),
        ("1/3", 1, ["1/3", "0.3"], "0.33"),
        ("1/3", 1, ["0.333"], "0.3333"),
        ("2.5", 0, [], "3"),
        ("-2.5", 0, [], "-3"),
        ("-0.4", 0, [], "0"),
        ("-0.4", 0, ["0"], "-0.4"),
        ("0.04", 0, ["0"], "0.04"),
        ("0", 2, ["0"], "0.00"),
        ("5", 2, [], "5.00"),
        ("0.05", 1, [], "0.1"),
        ("123456789012345678901234567890.125", 2, [], "123456789012345678901234567890.13"),
    ],
)
def test_a_value_is_rounded_half_up_and_stays_on_its_side(value, decimals, thresholds, text):
    shown = printed(Fraction(value), decimals, [Fraction(each) for each in thresholds])

    assert shown == text


@given(numbers, st.integers(0, 4), st.lists(numbers, max_size=3))
def test_the_printed_number_is_on_the_value_s_side_of_every_threshold(value, decimals, thresholds):
    shown = Fraction(printed(value, decimals, thresholds))

    others = [each for each in thresholds if each != value]
    assert [side(shown, of=each) for each in others] == [side(value, of=each) for each in others]


@given(numbers, st.integers(0, 6))
def test_without_thresholds_the_printed_number_is_the_nearest(value, decimals):
    shown = printed(value, decimals)

    assert abs(Fraction(shown) - value) <= Fraction(1, 2 * 10**decimals)
    assert len(shown.partition(".")[2]) == decimals
