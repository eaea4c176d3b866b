from decimal import Decimal

import pytest

from indicators.entry import typed


@pytest.mark.parametrize(
    ("text", "language", "amount"),
    [
        ("0", "en", "0"),
        ("1,234.5", "en", "1234.5"),
        ("1 234.5", "en", "1234.5"),
        ("1\u202f234,5", "fr", "1234.5"),
        ("1.234,5", "es", "1234.5"),
        ("1\u202f234,5", "ar", "1234.5"),
        ("１２．５", "zh-hans", "12.5"),
        ("十四", "zh-hans", "14"),
        ("−7", "en", "-7"),
        ("- 7", "en", "-7"),
        ("12 345 678", "en", "12345678"),
        ("1\u00a0234\u00a0567,5", "fr", "1234567.5"),
        ("1\u2009234", "en", "1234"),
        ("1'234.5", "en", "1234.5"),
        ("1٬234٫5", "ar", "1234.5"),
        ("1٫500", "en", "1.5"),
        ("99.96 %", "en", "99.96"),
        ("0.000000000001", "en", "0.000000000001"),
    ],
)
def test_a_number_is_read_in_the_persons_own_notation(text, language, amount):
    assert typed.number(text, language) == Decimal(amount)


def test_nothing_typed_is_nothing():
    assert typed.number("  ", "en") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("1.234", "fr"),
        ("12,5", "en"),
        ("1,23,456", "en"),
        ("abc", "en"),
        ("1e5", "en"),
        ("NaN", "en"),
        ("1..2", "en"),
        ("0.0000000000001", "en"),
        ("9" * 27, "en"),
        ("52²", "en"),
        ("14¹", "en"),
        ("14₁", "en"),
        ("⁻5", "en"),
        ("①", "en"),
        ("⑴", "zh-hans"),
        ("㊀", "zh-hans"),
        ("1Ⅳ", "en"),
        ("12 5", "en"),
        ("12\u00a05", "fr"),
        ("2024 2025", "en"),
        ("1234 567", "en"),
        ("1 234,567", "en"),
        ("1 234 56", "fr"),
        ("1  234", "en"),
        ("1'2", "en"),
        ("1٬2", "ar"),
    ],
)
def test_what_could_be_read_in_two_ways_or_not_kept_exactly_is_refused(text, language):
    with pytest.raises(typed.NotANumber):
        typed.number(text, language)


def test_a_dash_and_not_applicable_are_states():
    assert [typed.is_dash(text) for text in ("—", " – ", "-", "0", "")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert [typed.is_not_applicable(text) for text in ("n/a", "不适用", "0")] == [True, True, False]


def test_a_circled_figure_is_no_answer():
    assert [typed.yes_or_no(text) for text in ("1", "１", "①", "1²")] == [1, 1, None, None]


def test_a_refusal_of_a_footnote_says_what_was_typed():
    with pytest.raises(typed.NotANumber, match="“52²” has a raised, lowered or circled figure"):
        typed.number(" 52² ", "en")
