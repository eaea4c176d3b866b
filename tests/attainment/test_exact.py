"""Text to exact numbers and back."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.attainment.exact import NotANumber, as_pair, exact
from tests.attainment.decimals import as_decimal

THIRTY_AND_TWELVE = 123456789012345678901234567890123456789012


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", Fraction(0)),
        ("-0", Fraction(0)),
        ("12.50", Fraction(25, 2)),
        ("-12.5", Fraction(-25, 2)),
        ("+3", Fraction(3)),
        ("007", Fraction(7)),
        (".5", Fraction(1, 2)),
        ("5.", Fraction(5)),
        ("0.1", Fraction(1, 10)),
        ("123456789012345678901234567890.123456789012", Fraction(THIRTY_AND_TWELVE, 10**12)),
    ],
)
def test_a_plain_decimal_is_read_exactly(text, number):
    assert exact(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "NaN",
        "nan",
        "inf",
        "-Infinity",
        "1e3",
        "1E-3",
        "1_000",
        "1,000",
        "1 000",
        "1/2",
        "0x10",
        "",
        ".",
        "-",
        "--1",
        "1.2.3",
        "5%",
        "五",
        "５",
        "−5",
        "1\n",
        "9" * 501,
    ],
)
def test_anything_else_is_refused(text):
    with pytest.raises(NotANumber):
        exact(text)


@pytest.mark.parametrize(
    ("number", "pair", "decimal"),
    [
        (Fraction(0), "0", "0"),
        (Fraction(7), "7", "7"),
        (Fraction(-7), "-7", "-7"),
        (Fraction(100), "100", "100"),
        (Fraction(-1, 2), "-1/2", "-0.5"),
        (Fraction(3, 40), "3/40", "0.075"),
        (Fraction(-12345, 100), "-2469/20", "-123.45"),
        (Fraction(2, 3), "2/3", "2/3"),
        (None, "", ""),
    ],
)
def test_a_number_is_written_as_a_pair_and_as_a_decimal(number, pair, decimal):
    assert (as_pair(number), as_decimal(number)) == (pair, decimal)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=12))
def test_a_decimal_comes_back_as_it_is(number):
    text = f"{number:f}"

    assert Fraction(as_decimal(exact(text))) == Fraction(text)
