"""The verdicts of a plan document and of its managers beside those computed, for an edition."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from indicators import ledger, plans
from indicators.attainment.agreement import (
    Found,
    Weighed,
    weighed,
    weighed_by_numbers,
)
from indicators.attainment.case import Attainment as Computed
from indicators.attainment.case import Case
from indicators.attainment.current import current_rows
from indicators.attainment.exact import NotANumber, exact
from indicators.attainment.known import AsKnown
from indicators.attainment.rules import assess
from indicators.enums import MEANT, Basis, DocumentVerdict, MeasureKind, ReasonCode, Verdict
from indicators.models import (
    Attainment,
    DocumentStatement,
    Node,
    PerformanceMeasure,
    Period,
    PlanEdition,
    ValueVersion,
)

READ = ("component", "measure_version", "target", "actual__by", "period")
OF_A_MEASURE = ("measure__node", "measure__current")


@dataclass(frozen=True, slots=True)
class Compared:
    """One verdict that somebody gave on ``node``, a result or a measure, beside ``computed``.

    ``statement`` is the document's, ``judgement`` the version with which a person judged; one of
    the two is there. ``measures`` are those that the verdict is about; where there are none,
    ``by_itself`` is what the sentence's own numbers give in the direction that a person said.
    """

    node: Node
    period: Period | None
    said: DocumentVerdict | Verdict
    weighed: Weighed
    measures: list[PerformanceMeasure]
    computed: list[Attainment]
    statement: DocumentStatement | None = None
    judgement: ValueVersion | None = None
    by_itself: Computed | None = None


def statements_compared(edition: PlanEdition, known: AsKnown | None = None) -> list[Compared]:
    """What the document says of its results, in printed order, in four queries; beside what was
    computed as ``known`` at an instant and read as it was then, in four.
    """
    statements = list(
        DocumentStatement.objects.filter(node__edition=edition)
        .select_related("node")
        .order_by("node__position", "pk")
    )
    if known is not None:
        read_as_then(statements, known.instant)
    period = plans.judged_period(edition)
    measures: dict[int, list[PerformanceMeasure]] = {}
    for each in _measures_below({row.node_id for row in statements}):
        measures.setdefault(each.accomplishment_id, []).append(each)
    rows = _rows(edition, period, known)
    return [
        _of_statement(each, period, measures.get(each.node_id, []), rows) for each in statements
    ]


def judgements_compared(edition: PlanEdition, known: AsKnown | None = None) -> list[Compared]:
    """What people judged of measures beside their numbers, in printed order, in one query.

    Where a person's category is the verdict itself, there is nothing to compare it with.
    """
    return [
        Compared(
            node=row.measure.node,
            period=row.period,
            said=Verdict(row.actual.judged),
            weighed=weighed({Verdict(row.actual.judged)}, [_found(row.measure, [row])]),
            measures=[row.measure],
            computed=[row],
            judgement=row.actual,
        )
        for row in _judged_by_people(edition, known)
    ]


def _judged_by_people(edition: PlanEdition, known: AsKnown | None) -> Iterable[Attainment]:
    if known is not None:
        judged = (row for row in known.rows if row.actual_id and row.actual.judged)
        return [row for row in judged if ReasonCode.JUDGED not in row.reasons]
    return (
        current_rows()
        .filter(measure__node__edition=edition, actual__judged__gt="")
        .exclude(reasons__contains=[ReasonCode.JUDGED])
        .select_related(*READ, *OF_A_MEASURE)
        .order_by("measure__node__position", "period__first_day", "component__position", "pk")
    )


def _measures_below(results: Iterable[int]) -> Iterable[PerformanceMeasure]:
    return (
        PerformanceMeasure.objects.filter(accomplishment__in=list(results))
        .select_related("node", "current")
        .order_by("node__position")
    )


def _rows(
    edition: PlanEdition, period: Period | None, known: AsKnown | None
) -> dict[int, list[Attainment]]:
    """By measure, the whole first and its components after it."""
    stored = (
        current_rows().filter(measure__node__edition=edition, period=period).select_related(*READ)
    )
    found: Iterable[Attainment] = stored.order_by("component__position", "component")
    if known is not None:
        found = [row for row in known.rows if period and row.period_id == period.pk]
    rows: dict[int, list[Attainment]] = {}
    for row in found:
        rows.setdefault(row.measure_id, []).append(row)
    for found in rows.values():
        found.sort(key=lambda row: row.component_id is not None)
    return rows


def _of_statement(
    statement: DocumentStatement,
    period: Period | None,
    measures: list[PerformanceMeasure],
    rows: dict[int, list[Attainment]],
) -> Compared:
    verdict = DocumentVerdict(statement.verdict)
    own = _own_numbers(statement) if not measures else None
    return Compared(
        node=statement.node,
        period=period,
        said=verdict,
        weighed=_weighed(statement, measures, rows, own),
        measures=measures,
        computed=[row for each in measures for row in rows.get(each.pk, [])],
        statement=statement,
        by_itself=None if measures else by_itself(statement),
    )


def _weighed(
    statement: DocumentStatement,
    measures: list[PerformanceMeasure],
    rows: dict[int, list[Attainment]],
    own: Case | None,
) -> Weighed:
    """Beside what is computed of the measures; where there is none, beside its own numbers."""
    meant = MEANT[DocumentVerdict(statement.verdict)]
    if own is not None:
        return weighed_by_numbers(meant, own)
    found = [_found(each, rows.get(each.pk, [])) for each in measures]
    said = (_number(statement.target), _number(statement.actual))
    return weighed(meant, found, said=[each for each in said if each is not None])


def by_itself(statement: DocumentStatement) -> Computed | None:
    """What the sentence's own numbers give in the direction that a person said; else nothing."""
    own = _own_numbers(statement)
    return assess(own) if own and own.kind else None


