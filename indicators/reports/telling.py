"""What a report tells of programmes: rows read, and put together as a part of the document."""

import gc
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from indicators import plans
from indicators.attainment import (
    READ,
    AsKnown,
    as_seen,
    certified,
    current_rows,
    figures_of,
)
from indicators.enums import Level, ReportKind, ResultKind
from indicators.models import (
    Attainment,
    DocumentStatement,
    ExpectedAccomplishment,
    Node,
    Objective,
    PerformanceMeasure,
    Programme,
    Subprogramme,
)
from indicators.reports import document
from indicators.reports.attention import attention
from indicators.reports.deliverables import deliverable_tables
from indicators.reports.faults import at_node
from indicators.reports.given import Narratives
from indicators.reports.held_back import held_back
from indicators.reports.measures import MeasureWriter
from indicators.reports.part import Part
from indicators.reports.plan_words import PlanWords
from indicators.reports.printing import printed_nodes
from indicators.reports.scene import Scene


def told(scene: Scene) -> Part:
    """The scene's programmes, in a constant number of queries; to be asked inside of a snapshot."""
    with _uncollected():
        return Telling(scene).part()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Rows all live until they are told: to look through them for garbage, again and again while
    they are read, took as long as reading them.
    """
    is_usual = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_usual:
            gc.enable()


class Telling:
    """The rows of a scene's programmes while they are put together."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.words = PlanWords(scene)
        here = scene.nodes("node__")
        units = Subprogramme.objects.filter(here).order_by("node__position")
        self.units = _by(units, lambda row: row.programme_id)
        self.objectives = _by(Objective.objects.filter(here).order_by("node__position"), _frame_of)
        results = ExpectedAccomplishment.objects.filter(here).order_by("node__position")
        self.results = _by(results, _frame_of)
        self.deliverables = deliverable_tables(scene, self.words)
        self.narratives = Narratives(scene, self.words)
        self.held_back = held_back(scene)
        self.attainments = self._attainments()
        self.certificates = self._certificates()
        self.measures = self._measures()

    def part(self) -> Part:
        is_printed = self.scene.report.kind == ReportKind.BUDGET
        printed = printed_nodes(self.scene, self.words, self.attainments) if is_printed else None
        nodes, others = printed or ((), set())
        return Part(
            programmes=tuple(self._programme(each) for each in self.scene.programmes),
            nodes=nodes,
            left_out=self._left_out(),
            certificates=tuple(self.certificates),
            years_left_out=tuple(sorted(self.years_left_out | others)),
        )

    def _attainments(self) -> list[Attainment]:
        """The stored ones, or computed from what this transaction sees where that is otherwise."""
        scene, period_id = self.scene, self.scene.report.period_id
        if scene.is_seen_otherwise:
            measures = PerformanceMeasure.objects.filter(scene.nodes("node__"))
            return as_seen(
                edition_id=scene.edition.pk,
                period_id=period_id,
                now=scene.as_at,
                identities=None if scene.is_whole else measures.values_list("identity", flat=True),
            )
        rows = list(
            current_rows()
            .filter(scene.nodes("measure__node__"), period=period_id)
            .select_related(*READ, "actual__cell")
            .order_by("measure__node__position", "component__position", "component")
        )
        for row in rows:
            # What is current is what would be computed at the report's own instant.
            row.computed_at = scene.as_at
        return rows

    def _measures(self) -> dict[int, list[document.Measure]]:
        """The measures of each accomplishment, written."""
        scene, period = self.scene, self.scene.report.period
        rows = PerformanceMeasure.objects.filter(scene.nodes("node__")).select_related("current")
        all_figures = figures_of(
            rows.order_by("node__position"),
            up_to=period,
            seen=self.attainments if scene.is_seen_otherwise else None,
        )
        self.years_left_out = scene.keep_years(all_figures)
        stated = [version for each in all_figures for version in each.stated]
        parts = {part for each in all_figures for part in each.components if part}
        self.words.read_values(stated, parts)
        said = DocumentStatement.objects.filter(scene.nodes("node__")).order_by("pk")
        statements = _by(said, lambda row: row.node_id)
        writer = MeasureWriter(
            scene.report,
            self.words,
            self.attainments,
            statements,
            attention(scene),
            plans.judged_period(scene.edition) if statements else None,
            self.held_back,
        )
        writer.numbers = {
            each["measure"]: each["number"]
            for each in self.certificates
            if each["component"] is None
        }
        written: dict[int, list[document.Measure]] = defaultdict(list)
        for each in all_figures:
            with at_node(each.measure):
                written[each.measure.accomplishment_id].append(writer.measure(each))
        return written

    def _certificates(self) -> list[document.Certificate]:
        """Of everything that is approved; what only drafts say is nothing to certify."""
        if self.scene.options.drafts:
            return []
        scene = self.scene
        return certified(AsKnown(scene.as_at, scene.is_provisional, self.attainments, {}))

    def _programme(self, programme: Programme) -> document.Programme:
        own = self.units.get(programme.pk, [])
        frames = []
        for row in (programme, *own):
            with at_node(row):
                if self._holds_something(row):
                    frames.append(self._frame(row.node, row))
        return document.Programme(
            path=programme.path,
            number=programme.node.label,
            name=self.words.text(programme.node),
            subprogrammes=tuple(frames),
            translation_status=self.words.status(programme.node),
        )

    def _holds_something(self, row: Programme | Subprogramme) -> bool:
        return any(row.pk in held for held in (self.objectives, self.results, self.deliverables))

    def _frame(self, node: Node, row: Programme | Subprogramme) -> document.Subprogramme:
        results = self.results.get(node.pk, [])
        return document.Subprogramme(
            path=node.path,
            level=Level(row.level) if isinstance(row, Subprogramme) else None,
            number=node.label,
            name=self.words.text(node),
            objectives=tuple(self._quoted(each.node) for each in self.objectives.get(node.pk, [])),
            accomplishments=tuple(self._accomplishment(each) for each in results),
            deliverables=self.deliverables.get(node.pk),
            narratives=self.narratives.of(node.pk),
            translation_status=self.words.status(node),
        )

    def _accomplishment(self, row: ExpectedAccomplishment) -> document.Accomplishment:
        return document.Accomplishment(
            label=row.node.label,
            name=self.words.text(row.node),
            kind=ResultKind(row.result_kind),
            measures=tuple(self.measures.get(row.pk, ())),
            narratives=self.narratives.of(row.pk),
            translation_status=self.words.status(row.node),
            path=row.node.path,
        )

    def _quoted(self, node: Node) -> document.Quotation:
        source = f"{self.scene.edition.symbol}, {node.path}"
        return document.Quotation(self.words.text(node), source, self.words.status(node))

    def _left_out(self) -> document.LeftOut:
        kept = self.held_back.values()
        return document.LeftOut(
            drafts=sum(each.drafts for each in kept),
            submitted=sum(each.submitted for each in kept),
            suppressed=sum(each.suppressed for each in kept),
            uncleared_translations=self.words.uncleared,
            untranslated=self.words.untranslated,
            narratives=self.narratives.unpublished,
        )


def _by(rows, key) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return dict(found)


def _frame_of(row: Objective | ExpectedAccomplishment) -> int:
    """The nearest unit, or the programme that has none."""
    return row.subprogramme_id or row.programme_id
