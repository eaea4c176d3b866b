"""Whether staff may write a value now: what the lock will say, found before it is asked."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date

from django.db.models import Prefetch, Q, QuerySet
from django.db.models.functions import Now, TruncDate
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from indicators import ledger
from indicators.enums import ValueKind
from indicators.models import (
    Node,
    PerformanceMeasure,
    Period,
    PlanEdition,
    Programme,
    ReportingRound,
    RoundException,
    SignOff,
    Subprogramme,
)
from indicators.review.rounds.services import is_open


@dataclass(frozen=True, slots=True)
class RoundDay:
    """A round on a day: ``days_left`` until its due date, below zero once that is over."""

    round: ReportingRound
    is_open: bool
    days_left: int

    is_to_come: bool

    @property
    def is_late(self) -> bool:
        return self.days_left < 0

    @property
    def days_over(self) -> int:
        return -self.days_left


def day_of(asked: ReportingRound, *, on: date) -> RoundDay:
    is_to_come = asked.closed_at is None and asked.opens_on > on
    return RoundDay(asked, is_open(asked, on=on), (asked.due_on - on).days, is_to_come)


def rounds_asking(edition: PlanEdition, period: Period, *, on: date) -> list[RoundDay]:
    """The rounds that ask an edition for values of a period: the open ones first, one query."""
    asking = ReportingRound.objects.filter(edition=edition, asked__period=period)
    days = [day_of(each, on=on) for each in asking]
    return sorted(days, key=lambda day: (not day.is_open, -day.round.closes_on.toordinal()))


def hindrances(
    entries: Collection[tuple[PerformanceMeasure, ledger.Place]],
) -> dict[ledger.Place, str]:
    """By place, why staff may not write there today; a place they may write is not there.

    A measure whose edition has rounds is entered only in them. Two queries where no edition has
    any, five for any number of entries.
    """
    homes = _homes({place.measure_id for _measure, place in entries})
    rounds = list(_rounds({edition for found in homes.values() for edition, _path in found}))
    with_rounds = {each.edition_id for each in rounds}
    let_in = _let_in(rounds) if rounds else set()
    found = {}
    for measure, place in entries:
        here = dict(homes.get(place.measure_id, ()))
        asking = [each for each in rounds if each.edition_id in here and _asks(each, place)]
        if any(_takes(each, place, here[each.edition_id], let_in) for each in asking):
            continue
        if asking:
            found[place] = ledger.why_not_open(asking[0])
        elif measure.node.edition_id in with_rounds:
            own = [each for each in rounds if each.edition_id == measure.node.edition_id]
            found[place] = _not_asked_for(own)
    return found


def unit_hindrance(unit: Node, period: Period) -> str:
    """Why nothing is told of a unit and period beside its values today; empty where it may be.

    A period for which no round of the edition asks is not locked. Five queries at most.
    """
    asking = list(_rounds({unit.edition_id}).filter(asked__period=period))
    if not asking:
        return ""
    let_in = _let_in(asking)
    here = _with_all_above(unit.path)
    is_taken = any(
        is_open(each, on=each.today)
        or (each.opens_on <= each.today and not let_in.isdisjoint((each.pk, path) for path in here))
        for each in asking
    )
    if not is_taken:
        return ledger.why_not_open(asking[0])
    programme = Programme.objects.filter(node__edition=unit.edition_id, node__path__in=here)
    signed = SignOff.objects.filter(
        round__in=asking, programme__in=programme.values("identity"), undone_at__isnull=True
    )
    return str(ledger.IS_SIGNED) if signed.exists() else ""


def _with_all_above(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:depth]) for depth in range(1, len(parts) + 1)]


def _homes(identities: Collection[int]) -> dict[int, list[tuple[int, str]]]:
    """By measure, the editions it stands in and its path there."""
    homes: dict[int, list[tuple[int, str]]] = {}
    rows = PerformanceMeasure.objects.filter(identity__in=identities)
    for identity, edition, path in rows.values_list("identity", "node__edition", "node__path"):
        homes.setdefault(identity, []).append((edition, path))
    return homes


def _rounds(edition_ids: Collection[int]) -> QuerySet[ReportingRound]:
    """The last to close first, each with the day as the database has it."""
    return (
        ReportingRound.objects.filter(edition__in=edition_ids)
        .annotate(today=TruncDate(Now(), tzinfo=UTC))
        .prefetch_related(Prefetch("periods", Period.objects.order_by("first_day")))
        .order_by("-closes_on", "-pk")
    )


def _let_in(rounds: Collection[ReportingRound]) -> set[tuple[int, str | int]]:
    """Of each round, the paths and the measure identities that have a live exception."""
    today = {each.pk: each.today for each in rounds}
    editions = {each.pk: each.edition_id for each in rounds}
    live = [
        each
        for each in RoundException.objects.filter(round__in=rounds, revoked_at__isnull=True)
        if each.until >= today[each.round_id]
    ]
    paths = _paths(live, set(editions.values())) if live else {}
    found: set[tuple[int, str | int]] = set()
    for each in live:
        if each.measure_id is not None:
            found.add((each.round_id, each.measure_id))
        else:
            unit = ("programme", each.programme_id)
            if each.subprogramme_id is not None:
                unit = ("subprogramme", each.subprogramme_id)
            found |= {
                (each.round_id, path) for path in paths.get((editions[each.round_id], *unit), ())
            }
    return found


def _paths(
    exceptions: Iterable[RoundException], edition_ids: Collection[int]
) -> dict[tuple[int, str, int], list[str]]:
    """By edition, kind of unit and identity, the paths at which the unit stands."""
    found: dict[tuple[int, str, int], list[str]] = {}
    for model, name in ((Programme, "programme"), (Subprogramme, "subprogramme")):
        wanted = {getattr(each, f"{name}_id") for each in exceptions} - {None}
        rows = model.objects.filter(Q(identity__in=wanted) & Q(node__edition__in=edition_ids))
        for edition, identity, path in rows.values_list("node__edition", "identity", "node__path"):
            found.setdefault((edition, name, identity), []).append(path)
    return found


def _asks(asked: ReportingRound, place: ledger.Place) -> bool:
    return (
        place.kind in asked.kinds
        and place.as_of == asked.as_of
        and any(period.pk == place.period_id for period in asked.periods.all())
    )


def _takes(
    asked: ReportingRound, place: ledger.Place, path: str, let_in: set[tuple[int, str | int]]
) -> bool:
    if is_open(asked, on=asked.today):
        return True
    above = {(asked.pk, each) for each in _with_all_above(path)[:-1]}
    is_let_in = (asked.pk, place.measure_id) in let_in or not above.isdisjoint(let_in)
    return asked.opens_on <= asked.today and is_let_in


def why_not_asked(edition_id: int) -> str:
    """A sentence for those who write what no round of the edition asks for."""
    return _not_asked_for(list(_rounds({edition_id})))


def _not_asked_for(rounds: Collection[ReportingRound]) -> str:
    """The sentence names the round that is open, else the one that closes last."""
    named = next((each for each in rounds if is_open(each, on=each.today)), None)
    named = named or next(iter(rounds))
    kinds = ", ".join(_(ValueKind(kind).label).lower() for kind in named.kinds)
    return _(
        "No reporting round asks for this value. “%(round)s” asks for %(kinds)s of %(periods)s, "
        "from %(first)s to %(last)s."
    ) % {
        "round": named.name,
        "kinds": kinds,
        "periods": ", ".join(period.label for period in named.periods.all()),
        "first": date_format(named.opens_on),
        "last": date_format(named.closes_on),
    }