def _own_numbers(statement: DocumentStatement) -> Case | None:
    target, actual = _number(statement.target), _number(statement.actual)
    if target is None or actual is None:
        return None
    return Case(
        MeasureKind(statement.direction) if statement.direction else None,
        target=target,
        actual=actual,
        basis=Basis(statement.basis or Basis.LEVEL),
        actual_basis=Basis(statement.actual_basis or Basis.LEVEL),
    )


def read_as_then(statements: Iterable[DocumentStatement], instant: datetime) -> None:
    """Direction and bases are a person's: they are those that had been said by then."""
    found = {each.pk: each for each in statements}
    for row in ledger.rows_at(DocumentStatement, instant).filter(pgh_obj__in=found):
        each = found[row.pgh_obj_id]
        for said in ("direction", "basis", "actual_basis"):
            setattr(each, said, getattr(row, said))


def _found(measure: PerformanceMeasure, rows: list[Attainment]) -> Found:
    if not rows:
        return Found(_kind(measure, None))
    parts = [_found_of(measure, row) for row in rows]
    whole = parts[0]
    return Found(
        whole.kind, whole.verdict, whole.reasons, whole.gap, whole.numbers, tuple(parts[1:])
    )


def _found_of(measure: PerformanceMeasure, row: Attainment) -> Found:
    versions = [each for each in (row.target, row.actual) if each is not None]
    return Found(
        kind=_kind(measure, row),
        verdict=Verdict(row.verdict),
        reasons=tuple(ReasonCode(code) for code in row.reasons),
        gap=None if row.gap is None else Fraction(row.gap),
        numbers=frozenset(Fraction(each.amount) for each in versions if each.amount is not None),
    )


def _kind(measure: PerformanceMeasure, row: Attainment | None) -> MeasureKind | None:
    version = (row and row.measure_version) or measure.current
    return MeasureKind(version.kind) if version and version.kind else None


def _number(text: str) -> Fraction | None:
    """A sentence may name its target and its actual in words too."""
    try:
        return exact(text)
    except NotANumber:
        return None
