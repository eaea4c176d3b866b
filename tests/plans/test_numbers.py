from decimal import Decimal

import pytest

from indicators.enums import Qualifier
from indicators.plans.numbers import (
    Unit,
    canonical,
    canonical_of_stored,
    is_dash,
    numbers_in,
    read_cell,
)


def amounts(text):
    return [canonical(number.amount) for number in numbers_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("32 000", ["32000"]),
        ("32\u2009000", ["32000"]),
        ("1\u00a0038.6", ["1038.6"]),
        ("1,234.5", ["1234.5"]),
        ("1 038 600", ["1038600"]),
        ("0", ["0"]),
        ("-5.2", ["-5.2"]),
        ("−5", ["-5"]),
        ("１２３．５％", ["123.5"]),
        ("2 100 万", ["21000000"]),
        ("1 亿", ["100000000"]),
        ("47 万亿", ["47000000000000"]),
        ("1.5 million", ["1500000"]),
        ("700 万至 800 万人", ["7000000", "8000000"]),
        ("3-5 tours", ["3", "5"]),
        ("12 of 40 harbours", ["12", "40"]),
    ],
)
def test_figures_are_read_exactly(text, expected):
    assert amounts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("十四", ["14"]),
        ("四个国家", ["4"]),
        ("两名干事", ["2"]),
        ("二十多个国家", ["20"]),
        ("两千三百零五个", ["2305"]),
        ("三亿五千万人", ["350000000"]),
        ("百分之五十", ["50"]),
        ("twenty-one countries", ["21"]),
        ("one hundred and five", ["105"]),
        ("Three thousand visits", ["3000"]),
    ],
)
def test_words_are_read_as_numbers(text, expected):
    assert amounts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A/11/44",
        "S-2/1 resolution",
        "第 4 号",
        "第四次",
        "4th session",
        "1.2.3",
        "CO2",
        "25A",
        "三分之一",
        "two thirds",
        "two-thirds",
        "统一办法",
        "—",
        "",
    ],
)
def test_what_only_looks_like_a_number_is_none(text):
    assert amounts(text) == []


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("50 000 多个", Qualifier.MORE_THAN),
        ("5 000 多万美元", Qualifier.MORE_THAN),
        ("30 余国", Qualifier.MORE_THAN),
        ("more than 50", Qualifier.MORE_THAN),
        ("over 50", Qualifier.MORE_THAN),
        ("约 50", Qualifier.ABOUT),
        ("about 50", Qualifier.ABOUT),
        ("50 左右", Qualifier.ABOUT),
        ("at least 50", Qualifier.AT_LEAST),
        ("不少于 50", Qualifier.AT_LEAST),
        ("25%以上", Qualifier.AT_LEAST),
        ("50+", Qualifier.AT_LEAST),
        ("no more than 50", Qualifier.AT_MOST),
        ("不超过 50", Qualifier.AT_MOST),
        ("fewer than 50", Qualifier.LESS_THAN),
        ("不到 50", Qualifier.LESS_THAN),
        ("turnover 50", None),
        ("18 多边协定", None),
        ("50", None),
    ],
)
def test_a_qualifier_is_kept_beside_the_number(text, qualifier):
    assert [number.qualifier for number in numbers_in(text)] == [qualifier]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("95%", Unit.PERCENT),
        ("95 per cent", Unit.PERCENT),
        ("百分之九十五", Unit.PERCENT),
        ("8 个百分点", Unit.PERCENTAGE_POINTS),
        ("8 percentage points", Unit.PERCENTAGE_POINTS),
        ("8 persons", None),
    ],
)
def test_percent_and_percentage_points_are_two_units(text, unit):
    assert [number.unit for number in numbers_in(text)] == [unit]


@pytest.mark.parametrize(
    ("text", "amount", "printed", "footnote"),
    [
        ("31c", "31", "31", "c"),
        ("91 per centa", "91", "91 per cent", "a"),
        ("12 000b", "12000", "12 000", "b"),
        ("31", "31", "31", None),
        ("31 countries", "31", "31", None),
    ],
)
def test_a_footnote_letter_stuck_to_a_number_is_taken_off(text, amount, printed, footnote):
    number = numbers_in(text)[0]

    assert (canonical(number.amount), number.as_printed, number.footnote) == (
        amount,
        printed,
        footnote,
    )


@pytest.mark.parametrize(("text", "year"), [("2021", True), ("2 021", False), ("1850", False)])
def test_a_year_is_marked(text, year):
    assert [number.is_year for number in numbers_in(text)] == [year]


def test_a_number_says_where_it_stands():
    text = "增加到 32 000 人"

    number = numbers_in(text)[0]

    assert text[number.start : number.end] == number.as_printed == "32 000"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        (" 32 000 ", "32000"),
        ("about 5", "5"),
        ("50 000 多", "50000"),
        ("31c", "31"),
        ("95 per cent", "95"),
        ("63 or more", "63"),
        ("十四", "14"),
    ],
)
def test_a_cell_of_one_number_is_that_number(text, amount):
    number = read_cell(text)

    assert number is not None
    assert canonical(number.amount) == amount


@pytest.mark.parametrize("text", ["", "—", "12 of 40", "4 countries", "四个国家", "Work began"])
def test_a_cell_of_anything_else_is_no_number(text):
    assert read_cell(text) is None


@pytest.mark.parametrize(
    ("text", "expected"), [("—", True), (" – ", True), ("0", False), ("", False)]
)
def test_a_dash_is_a_state(text, expected):
    assert is_dash(text) is expected


@pytest.mark.parametrize(
    ("amount", "expected"),
    [("1.50", "1.5"), ("-0", "0"), ("1E+3", "1000"), ("100", "100"), ("0.000", "0")],
)
def test_the_canonical_form_has_no_exponent_and_no_spare_zeros(amount, expected):
    assert canonical(Decimal(amount)) == expected


@pytest.mark.parametrize(
    ("stored", "expected"),
    [("64.099999999999994", "64.1"), ("1E+2", "100"), ("12", "12"), ("-0.0", "0"), ("0.1", "0.1")],
)
def test_binary_noise_of_a_stored_number_is_taken_off(stored, expected):
    assert canonical_of_stored(stored) == expected


@pytest.mark.parametrize("stored", ["", "NaN", "Infinity", "#N/A", "12 000"])
def test_what_is_no_stored_number_is_refused(stored):
    with pytest.raises(ValueError, match="is no finite number"):
        canonical_of_stored(stored)


def test_a_number_longer_than_the_usual_precision_stays_exact():
    text = "123456789012345678901234567890123456.123456789012"

    assert amounts(text) == [text]
