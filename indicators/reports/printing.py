"""A plan as it prints itself, with the values that stand now; ten queries."""

from collections.abc import Iterator, Mapping
from typing import Any

from indicators.attainment import Figures, figures_of, stated_amount
from indicators.enums import (
    DeliverableLevel,
    Level,
    NodeKind,
    ResultKind,
    TranslatedField,
    ValueKind,
    ValueState,
)
from indicators.models import (
    Alignment,
    Attainment,
    Deliverable,
    ExpectedAccomplishment,
    MandateEntry,
    Node,
    PerformanceMeasure,
    Subprogramme,
    ValueVersion,
)
from indicators.reports.faults import at_node
from indicators.reports.measures import footnotes_of
from indicators.reports.plan_words import PlanWords
from indicators.reports.printed import PrintedCount, PrintedNode, PrintedValue
from indicators.reports.scene import Scene


def printed_nodes(
    scene: Scene, words: PlanWords, attainments: list[Attainment]
) -> tuple[tuple[PrintedNode, ...], set[str]]:
    """And the labels of the years that they leave out."""
    details = Details(scene, words, attainments)
    nodes = Node.objects.filter(scene.nodes()).order_by("position")
    return tuple(details.printed(node) for node in nodes), details.years_left_out


class Details:
    """What each kind adds to its node, by the node."""

    def __init__(self, scene: Scene, words: PlanWords, attainments: list[Attainment]) -> None:
        here = scene.nodes("node__")
        self.words = words
        self.levels = dict(Subprogramme.objects.filter(here).values_list("node_id", "level"))
        aligned = Alignment.objects.filter(here).values_list("node_id", flat=True)
        self.aligned = set(aligned)
        self.results = ExpectedAccomplishment.objects.filter(here).in_bulk()
        self.deliverables = (
            Deliverable.objects.filter(here).prefetch_related("counts__period").in_bulk()
        )
        entries = MandateEntry.objects.filter(here).select_related("mandate")
        self.mandates = {entry.pk: entry.mandate for entry in entries}
        measures = PerformanceMeasure.objects.filter(here).select_related("current")
        found = figures_of(measures, seen=attainments if scene.is_seen_otherwise else None)
        self.years_left_out = scene.keep_years(found)
        self.figures = {each.measure.pk: each for each in found}
        self.words.read_values(
            [version for each in found for version in each.stated],
            {part for each in found for part in each.components if part},
        )

    def printed(self, node: Node) -> PrintedNode:
        with at_node(node):
            return self._printed(node)

    def _printed(self, node: Node) -> PrintedNode:
        return PrintedNode(
            kind=NodeKind(node.kind),
            path=node.path,
            label=node.label,
            text=self.words.text(node),
            footnotes=tuple(node.footnotes),
            is_aligned=node.pk in self.aligned,
            translation_status=self.words.status(node),
            **self._own(node),
        )

    def _own(self, node: Node) -> Mapping[str, Any]:
        if node.pk in self.levels:
            return {"level": Level(self.levels[node.pk])}
        if (result := self.results.get(node.pk)) is not None:
            return {
                "result_kind": ResultKind(result.result_kind),
                "is_carried_over": result.carried_over,
            }
        if (figures := self.figures.get(node.pk)) is not None:
            return {
                "unit": self.words.beside(node, TranslatedField.UNIT, figures.measure.current.unit),
                "values": tuple(self._values(figures)),
            }
        if (deliverable := self.deliverables.get(node.pk)) is not None:
            return self._deliverable(node, deliverable)
        if (mandate := self.mandates.get(node.pk)) is not None:
            fields = ("body", "mandate_kind", "symbol", "section")
            return {field: getattr(mandate, field) for field in fields}
        return {}

    def _deliverable(self, node: Node, row: Deliverable) -> Mapping[str, Any]:
        def told(field: TranslatedField, original: str) -> str:
            return self.words.beside(node, field, original)

        counts = sorted(row.counts.all(), key=lambda c: (c.period.label, not c.planned))
        return {
            "category": told(TranslatedField.CATEGORY, row.category),
            "subcategory": told(TranslatedField.SUBCATEGORY, row.subcategory),
            "unit": told(TranslatedField.UNIT, row.unit),
            "deliverable_level": DeliverableLevel(row.level),
            "counts": tuple(
                PrintedCount(c.period.label, c.planned, "" if c.amount is None else str(c.amount))
                for c in counts
            ),
        }

    def _values(self, figures: Figures) -> Iterator[PrintedValue]:
        names = self.words.component_names
        for part in figures.components:
            for period in figures.periods:
                for kind in (ValueKind.TARGET, ValueKind.ACTUAL):
                    version = figures.at(part, period, kind)
                    if version is not None:
                        yield PrintedValue(
                            component=names.get(part.pk, part.name) if part else "",
                            period=period.label,
                            kind=kind,
                            state=ValueState(version.state),
                            amount=_plain(version),
                            printed=version.as_printed,
                            words=self.words.words(version),
                            footnotes=footnotes_of(version),
                        )


def _plain(version: ValueVersion) -> str:
    """The amount without the zeros that its column adds."""
    if version.amount is None or stated_amount(version) is None:
        return ""
    plain = f"{version.amount:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
