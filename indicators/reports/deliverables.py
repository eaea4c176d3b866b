"""Deliverables of an edition as tables of a report, one for each frame that has any."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from indicators import entry
from indicators.attainment import rates_of
from indicators.enums import DeliverableLevel, Departure, TranslatedField
from indicators.models import Deliverable
from indicators.reports import delivered
from indicators.reports.plan_words import PlanWords
from indicators.reports.scene import Scene

DASH = "\u2014"


def deliverable_tables(scene: Scene, words: PlanWords) -> dict[int, delivered.DeliverableTable]:
    """By the id of the frame; those told in words alone have no counts and are counted.

    In the period of the report stands what people have stated, before what the plan prints.
    """
    rows = (
        Deliverable.objects.filter(scene.nodes("node__"))
        .prefetch_related("counts__period")
        .order_by("node__position")
    )
    period = scene.report.period
    told = {
        each.deliverable.pk: each for each in entry.delivered_where(scene.nodes("node__"), period)
    }
    by_frame: dict[int, list[Counted]] = defaultdict(list)
    in_words: Counter[int] = Counter()
    for row in rows:
        frame = row.subprogramme_id or row.programme_id
        if row.level == DeliverableLevel.NARRATIVE:
            in_words[frame] += 1
        else:
            by_frame[frame].append(Counted(row, period.label, told[row.pk]))
    return {
        frame: replace(_table(held, words), in_words=in_words[frame])
        for frame, held in by_frame.items()
    }


@dataclass(frozen=True, slots=True)
class Counted:
    """A deliverable with what became of it in the period."""

    row: Deliverable
    period: str
    told: entry.Delivered

    @property
    def counts(self) -> dict[tuple[str, bool], str]:
        """Planned and actual by year, as printed."""
        printed = {
            (count.period.label, count.planned): _printed(count.amount)
            for count in self.row.counts.all()
        }
        if self.told.number:
            printed[self.period, True] = _printed(self.told.planned)
            printed[self.period, False] = _printed(self.told.actual)
        return printed

    @property
    def departures(self) -> tuple[delivered.Departed, ...]:
        found = self.told.departures
        return tuple(
            delivered.Departed(each, found[each].amount, found[each].reason)
            for each in Departure
            if each in found
        )


def _table(rows: list[Counted], words: PlanWords) -> delivered.DeliverableTable:
    years = sorted({year for each in rows for year, _is_planned in each.counts})
    categories: dict[str, list[Counted]] = defaultdict(list)
    for each in rows:
        name = words.beside(each.row.node, TranslatedField.CATEGORY, each.row.category)
        categories[name].append(each)
    return delivered.DeliverableTable(
        years=tuple(years),
        categories=tuple(
            delivered.DeliverableCategory(
                name, tuple(_deliverable(each, years, words) for each in held), _rates(held)
            )
            for name, held in categories.items()
        ),
    )


def _deliverable(each: Counted, years: list[str], words: PlanWords) -> delivered.Deliverable:
    counts = each.counts
    return delivered.Deliverable(
        name=words.text(each.row.node),
        unit=words.beside(each.row.node, TranslatedField.UNIT, each.row.unit),
        counts=tuple(
            delivered.DeliverableCount(
                planned=counts.get((year, True), ""), actual=counts.get((year, False), "")
            )
            for year in years
        ),
        departures=tuple(
            replace(gone, reason=words.of_people(gone.reason)) for gone in each.departures
        ),
        to_come=each.told.disposition.to_come,
        came=each.told.actual,
        translation_status=words.status(each.row.node),
        path=each.row.node.path,
    )


def _rates(rows: list[Counted]) -> delivered.Implementation:
    rates = rates_of(each.told.disposition for each in rows)
    return delivered.Implementation(
        **{
            name: delivered.Implemented(getattr(rates, name).implemented, getattr(rates, name).of)
            for name in ("of_planned", "of_all", "of_mandated")
        },
        not_reported=rates.not_reported,
        beyond=rates.beyond,
        departures=tuple(delivered.Departed(*each) for each in rates.departures),
    )


def _printed(amount: int | None) -> str:
    return DASH if amount is None else str(amount)
