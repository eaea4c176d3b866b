"""Who is told of a step by mail, and where they find the values it was taken on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse

from indicators import access, mail
from indicators.enums import MailKind, Step
from indicators.models import PerformanceMeasure, ReviewEvent

KINDS = {
    Step.SUBMIT: MailKind.SUBMITTED,
    Step.CLEAR: MailKind.SUBMITTED,
    Step.RETURN: MailKind.RETURNED,
    Step.APPROVE: MailKind.APPROVED,
}
Places = dict[int, PerformanceMeasure]


@dataclass(frozen=True, slots=True)
class Told:
    """What one person is told: the events that concern them, in their order."""

    person: int
    events: list[ReviewEvent]


def tell(events: Sequence[ReviewEvent], *, now: datetime) -> None:
    """Post one letter to each person concerned, for all events of one kind taken together.

    Who takes the next step is told of what waits for it; who wrote or submitted a value, of its
    judgement; nobody of what they did themselves. A constant number of statements for any number.
    """
    for kind in dict.fromkeys(KINDS.values()):
        alike = [event for event in events if KINDS.get(event.step) == kind]
        if alike:
            _tell(kind, alike, now)


def _tell(kind: MailKind, events: Sequence[ReviewEvent], now: datetime) -> None:
    read = list(_read(events))
    told = _reviewers(read, now.date()) if kind == MailKind.SUBMITTED else _writers(read)
    places = _places(read)
    mail.post_all([_letter(kind, each, places) for each in told if each.person != events[0].by_id])


def _read(events: Sequence[ReviewEvent]) -> QuerySet[ReviewEvent]:
    submissions = ReviewEvent.objects.filter(cell=OuterRef("cell"), step=Step.SUBMIT)
    return (
        ReviewEvent.objects.filter(pk__in=[event.pk for event in events])
        .select_related("cell__period", "cell__component", "version", "by")
        .annotate(submitted_by=Subquery(submissions.order_by("-pk").values("by")[:1]))
        .order_by("pk")
    )


def _reviewers(events: Iterable[ReviewEvent], on: date) -> list[Told]:
    """Who takes the step of the clearing chain for which a value waits now."""
    waiting: dict[str, set[int]] = {}
    for event in events:
        waiting.setdefault(event.cell.waits_at, set()).add(event.cell.measure_id)
    judges = {
        level: access.judges_of(identities, level, on=on) for level, identities in waiting.items()
    }
    return _by_person(
        (event, judges[event.cell.waits_at].get(event.cell.measure_id, set())) for event in events
    )


def _writers(events: Iterable[ReviewEvent]) -> list[Told]:
    return _by_person((event, {event.version.by_id, event.submitted_by}) for event in events)


def _by_person(concerned: Iterable[tuple[ReviewEvent, set[int | None]]]) -> list[Told]:
    of_person: dict[int, list[ReviewEvent]] = {}
    for event, people in concerned:
        for person in people - {None}:
            of_person.setdefault(person, []).append(event)
    return [Told(person, events) for person, events in of_person.items()]


def _places(events: Iterable[ReviewEvent]) -> Places:
    """Each measure in the newest edition that has it, with its unit."""
    rows = (
        PerformanceMeasure.objects.filter(identity__in={event.cell.measure_id for event in events})
        .select_related(
            "node__edition",
            "accomplishment__programme__node",
            "accomplishment__subprogramme__node",
        )
        .order_by("node__edition__imported_at")
    )
    return {row.identity_id: row for row in rows}


def _letter(kind: MailKind, told: Told, places: Places) -> mail.Letter:
    first = told.events[0]
    items = [_item(kind, event, places) for event in told.events[: mail.MOST_ITEMS]]
    return mail.Letter(
        kind=kind,
        recipient_id=told.person,
        about="review",
        occasion=f"event {first.pk}",
        address=items[0].address,
        facts={"who": first.by.get_full_name(), "comment": first.comment},
        items=items,
        total=len(told.events),
    )


def _item(kind: MailKind, event: ReviewEvent, places: Places) -> mail.Item:
    cell, measure = event.cell, places[event.cell.measure_id]
    return mail.Item(
        text=measure.node.text,
        node_id=measure.node_id,
        part=cell.component.name if cell.component else "",
        note=cell.period.label,
        address=_in_queue(event) if kind == MailKind.SUBMITTED else _on_sheet(event, measure),
    )


def _in_queue(event: ReviewEvent) -> str:
    return f"{reverse('review_queue')}?value={event.cell_id}"


def _on_sheet(event: ReviewEvent, measure: PerformanceMeasure) -> str:
    """The row of the cell on the sheet of its unit and period."""
    unit = measure.accomplishment.subprogramme or measure.accomplishment.programme
    slug, period = measure.node.edition.slug, event.cell.period_id
    part = f"-{event.cell.component_id}" if event.cell.component_id else ""
    part += f".{event.cell.disaggregation}" if event.cell.disaggregation else ""
    return f"{reverse('sheet', args=[slug, period, unit.node.in_address])}#r-{measure.pk}{part}"
