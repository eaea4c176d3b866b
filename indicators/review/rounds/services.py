"""Opening, moving and closing a round."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators.enums import Finality, ValueKind
from indicators.models import Period, PlanEdition, ReportingRound, User
from indicators.review.rounds.extensions import is_more_time

LATEST_REMINDER = 365


class RoundRefused(Exception):
    """The round cannot be so. ``errors`` has a sentence for each field at fault."""

    def __init__(self, **errors: str) -> None:
        super().__init__(" ".join(errors.values()))
        self.errors = errors


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """First day, day by which values are due, last day; all belong to the round, in UTC."""

    opens_on: date
    due_on: date
    closes_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a round asks for. ``as_of`` is the day of interim values; final ones have none."""

    periods: Sequence[Period]
    kinds: Sequence[ValueKind]
    as_of: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """On which days from the due date the round reminds, and from when others know of it."""

    reminders: Sequence[int] = field(default_factory=tuple)
    released_on: date | None = None


REFUSALS = {
    "reportinground_name_once": ("name", gettext_lazy("This plan has a round of this name.")),
    "reportinground_asks_once": (
        "periods",
        gettext_lazy(
            "Another round of this plan asks for the same values on these days. Choose other "
            "days, or ask for other values."
        ),
    ),
    "roundperiod_within_edition": (
        "periods",
        gettext_lazy("Choose periods of this plan, or the year before it."),
    ),
    "reportinground_asked_is_settled": (
        "periods",
        gettext_lazy("The round has opened: what it asks for is settled."),
    ),
}


@transaction.atomic
def open_round(
    *, edition: PlanEdition, name: str, asked: Asked, dates: Dates, told: Told, on: date
) -> ReportingRound:
    """Let an edition ask for values; the round opens by its first day, today or later.

    ``RoundRefused`` names each field at fault.
    """
    errors = _wrong_dates(dates, on) | _wrong_questions(asked) | _wrong_reminders(told)
    if not name.strip():
        errors["name"] = _("Give the round a name, such as “Performance report 2026”.")
    if errors:
        raise RoundRefused(**errors)
    try:
        with transaction.atomic():
            made = ReportingRound.objects.create(
                edition=edition,
                name=name.strip(),
                finality=Finality.INTERIM if asked.as_of else Finality.FINAL,
                as_of=asked.as_of,
                kinds=sorted(asked.kinds, key=list(ValueKind).index),
                opens_on=dates.opens_on,
                due_on=dates.due_on,
                closes_on=dates.closes_on,
                released_on=told.released_on,
                reminders=sorted(set(told.reminders)),
            )
            made.periods.set(asked.periods)
    except IntegrityError as refusal:
        raise _in_words(refusal) from refusal
    return made


@transaction.atomic
def change_dates(
    *,
    round_id: int,
    dates: Dates,
    told: Told | None = None,
    reason: str = "",
    by: User,
    on: date,
) -> ReportingRound:
    """Move the days of a round; a round that was closed by hand takes values again.

    Once it has opened, more time is given with a reason. Waits for those who are writing into it.
    ``RoundRefused`` names each field at fault.
    """
    changed = locked(round_id)
    errors = _wrong_dates(dates, on, opened_on=changed.opens_on)
    errors |= _wrong_reminders(told) if told else {}
    has_opened = changed.opens_on <= on
    is_extended = has_opened and is_more_time(changed, dates.due_on, dates.closes_on, opens=True)
    if is_extended and not reason.strip():
        errors["reason"] = _("Say in a sentence why there is more time: it stays with the round.")
    if errors:
        raise RoundRefused(**errors)
    if is_extended:
        changed.extended_by, changed.extended_why = by, reason.strip()
    changed.opens_on, changed.due_on, changed.closes_on = (
        dates.opens_on,
        dates.due_on,
        dates.closes_on,
    )
    changed.closed_at = None
    if told is not None:
        changed.reminders, changed.released_on = sorted(set(told.reminders)), told.released_on
    return _saved(changed)


@transaction.atomic
def close_now(*, round_id: int, now: datetime) -> ReportingRound:
    """Take no more values from this moment on. Waits for those who are writing."""
    closed = locked(round_id)
    if not is_open(closed, on=now.date()):
        raise RoundRefused(round=_("This round is not open."))
    closed.closed_at = now
    return _saved(closed)


def is_open(asked: ReportingRound, *, on: date) -> bool:
    return asked.closed_at is None and asked.opens_on <= on <= asked.closes_on


def locked(round_id: int) -> ReportingRound:
    """The round, once nobody writes into it any more."""
    return ReportingRound.objects.select_for_update(of=["self"]).get(pk=round_id)


def _saved(changed: ReportingRound) -> ReportingRound:
    try:
        with transaction.atomic():
            changed.save()
    except IntegrityError as refusal:
        raise _in_words(refusal) from refusal
    return changed


def _in_words(refusal: IntegrityError) -> Exception:
    """The field and its sentence; what is no fault of a person stays what it is."""
    constraint = refusal.__cause__.diag.constraint_name
    if constraint not in REFUSALS:
        return refusal
    field_at_fault, sentence = REFUSALS[constraint]
    return RoundRefused(**{field_at_fault: str(sentence)})


def _wrong_dates(dates: Dates, on: date, opened_on: date | None = None) -> dict[str, str]:
    errors = {}
    if dates.opens_on < on and dates.opens_on != opened_on:
        errors["opens_on"] = _("This day is over. A round opens today or later.")
    if dates.due_on < dates.opens_on:
        errors["due_on"] = _("Values cannot be due before the round opens.")
    if dates.closes_on < dates.due_on:
        errors["closes_on"] = _("The round cannot close before values are due.")
    elif dates.closes_on < on:
        errors["closes_on"] = _("This day is over. To end the round at once, close it.")
    return errors


def _wrong_questions(asked: Asked) -> dict[str, str]:
    errors = {}
    if not asked.periods:
        errors["periods"] = _("Choose at least one period.")
    if not asked.kinds:
        errors["kinds"] = _("Choose at least one kind of value.")
    elif asked.as_of is not None and set(asked.kinds) != {ValueKind.ACTUAL}:
        errors["kinds"] = _("Only actuals can be interim. Choose actuals, or no day.")
    if asked.as_of is not None and not _is_within(asked.as_of, asked.periods):
        errors["as_of"] = _("The day of interim values lies in each period asked for.")
    return errors


def _is_within(day: date, periods: Collection[Period]) -> bool:
    return all(period.first_day <= day <= period.last_day for period in periods)


def _wrong_reminders(told: Told) -> dict[str, str]:
    if any(abs(days) > LATEST_REMINDER for days in told.reminders):
        return {"reminders": _("A reminder is at most a year from the due date.")}
    return {}
