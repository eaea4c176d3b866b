"""What pages and the API read of a plan: constant numbers of queries for any size."""

from dataclasses import dataclass, field

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Lower

from indicators.enums import NodeKind
from indicators.models import (
    Deliverable,
    Doubt,
    ExpectedAccomplishment,
    MandateEntry,
    Node,
    Objective,
    PerformanceMeasure,
    PlanEdition,
    Translation,
)

TREE_KINDS = (
    NodeKind.PROGRAMME,
    NodeKind.SUBPROGRAMME,
    NodeKind.ACCOMPLISHMENT,
    NodeKind.MEASURE,
)
MOST_FOUND = 200


@dataclass(slots=True)
class Branch:
    """A node of the tree with what hangs below it, in printed order."""

    node: Node
    branches: list["Branch"] = field(default_factory=list)

    @property
    def measures(self) -> int:
        """How many measures stand on this branch."""
        own = self.node.kind == NodeKind.MEASURE
        return own + sum(branch.measures for branch in self.branches)


def tree(nodes: QuerySet[Node]) -> list[Branch]:
    """The nodes as a tree, in one query. A node whose parent is not among them is a root."""
    branches = {node.pk: Branch(node) for node in nodes.order_by("position")}
    roots = []
    for branch in branches.values():
        parent = branches.get(branch.node.parent_id)
        (parent.branches if parent else roots).append(branch)
    return roots


def tree_nodes(edition: PlanEdition) -> QuerySet[Node]:
    return Node.objects.filter(edition=edition, kind__in=TREE_KINDS)


def below(node: Node) -> Q:
    """A node and everything below it, by path."""
    return Q(node__edition=node.edition_id) & (
        Q(node__path=node.path) | Q(node__path__startswith=f"{node.path}/")
    )


def matching(nodes: QuerySet[Node], words: str) -> list[Branch]:
    """The tree of what holds the words: a match shows its whole branch and what it hangs on."""
    paths = list(found(words, nodes).values_list("path", flat=True))
    wanted = Q(pk__in=[])
    for path in paths:
        wanted |= Q(path=path) | Q(path__startswith=f"{path}/") | Q(path__in=_above(path))
    return tree(nodes.filter(wanted))


def _above(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:depth]) for depth in range(1, len(parts))]


def ancestors(node: Node) -> list[Node]:
    """The nodes above, from the programme down, in one query."""
    above = Node.objects.filter(edition=node.edition_id, path__in=_above(node.path))
    rows = list(above.order_by("position"))
    for row in rows:
        row.edition = node.edition
    return rows


@dataclass(frozen=True, slots=True)
class Frame:
    """A subprogramme, or a programme without any: what one page shows of the plan's own words."""

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


def frame(node: Node) -> Frame:
    """Everything printed below a node, in printed order, in nine queries."""
    here = below(node)
    return Frame(
        objectives=list(Objective.objects.filter(here).order_by("node__position")),
        accomplishments=list(
            ExpectedAccomplishment.objects.filter(here)
            .prefetch_related("node__statements")
            .order_by("node__position")
        ),
        measures=list(
            PerformanceMeasure.objects.filter(here)
            .select_related("current", "identity")
            .order_by("node__position")
        ),
        deliverables=list(
            Deliverable.objects.filter(here)
            .prefetch_related("counts__period")
            .order_by("node__position")
        ),
        mandates=list(
            MandateEntry.objects.filter(here).select_related("mandate").order_by("node__position")
        ),
        paragraphs=list(
            Node.objects.filter(
                edition=node.edition_id, kind=NodeKind.PARAGRAPH, path__startswith=f"{node.path}/"
            )
            .prefetch_related("alignments")
            .order_by("position")
        ),
    )


def words_in(language: str, nodes: list[int]) -> dict[tuple[int, str], Translation]:
    """The translations of nodes into a language, by node and field."""
    found = Translation.objects.filter(language=language, node__in=nodes)
    return {(row.node_id, row.field): row for row in found}


def found(words: str, nodes: QuerySet[Node]) -> QuerySet[Node]:
    """Nodes whose text, in the plan's language or another, or whose path holds all the words."""
    for word in words.lower().split():
        translated = Translation.objects.annotate(low=Lower("text")).filter(low__contains=word)
        nodes = nodes.annotate(low=Lower("text")).filter(
            Q(low__contains=word) | Q(path__icontains=word) | Q(pk__in=translated.values("node"))
        )
    return nodes.select_related("edition", "parent").order_by("edition", "position")[:MOST_FOUND]


def open_doubts(edition: PlanEdition) -> QuerySet[Doubt]:
    return (
        Doubt.objects.filter(edition=edition, decided_at__isnull=True)
        .select_related("node")
        .order_by("code", F("node__position").asc(nulls_last=True))
    )
