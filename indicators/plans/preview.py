"""A plan that is read and not loaded: what it holds, and how it differs from what is loaded."""

from collections import Counter
from dataclasses import dataclass, field

from indicators.enums import ContinuesKind, NodeKind
from indicators.models import Cell, Node, PlanEdition
from indicators.plans.changes import NEW
from indicators.plans.continuations import LASTING, bare
from indicators.plans.nodes import above
from indicators.plans.queries import TREE_KINDS
from indicators.plans.records import PlanRecord, Record
from indicators.plans.services import in_another_language, previous_edition

COUNTED = (
    NodeKind.PROGRAMME,
    NodeKind.SUBPROGRAMME,
    NodeKind.OBJECTIVE,
    NodeKind.ACCOMPLISHMENT,
    NodeKind.MEASURE,
    NodeKind.DELIVERABLE,
    NodeKind.MANDATE,
    NodeKind.PARAGRAPH,
)
VALUES = "value"


@dataclass(slots=True)
class RecordBranch:
    """A record with what hangs below it, in printed order.

    ``measures`` and ``doubts`` count what the branch holds; ``change`` is a ``ContinuesKind``,
    ``NEW``, or empty where there is no earlier edition or the kind does not last.
    """

    record: Record
    branches: list["RecordBranch"] = field(default_factory=list)
    measures: int = 0
    doubts: int = 0
    change: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """``known`` has these very bytes, ``translated`` is the edition to which the words would be
    added, ``previous`` the edition before the one that loading would make.

    ``counts`` are kind, count in the file, and count in ``previous`` or ``None``; ``dropped``
    are the programmes, units and measures of ``previous`` that the file no longer has.
    """

    known: PlanEdition | None
    translated: PlanEdition | None
    previous: PlanEdition | None
    branches: list[RecordBranch]
    counts: list[tuple[str, int, int | None]]
    dropped: list[Node]


def already_loaded(record: PlanRecord) -> PlanEdition | None:
    """The edition that has these very bytes."""
    return PlanEdition.objects.filter(source_sha256=record.document.source_sha256).first()


def preview(record: PlanRecord) -> Preview:
    """Everything a person looks at before confirming, in a constant number of queries."""
    known = already_loaded(record)
    translated = None if known else in_another_language(record)
    previous = None if known or translated else previous_edition(record)
    before = _lasting(previous)
    changes = _changes(record, before) if previous else {}
    moved = {node.pk for _change, node in changes.values() if node is not None}
    return Preview(
        known=known,
        translated=translated,
        previous=previous,
        branches=_tree(record, {path: change for path, (change, _node) in changes.items()}),
        counts=_counts(record, previous),
        dropped=[node for node in before if node.pk not in moved],
    )


def _tree(record: PlanRecord, changes: dict[str, str]) -> list[RecordBranch]:
    kinds = {kind.value for kind in TREE_KINDS}
    branches = {
        each.path: RecordBranch(each, change=changes.get(each.path, ""))
        for each in record.records
        if each.kind in kinds and not each.path.endswith("/objective")
    }
    roots = []
    for path, branch in branches.items():
        over = next((branches[up] for up in above(path) if up in branches), None)
        (over.branches if over else roots).append(branch)
        if branch.record.kind == NodeKind.MEASURE:
            for up in _on_the_way(path, branches):
                up.measures += 1
    for each in record.records:
        if each.kind == "doubt":
            for up in _on_the_way(each.about, branches):
                up.doubts += 1
    return roots


def _on_the_way(path: str, branches: dict[str, RecordBranch]) -> list[RecordBranch]:
    return [branches[at] for at in (path, *above(path)) if at in branches]


def _lasting(edition: PlanEdition | None) -> list[Node]:
    if edition is None:
        return []
    return list(Node.objects.filter(edition=edition, kind__in=LASTING).order_by("position"))


def _changes(record: PlanRecord, before: list[Node]) -> dict[str, tuple[str, Node | None]]:
    """By path in the file, what became of an earlier node there: as the loader will propose."""
    by_path = {node.path: node for node in before}
    lasting = [each for each in record.records if each.kind in set(LASTING)]
    here = {each.path for each in lasting}
    times = Counter((each.kind, bare(each.text)) for each in lasting)
    gone = {
        (node.kind, bare(node.text)): node for node in reversed(before) if node.path not in here
    }
    changes: dict[str, tuple[str, Node | None]] = {}
    for each in lasting:
        earlier = by_path.get(each.path)
        words = (each.kind, bare(each.text))
        if earlier is not None and earlier.kind == each.kind:
            is_same = bare(earlier.text) == words[1]
            kind = ContinuesKind.SAME if is_same else ContinuesKind.REWORDED
            changes[each.path] = (kind.value, earlier)
        elif times[words] == 1 and words in gone:
            changes[each.path] = (ContinuesKind.MOVED.value, gone[words])
        else:
            changes[each.path] = (NEW, None)
    return changes


def _counts(record: PlanRecord, previous: PlanEdition | None) -> list[tuple[str, int, int | None]]:
    now = Counter(each.kind for each in record.records)
    then: Counter[str] = Counter()
    if previous is not None:
        then.update(Node.objects.filter(edition=previous).values_list("kind", flat=True))
        then[VALUES] = Cell.objects.filter(versions__source__edition=previous).distinct().count()
    kinds = (*(kind.value for kind in COUNTED), VALUES)
    return [(kind, now[kind], then[kind] if previous else None) for kind in kinds]
