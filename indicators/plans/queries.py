"""What pages and the API read of a plan: constant numbers of queries for any size."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import models
from django.db.models import Count, F, Min, Q, QuerySet
from django.db.models.functions import Coalesce

from indicators.enums import NodeKind, PlanFormat
from indicators.models import (
    Deliverable,
    Doubt,
    ExpectedAccomplishment,
    MandateEntry,
    Node,
    Objective,
    PerformanceMeasure,
    Period,
    PlanEdition,
)

TREE_KINDS = (
    NodeKind.PROGRAMME,
    NodeKind.SUBPROGRAMME,
    NodeKind.OBJECTIVE,
    NodeKind.ACCOMPLISHMENT,
    NodeKind.MEASURE,
)
UNITS = (NodeKind.PROGRAMME, NodeKind.SUBPROGRAMME)
# A plan is written in the year before it begins.
WRITTEN_BEFORE = timedelta(days=365)


@dataclass(slots=True)
class Branch:
    """A node of the tree with what hangs below it, in printed order.

    ``measures`` counts the measures on the branch, itself included.
    """

    node: Node
    branches: list["Branch"] = field(default_factory=list)
    measures: int = 0


def tree(nodes: QuerySet[Node]) -> list[Branch]:
    """The nodes as a tree, in one query. A node whose parent is not among them is a root."""
    branches = {node.pk: Branch(node) for node in nodes.order_by("position")}
    roots = []
    for branch in branches.values():
        parent = branches.get(branch.node.parent_id)
        (parent.branches if parent else roots).append(branch)
        if branch.node.kind == NodeKind.MEASURE:
            _count_upwards(branch, branches)
    return roots


def _count_upwards(branch: Branch | None, branches: dict[int, Branch]) -> None:
    while branch is not None:
        branch.measures += 1
        branch = branches.get(branch.node.parent_id)


def tree_nodes(edition: PlanEdition) -> QuerySet[Node]:
    """What the tree shows: of the objectives only numbered ones, which have rows of their own."""
    return Node.objects.filter(edition=edition, kind__in=TREE_KINDS).exclude(
        kind=NodeKind.OBJECTIVE, path__endswith="/objective"
    )


def programmes(edition: PlanEdition) -> list[Branch]:
    """The roots of the tree with the count of their measures, in two queries."""
    counts = dict(
        PerformanceMeasure.objects.filter(node__edition=edition)
        .order_by()
        .values_list("accomplishment__programme")
        .annotate(Count("pk"))
    )
    nodes = Node.objects.filter(edition=edition, kind=NodeKind.PROGRAMME).order_by("position")
    return [Branch(node, measures=counts.get(node.pk, 0)) for node in nodes]


def ancestors(node: Node) -> list[Node]:
    """The nodes above, from the programme down, in one query."""
    parts = node.path.split("/")
    paths = ["/".join(parts[:depth]) for depth in range(1, len(parts))]
    rows = list(Node.objects.filter(edition=node.edition_id, path__in=paths).order_by("position"))
    for row in rows:
        row.edition = node.edition
    return rows


@dataclass(frozen=True, slots=True)
class Frame:
    """A programme or a unit of its tree: what one page shows of the plan's own words.

    ``paragraphs`` are its strategy or orientation; those of a result hang on the result.
    """

    objectives: list[Objective]
    accomplishments: list[ExpectedAccomplishment]
    measures: list[PerformanceMeasure]
    deliverables: list[Deliverable]
    mandates: list[MandateEntry]
    paragraphs: list[Node]

    @property
    def nodes(self) -> list[Node]:
        """All nodes of the page, whose words may be asked for in one go."""
        rows = (
            *self.objectives,
            *self.accomplishments,
            *self.measures,
            *self.deliverables,
            *self.mandates,
        )
        return [*(row.node for row in rows), *self.paragraphs]

    @property
    def is_empty(self) -> bool:
        """Whether the plan prints nothing here but the name."""
        return not self.nodes


def frame(node: Node) -> Frame:
    """Everything printed in a unit and not in a unit below it, in printed order."""
    here = _in_frame(node)
    measures = PerformanceMeasure.objects.filter(_in_frame(node, "accomplishment__"))
    return Frame(
        objectives=list(Objective.objects.filter(here).order_by("node__position")),
        accomplishments=list(
            ExpectedAccomplishment.objects.filter(here)
            .prefetch_related("node__statements")
            .order_by("node__position")
        ),
        measures=list(measures.select_related("current", "identity").order_by("node__position")),
        deliverables=list(
            Deliverable.objects.filter(here)
            .prefetch_related("counts__period")
            .order_by("node__position")
        ),
        mandates=list(
            MandateEntry.objects.filter(here).select_related("mandate").order_by("node__position")
        ),
        paragraphs=list(
            _paragraphs(node).prefetch_related("alignments").order_by("position").distinct()
        ),
    )


def _in_frame(node: Node, whose: str = "") -> Q:
    if node.kind == NodeKind.PROGRAMME:
        return Q(**{f"{whose}programme": node.pk, f"{whose}subprogramme": None})
    return Q(**{f"{whose}subprogramme": node.pk})


def _paragraphs(node: Node) -> QuerySet[Node]:
    """A biennial plan numbers its paragraphs through the programme: a unit's are those printed
    between it and the next unit. In an annual plan they hang on the unit and on its results.
    """
    found = Node.objects.filter(edition=node.edition_id, kind=NodeKind.PARAGRAPH)
    if node.edition.format != PlanFormat.BIENNIAL_TEXT:
        return found.filter(
            Q(parent=node) | Q(parent__kind=NodeKind.ACCOMPLISHMENT, parent__parent=node)
        )
    following = Node.objects.filter(
        edition=node.edition_id, kind__in=UNITS, position__gt=node.position
    ).aggregate(at=Min("position"))["at"]
    printed_after = found.filter(position__gt=node.position)
    return printed_after if following is None else printed_after.filter(position__lt=following)


def judged_period(edition: PlanEdition) -> Period | None:
    """The period that the statements of a plan judge: of the same kind as its own, the last one
    that was over when the plan was written. Of 2026 it is 2024, of 2020-2021 it is 2016-2017.
    """
    own = edition.period
    written = own.first_day - WRITTEN_BEFORE
    lasts = own.last_day - own.first_day + timedelta(days=1)
    return (
        Period.objects.filter(kind=own.kind, last_day__lt=written, last_day__gt=written - lasts)
        .order_by("-last_day")
        .first()
    )


def open_doubts(edition: PlanEdition) -> QuerySet[Doubt]:
    return (
        Doubt.objects.filter(edition=edition, decided_at__isnull=True)
        .select_related("node__performancemeasure__current")
        .order_by("code", F("node__position").asc(nulls_last=True), "pk")
    )


def decided_doubts(edition: PlanEdition) -> QuerySet[Doubt]:
    """The latest decision first."""
    return (
        Doubt.objects.filter(edition=edition, decided_at__isnull=False)
        .select_related("node", "decided_by")
        .order_by("-decided_at", "-pk")
    )


def former_decisions(doubts: Iterable[Doubt]) -> dict[int, list[models.Model]]:
    """By doubt, what it was decided as before, the latest first: rows of its history, with
    ``decision``, ``answer``, ``decided_by`` and ``decided_at``; one query.
    """
    standing = {doubt.pk: doubt.decided_at for doubt in doubts}
    written = Doubt.pgh_event_model.objects.filter(pgh_obj__in=standing, decided_at__isnull=False)
    found: dict[int, list[models.Model]] = {}
    for row in written.select_related("decided_by").order_by("-pgh_id"):
        if row.decided_at != standing[row.pgh_obj_id]:
            found.setdefault(row.pgh_obj_id, []).append(row)
    return found


def units_by_level(edition: PlanEdition) -> dict[str, int]:
    """How many sections, subprogrammes, components and missions an edition has."""
    levels = (
        Node.objects.filter(edition=edition, kind=NodeKind.SUBPROGRAMME)
        .annotate(level=Coalesce("subprogramme__level", F("kind")))
        .order_by()
    )
    return dict(levels.values_list("level").annotate(Count("pk")))


def undecided_measures(edition: PlanEdition) -> QuerySet[Node]:
    """Measures whose reading nobody has confirmed yet, in printed order."""
    return Node.objects.filter(
        edition=edition,
        performancemeasure__current__confirmed_by__isnull=True,
        performancemeasure__current__isnull=False,
    ).order_by("position")


def undecided(
    edition: PlanEdition, *, before: Node | None = None, after: Node | None = None
) -> Node | None:
    """The undecided measure printed next before, or next after, a node."""
    rows = undecided_measures(edition)
    if before is not None:
        return rows.filter(position__lt=before.position).last()
    return rows.filter(position__gt=after.position).first()
