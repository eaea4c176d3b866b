"""The verdicts that a Word plan gives on its own results."""

import pytest

from indicators.enums import (
    Basis,
    DocumentVerdict,
)
from tests.plans.word import (
    WordFile,
)
from tests.plans.word_plans import (
    a_plan,
    of_kind,
    read,
    with_result,
)


def a_story(sentence: str, measure: str = "number of rivers (cumulative)") -> WordFile:
    plan = with_result(a_plan())
    plan.paragraph(f"3.1\t{sentence}")
    plan.paragraph(f"Performance measure: {measure}")
    plan.chart(["2024", "2026"], {"Planned": ["20", "30"], "Actual": ["25", "0"]})
    return plan


@pytest.mark.parametrize(
    ("sentence", "verdict", "target", "basis", "actual", "actual_basis"),
    [
        (
            "The work contributed to 5 additional rivers, for a total of 25, "
            "which exceeded the planned target of 20.",
            *(DocumentVerdict.EXCEEDED, "20", Basis.TOTAL, "25", Basis.TOTAL),
        ),
        (
            "The work contributed to 25 rivers, which met the planned target.",
            *(DocumentVerdict.MET, None, None, "25", Basis.TOTAL),
        ),
        (
            "The work contributed to 4 rivers, which exceeded the planned target of "
            "three additional rivers.",
            *(DocumentVerdict.EXCEEDED, "3", Basis.INCREMENT, "4", Basis.INCREMENT),
        ),
        (
            "The work contributed to 51.8 per cent of rivers, which did not meet the planned "
            "target of 55.2 per cent.",
            *(DocumentVerdict.NOT_MET, "55.2", Basis.LEVEL, "51.8", Basis.LEVEL),
        ),
        (
            "The work contributed to reaching the targets of the river plan, "
            "which met the planned target.",
            *(DocumentVerdict.MET, None, None, "reaching the targets of the river plan", None),
        ),
        (
            "The work contributed to a law, which did not meet the planned cumulative target of "
            "five laws.",
            *(DocumentVerdict.NOT_MET, "5", Basis.TOTAL, "a law", None),
        ),
        (
            "The work contributed to 7 laws, which exceeded the planned target of 6 laws.",
            *(DocumentVerdict.EXCEEDED, "6", Basis.UNKNOWN, "7", Basis.UNKNOWN),
        ),
        (
            "The work contributed to clean rivers and lakes, thereby exceeding the planned target "
            "for 2024 of 9 per cent.",
            *(DocumentVerdict.EXCEEDED, "9", Basis.LEVEL, "clean rivers and lakes", None),
        ),
    ],
)
def test_a_verdict_names_target_actual_and_their_basis(
    sentence, verdict, target, basis, actual, actual_basis
):
    (statement,) = of_kind(read(a_story(sentence)), "statement")

    assert statement.path == "section 3/result 1"
    assert (statement.text, statement.verdict) == (sentence, verdict)
    assert (statement.target, statement.basis) == (target, basis)
    assert (statement.actual, statement.actual_basis) == (actual, actual_basis)


@pytest.mark.parametrize(
    ("why", "reason"),
    [
        ("The target was not met due to late rain.", "late rain"),
        ("The target was not met because rain was late.", "rain was late"),
        ("The target was not met, owing to late rain.", "late rain"),
        ("This was mainly due to late rain.", "late rain"),
        ("The shortfall was attributable to late rain.", "late rain"),
        ("The reason was that rain was late.", "rain was late"),
    ],
)
def test_a_missed_target_has_its_reason(why, reason):
    sentence = "The work cleaned 3 rivers, which did not meet the planned target of 20 rivers."

    (statement,) = of_kind(read(a_story(f"{sentence} {why}")), "statement")

    assert (statement.reason, statement.text) == (reason, f"{sentence} {why}")


def test_a_carried_over_result_without_a_verdict_is_a_doubt():
    plan = a_story("The work made progress.", "increased number of rivers (annual)")

    record = read(plan)

    assert of_kind(record, "statement") == []
    assert [each.code for each in of_kind(record, "doubt")] == ["verdict_not_read"]


def test_a_target_of_others_in_a_new_result_is_no_verdict():
    plan = a_plan()
    plan.heading("Planned results for 2026")
    plan.heading("Result 1: cleaner rivers")
    plan.heading("Proposed programme plan for 2026")
    plan.paragraph("3.1\tThe region surpasses the river target of 95 per cent.")

    assert of_kind(read(plan), "statement") == []


@pytest.mark.parametrize(
    ("clause", "verdict"),
    [
        (", which exceeded by 2 the planned target of 10", DocumentVerdict.EXCEEDED),
        (", which exceeded the planned target of 10 by 2", DocumentVerdict.EXCEEDED),
        (", which overachieved the planned target of 10", DocumentVerdict.EXCEEDED),
        (", in line with the planned target of 10", DocumentVerdict.MET),
        (", which failed to meet the planned target of 10", DocumentVerdict.NOT_MET),
        (", which neither met nor exceeded the planned target of 10", DocumentVerdict.NOT_MET),
        (", which nearly met the planned target of 10", DocumentVerdict.NOT_MET),
        (", slightly below the planned target of 10", DocumentVerdict.NOT_MET),
        (". The planned target of 10 rivers was exceeded", DocumentVerdict.EXCEEDED),
        (". The planned target of 10 rivers was met", DocumentVerdict.MET),
        (". The planned target of 10 rivers was not met", DocumentVerdict.NOT_MET),
        (". This met the planned target of 10 rivers", DocumentVerdict.MET),
    ],
)
def test_a_verdict_is_worded_in_many_ways(clause, verdict):
    (statement,) = of_kind(read(a_story(f"The work cleaned 12 rivers{clause}.")), "statement")

    assert (statement.verdict, statement.target, statement.actual) == (verdict, "10", "12")
    assert statement.text == f"The work cleaned 12 rivers{clause}."


@pytest.mark.parametrize(
    "clause", [" owing to late rain", ", due to late rain", ", as late rain", " because late rain"]
)
def test_a_reason_may_stand_in_the_sentence_of_the_verdict(clause):
    sentence = f"The work cleaned 3 rivers, which did not meet the planned target of 20{clause}."

    (statement,) = of_kind(read(a_story(sentence)), "statement")

    assert (statement.target, statement.reason) == ("20", "late rain")
