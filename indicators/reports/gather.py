"""From the database to a report's plain data, once, in one repeatable-read transaction."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import connection, transaction

from indicators import ledger
from indicators.attainment import RULE_SET, RULE_SET_VERSION, figures_of
from indicators.enums import Level, ResultKind, ValueState, ValueStatus
from indicators.models import (
    Attainment,
    Cell,
    DocumentStatement,
    ExpectedAccomplishment,
    Node,
    Objective,
    PerformanceMeasure,
    Programme,
    Report,
    Subprogramme,
)
from indicators.reports import document
from indicators.reports.deliverables import deliverable_tables
from indicators.reports.given import published_narratives
from indicators.reports.measures import MeasureWriter
from indicators.reports.plan_words import PlanWords

# Another transaction that has written and not ended may still commit with an earlier instant.
UNDER_WAY = """
    SELECT EXISTS (
        SELECT FROM pg_stat_activity
        WHERE backend_xid IS NOT NULL AND pid <> pg_backend_pid() AND datname = current_database()
    )
"""


@contextmanager
def snapshot() -> Iterator[datetime]:
    """One unchanging view of the database, and its instant; nothing can be written in it."""
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            # The first statement takes the view; its clock is read after everything it shows.
            cursor.execute("SELECT clock_timestamp()")
            as_at = cursor.fetchone()[0]
        yield as_at


def gather(report: Report) -> document.Document:
    """Everything the report says, as known at the instant of its one snapshot."""
    with snapshot() as as_at:
        return Gathering(report).written(as_at)


class Gathering:
    """The rows of one edition while they are put together; a constant number of queries."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.edition = report.edition
        self.words = PlanWords(self.edition, report.language)
        here = {"node__edition": self.edition}
        self.programmes = list(Programme.objects.filter(**here).order_by("node__position"))
        self.units = list(Subprogramme.objects.filter(**here).order_by("node__position"))
        self.objectives = _by_frame(Objective.objects.filter(**here).order_by("node__position"))
        self.results = _by_frame(
            ExpectedAccomplishment.objects.filter(**here).order_by("node__position")
        )
        self.deliverables = deliverable_tables(self.edition, self.words)
        self.statements = _statements(self.report)
        self.narratives = published_narratives(self.report)
        self.measures = self._measures()

    def _measures(self) -> dict[int, list[document.Measure]]:
        """The measures of each accomplishment, written."""
        rows = PerformanceMeasure.objects.filter(node__edition=self.edition).select_related(
            "current"
        )
        all_figures = figures_of(rows.order_by("node__position"), up_to=self.report.period)
        stated = [version for each in all_figures for version in each.stated]
        parts = {part.pk for each in all_figures for part in each.components if part}
        self.words.read_values(stated, parts)
        writer = MeasureWriter(self.report, self.words, self._attainments(), self.statements)
        written: dict[int, list[document.Measure]] = defaultdict(list)
        for each in all_figures:
            written[each.measure.accomplishment_id].append(writer.measure(each))
        return written

    def _attainments(self) -> list[Attainment]:
        return list(
            Attainment.objects.filter(
                measure__node__edition=self.edition, period=self.report.period, is_stale=False
            ).select_related("component", "actual__by", "actual__cell", "target", "baseline")
        )

    def written(self, as_at: datetime) -> document.Document:
        seal = ledger.last_seal()
        return document.Document(
            language=self.report.language,
            plan_title=self.words.title,
            plan_symbol=self.edition.symbol,
            edition=self.edition.status,
            period=self.report.period.label,
            as_at=as_at,
            rule_set=f"{RULE_SET} {RULE_SET_VERSION}",
            requested_by=str(self.report.requested_by or ""),
            programmes=tuple(self._programme(programme) for programme in self.programmes),
            left_out=self._left_out(),
            provisional=_is_provisional(),
            sealed_to=seal.day.isoformat() if seal else "",
            sealed_head=seal.head if seal else "",
        )

    def _programme(self, programme: Programme) -> document.Programme:
        own = [unit for unit in self.units if unit.programme_id == programme.pk]
        frames = [
            self._frame(row.node, row) for row in (programme, *own) if self._holds_something(row)
        ]
        return document.Programme(
            path=programme.path,
            number=programme.node.label,
            name=self.words.text(programme.node),
            subprogrammes=tuple(frames),
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
            narratives=self.narratives.get(node.pk, ()),
        )

    def _accomplishment(self, row: ExpectedAccomplishment) -> document.Accomplishment:
        return document.Accomplishment(
            label=row.node.label,
            name=self.words.text(row.node),
            kind=ResultKind(row.result_kind),
            measures=tuple(self.measures.get(row.pk, ())),
            narratives=self.narratives.get(row.pk, ()),
        )

    def _quoted(self, node: Node) -> document.Quotation:
        return document.Quotation(self.words.text(node), f"{self.edition.symbol}, {node.path}")

    def _left_out(self) -> document.LeftOut:
        cells = Cell.objects.filter(
            measure__editions__node__edition=self.edition, period=self.report.period
        )
        return document.LeftOut(
            drafts=cells.filter(
                status__in=[ValueStatus.DRAFT, ValueStatus.RETURNED], draft__isnull=False
            ).count(),
            submitted=cells.filter(status=ValueStatus.SUBMITTED).count(),
            suppressed=cells.filter(approved__state=ValueState.SUPPRESSED).count(),
            uncleared_translations=self.words.uncleared,
        )


def _by_frame(rows) -> dict[int, list]:
    """Rows by the frame they hang on: the nearest unit, or the programme that has none."""
    by_frame = defaultdict(list)
    for row in rows:
        by_frame[row.subprogramme_id or row.programme_id].append(row)
    return dict(by_frame)


def _statements(report: Report) -> dict[int, list[DocumentStatement]]:
    by_node = defaultdict(list)
    for each in DocumentStatement.objects.filter(node__edition=report.edition).order_by("pk"):
        by_node[each.node_id].append(each)
    return dict(by_node)


def _is_provisional() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(UNDER_WAY)
        return bool(cursor.fetchone()[0])
