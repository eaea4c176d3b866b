"""Small Word plans for the reader's tests: a front page and the head of the plan part."""

from indicators.plans import annual_word
from indicators.plans.records import PlanRecord, Record
from tests.plans.word import Cell, WordFile, bold, raised

DELIVERABLES = [
    ["Category and subcategory", "2024 planned", "2024 actual", "2025 planned", "2026 planned"],
    ["", "", "", "", ""],
    [Cell("**A.\tFacilitation of meetings**", span=5)],
    ["**Documents (number of documents)**", "**5**", "**7**", "**1 000**", "**1**"],
    ["Reports to:", "", "", "", ""],
    ["1.\tThe Council", "5", ["6", raised("a")], "–", "1"],
    ["2. The Committee", "—", "1", "1 000", "‒"],
    [Cell("**C.\tSubstantive deliverables**", span=5)],
    [Cell([bold("Advice"), ": to 12 members."], span=5)],
    [Cell("**Administration:**", span=5)],
    [Cell("Reviews of accounts.", span=5)],
]


def a_plan(*, symbol: str = "RB/5/12 (Sect. 3)") -> WordFile:
    """A plan up to its head, about rivers and lakes, for 2026 with the performance of 2024."""
    plan = WordFile(symbol=symbol)
    plan.heading("Proposed programme budget for 2026", style="Title")
    plan.heading("Section 3")
    plan.heading("Rivers and lakes")
    plan.heading("A.\tProposed programme plan for 2026 and programme performance in 2024")
    return plan


def with_result(plan: WordFile, title: str = "Result 1: cleaner rivers") -> WordFile:
    """Open a carried-over result."""
    plan.heading("Planned results for 2026")
    plan.heading(title)
    plan.heading("Programme performance in 2024 and target for 2026")
    return plan


def a_measure(sentence: str = "number of rivers (annual)") -> WordFile:
    """A plan that ends with the caption of a measure; a chart or table is to follow."""
    plan = with_result(a_plan())
    plan.paragraph(f"Performance measure: {sentence}")
    return plan


def read(plan: WordFile) -> PlanRecord:
    return annual_word.read(plan.to_bytes())


def of_kind(record: PlanRecord, kind: str) -> list[Record]:
    return [each for each in record if each.kind == kind]


def paths(record: PlanRecord, kind: str) -> list[str]:
    return [each.path for each in of_kind(record, kind)]


def values(record: PlanRecord) -> list[tuple[object, ...]]:
    """(component, year, kind, amount, state) of every value."""
    return [
        (each.component, each.year, each.value_kind, each.amount, each.state)
        for each in of_kind(record, "value")
    ]
