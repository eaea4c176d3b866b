"""Whom a round asks: the managers of the measures, and what each has left to hand in."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet

from indicators import access
from indicators.enums import Role
from indicators.models import (
    ReportingRound,
    User,
)
from indicators.review.rounds.contributors import parts_not_given
from indicators.review.rounds.standing import Standing, standings


@dataclass(slots=True)
class OwnRound:
    """A round as one person sees it: their own measures' values, and what awaits their review."""

    round: ReportingRound
    standing: Standing = field(default_factory=Standing)
    to_review: int = 0


def people_asked(rounds: Collection[ReportingRound], *, on: date) -> dict[int, dict[User, int]]:
    """By round, the managers of its measures with how many values each has left to hand in, and
    the contributors of entities with how many parts each has left to give.

    Who has nothing left is not there. Six queries for any number of rounds, one more where
    somebody contributes.
    """
    asked: dict[int, dict[User, int]] = {each.pk: {} for each in rounds}
    left = [each for each in standings(rounds) if each.standing.left]
    managers = managers_of({each.identity_id for each in left}, on=on)
    for each in left:
        people = asked[each.round_id]
        for person in managers.get(each.identity_id, ()):
            people[person] = people.get(person, 0) + each.standing.left
    parts = parts_not_given(rounds, on=on)
    contributors = User.objects.in_bulk({person for _round, person in parts})
    for (round_id, person_id), count in parts.items():
        people, person = asked[round_id], contributors[person_id]
        people[person] = people.get(person, 0) + count
    return asked


def managers_of(identity_ids: Collection[int], *, on: date) -> dict[int, list[User]]:
    """By measure identity, those who enter its values, by name. Four queries."""
    found = access.in_charge_of_measures(identity_ids, Role.MANAGER, on=on)
    people = User.objects.in_bulk(set().union(*found.values()))
    return {
        identity: sorted((people[pk] for pk in held), key=lambda each: (each.name, each.pk))
        for identity, held in found.items()
    }


def open_on(rounds: QuerySet[ReportingRound], on: date) -> QuerySet[ReportingRound]:
    return rounds.filter(closed_at__isnull=True, opens_on__lte=on, closes_on__gte=on)


def own_rounds(user: User, *, on: date) -> list[OwnRound]:
    """The rounds that ask something of a person, those that close first above.

    Rounds to come and open ones, and closed ones in which something awaits the person's review.
    Five queries for any number.
    """
    entered = access.measures_entered_by(user, on=on)
    reviewed = access.measures_reviewed_by(user, on=on)
    rounds = list(
        ReportingRound.objects.filter(
            Q(edition__in=entered.values("node__edition"))
            | Q(edition__in=reviewed.values("node__edition"))
        )
        .select_related("edition__period")
        .prefetch_related("periods")
        .order_by("closes_on", "pk")
    )
    found = {each.pk: OwnRound(each) for each in rounds}
    entered_ids = set(entered.values_list("pk", flat=True))
    reviewed_ids = set(reviewed.values_list("pk", flat=True))
    for each in standings(rounds, measures=entered_ids | reviewed_ids):
        own = found[each.round_id]
        if each.measure_id in entered_ids:
            own.standing += each.standing
        if each.measure_id in reviewed_ids:
            own.to_review += each.standing.submitted
    return [own for own in found.values() if _asks_something(own, on)]


def _asks_something(own: OwnRound, on: date) -> bool:
    is_over = own.round.closed_at is not None or own.round.closes_on < on
    return own.to_review > 0 or (own.standing.asked > 0 and not is_over)
