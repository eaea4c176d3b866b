"""What changed in a unit, or between two moments: values that count, how measures are read, and
what is told beside them in a unit."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import pairwise

from django.db.models import Q

from indicators import ledger
from indicators.enums import Step
from indicators.models import (
    Amendment,
    Cell,
    MeasureVersion,
    Node,
    PerformanceMeasure,
    PlanEdition,
    ReportingRound,
    ReviewEvent,
    User,
    ValueVersion,
)
from indicators.review.since_told import (
    ChangedDeliverable,
    ChangedNarrative,
    deliverables_since,
    narratives_since,
)
from indicators.review.trail import public, with_what_counted_before

EVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ChangedValue:
    """A value that began to count; one that no longer does has no ``after``.

    ``amendment`` says who decided it and where, if it revises what was promised.
    """

    at: datetime
    measure: PerformanceMeasure
    cell: Cell
    before: ValueVersion | None
    after: ValueVersion | None
    by: User | None
    reason: str
    amendment: Amendment | None

    @property
    def node(self) -> Node:
        return self.measure.node


@dataclass(frozen=True, slots=True)
class ChangedReading:
    """How a measure is read, anew; ``before`` is the version before."""

    at: datetime
    measure: PerformanceMeasure
    before: MeasureVersion
    after: MeasureVersion
    by: User | None
    reason: str
    amendment: Amendment | None

    @property
    def node(self) -> Node:
        return self.measure.node


Change = ChangedValue | ChangedReading | ChangedNarrative | ChangedDeliverable


def last_round_ended(edition: PlanEdition, *, on: date) -> datetime | None:
    """When the last round of the plan that is over ended; nothing where none is."""
    over = ReportingRound.objects.filter(edition__document=edition.document_id)
    ends = [
        each.closed_at or ledger.end_of(each.closes_on)
        for each in over
        if each.closed_at or each.closes_on < on
    ]
    return max(ends, default=None)


def changes_since(frame: Node, *, since: datetime) -> list[Change]:
    """Everything in the frame and below it, newest first; eight queries for any number.

    What is in hand is not there: it has changed nothing yet.
    """
    measures = PerformanceMeasure.objects.filter(
        node__edition=frame.edition_id, node__path__startswith=f"{frame.path}/"
    ).select_related("current", "accomplishment__node")
    told = [*narratives_since(frame, since), *deliverables_since(frame, since)]
    return _newest_first([*_changes(measures, since, EVER), *told])


def changes_between(
    measures: Collection[int], *, since: datetime, until: datetime
) -> list[ChangedValue | ChangedReading]:
    """The same of some measures of one edition, by their nodes, up to another moment."""
    rows = PerformanceMeasure.objects.filter(pk__in=measures).select_related("current")
    return _newest_first(_changes(rows, since, until))


def measures_changed_between(edition: PlanEdition, *, since: datetime, until: datetime) -> set[int]:
    """Which measures there is something to say of, in two queries."""
    here = PerformanceMeasure.objects.filter(node__edition=edition)
    events = public(ReviewEvent.objects.filter(at__gt=since, at__lte=until))
    valued = here.filter(identity__in=events.values("cell__measure"))
    read_anew = here.filter(versions__number__gt=1, versions__at__gt=since, versions__at__lte=until)
    return {*valued.values_list("pk", flat=True), *read_anew.values_list("pk", flat=True)}


def _changes(
    rows: Iterable[PerformanceMeasure], since: datetime, until: datetime
) -> list[ChangedValue | ChangedReading]:
    measures = {row.identity_id: row for row in rows}
    return [*_values(measures, since, until), *_readings(measures, since, until)]


def _newest_first(changed: list) -> list:
    return sorted(changed, key=lambda each: each.at, reverse=True)


def _values(
    measures: dict[int, PerformanceMeasure], since: datetime, until: datetime
) -> Iterator[ChangedValue]:
    touched = public(
        ReviewEvent.objects.filter(cell__measure__in=measures, at__gt=since, at__lte=until)
    ).values("cell")
    events = list(
        public(ReviewEvent.objects.filter(cell__in=touched, at__lte=until))
        .select_related("by", "cell__period", "cell__component")
        .order_by("cell", "pk")
    )
    versions = ValueVersion.objects.select_related("by", "source__edition").in_bulk(
        {event.version_id for event in events}
    )
    amendments = _amendments(Q(version__in=versions))
    by_cell: dict[int, list[ReviewEvent]] = {}
    for event in events:
        by_cell.setdefault(event.cell_id, []).append(event)
    for of_cell in by_cell.values():
        for event, before in with_what_counted_before(of_cell, versions):
            if event.at > since:
                measure = measures[event.cell.measure_id]
                yield _changed(event, before, versions[event.version_id], measure, amendments)


def _changed(
    event: ReviewEvent,
    before: ValueVersion | None,
    version: ValueVersion,
    measure: PerformanceMeasure,
    amendments: dict[int, Amendment],
) -> ChangedValue:
    is_undone = event.step == Step.UNDO
    return ChangedValue(
        at=event.at,
        measure=measure,
        cell=event.cell,
        before=version if is_undone else before,
        after=None if is_undone else version,
        by=event.by,
        reason=version.reason or event.comment,
        amendment=amendments.get(version.pk),
    )


def _amendments(which: Q) -> dict[int, Amendment]:
    """By the version of a value or of a reading that each has become."""
    found = Amendment.objects.filter(which).select_related("judgement")
    return {each.version_id or each.judgement.version_id: each for each in found}


def _readings(
    measures: dict[int, PerformanceMeasure], since: datetime, until: datetime
) -> Iterator[ChangedReading]:
    rows = {row.pk: row for row in measures.values()}
    written = MeasureVersion.objects.filter(measure__in=rows, at__lte=until)
    by_measure: dict[int, list[MeasureVersion]] = {}
    for version in written.select_related("confirmed_by"):
        by_measure.setdefault(version.measure_id, []).append(version)
    changed = [
        (rows[pk], before, after)
        for pk, versions in by_measure.items()
        for before, after in pairwise(versions)
        if after.at > since
    ]
    amendments = _amendments(Q(judgement__version__in=[after.pk for *_, after in changed]))
    for row, before, after in changed:
        yield ChangedReading(
            at=after.at,
            measure=row,
            before=before,
            after=after,
            by=after.confirmed_by,
            reason=after.reason,
            amendment=amendments.get(after.pk),
        )
