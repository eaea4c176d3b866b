"""What became of deliverables in a period: planned, delivered, and what went another way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.db.models import Prefetch, Q
from django.utils.translation import gettext as _

from indicators.attainment import Disposition
from indicators.entry import typed
from indicators.entry.refusals import EntryRefused, why_not_kept
from indicators.enums import DeliverableLevel, Departure
from indicators.models import (
    Deliverable,
    DeliverableCount,
    DeliverableDeparture,
    DeliverableStatement,
    Node,
    Period,
    PlanEdition,
    User,
)

LARGEST = 1_000_000
NUMBER_ONCE = "deliverablestatement_number_once"
# What is taken off the number that was to come before it is delivered.
TAKEN_OFF = (Departure.POSTPONED, Departure.TERMINATED)


@dataclass(frozen=True, slots=True)
class Delivered:
    """A deliverable in a period. The plan's printed counts hold until somebody states others."""

    deliverable: Deliverable
    planned: int | None
    actual: int | None
    number: int = 0
    departures: Mapping[str, DeliverableDeparture] = field(default_factory=dict)

    @property
    def unaccounted(self) -> int | None:
        """How many were to come and neither came nor went; ``None`` while a number is missing."""
        if self.planned is None or self.actual is None:
            return None
        to_come = self.disposition.to_come
        return to_come - self.actual - sum(self.amount(each) for each in TAKEN_OFF)

    @property
    def disposition(self) -> Disposition:
        amounts = {departure: self.amount(departure) for departure in Departure}
        return Disposition(programmed=self.planned, actual=self.actual, departures=amounts)

    def amount(self, departure: Departure) -> int:
        found = self.departures.get(departure)
        return found.amount if found else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDeliverable:
    """What a person typed of one deliverable; ``departures`` are amount and reason by kind."""

    deliverable_id: int
    language: str
    based_on: int
    planned: str = ""
    actual: str = ""
    departures: Mapping[Departure, tuple[str, str]] = field(default_factory=dict)


def delivered(frame: Node, period: Period, *, at: datetime | None = None) -> list[Delivered]:
    """The counted deliverables of a unit in printed order, in four queries. What people state is
    as of an instant, where one is given.
    """
    return delivered_where(
        Q(subprogramme=frame.pk) | Q(subprogramme__isnull=True, programme=frame.pk), period, at
    )


def delivered_below(
    edition: PlanEdition, path: str, period: Period, *, at: datetime | None = None
) -> list[Delivered]:
    """The same of a whole plan, or of all that is below a ``path``."""
    place = Q(node__path__startswith=f"{path}/") if path else Q()
    return delivered_where(place & Q(node__edition=edition), period, at)


def delivered_where(which: Q, period: Period, at: datetime | None = None) -> list[Delivered]:
    """The same of the deliverables that a condition names."""
    counts = DeliverableCount.objects.filter(period=period)
    statements = DeliverableStatement.objects.filter(period=period).order_by("number")
    if at is not None:
        statements = statements.filter(at__lte=at)
    rows = (
        Deliverable.objects.filter(which)
        .exclude(level=DeliverableLevel.NARRATIVE)
        .order_by("node__position")
        .prefetch_related(
            Prefetch("counts", counts, to_attr="printed"),
            Prefetch("statements", statements.prefetch_related("departures"), to_attr="stated"),
        )
    )
    return [_delivered(row) for row in rows]


def _delivered(row: Deliverable) -> Delivered:
    if row.stated:
        last = row.stated[-1]
        departures = {each.departure: each for each in last.departures.all()}
        return Delivered(row, last.planned, last.actual, last.number, departures)
    printed = {count.planned: count.amount for count in row.printed}
    return Delivered(row, printed.get(True), printed.get(False))


def state_deliverables(
    *, frame: Node, period: Period, stated: Sequence[StatedDeliverable], by: User
) -> dict[int, dict[str, str]]:
    """Keep what has changed; by deliverable, a sentence for each field that cannot be kept."""
    standing = {each.deliverable.pk: each for each in delivered(frame, period)}
    errors = {}
    for each in stated:
        try:
            _keep(standing[each.deliverable_id], each, period, by)
        except EntryRefused as refusal:
            errors[each.deliverable_id] = refusal.errors
    return errors


def _keep(standing: Delivered, stated: StatedDeliverable, period: Period, by: User) -> None:
    planned, actual = (_count(stated, name) for name in ("planned", "actual"))
    departures = _departures(stated)
    kept = {name: (each.amount, each.reason) for name, each in standing.departures.items()}
    if (planned, actual, departures) == (standing.planned, standing.actual, kept):
        return
    if stated.based_on != standing.number:
        raise EntryRefused(planned=_stale())
    try:
        with transaction.atomic():
            statement = DeliverableStatement.objects.create(
                deliverable=standing.deliverable,
                period=period,
                number=standing.number + 1,
                planned=planned,
                actual=actual,
                by=by,
            )
            DeliverableDeparture.objects.bulk_create(
                DeliverableDeparture(
                    statement=statement, departure=departure, amount=amount, reason=reason
                )
                for departure, (amount, reason) in departures.items()
            )
    except IntegrityError as refusal:
        said = why_not_kept(refusal, number_once=NUMBER_ONCE, stale=_stale())
        raise EntryRefused(planned=said) from refusal


def _count(stated: StatedDeliverable, name: str) -> int | None:
    return _whole(getattr(stated, name), stated.language, name)


def _departures(stated: StatedDeliverable) -> dict[str, tuple[int, str]]:
    found = {}
    for departure, (typed_amount, typed_reason) in stated.departures.items():
        amount = _whole(typed_amount, stated.language, departure)
        reason = typed_reason.strip()
        if amount and not reason:
            raise EntryRefused(**{departure: _("Say why in a sentence.")})
        if reason and not amount:
            raise EntryRefused(**{departure: _("Say how many.")})
        if amount:
            found[departure.value] = (amount, reason)
    return found


def _whole(text: str, language: str, field_name: str) -> int | None:
    """A whole number that is not negative; nothing and a dash are none."""
    if typed.is_dash(text):
        return None
    try:
        amount = typed.number(text, language)
    except typed.NotANumber as refusal:
        raise EntryRefused(**{field_name: str(refusal)}) from refusal
    if amount is None:
        return None
    if amount != amount.to_integral_value() or not 0 <= amount <= Decimal(LARGEST):
        raise EntryRefused(**{field_name: _("Type a whole number, 0 or more.")})
    return int(amount)


def _stale() -> str:
    return _("Somebody else changed this row meanwhile. Load the page again.")
