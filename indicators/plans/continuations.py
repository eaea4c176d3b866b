"""From edition to edition: what goes on, what is new, what is gone.

The importer proposes links; the same words at the same path carry their identity at once, every
other link waits for a person.
"""

from collections import Counter
from collections.abc import Iterable

from indicators.enums import ContinuesKind, NodeKind
from indicators.models import (
    Continuation,
    MeasureIdentity,
    Node,
    PerformanceMeasure,
    PlanEdition,
    Programme,
    ProgrammeIdentity,
    Subprogramme,
    SubprogrammeIdentity,
)
from indicators.plans.nodes import Carried
from indicators.plans.records import PlanRecord

Identity = ProgrammeIdentity | SubprogrammeIdentity | MeasureIdentity
LASTING = (NodeKind.PROGRAMME, NodeKind.SUBPROGRAMME, NodeKind.MEASURE)


def bare(text: str) -> str:
    """Words without their white space: how two printings are compared."""
    return "".join(text.split())


def carried(previous: PlanEdition | None, record: PlanRecord) -> Carried:
    """The identities that nodes with the same path and words hand on."""
    if previous is None:
        return Carried()
    words = {each.path: bare(each.text) for each in record.records if each.kind in set(LASTING)}
    return Carried(
        programmes=_same(Programme, previous, words),
        subprogrammes=_same(Subprogramme, previous, words),
        measures=_same(PerformanceMeasure, previous, words),
    )


def _same(model: type, previous: PlanEdition, words: dict[str, str]) -> dict[str, Identity]:
    rows = model.objects.filter(node__edition=previous).select_related("identity")
    return {row.path: row.identity for row in rows if words.get(row.path) == bare(row.text)}


def propose(previous: PlanEdition, edition: PlanEdition) -> list[Continuation]:
    """One link for each lasting node of the earlier edition."""
    before = _lasting(previous)
    after = {node.path: node for node in _lasting(edition)}
    new_words = _by_words(after.values())
    taken = {node.path for node in before if node.path in after}
    links = [_link(node, after, new_words, taken) for node in before]
    return Continuation.objects.bulk_create(links)


def _lasting(edition: PlanEdition) -> list[Node]:
    return list(Node.objects.filter(edition=edition, kind__in=LASTING).order_by("position"))


def _by_words(nodes: Iterable[Node]) -> dict[tuple[str, str], Node]:
    """Nodes whose words stand once only in the edition."""
    nodes = list(nodes)
    times = Counter((node.kind, bare(node.text)) for node in nodes)
    keyed = (((node.kind, bare(node.text)), node) for node in nodes)
    return {key: node for key, node in keyed if times[key] == 1}


def _link(
    node: Node, after: dict[str, Node], new_words: dict[tuple[str, str], Node], taken: set[str]
) -> Continuation:
    here = after.get(node.path)
    if here is not None and here.kind == node.kind:
        same = bare(here.text) == bare(node.text)
        kind = ContinuesKind.SAME if same else ContinuesKind.REWORDED
        return Continuation(before=node, after=here, kind=kind)
    elsewhere = new_words.get((node.kind, bare(node.text)))
    if elsewhere is not None and elsewhere.path not in taken:
        return Continuation(before=node, after=elsewhere, kind=ContinuesKind.MOVED)
    return Continuation(before=node, after=None, kind=ContinuesKind.DROPPED)
