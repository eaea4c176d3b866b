"""What is off track, and why: the reason that was given, and what is done about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext as _

from indicators import review
from indicators.attainment import MeasureVerdict
from indicators.enums import MissReason, Verdict
from indicators.models import Attainment, MeasureVersion, MissExplanation, Node
from indicators.web.framework import measures
from indicators.web.state import State
from indicators.web.words_of_nodes import in_readers_language

MOST_SHOWN = 8
WORST_FIRST = (Verdict.REGRESSED, Verdict.NOT_MET, Verdict.PARTIALLY_MET)


@dataclass(frozen=True, slots=True)
class OffTrack:
    """``explanation`` is that of the actual which was judged; none says that none was given."""

    node: Node
    programme: Node | None
    verdict: Verdict
    is_judged: bool
    sentence: str
    reading: MeasureVersion
    explanation: MissExplanation | None
    is_overdue: bool

    @property
    def reasons(self) -> str:
        """Why, in the words of the list of reasons."""
        if self.explanation is None:
            return ""
        return "; ".join(_(MissReason(each).label) for each in self.explanation.reasons)


def missed(found: Iterable[MeasureVerdict]) -> list[MeasureVerdict]:
    """The worst verdict first; of one verdict what came least far from its baseline."""
    off = [each for each in found if each.verdict in review.MISSED]
    return sorted(off, key=_how_bad)


def _how_bad(each: MeasureVerdict) -> tuple[int, bool, Fraction]:
    is_unknown = each.progress is None
    return WORST_FIRST.index(each.verdict), is_unknown, each.progress or Fraction(0)


def off_track(
    worst: list[MeasureVerdict], state: State, programmes: dict[int, Node], *, on: date
) -> list[OffTrack]:
    """Those that a dashboard shows, in five queries; what was overdue ``on`` a day."""
    rows: dict[int, list[Attainment]] = {}
    for row in state.attainments([each.measure for each in worst]):
        rows.setdefault(row.measure_id, []).append(row)
    nodes = named(state, [each.measure for each in worst])
    given = _explanations([row for found in rows.values() for row in found], state)
    shown = []
    for each in worst:
        whole = next(row for row in rows[each.measure] if row.component_id is None)
        explanation = next(
            (given[row.actual_id] for row in rows[each.measure] if row.actual_id in given), None
        )
        said = measures.shown_attainment(whole, whole.measure_version)
        shown.append(
            OffTrack(
                node=nodes[each.measure],
                programme=programmes.get(each.programme),
                verdict=said.verdict,
                is_judged=said.is_judged,
                sentence=said.sentence,
                reading=whole.measure_version,
                explanation=explanation,
                is_overdue=explanation is not None and explanation.action_due < on,
            )
        )
    return shown


def named(state: State, pks: Iterable[int]) -> dict[int, Node]:
    """Nodes in the reader's language; of a day that is asked for, as they were called then."""
    nodes = {node.pk: node for node in Node.objects.filter(pk__in=list(pks))}
    for node in nodes.values():
        node.edition = state.edition
    in_readers_language(nodes.values(), at=state.instant)
    return nodes


def _explanations(rows: list[Attainment], state: State) -> dict[int, MissExplanation]:
    """By version of the actual, the last explanation given with it or before it."""
    actuals = {row.actual.cell_id: row.actual for row in rows if row.actual_id}
    given = MissExplanation.objects.filter(version__cell__in=actuals).select_related("version")
    if state.instant is not None:
        given = given.filter(at__lte=state.instant)
    found = {}
    for explanation in given.order_by("pk"):
        actual = actuals[explanation.version.cell_id]
        if explanation.version.number <= actual.number:
            found[actual.pk] = explanation
    return found
