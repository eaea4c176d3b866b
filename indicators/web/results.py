"""The results of a unit as its page shows them: measures, counts, and what the document says."""

from dataclasses import dataclass

from indicators import attainment, plans
from indicators.models import (
    Attainment,
    ExpectedAccomplishment,
    Node,
    Period,
)
from indicators.web import measures
from indicators.web.measures import ShownAttainment, ShownMeasure
from indicators.web.state import State
from indicators.web.statements import ShownStatement
from indicators.web.words_of_nodes import statements_in_readers_language


@dataclass(frozen=True, slots=True)
class ShownResult:
    """``paragraphs`` are those that the plan prints under the result."""

    accomplishment: ExpectedAccomplishment
    measures: list[ShownMeasure]
    counts: attainment.VerdictCounts
    statements: list[ShownStatement]
    paragraphs: list[Node]


def shown_results(held: plans.Frame, state: State, attained: list[Attainment]) -> list[ShownResult]:
    """The accomplishments of a frame in printed order, with the verdicts on their measures."""
    shown = measures.shown(held.measures, attained, state.known)
    result_of = {row.pk: row.accomplishment_id for row in held.measures}
    statements = _statements(held, state)
    return [
        ShownResult(
            accomplishment=each,
            measures=[row for row in shown if row.measure.accomplishment_id == each.pk],
            counts=attainment.counted(
                row for row in attained if result_of[row.measure_id] == each.pk
            ),
            statements=statements.get(each.pk, []),
            paragraphs=[row for row in held.paragraphs if row.parent_id == each.pk],
        )
        for each in held.accomplishments
    ]


def _statements(held: plans.Frame, state: State) -> dict[int, list[ShownStatement]]:
    """By accomplishment, the document's own verdicts beside what is computed for their year."""
    statements = [row for each in held.accomplishments for row in each.node.statements.all()]
    if not statements:
        return {}
    for each in statements:
        each.node.edition = state.edition
    statements_in_readers_language(statements)
    period = plans.judged_period(state.edition)
    computed = _computed(held, state, period)
    found: dict[int, list[ShownStatement]] = {}
    for each in statements:
        shown = ShownStatement(each, period, computed.get(each.node_id, []))
        found.setdefault(each.node_id, []).append(shown)
    return found


def _computed(
    held: plans.Frame, state: State, period: Period | None
) -> dict[int, list[tuple[str, ShownAttainment]]]:
    rows = {row.pk: row for row in held.measures}
    verdicts: dict[int, list[tuple[str, ShownAttainment]]] = {}
    for each in state.attainments(rows, period) if period else ():
        if each.component_id is None:
            row = rows[each.measure_id]
            shown = (row.node.label, measures.shown_attainment(each, row.current))
            verdicts.setdefault(row.accomplishment_id, []).append(shown)
    return verdicts
