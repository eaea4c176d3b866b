"""The units of a round as rows: programmes, and of the opened ones what is below them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from indicators import review
from indicators.enums import NodeKind
from indicators.models import Node, ReportingRound, User
from indicators.web.words_of_nodes import in_readers_language

UNITS = (NodeKind.PROGRAMME, NodeKind.SUBPROGRAMME)


@dataclass(slots=True)
class RoundRow:
    """A programme, a unit below it, or a measure, with how far it is and who enters its values."""

    node: Node
    standing: "review.rounds.Standing"
    people: list[User] = field(default_factory=list)
    is_opened: bool = False

    @property
    def is_programme(self) -> bool:
        return self.node.kind == NodeKind.PROGRAMME

    @property
    def is_measure(self) -> bool:
        return self.node.kind == NodeKind.MEASURE

    @property
    def depth(self) -> int:
        """1 for what stands right below a programme."""
        return min(self.node.path.count("/"), 3)


def round_rows(
    asked: ReportingRound,
    *,
    opened: str,
    people: dict[int, list[User]],
    standings: Collection["review.rounds.MeasureStanding"],
) -> list[RoundRow]:
    """The programmes in printed order; below the one whose path is ``opened`` all it holds."""
    wanted = Node.objects.filter(edition=asked.edition_id, kind=NodeKind.PROGRAMME)
    if opened:
        below = Node.objects.filter(
            edition=asked.edition_id,
            kind__in=(NodeKind.SUBPROGRAMME, NodeKind.MEASURE),
            path__startswith=f"{opened}/",
        )
        wanted = wanted | below
    nodes = list(wanted.order_by("position"))
    for node in nodes:
        node.edition = asked.edition
    in_readers_language(nodes)
    rows = {
        node.path: RoundRow(node, review.rounds.Standing(), is_opened=node.path == opened)
        for node in nodes
    }
    for each in standings:
        for path in _paths(each.path):
            if path in rows:
                rows[path].standing += each.standing
                _add(rows[path].people, people.get(each.identity_id, ()))
    return [row for row in rows.values() if row.standing.asked]


def _paths(path: str) -> Iterable[str]:
    parts = path.split("/")
    return ("/".join(parts[:depth]) for depth in range(1, len(parts) + 1))


def _add(people: list[User], others: Iterable[User]) -> None:
    people.extend(person for person in others if person not in people)
