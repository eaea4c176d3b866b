"""Small Word plans for the reader's tests: a front page and the head of the plan part."""

from indicators.plans import annual_word
from indicators.plans.records import PlanRecord, Record
from tests.plans.word import WordFile


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
