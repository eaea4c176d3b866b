"""The results of a unit as its page shows them: measures, counts, and what the document says."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.safestring import SafeString

from indicators import attainment, plans
from indicators.enums import ResultKind
from indicators.models import (
    Attainment,
    ExpectedAccomplishment,
    Node,
    Period,
)
from indicators.templatetags.addresses import short_name
from indicators.web.framework import measures
from indicators.web.framework.measure_markup import Markup
from indicators.web.framework.measures import ShownAttainment, ShownMeasure
from indicators.web.framework.statements import ShownStatement, by_its_own_numbers
from indicators.web.state import State
from indicators.web.words_of_nodes import statements_in_readers_language


@dataclass(frozen=True, slots=True)
class ShownResult:
    """``blocks`` and ``sides`` are its measures as markup, on the page and beside it;
    ``paragraphs`` are those that the plan prints under it.
    """

    accomplishment: ExpectedAccomplishment
    measures: list[ShownMeasure]
    blocks: SafeString
    sides: SafeString
    counts: attainment.VerdictCounts
    statements: list[ShownStatement]
    paragraphs: list[Node]


def shown_results(held: plans.Frame, state: State, attained: list[Attainment]) -> list[ShownResult]:
    """The accomplishments of a frame in printed order, with the verdicts on their measures."""
    result_of = {row.pk: row.accomplishment_id for row in held.measures}
    shown: dict[int, list[ShownMeasure]] = defaultdict(list)
    for row in measures.shown(held.measures, attained, state.known):
        shown[row.measure.accomplishment_id].append(row)
    verdicts: dict[int, list[Attainment]] = defaultdict(list)
    for row in attained:
        verdicts[result_of[row.measure_id]].append(row)
    paragraphs: dict[int, list[Node]] = defaultdict(list)
    for row in held.paragraphs:
        paragraphs[row.parent_id].append(row)
    statements, markup = _statements(held, state), Markup(state)
    return [
        ShownResult(
            accomplishment=each,
            measures=shown[each.pk],
            blocks=SafeString("".join(map(markup.block, shown[each.pk]))),
            sides=_sides(markup, each, shown[each.pk]),
            counts=attainment.counted(verdicts[each.pk]),
            statements=statements.get(each.pk, []),
            paragraphs=paragraphs[each.pk],
        )
        for each in held.accomplishments
    ]


def _sides(markup: Markup, result: ExpectedAccomplishment, shown: list[ShownMeasure]) -> SafeString:
    """One alone goes by its result's name; under a lettered accomplishment each has its own."""
    is_lettered = result.result_kind == ResultKind.ACCOMPLISHMENT
    is_alone, name = len(shown) == 1 and not is_lettered, short_name(result.node.path)
    return SafeString("".join(markup.side(each, result=name, is_alone=is_alone) for each in shown))


def _statements(held: plans.Frame, state: State) -> dict[int, list[ShownStatement]]:
    """By accomplishment, the document's own verdicts beside what is computed for their year."""
    statements = [row for each in held.accomplishments for row in each.node.statements.all()]
    if not statements:
        return {}
    for each in statements:
        each.node.edition = state.edition
    statements_in_readers_language(statements)
    if state.day is not None:
        attainment.read_as_then(statements, attainment.instant_of(state.day))
    period = plans.judged_period(state.edition)
    computed = _computed(held, state, period)
    found: dict[int, list[ShownStatement]] = {}
    measured = {row.accomplishment_id for row in held.measures}
    for each in statements:
        own = None if each.node_id in measured else by_its_own_numbers(each)
        verdicts = [("", own)] if own else computed.get(each.node_id, [])
        shown = ShownStatement(each, period, verdicts)
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
