"""What a person has still to give, across units and rounds: nothing else is left to do."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q

from indicators import access, review
from indicators.entry.standings import FRAME
from indicators.enums import ValueKind
from indicators.ledger import Place, disaggregation
from indicators.models import (
    Cell,
    Node,
    PerformanceMeasure,
    Period,
    ReportingRound,
    RoundException,
    User,
)


@dataclass(slots=True)
class Task:
    """One sheet of a round with something left; ``parts`` counts those of the person's entities."""

    asked: ReportingRound
    frame: Node
    standing: review.rounds.Standing = field(default_factory=review.rounds.Standing)
    parts: int = 0

    @property
    def is_left(self) -> bool:
        return self.standing.left > 0 or self.parts > 0


def todo(user: User, *, on: date) -> list[Task]:
    """The sheets on which the person can still do something today; what is due first comes first.

    Ten queries for any number of measures and rounds, one more for each entity for which the
    person contributes, and a few more where a closed round lets somebody in.
    """
    entered = access.measures_entered_by(user, on=on)
    contributed = access.parts_contributed_by(user, on=on)
    mine = PerformanceMeasure.objects.filter(
        Q(pk__in=entered.values("pk")) | Q(pk__in=list(contributed))
    )
    measures = {row.pk: row for row in mine.annotate(frame=FRAME)}
    rounds = _taking({row.node.edition_id for row in measures.values()}, on)
    shut = _shut_out(measures.values(), [each for each in rounds if not _is_open(each, on)])
    frames = Node.objects.select_related("edition__period").in_bulk(
        {row.frame for row in measures.values()}
    )
    tasks: dict[tuple[int, int], Task] = {}

    def task(asked: ReportingRound, measure: PerformanceMeasure) -> Task:
        made = Task(asked, frames[measure.frame])
        return tasks.setdefault((asked.pk, measure.frame), made)

    by_pk = {each.pk: each for each in rounds}
    own = set(entered.order_by().values_list("pk", flat=True))
    for each in review.rounds.standings(rounds, measures=own) if rounds else ():
        if (each.round_id, each.measure_id) not in shut:
            task(by_pk[each.round_id], measures[each.measure_id]).standing += each.standing
    for asked, measure in _parts_not_given(rounds, measures, contributed):
        if (asked.pk, measure.pk) not in shut:
            task(asked, measure).parts += 1
    left = [each for each in tasks.values() if each.is_left]
    return sorted(left, key=lambda each: (each.asked.due_on, each.asked.pk, each.frame.position))


def _is_open(asked: ReportingRound, on: date) -> bool:
    return review.rounds.is_open(asked, on=on)


def _taking(editions: Collection[int], on: date) -> list[ReportingRound]:
    """The rounds that take values of somebody today."""
    let_in = RoundException.objects.filter(
        round=OuterRef("pk"), revoked_at__isnull=True, until__gte=on
    )
    is_open = Q(closed_at__isnull=True, closes_on__gte=on)
    begun = ReportingRound.objects.filter(edition__in=editions, opens_on__lte=on)
    taking = begun.filter(is_open | Exists(let_in))
    in_order = Prefetch("periods", Period.objects.order_by("last_day"))
    return list(taking.select_related("edition__period").prefetch_related(in_order))


def _shut_out(
    measures: Iterable[PerformanceMeasure], closed: Collection[ReportingRound]
) -> set[tuple[int, int]]:
    """Round and measure, where no exception of the closed round lets the measure in."""
    places = {
        (asked.pk, measure.pk): (measure, _place(asked, measure))
        for asked in closed
        for measure in measures
        if measure.node.edition_id == asked.edition_id
    }
    hindered = review.rounds.hindrances(list(places.values())) if places else {}
    return {where for where, (_measure, place) in places.items() if place in hindered}


def _place(asked: ReportingRound, measure: PerformanceMeasure) -> Place:
    return Place(
        measure_id=measure.identity_id,
        period_id=next(iter(asked.periods.all())).pk,
        kind=ValueKind(asked.kinds[0]),
        as_of=asked.as_of,
    )


def _parts_not_given(
    rounds: Collection[ReportingRound],
    measures: Mapping[int, PerformanceMeasure],
    contributed: Mapping[int, Collection[tuple[str, str]]],
) -> Iterator[tuple[ReportingRound, PerformanceMeasure]]:
    """Each actual that a round asks of an entity of the person, and that nobody has given."""
    if not contributed:
        return
    keys = {disaggregation(dict([part])) for parts in contributed.values() for part in parts}
    given = set(
        Cell.objects.filter(
            measure__in={measures[pk].identity_id for pk in contributed},
            disaggregation__in=keys,
            kind=ValueKind.ACTUAL,
            revision__gt=0,
        ).values_list("measure", "period", "disaggregation", "as_of")
    )
    for asked in rounds:
        for pk, parts in contributed.items():
            measure = measures[pk]
            if measure.node.edition_id != asked.edition_id or "actual" not in asked.kinds:
                continue
            for period in asked.periods.all():
                for part in parts:
                    key = disaggregation(dict([part]))
                    if (measure.identity_id, period.pk, key, asked.as_of) not in given:
                        yield asked, measure
