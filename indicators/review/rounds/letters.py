"""What a round tells people by mail: that it is open, what they have left, what is overdue."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.urls import reverse

from indicators import mail
from indicators.enums import MailKind, NodeKind, Role
from indicators.models import Node, OutgoingMail, ReportingRound, RoleAssignment
from indicators.review.rounds.people import open_on, people_asked
from indicators.review.rounds.standing import standings

# In UTC, and before the mail of the day.
NOT_BEFORE = time(5)
# From the day after the due date on.
OVERDUE_EVERY = 7


def post_letters(*, now: datetime) -> None:
    """Post what rounds have to say by today. Safe to call often: nobody is told twice."""
    if now.time() < NOT_BEFORE:
        return
    today = now.date()
    rounds = open_on(ReportingRound.objects.select_related("edition__document"), today)
    tellers = (_openings, _reminders, _overdue)
    mail.post_all([letter for tell in tellers for letter in tell(rounds, today)])


def _openings(rounds: Collection[ReportingRound], today: date) -> Iterator[mail.Letter]:
    return _to_those_asked(MailKind.OPENING, dict.fromkeys(rounds, "opening"), today)


def _reminders(rounds: Collection[ReportingRound], today: date) -> Iterator[mail.Letter]:
    """By the last reminder that has come: those before it are not made up for."""
    last = {each: _last_reminder(each, on=today) for each in rounds}
    due = {
        each: f"due {days:+d} of {each.due_on}" for each, days in last.items() if days is not None
    }
    return _to_those_asked(MailKind.REMINDER, due, today)


def _last_reminder(asked: ReportingRound, *, on: date) -> int | None:
    """The last reminder whose day has come, in days from the due date.

    None where none has come; one before the round opened never comes.
    """
    reached = range((asked.opens_on - asked.due_on).days, (on - asked.due_on).days + 1)
    return max((days for days in asked.reminders if days in reached), default=None)


def _to_those_asked(
    kind: MailKind, occasions: Mapping[ReportingRound, str], today: date
) -> Iterator[mail.Letter]:
    new = _not_told(kind, occasions)
    asked = people_asked(new, on=today)
    for each, occasion in new.items():
        days = (today - each.due_on).days
        for person, left in asked[each.pk].items():
            yield _letter(kind, each, person.pk, occasion, total=left, days=days)


def _overdue(rounds: Collection[ReportingRound], today: date) -> Iterator[mail.Letter]:
    """To the planning officers, unit by unit, every week while something is overdue."""
    late = {each: (today - each.due_on).days - 1 for each in rounds if each.due_on < today}
    weeks = {each: f"{today - timedelta(days % OVERDUE_EVERY)}" for each, days in late.items()}
    new = _not_told(MailKind.OVERDUE, weeks)
    units = _missing_by_unit(new)
    for each, occasion in new.items():
        missing = {unit: left for (round_id, unit), left in units.items() if round_id == each.pk}
        items = [_item(unit, left) for unit, left in missing.items()]
        for officer in _officers(each, today) if missing else ():
            letter = (MailKind.OVERDUE, each, officer, occasion)
            yield _letter(*letter, total=sum(missing.values()), items=items)


def _missing_by_unit(rounds: Collection[ReportingRound]) -> dict[tuple[int, Node], int]:
    """How many values each programme or unit has still to hand in, in printed order."""
    kinds = (NodeKind.PROGRAMME, NodeKind.SUBPROGRAMME)
    nodes = Node.objects.filter(edition__rounds__in=rounds, kind__in=kinds).distinct()
    units = {(node.edition_id, node.path): node for node in nodes.select_related("edition")}
    editions = {each.pk: each.edition_id for each in rounds}
    found: dict[tuple[int, Node], int] = {}
    for each in standings(rounds) if rounds else ():
        if each.standing.left:
            place = (each.round_id, _unit(units, editions[each.round_id], each.path))
            found[place] = found.get(place, 0) + each.standing.left
    return found


def _unit(units: dict[tuple[int, str], Node], edition_id: int, path: str) -> Node:
    """The nearest above a measure."""
    while (edition_id, path) not in units:
        path = path.rpartition("/")[0]
    return units[edition_id, path]


def _item(unit: Node, left: int) -> mail.Item:
    return mail.Item(
        text=unit.text,
        node_id=unit.pk,
        missing=left,
        address=reverse("node", args=[unit.edition.slug, unit.in_address]),
    )


def _officers(asked: ReportingRound, today: date) -> set[int]:
    held = RoleAssignment.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=today),
        role=Role.OFFICER,
        document=asked.edition.document_id,
        starts_on__lte=today,
    )
    return set(held.values_list("user", flat=True))


def _not_told(kind: MailKind, occasions: Mapping[ReportingRound, str]) -> dict[ReportingRound, str]:
    """Those of which nobody was told yet on their occasion."""
    abouts = {_about(each) for each in occasions}
    told = OutgoingMail.objects.filter(
        kind=kind, about__in=abouts, occasion__in=set(occasions.values())
    )
    known = set(told.values_list("about", "occasion"))
    return {
        each: occasion
        for each, occasion in occasions.items()
        if (_about(each), occasion) not in known
    }


def _about(asked: ReportingRound) -> str:
    return f"round {asked.pk}"


def _address(kind: MailKind, asked: ReportingRound) -> str:
    if kind == MailKind.OVERDUE:
        return reverse("round", args=[asked.pk])
    return reverse("my_entries")


def _letter(
    kind: MailKind,
    asked: ReportingRound,
    person: int,
    occasion: str,
    *,
    total: int,
    items: Collection[mail.Item] = (),
    days: int = 0,
) -> mail.Letter:
    return mail.Letter(
        kind=kind,
        recipient_id=person,
        about=_about(asked),
        occasion=occasion,
        address=_address(kind, asked),
        facts={
            "round": asked.name,
            "plan": asked.edition.title,
            "due_on": asked.due_on.isoformat(),
            "closes_on": asked.closes_on.isoformat(),
            "days": days,
        },
        items=list(items),
        total=total,
    )
