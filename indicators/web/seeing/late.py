"""Who is late, with a name: of the last round that asks for a period, unit by unit."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from indicators import access, review
from indicators.attainment import MeasureVerdict
from indicators.models import Node, Period, PlanEdition, User
from indicators.web.words_of_nodes import in_readers_language

MOST_SHOWN = 6


@dataclass(slots=True)
class LateUnit:
    """A unit with values still to be handed in, and those who enter them."""

    unit: int
    standing: "review.rounds.Standing"
    people: list[User] = field(default_factory=list)
    node: Node | None = None


@dataclass(frozen=True, slots=True)
class Lateness:
    """``units`` have the most left first; ``handed_in`` of ``asked`` values are there."""

    day: "review.rounds.RoundDay"
    units: list[LateUnit]
    total: "review.rounds.Standing"

    @property
    def shown(self) -> list[LateUnit]:
        return self.units[:MOST_SHOWN]


def lateness(
    edition: PlanEdition,
    period: Period | None,
    found: Iterable[MeasureVerdict],
    *,
    user: User,
    on: date,
) -> Lateness | None:
    """Of the round that opened last; ``None`` while there is none. In eight queries."""
    if period is None:
        return None
    rounds = access.rounds_seen_by(user, on=on).filter(
        edition=edition, asked__period=period, opens_on__lte=on
    )
    asked = rounds.order_by("-opens_on", "-pk").first()
    if asked is None:
        return None
    unit_of = {each.measure: each.unit for each in found}
    units: dict[int, LateUnit] = {}
    total = review.rounds.Standing()
    left = []
    for each in review.rounds.standings([asked]):
        if each.measure_id in unit_of:
            total += each.standing
            unit = unit_of[each.measure_id]
            late = units.setdefault(unit, LateUnit(unit, review.rounds.Standing()))
            late.standing += each.standing
            if each.standing.left:
                left.append((unit, each.identity_id))
    _name_people(units, left, on)
    behind = [each for each in units.values() if each.standing.left]
    behind.sort(key=lambda each: (-each.standing.left, each.unit))
    _name_units(behind[:MOST_SHOWN], edition)
    return Lateness(review.rounds.day_of(asked, on=on), behind, total)


def _name_people(units: dict[int, LateUnit], left: list[tuple[int, int]], on: date) -> None:
    managers = review.rounds.managers_of({identity for _unit, identity in left}, on=on)
    for unit, identity in left:
        known = units[unit].people
        known.extend(person for person in managers.get(identity, ()) if person not in known)


def _name_units(shown: list[LateUnit], edition: PlanEdition) -> None:
    nodes = {node.pk: node for node in Node.objects.filter(pk__in=[each.unit for each in shown])}
    for node in nodes.values():
        node.edition = edition
    in_readers_language(nodes.values())
    for each in shown:
        each.node = nodes[each.unit]
