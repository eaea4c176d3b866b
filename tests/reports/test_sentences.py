from dataclasses import replace

import pytest

from indicators.enums import ResultKind, ValueKind, Verdict
from indicators.reports.document import (
    Accomplishment,
    Explanation,
    Measure,
    Subprogramme,
    WordsOfPeriod,
)
from indicators.reports.sentences import planned_results
from indicators.reports.words import Words

HOURS = Measure(
    path="6/1/(a)/1",
    label="1",
    name="Median hours for a loaded lorry",
    verdict=Verdict.MET,
    unit="hours",
    target="50",
    actual="54.5",
)


def sentences(measure: Measure, language: str = "en") -> list[str]:
    result = Accomplishment("1", "The price on the wall", ResultKind.RESULT, (measure,))
    unit = Subprogramme("6/1", None, "1", "Borders", accomplishments=(result,))
    return planned_results(unit, Words.of(language), "2025")


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (Verdict.EXCEEDED, "exceeded"),
        (Verdict.MET, "met"),
        (Verdict.PARTIALLY_MET, "did not meet"),
        (Verdict.NOT_MET, "did not meet"),
        (Verdict.REGRESSED, "did not meet"),
    ],
)
def test_five_verdicts_are_three_in_the_words_of_the_plan(verdict, words):
    assert sentences(replace(HOURS, verdict=verdict)) == [
        "Median hours for a loaded lorry: 54.5 hours, "
        f"which {words} the planned target of 50 hours."
    ]


@pytest.mark.parametrize(
    "verdict",
    [Verdict.NO_DATA, Verdict.NOT_DUE, Verdict.NOT_COMPARABLE, Verdict.NOT_APPLICABLE],
)
def test_what_was_not_compared_has_no_sentence(verdict):
    assert sentences(replace(HOURS, verdict=verdict)) == []


def test_a_miss_says_why_in_the_managers_words():
    missed = replace(
        HOURS,
        verdict=Verdict.NOT_MET,
        explanation=Explanation("scanners arrived in August.", "Two more in March."),
    )

    assert sentences(missed) == [
        "Median hours for a loaded lorry: 54.5 hours, which did not meet the planned target of "
        "50 hours. The target was not met: scanners arrived in August."
    ]


def test_an_implied_target_is_not_printed():
    assert sentences(replace(HOURS, target="", actual="0", unit="complaints")) == [
        "Median hours for a loaded lorry: 0 complaints, which met the planned target."
    ]


def test_a_milestone_is_told_in_the_words_of_the_year_under_the_name_of_its_result():
    told = (
        WordsOfPeriod("2024", ValueKind.ACTUAL, "First draft"),
        WordsOfPeriod("2025", ValueKind.ACTUAL, "Signed by five\nPrices on display"),
        WordsOfPeriod("2025", ValueKind.TARGET, "Signed by six"),
    )

    assert sentences(replace(HOURS, words=told, target="", actual="", unit="")) == [
        "The price on the wall: Signed by five; Prices on display, which met the planned target."
    ]


def test_chinese_names_the_target_as_the_documents_do():
    assert sentences(replace(HOURS, name="装货卡车通过时间", unit="小时"), "zh-hans") == [
        "装货卡车通过时间：54.5小时，达到50小时的计划目标。"
    ]
