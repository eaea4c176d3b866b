"""What is asked for in the words of SDMX, as a condition on cells."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Exists, F, OuterRef, Q

from indicators import review
from indicators.enums import PeriodKind
from indicators.exchange.sdmx import codes
from indicators.exchange.sdmx.flow import Flow
from indicators.exchange.sdmx.query import Asked, Condition, NotUnderstood, Span, span_of
from indicators.models import ReviewEvent

NOTHING = Q(pk__in=[])
LARGEST_ID = 2**63 - 1
KINDS_OF = {
    "A": (PeriodKind.YEAR, PeriodKind.FISCAL_YEAR),
    "A2": (PeriodKind.BIENNIUM,),
    "Q": (PeriodKind.SPAN,),
    "_O": (PeriodKind.SPAN,),
}
# A span of three months from the first day of a calendar quarter.
IS_A_QUARTER = Q(
    period__kind=PeriodKind.SPAN,
    period__first_day__day=1,
    period__first_day__month__in=(1, 4, 7, 10),
    period__last_day__year=F("period__first_day__year"),
    period__last_day__month=F("period__first_day__month") + 2,
)


def selected(asked: Asked, flow: Flow) -> Q:
    """What none of the codes can mean selects nothing; that is no error."""
    chosen = Q()
    if asked.keys:
        either = NOTHING
        for key in asked.keys:
            every = Q()
            for name, wanted in key.items():
                every &= _any(name, wanted, flow)
            either |= every
        chosen &= either
    for condition in asked.conditions:
        chosen &= _condition(condition, flow)
    if asked.updated_after is not None:
        chosen &= _changed(asked.updated_after, asked.as_of)
    return chosen


def _changed(after: datetime, until: datetime | None) -> Q:
    """Another value counts since, or none: approved, adopted, or an approval was undone."""
    events = ReviewEvent.objects.filter(cell=OuterRef("pk"), step__in=review.PUBLIC, at__gt=after)
    return Q(Exists(events.filter(at__lte=until) if until else events))


def _condition(condition: Condition, flow: Flow) -> Q:
    either = NOTHING
    for comparison, operand in condition.alternatives:
        if condition.component == flow.time.id:
            either |= _in_time(comparison, span_of(operand))
        elif comparison in ("eq", "ne"):
            is_it = _any(condition.component, [operand], flow)
            either |= is_it if comparison == "eq" else ~is_it
        else:
            raise NotUnderstood(f"{condition.component} is equal or not, neither less nor more.")
    return either


def _in_time(comparison: str, span: Span) -> Q:
    first, last = "period__first_day", "period__last_day"
    is_it = Q(**{first: span.first, last: span.last})
    return {
        "eq": is_it,
        "ne": ~is_it,
        "ge": Q(**{f"{first}__gte": span.first}),
        "gt": Q(**{f"{first}__gt": span.last}),
        "le": Q(**{f"{last}__lte": span.last}),
        "lt": Q(**{f"{last}__lt": span.first}),
    }[comparison]


def _any(name: str, wanted: Iterable[str], flow: Flow) -> Q:
    either = NOTHING
    for code in wanted:
        either |= _is(name, code, flow)
    return either


def _is(name: str, code: str, flow: Flow) -> Q:
    if name == "FREQ":
        by_kind = Q(period__kind__in=KINDS_OF.get(code, ()))
        return by_kind & IS_A_QUARTER if code == "Q" else by_kind & ~IS_A_QUARTER
    if name == "MEASURE":
        return _of_id("measure", "M", code)
    if name == "COMPONENT":
        whole = Q(component__isnull=True)
        return whole if code == codes.WHOLE else _of_id("component", "C", code)
    if name == "KIND":
        return Q(kind=code)
    if name == "AS_OF":
        return Q(as_of__isnull=True) if code == codes.NONE else _of_day(code)
    [breakdown] = [each for each in flow.breakdowns if each.id == name]
    if code == codes.WHOLE:
        return ~Q(disaggregation__regex=rf"(^|;){re.escape(breakdown.code)}=")
    category = "unknown" if code == codes.UNKNOWN else code
    return Q(disaggregation__regex=rf"(^|;){re.escape(f'{breakdown.code}={category}')}(;|$)")


def _of_day(code: str) -> Q:
    try:
        return Q(as_of=date.fromisoformat(code))
    except ValueError:
        return NOTHING


def _of_id(field: str, letter: str, code: str) -> Q:
    number = code.removeprefix(letter)
    is_known = code.startswith(letter) and number.isascii() and number.isdecimal()
    return Q(**{f"{field}_id": int(number)}) if is_known and int(number) <= LARGEST_ID else NOTHING
