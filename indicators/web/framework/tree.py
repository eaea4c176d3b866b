"""The tree of a plan as pages show it: each branch with its counts, each measure its verdict."""

from collections.abc import Container
from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from indicators import attainment, ledger, plans
from indicators.enums import NodeKind, ReasonCode
from indicators.models import Attainment, MeasureVersion, Node
from indicators.templatetags.addresses import address, short_name, speaks
from indicators.web.state import State
from indicators.web.words_of_nodes import in_readers_language

IN_DOCUMENTS_VOICE = (NodeKind.OBJECTIVE, NodeKind.ACCOMPLISHMENT, NodeKind.MEASURE)
DEEPEST = 5
# A tree with this many measures at most comes whole.
FEW_MEASURES = 120


@dataclass(slots=True)
class ShownBranch:
    """``is_open`` shows what is below; a branch that ``is_lazy`` has it fetched when asked for."""

    node: Node
    depth: int
    measures: int
    counts: attainment.VerdictCounts | None
    attained: Attainment | None
    reading: MeasureVersion | None
    branches: list["ShownBranch"]
    is_open: bool
    is_lazy: bool
    name: SafeString

    @property
    def look(self) -> str:
        """The class of its depth, and whose voice its words are in."""
        return "doc" if self.node.kind in IN_DOCUMENTS_VOICE else ""

    @property
    def key(self) -> str:
        return f"t{self.node.pk}"

    @property
    def code(self) -> str:
        return short_name(self.node.path)

    @property
    def address(self) -> str:
        return address(self.node)

    @property
    def speaks(self) -> SafeString:
        return speaks(self.node.shown_language)

    @property
    def is_judged(self) -> bool:
        return self.attained is not None and ReasonCode.JUDGED in self.attained.reasons


class Dresser:
    """Turns the branches of one edition into shown ones, in a constant number of queries."""

    def __init__(
        self,
        state: State,
        *,
        open_kinds: Container[str] = (),
        words: str = "",
        top: int = 0,
        with_definitions: bool = False,
    ) -> None:
        """``top`` is the depth that stands at the margin of the page."""
        self.state = state
        self.with_definitions = with_definitions
        self.open_kinds = open_kinds
        self.words = words.lower().split()
        self.top = top
        self.attained: dict[int, Attainment] = {}
        self.readings: dict[int, MeasureVersion] = {}

    @cached_property
    def counts(self) -> dict[int, attainment.VerdictCounts]:
        """By node; asked for only where a branch is shown or a whole is counted."""
        return self.state.counts()

    def shown(self, branches: list[plans.Branch]) -> list[ShownBranch]:
        if not branches:
            return []
        nodes = _nodes(branches)
        for node in nodes:
            node.edition = self.state.edition
        in_readers_language(nodes, at=self.state.instant)
        measures = [node.pk for node in nodes if node.kind == NodeKind.MEASURE]
        if self.state.period and measures:
            self.attained = self.state.wholes(measures)
        if self.with_definitions:
            self.readings = ledger.readings_of(measures, at=self.state.instant)
        return [self._branch(branch, branch.node.path.count("/") - self.top) for branch in branches]

    def _branch(self, branch: plans.Branch, depth: int) -> ShownBranch:
        node = branch.node
        is_lazy = not branch.branches and node.kind != NodeKind.MEASURE and branch.measures > 0
        return ShownBranch(
            node=node,
            depth=min(depth, DEEPEST),
            measures=branch.measures,
            counts=self.counts.get(node.pk),
            attained=self.attained.get(node.pk),
            reading=self.readings.get(node.pk),
            branches=[self._branch(below, depth + 1) for below in branch.branches],
            is_open=node.kind in self.open_kinds and not is_lazy,
            is_lazy=is_lazy,
            name=marked(node.shown_text, self.words),
        )


def small_enough(branches: list[plans.Branch]) -> list[plans.Branch]:
    """The branches as they are; of very many measures only the top, to be opened one by one."""
    if sum(branch.measures for branch in branches) <= FEW_MEASURES:
        return branches
    return [plans.Branch(branch.node, measures=branch.measures) for branch in branches]


def only(branches: list[plans.Branch], measures: Container[int]) -> list[plans.Branch]:
    """The branches with one of the measures on them, without the other measures."""
    kept = []
    for branch in branches:
        if branch.node.kind == NodeKind.MEASURE:
            if branch.node.pk in measures:
                kept.append(branch)
            continue
        branch.branches = only(branch.branches, measures)
        branch.measures = sum(each.measures for each in branch.branches)
        if branch.branches:
            kept.append(branch)
    return kept


def marked(text: str, words: list[str]) -> SafeString:
    """The text with every occurrence of the words in ``<mark>``."""
    low = text.lower()
    if not words or len(low) != len(text):
        return conditional_escape(text)
    is_marked = [False] * len(text)
    for word in words:
        at = low.find(word)
        while at >= 0:
            is_marked[at : at + len(word)] = [True] * len(word)
            at = low.find(word, at + len(word))
    return format_html_join("", "{}", ((run,) for run in _runs(text, is_marked)))


def _runs(text: str, is_marked: list[bool]) -> list[SafeString]:
    runs, start = [], 0
    for at in range(1, len(text) + 1):
        if at == len(text) or is_marked[at] != is_marked[start]:
            run = text[start:at]
            runs.append(
                format_html("<mark>{}</mark>", run) if is_marked[start] else conditional_escape(run)
            )
            start = at
    return runs


def _nodes(branches: list[plans.Branch]) -> list[Node]:
    return [node for branch in branches for node in (branch.node, *_nodes(branch.branches))]
