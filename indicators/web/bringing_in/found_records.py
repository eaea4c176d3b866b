"""What was found in a plan file, as the page shows it before anybody confirms."""

from collections import Counter
from dataclasses import dataclass

from indicators import plans
from indicators.enums import NodeKind
from indicators.plans import PlanRecord, RecordBranch
from indicators.web.framework.tree import DEEPEST, IN_DOCUMENTS_VOICE

FIRST = 20


@dataclass(slots=True)
class ShownRecord:
    """A branch of the file's tree; a lazy one has its branches fetched when it is opened."""

    record: object
    key: str
    depth: int
    measures: int
    doubts: int
    change: str
    branches: list["ShownRecord"]
    is_open: bool
    is_lazy: bool

    @property
    def look(self) -> str:
        return "doc" if self.record.kind in IN_DOCUMENTS_VOICE else ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A doubt or a passage that was not read: its words, where they stand, what it is about."""

    words: str
    about: str
    place: dict[str, int]


@dataclass(frozen=True, slots=True)
class Group:
    """``first`` are as many as the page shows of ``total``."""

    code: str
    total: int
    first: list[Listed]


@dataclass(frozen=True, slots=True)
class Doubts:
    total: int
    groups: list[Group]


def shown_records(branches: list[RecordBranch], *, opened: str = "") -> list[ShownRecord]:
    """Programmes with what is below them lazy, but for the one that is ``opened``; the only
    programme of a file is open.
    """
    opened = branches[0].record.path if len(branches) == 1 else opened
    return [_shown(branch, opened) for branch in branches]


def below(branches: list[RecordBranch], path: str) -> list[ShownRecord] | None:
    """What hangs below a programme of the file; ``None`` if it has no such programme."""
    for branch in branches:
        if branch.record.path == path:
            return [_shown(each, path) for each in branch.branches]
    return None


def _shown(branch: RecordBranch, opened: str) -> ShownRecord:
    path = branch.record.path
    is_programme = branch.record.kind == NodeKind.PROGRAMME
    return ShownRecord(
        record=branch.record,
        key="r" + "".join(char if char.isalnum() else f"-{ord(char)}-" for char in path),
        depth=min(path.count("/"), DEEPEST),
        measures=branch.measures,
        doubts=branch.doubts,
        change=branch.change,
        branches=[_shown(each, opened) for each in branch.branches],
        is_open=path == opened,
        is_lazy=is_programme and path != opened,
    )


def shown_doubts(record: PlanRecord) -> Doubts:
    """The doubts by code, in the order of their codes."""
    texts = {each.path: each.text for each in record.records if each.kind in set(NodeKind)}
    doubts = [each for each in record.records if each.kind == "doubt"]
    totals = Counter(each.code for each in doubts)
    groups = []
    for code in (code for code in plans.DoubtCode if code in totals):
        own = [each for each in doubts if each.code == code][:FIRST]
        listed = [
            Listed(each.text or texts.get(each.about, ""), each.about, each.source.as_json())
            for each in own
        ]
        groups.append(Group(code=code, total=totals[code], first=listed))
    return Doubts(total=len(doubts), groups=groups)


def shown_remainders(record: PlanRecord) -> Group:
    found = [each for each in record.records if each.kind == "remainder"]
    first = [Listed(each.text, each.path, each.source.as_json()) for each in found[:FIRST]]
    return Group(code="remainder", total=len(found), first=first)
