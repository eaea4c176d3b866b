"""Verdicts counted over the measures of an accomplishment, a subprogramme, a programme, a plan.

Percentages are never averaged. What has no verdict from a comparison is counted beside, always.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count

from indicators.attainment.current import current_rows
from indicators.attainment.known import AsKnown
from indicators.enums import NodeKind, Verdict
from indicators.models import Attainment, Node, Period, PlanEdition

ASSESSED = (
    Verdict.EXCEEDED,
    Verdict.MET,
    Verdict.PARTIALLY_MET,
    Verdict.NOT_MET,
    Verdict.REGRESSED,
)
MET = (Verdict.EXCEEDED, Verdict.MET)
FRAMES = (
    NodeKind.PROGRAMME,
    NodeKind.SUBPROGRAMME,
    NodeKind.OBJECTIVE,
    NodeKind.ACCOMPLISHMENT,
)


@dataclass(slots=True)
class VerdictCounts:
    """How many measures have each verdict: "7 of 9 met, 1 of 10 without data"."""

    by_verdict: Counter[Verdict] = field(default_factory=Counter)

    def of(self, verdict: Verdict) -> int:
        return self.by_verdict[verdict]

    @property
    def met(self) -> int:
        """The 7: met or exceeded."""
        return sum(self.by_verdict[verdict] for verdict in MET)

    @property
    def assessed(self) -> int:
        """The 9: compared with their targets, or judged by a person."""
        return sum(self.by_verdict[verdict] for verdict in ASSESSED)

    @property
    def without_data(self) -> int:
        """The 1: due, and nothing is reported."""
        return self.by_verdict[Verdict.NO_DATA]

    @property
    def not_comparable(self) -> int:
        """What is reported, and cannot be compared with a target."""
        return self.by_verdict[Verdict.NOT_COMPARABLE]

    @property
    def due(self) -> int:
        """The 10: assessed, or due and without data."""
        return self.assessed + self.without_data

    @property
    def outside(self) -> int:
        """Not due, not comparable or not applicable: in no average."""
        return self.total - self.due

    @property
    def total(self) -> int:
        return self.by_verdict.total()

    @property
    def in_order(self) -> list[tuple[Verdict, int]]:
        """Every verdict that occurs, best first, with its count."""
        return [(verdict, count) for verdict in Verdict if (count := self.by_verdict[verdict])]


def counted(attainments: Iterable[Attainment]) -> VerdictCounts:
    """The measures counted, each once: a measure with components by its verdict as a whole."""
    return VerdictCounts(
        Counter(Verdict(each.verdict) for each in attainments if each.component_id is None)
    )


def counts_by_node(
    edition: PlanEdition, period: Period, known: AsKnown | None = None
) -> dict[int, VerdictCounts]:
    """For every programme, subprogramme and accomplishment of the edition, the counts below it.

    Keys are node ids; a node without judged measures is left out. Two queries; of what was
    ``known`` in the period, one.
    """
    above = dict(
        Node.objects.filter(
            edition=edition,
            kind__in=FRAMES,
        ).values_list("pk", "parent_id")
    )
    counts: dict[int, VerdictCounts] = {}
    found = (
        _known_by_accomplishment(known, period) if known else _by_accomplishment(edition, period)
    )
    for accomplishment, verdict, measures in found:
        node: int | None = accomplishment
        while node in above:
            counts.setdefault(node, VerdictCounts()).by_verdict[Verdict(verdict)] += measures
            node = above[node]
    return counts


def _known_by_accomplishment(known: AsKnown, period: Period) -> Iterable[tuple[int, str, int]]:
    return (
        (row.measure.accomplishment_id, row.verdict, 1)
        for row in known.rows
        if row.component_id is None and row.period_id == period.pk
    )


def counts_of_edition(edition: PlanEdition, period: Period) -> VerdictCounts:
    """The counts of the whole plan, in one query."""
    whole = VerdictCounts()
    for _accomplishment, verdict, measures in _by_accomplishment(edition, period):
        whole.by_verdict[Verdict(verdict)] += measures
    return whole


def _by_accomplishment(edition: PlanEdition, period: Period) -> Iterable[tuple[int, str, int]]:
    return (
        current_rows()
        .filter(measure__node__edition=edition, period=period, component__isnull=True)
        .values_list("measure__accomplishment", "verdict")
        .annotate(measures=Count("pk"))
        .order_by()
    )


def latest_period(edition: PlanEdition) -> Period | None:
    """The last period for which the edition's attainment is computed; ``None`` before that."""
    return (
        Period.objects.filter(
            pk__in=Attainment.objects.filter(measure__node__edition=edition).values("period")
        )
        .order_by("-last_day", "first_day")
        .first()
    )
