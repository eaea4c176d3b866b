"""Deliverables of an edition as tables of a report, one for each frame that has any."""

from collections import defaultdict

from indicators.enums import DeliverableLevel, TranslatedField
from indicators.models import Deliverable, PlanEdition
from indicators.reports import document
from indicators.reports.plan_words import PlanWords

DASH = "\u2014"


def deliverable_tables(
    edition: PlanEdition, words: PlanWords
) -> dict[int, document.DeliverableTable]:
    """By the id of the frame; narratives have no counts and are left to the plan's own page."""
    rows = (
        Deliverable.objects.filter(node__edition=edition, level=DeliverableLevel.ITEM)
        .prefetch_related("counts__period")
        .order_by("node__position")
    )
    by_frame: dict[int, list[Deliverable]] = defaultdict(list)
    for row in rows:
        by_frame[row.subprogramme_id or row.programme_id].append(row)
    return {frame: _table(held, words) for frame, held in by_frame.items()}


def _table(rows: list[Deliverable], words: PlanWords) -> document.DeliverableTable:
    years = sorted({count.period.label for row in rows for count in row.counts.all()})
    categories: dict[str, list[document.Deliverable]] = defaultdict(list)
    for row in rows:
        name = words.text(row.node, TranslatedField.CATEGORY) or row.category
        categories[name].append(_deliverable(row, years, words))
    return document.DeliverableTable(
        years=tuple(years),
        categories=tuple(
            document.DeliverableCategory(name, tuple(held)) for name, held in categories.items()
        ),
    )


def _deliverable(row: Deliverable, years: list[str], words: PlanWords) -> document.Deliverable:
    printed = {
        (count.period.label, count.planned): DASH if count.amount is None else str(count.amount)
        for count in row.counts.all()
    }
    return document.Deliverable(
        name=words.text(row.node),
        unit=words.text(row.node, TranslatedField.UNIT) or row.unit,
        counts=tuple(
            document.DeliverableCount(
                planned=printed.get((year, True), ""), actual=printed.get((year, False), "")
            )
            for year in years
        ),
    )
