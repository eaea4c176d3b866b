"""Sealing the days of the history, and finding the first day that is not as it was sealed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from itertools import count

from django.db import connection, models, transaction

from indicators.ledger import chain
from indicators.ledger.reading import end_of, is_provisional
from indicators.models import (
    Amendment,
    AmendmentJudgement,
    DaySeal,
    Delegation,
    DeliverableDeparture,
    DeliverableStatement,
    EvidenceFile,
    EvidenceLink,
    EvidenceRemoval,
    EvidenceUse,
    FlagAnswer,
    MeasureVersion,
    MissExplanation,
    Narrative,
    ReportingRound,
    ReviewEvent,
    RoleAssignment,
    RoundException,
    RoundPeriod,
    SignOff,
    ValueVersion,
)

# Tables into which rows are only inserted, each with where the instant is that the database dates
# its rows with.
VALUES = {
    Amendment: "at",
    AmendmentJudgement: "at",
    DeliverableDeparture: "statement__at",
    DeliverableStatement: "at",
    EvidenceFile: "at",
    EvidenceLink: "at",
    EvidenceRemoval: "at",
    EvidenceUse: "at",
    FlagAnswer: "at",
    MeasureVersion: "at",
    MissExplanation: "at",
    Narrative: "at",
    ReviewEvent: "at",
    ValueVersion: "at",
}
# What decides who may write and judge, and what was signed: rows that change, by their history.
RULES = {
    model.pgh_event_model: "pgh_created_at"
    for model in (
        Delegation,
        ReportingRound,
        RoleAssignment,
        RoundException,
        RoundPeriod,
        SignOff,
    )
}
# By the scope of a seal. A scope is never changed: another is added, and new days have the last.
SEALED = {1: VALUES, 2: VALUES | RULES}
SCOPE = max(SEALED)
AT_A_TIME = 2_000
# One sealer at a time; the second finds nothing left to do.
HOLD, SEALER = "SELECT pg_advisory_xact_lock(%s)", 0x5345414C
A_DAY = timedelta(days=1)


class Wrong(StrEnum):
    """What is found wrong with a day."""

    CHANGED = "changed"
    MISSING = "missing"
    BROKEN = "broken"
    BEFORE_THE_FIRST = "before_the_first"


@dataclass(frozen=True, slots=True)
class WrongDay:
    day: date
    wrong: Wrong


def seal_days(*, now: datetime) -> list[DaySeal]:
    """Seal every day of the history that is over and may no longer change; oldest first.

    Each day in a transaction of its own. The days begin with the first row of the history, and a
    day without a row is sealed too. Stops at a day to which a running transaction may yet add:
    the next call takes it up. ``chain`` says what is hashed. Memory is bounded.
    """
    sealed = []
    while (seal := _seal_next(now)) is not None:
        sealed.append(seal)
    return sealed


def last_seal() -> DaySeal | None:
    return DaySeal.objects.order_by("-day").first()


def wrong_day() -> WrongDay | None:
    """The first day that is not as it was sealed; ``None`` when the whole chain holds.

    ``CHANGED`` when its rows give another head, ``BROKEN`` when its seal does not name the head of
    the day before, ``MISSING`` when it has no seal though a later day has one, ``BEFORE_THE_FIRST``
    when there are rows older than the first seal.
    """
    with transaction.atomic():
        seals = list(DaySeal.objects.order_by("day"))
        if not seals:
            return None
        if (first := _first_day(seals[0].scope)) is not None and first < seals[0].day:
            return WrongDay(first, Wrong.BEFORE_THE_FIRST)
        before = ""
        for number, seal in enumerate(seals):
            day = seals[0].day + number * A_DAY
            if seal.day != day:
                return WrongDay(day, Wrong.MISSING)
            if seal.before != before:
                return WrongDay(day, Wrong.BROKEN)
            head, events = _head(day, before, seal.scope)
            if (seal.head, seal.events) != (head, events):
                return WrongDay(day, Wrong.CHANGED)
            before = seal.head
    return None


@transaction.atomic
def _seal_next(now: datetime) -> DaySeal | None:
    with connection.cursor() as cursor:
        cursor.execute(HOLD, [SEALER])
    last = last_seal()
    day = last.day + A_DAY if last else _first_day(SCOPE)
    if day is None or day >= now.astimezone(UTC).date() or is_provisional(end_of(day)):
        return None
    before = last.head if last else ""
    head, events = _head(day, before, SCOPE)
    return DaySeal.objects.create(day=day, before=before, head=head, events=events, scope=SCOPE)


def _first_day(scope: int) -> date | None:
    instants = [
        model.objects.aggregate(first=models.Min(instant))["first"]
        for model, instant in SEALED[scope].items()
    ]
    return min((each.astimezone(UTC).date() for each in instants if each), default=None)


def _head(day: date, before: str, scope: int) -> tuple[str, int]:
    """The head of a day and the number of its rows."""
    counted = count()
    head = chain.head_of(day, before, _counting(_rows(day, scope), counted))
    return head, next(counted)


def _counting(rows: Iterable, counted: Iterator[int]) -> Iterator:
    for row in rows:
        next(counted)
        yield row


def _rows(day: date, scope: int) -> Iterator[tuple[str, Mapping[str, object]]]:
    begins, ends = end_of(day - A_DAY), end_of(day)
    tables = sorted(SEALED[scope].items(), key=lambda table: table[0]._meta.db_table)
    for model, instant in tables:
        columns = [field.attname for field in model._meta.concrete_fields]
        on_day = model.objects.filter(**{f"{instant}__gt": begins, f"{instant}__lte": ends})
        rows = on_day.order_by("pk").values(*columns)
        for row in rows.iterator(chunk_size=AT_A_TIME):
            yield model._meta.db_table, row
