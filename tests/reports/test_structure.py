"""What a screen reader finds in the PDF of every kind: headings, tables, words for pictures."""

import re

import pytest

from indicators.enums import DeliverableLevel, Level, NodeKind, ReportKind, ResultKind, ValueKind
from indicators.enums import ValueState as State
from indicators.reports.pdf import compile_pdf
from indicators.reports.printed import PrintedCount, PrintedNode, PrintedPlan, PrintedValue
from tests.reports.test_pdf import structure
from tests.reports.written import a_document

HOURS = (
    "Median hours for a loaded truck to clear the pilot crossings. 2022: 74.0; "
    "2023: not reported; 2024: 66.0 (proxy); 2025: 54.5 (Target 50.0)"
)
VERDICTS = "Met 1; Partially met 1; No data 1"
# Levels of headings in reading order; tables; heads of their columns.
EXPECTED = {
    ReportKind.PERFORMANCE: ([1, 1, 2, 1, 1, 2, 3, 3, 3, 1, 2, 2], 8, 34, [VERDICTS, HOURS]),
    ReportKind.SUMMARY: ([1, 1], 3, 8, [VERDICTS]),
    ReportKind.ATTAINMENT: ([1, 1, 2, 2], 3, 9, []),
    ReportKind.EXCEPTIONS: ([1, 1, 1, 1, 1, 1], 3, 6, []),
    ReportKind.COMPLETENESS: ([1], 1, 0, []),
    ReportKind.CHANGES: ([1], 1, 0, []),
}


def told(file: bytes) -> tuple[list[int], int, int, list[str]]:
    tags = structure(file)
    return (
        [int(tag[1]) for tag, _ in tags if re.fullmatch("H[1-6]", tag)],
        sum(tag == "Table" for tag, _ in tags),
        sum(tag == "TH" for tag, _ in tags),
        [alternative for tag, alternative in tags if tag == "Figure"],
    )


@pytest.mark.parametrize("kind", EXPECTED)
def test_a_kind_has_its_headings_tables_and_alternative_texts(kind):
    assert told(compile_pdf(a_document(kind=kind).as_json())) == EXPECTED[kind]


def test_the_budget_document_has_those_of_the_plan():
    document = a_document(kind=ReportKind.BUDGET, plan=a_printed_plan())

    assert told(compile_pdf(document.as_json())) == (
        [1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 2, 3, 3, 1],
        4,
        13,
        ["number of sections. 2024 (actual): 40; 2025 (planned): 46"],
    )


def a_printed_plan() -> PrintedPlan:
    unit = "section 6/subprogramme 1"
    values = tuple(
        PrintedValue("", year, kind, State.REPORTED, amount, amount, "")
        for year, kind, amount in (
            ("2024", ValueKind.ACTUAL, "40"),
            ("2025", ValueKind.TARGET, "46"),
        )
    )
    nodes = (
        PrintedNode(NodeKind.PROGRAMME, "section 6", "6", "Transport"),
        PrintedNode(
            NodeKind.PARAGRAPH,
            "section 6/paragraph 6.1",
            "6.1",
            "Words.",
            footnotes=("7 See resolution 72/194.", "8 And 72/284."),
        ),
        PrintedNode(NodeKind.SUBPROGRAMME, unit, "1", "Roads", level=Level.SUBPROGRAMME),
        PrintedNode(NodeKind.OBJECTIVE, f"{unit}/objective", "", "To join the roads."),
        PrintedNode(
            NodeKind.ACCOMPLISHMENT,
            f"{unit}/result 1",
            "1",
            "One load",
            result_kind=ResultKind.ACCOMPLISHMENT,
        ),
        PrintedNode(
            NodeKind.MEASURE,
            f"{unit}/result 1/measure 1",
            "1",
            "number of sections",
            unit="sections",
            values=values,
        ),
        PrintedNode(
            NodeKind.DELIVERABLE,
            f"{unit}/deliverable 1",
            "",
            "Road Committee",
            category="A",
            subcategory="Papers",
            unit="number of documents",
            deliverable_level=next(iter(DeliverableLevel)),
            counts=(PrintedCount("2025", True, "4"),),
            footnotes=("a", "a Without those of its bureau.", "9 Formerly two committees."),
        ),
    )
    return PrintedPlan("2025", nodes)
