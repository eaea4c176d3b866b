"""Finding a node by words in any language of the plans, by its path, or by a goal.

Texts are compared in lower case with the trigram indexes of nodes and translations; a word of
fewer than three letters cannot use them and is sought by reading the texts.
"""

import re
from bisect import bisect
from datetime import datetime

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from indicators import ledger
from indicators.enums import NodeKind, PlanFormat
from indicators.models import Alignment, Node, PlanEdition, Translation
from indicators.plans.queries import TREE_KINDS, UNITS, Branch

MOST_FOUND = 200
# "SDG 6", "SDG 3.6", and the same in Chinese, French, Spanish, Russian and Arabic.
GOAL = re.compile(
    r"(?:sdgs?|可持续发展目标|odd|ods|цур|هدف(?: التنمية المستدامة)?)\s*(\d+(?:\.[0-9a-z]+)?)",
    re.IGNORECASE,
)
GOALS = "SDG"


def found(words: str, nodes: QuerySet[Node]) -> QuerySet[Node]:
    """Nodes whose text, in one language, holds all the words; or whose path holds the whole query;
    or that name the goal which the query is.
    """
    if goal := GOAL.fullmatch(words.strip()):
        return nodes.filter(pk__in=_aligned(goal[1]))
    texts = Node.objects.order_by().annotate(low=Lower("text"))
    translated = Translation.objects.annotate(low=Lower("text"))
    for word in words.lower().split():
        texts = texts.filter(low__contains=word)
        translated = translated.filter(low__contains=word)
    asked_path = " ".join(words.replace("-", " ").split())
    paths = Node.objects.order_by().filter(path__icontains=asked_path)
    every = texts.values("pk").union(translated.values("node"), paths.values("pk"))
    return nodes.filter(pk__in=every)


def first_found(words: str, nodes: QuerySet[Node]) -> list[Node]:
    """As many as one page shows, in printed order, with their editions."""
    return list(
        found(words, nodes)
        .select_related("edition", "parent")
        .order_by("edition__period__first_day", "edition", "position")[:MOST_FOUND]
    )


def editions_named(words: str, editions: QuerySet[PlanEdition]) -> QuerySet[PlanEdition]:
    """Editions whose title, in one language, holds all the words."""
    titles = PlanEdition.objects.order_by().annotate(low=Lower("title"))
    translated = Translation.objects.filter(edition__isnull=False).annotate(low=Lower("text"))
    for word in words.lower().split():
        titles = titles.filter(low__contains=word)
        translated = translated.filter(low__contains=word)
    return editions.filter(pk__in=titles.values("pk").union(translated.values("edition")))


def _aligned(code: str) -> QuerySet:
    """A goal is also named by its targets: 3 is found in 3.6."""
    codes = Q(code__iexact=code) | Q(code__startswith=f"{code}.")
    return Alignment.objects.filter(codes, framework=GOALS).values("node")


def hits(words: str, edition: PlanEdition) -> set[int]:
    """The tree's nodes that a filter matches. An objective stands for its unit, and so does a
    paragraph that names the goal which is asked for.
    """
    nodes = Node.objects.filter(edition=edition)
    if goal := GOAL.fullmatch(words.strip()):
        return _units_of(nodes.filter(pk__in=_aligned(goal[1])), edition)
    shown = nodes.filter(kind__in=TREE_KINDS)
    return {
        parent if kind == NodeKind.OBJECTIVE else pk
        for pk, kind, parent in found(words, shown).values_list("pk", "kind", "parent")
    }


def goals(edition: PlanEdition, *, at: datetime | None = None) -> dict[int, set[int]]:
    """By goal, the units and results of which a paragraph names it or one of its targets, now or
    at an instant; in two queries.
    """
    rows = Alignment.objects.filter(node__edition=edition)
    if at is not None:
        rows = ledger.rows_at(Alignment, at).filter(pgh_obj__in=rows)
    named = list(rows.values_list("framework", "code", "node__position", "node__parent"))
    places = _unit_places(edition)
    found: dict[int, set[int]] = {}
    for framework, code, position, parent in named:
        goal = code.partition(".")[0]
        if framework == GOALS and goal.isdecimal():
            found.setdefault(int(goal), set()).add(_unit_of(position, parent, places))
    return found


def _units_of(paragraphs: QuerySet[Node], edition: PlanEdition) -> set[int]:
    """What the paragraphs hang on: in a biennial plan the unit printed last before them."""
    places = _unit_places(edition)
    rows = paragraphs.values_list("position", "parent")
    return {_unit_of(position, parent, places) for position, parent in rows}


def _unit_places(edition: PlanEdition) -> list[tuple[int, int]]:
    """Position and node of the units of a biennial plan; of an annual one they are not needed."""
    if edition.format != PlanFormat.BIENNIAL_TEXT:
        return []
    units = Node.objects.filter(edition=edition, kind__in=UNITS).order_by("position")
    return list(units.values_list("position", "pk"))


def _unit_of(position: int, parent: int, places: list[tuple[int, int]]) -> int:
    if not places:
        return parent
    return places[bisect(places, position, key=lambda place: place[0]) - 1][1]


def matching(branches: list[Branch], wanted: set[int]) -> list[Branch]:
    """The branches of the tree with a match: below a match all is shown, above it the way to it."""
    kept = []
    for branch in branches:
        if branch.node.pk not in wanted:
            branch.branches = matching(branch.branches, wanted)
            branch.measures = sum(each.measures for each in branch.branches)
            if not branch.branches:
                continue
        kept.append(branch)
    return kept
