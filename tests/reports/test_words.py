import string
from datetime import UTC, datetime

import pytest

from indicators.enums import (
    Accumulation,
    Departure,
    Direction,
    EditionStatus,
    Flag,
    Level,
    MissReason,
    NarrativeKind,
    ReasonCode,
    ReportColumn,
    ResultKind,
    Verdict,
)
from indicators.reports.words import TABLES, Words

SHOWN = (
    Accumulation,
    Departure,
    Direction,
    EditionStatus,
    Flag,
    Level,
    MissReason,
    NarrativeKind,
    ReasonCode,
    ReportColumn,
    ResultKind,
    Verdict,
)


@pytest.mark.parametrize("language", TABLES)
@pytest.mark.parametrize("choice", [each for kind in SHOWN for each in kind], ids=repr)
def test_every_label_that_a_report_shows_is_translated(language, choice):
    assert Words.of(language).label(choice) not in ("", choice.label)


def test_all_languages_have_the_same_entries_with_the_same_parts():
    chinese, arabic = TABLES["zh-hans"], TABLES["ar"]

    assert chinese.keys() == arabic.keys() >= {"Summary", "Verdict", "{things}: {n}"}
    for english in chinese:
        assert parts(chinese[english]) == parts(english)
        assert parts(arabic[english]) == parts(english)


def parts(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


def test_arabic_words_have_no_vowel_marks_which_a_pdf_does_not_give_back():
    marks = {chr(code) for code in range(0x064B, 0x0653)}

    assert [words for words in TABLES["ar"].values() if marks & set(words)] == []


def test_the_objective_and_the_target_are_two_words_in_chinese():
    words = Words.of("zh-hans")

    assert (words("Objective"), words("Target")) == ("本组织目标", "目标值")
    assert "目标" not in TABLES["zh-hans"].values()


def test_a_language_without_a_table_is_written_in_english():
    assert Words.of("fr")("Summary") == "Summary"


def test_a_text_without_an_entry_is_an_error_and_never_shown_in_english():
    with pytest.raises(KeyError):
        Words.of("ar")("Never translated")


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("en", "3 November 2026 23:30 UTC"),
        ("zh-hans", "2026年11月3日23:30 UTC"),
        ("ar", "3 تشرين الثاني/نوفمبر 2026 23:30 UTC"),
    ],
)
def test_an_instant_is_told_in_utc(language, printed):
    at = datetime(2026, 11, 3, 23, 30, tzinfo=UTC)

    assert Words.of(language).instant(at) == printed
