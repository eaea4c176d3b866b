"""What people give beside the values of a report: reasons of a miss, evidence, narratives."""

from collections import defaultdict
from collections.abc import Iterable

from indicators import review
from indicators.enums import MissReason, NarrativeKind
from indicators.models import Attainment, Narrative
from indicators.reports import document
from indicators.reports.plan_words import PlanWords
from indicators.reports.scene import Scene


class GivenWithValues:
    """Of the actuals that the report counts, in three queries."""

    def __init__(self, attainments: Iterable[Attainment]) -> None:
        actuals = {each.actual_id: each.actual for each in attainments if each.actual}
        self.by_version = review.beside(list(actuals.values()))

    def of(self, attainments: Iterable[Attainment]) -> list[review.Beside]:
        """A measure's, or those of each of its components."""
        versions = dict.fromkeys(each.actual_id for each in attainments if each.actual_id)
        return [self.by_version[version] for version in versions]


def explanation(given: Iterable[review.Beside], words: PlanWords) -> document.Explanation | None:
    """The first that was given; components of a measure share their reason."""
    for each in given:
        if said := each.explanation:
            return document.Explanation(
                reason=words.of_people(said.text),
                action=words.of_people(said.action),
                codes=tuple(MissReason(code) for code in said.reasons),
                due=said.action_due.isoformat(),
            )
    return None


def evidence(given: Iterable[review.Beside]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(use.name for each in given for use in each.evidence))


class Narratives:
    """Of a period, by node, the last published text of each kind; emptied ones are left out.

    ``unpublished`` counts those whose last words nobody has published.
    """

    def __init__(self, scene: Scene, words: PlanWords) -> None:
        rows = Narrative.objects.filter(scene.nodes("node__"), period=scene.report.period)
        last: dict[tuple[int, NarrativeKind], str] = {}
        drafted = set()
        for row in rows.order_by("number"):
            key = (row.node_id, NarrativeKind(row.kind))
            if row.is_draft:
                drafted.add(key)
            else:
                drafted.discard(key)
                last[key] = row.text
        self.unpublished = len(drafted)
        self._told: dict[int, list[document.Narrative]] = defaultdict(list)
        for kind in NarrativeKind:
            for (node, of_kind), text in last.items():
                if of_kind == kind and text:
                    self._told[node].append(document.Narrative(kind, words.of_people(text)))

    def of(self, node_id: int) -> tuple[document.Narrative, ...]:
        return tuple(self._told.get(node_id, ()))
