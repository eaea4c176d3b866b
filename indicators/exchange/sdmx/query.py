"""Which observations somebody asks for, as the paths and parameters of SDMX REST say it. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from indicators.exchange.sdmx.flow import ATTRIBUTE_IDS, OBS_VALUE, Flow

EVERYTHING = ("", "all", "*")
# Levels at which there are no attributes here.
LEVELS = {"none", "dataset", "series", "msd"}
EVERY_VALUE = frozenset({*ATTRIBUTE_IDS, OBS_VALUE.id})
# ``detail`` of SDMX 2.1 in the words of 3.0: attributes and measures. Ours are of observations.
DETAILS = {
    "full": ("dsd", "all"),
    "dataonly": ("none", "all"),
    "serieskeysonly": ("none", "none"),
    "nodata": ("none", "none"),
}
COMPARISONS = {"eq", "ne", "lt", "le", "gt", "ge"}


class NotUnderstood(ValueError):
    """What was asked in a way that SDMX has not, or that this service does not know."""


@dataclass(frozen=True, slots=True)
class Span:
    """A time that somebody names: 2026, 2026-Q2, 2026-07, a day; ``first`` and ``last`` day."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Condition:
    """On one component: any of these alternatives, each a comparison with a text."""

    component: str
    alternatives: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """``keys`` are alternatives: per dimension the codes wanted, none for all of them.

    ``as_of`` is the instant of which the values are wanted, none for now; ``hidden`` are the
    attributes and measures that are not wanted.
    """

    keys: tuple[Mapping[str, frozenset[str]], ...] = ()
    conditions: tuple[Condition, ...] = ()
    updated_after: datetime | None = None
    as_of: datetime | None = None
    first: int | None = None
    last: int | None = None
    is_flat: bool = field(default=False)
    hidden: frozenset[str] = frozenset()

    @property
    def is_of_series(self) -> bool:
        """Nothing is wanted of an observation: the keys of the series are the answer."""
        return not self.is_flat and self.hidden == EVERY_VALUE


def keys_of(text: str, flow: Flow) -> tuple[Mapping[str, frozenset[str]], ...]:
    """``A.M1+M2..ACTUAL``: a place for each dimension; several keys with commas between."""
    if text in EVERYTHING:
        return ()
    _refuse_what_no_text_has(text)
    return tuple(_key(each, flow) for each in text.split(","))


def _key(text: str, flow: Flow) -> Mapping[str, frozenset[str]]:
    places = text.split(".")
    ids = [each.id for each in flow.dimensions]
    if len(places) > len(ids):
        raise NotUnderstood(
            f"The key {text} has {len(places)} places; the dataflow has {len(ids)}: "
            f"{'.'.join(ids)}."
        )
    wanted = {}
    for name, place in zip(ids, places, strict=False):
        if place not in EVERYTHING:
            wanted[name] = frozenset(re.split(r"[+ ]", place))
    return wanted


def _refuse_what_no_text_has(text: str) -> None:
    if "\0" in text:
        raise NotUnderstood("There is a sign that no code has.")


def conditions_of(parameters: Mapping[str, str], flow: Flow) -> tuple[Condition, ...]:
    """``c[TIME_PERIOD]=ge:2020+le:2022``, ``c[KIND]=TARGET,ACTUAL``, and the like.

    A plus sign in an address comes as a space: both say *and*.
    """
    names = {each.id for each in flow.dimensions} | {flow.time.id}
    found = []
    for name, text in parameters.items():
        if not (inside := re.fullmatch(r"c\[(\w+(?:-\w+)*)\]", name)):
            continue
        if inside[1] not in names:
            raise NotUnderstood(
                f"{inside[1]} is no dimension. There are {', '.join(sorted(names))}."
            )
        _refuse_what_no_text_has(text)
        found += [
            Condition(inside[1], tuple(_alternative(each) for each in part.split(",")))
            for part in re.split(r"[+ ]", text)
        ]
    return tuple(found)


def _alternative(text: str) -> tuple[str, str]:
    comparison, colon, operand = text.partition(":")
    if colon and re.fullmatch(r"[a-z]{2}", comparison):
        if comparison not in COMPARISONS:
            raise NotUnderstood(f"The operator {comparison} is not supported.")
        return comparison, operand
    return "eq", text


def hidden_of(attributes: str, measures: str, detail: str) -> frozenset[str]:
    """What is left away where ``attributes`` and ``measures``, or ``detail``, do not name it.

    All our attributes are those of an observation.
    """
    if (detail or "full") not in DETAILS:
        raise NotUnderstood(f"There is no detail {detail}, only {', '.join(DETAILS)}.")
    if detail not in ("", "full") and (attributes or measures):
        raise NotUnderstood("Ask by detail, or by attributes and measures.")
    every, all_ = DETAILS[detail or "full"]
    shown = _named(attributes or every, ATTRIBUTE_IDS, all_={"dsd", "all", "obs"}, none=LEVELS)
    shown |= _named(measures or all_, (OBS_VALUE.id,), all_={"all"}, none={"none"})
    return EVERY_VALUE - shown


def _named(text: str, known: Iterable[str], *, all_: set[str], none: set[str]) -> set[str]:
    every, shown = set(known), set()
    for each in text.split(","):
        if each not in every | all_ | none:
            raise NotUnderstood(f"There is no {each}, only {', '.join(known)}.")
        shown |= every if each in all_ else {each} & every
    return shown


def span_of(text: str) -> Span:
    """``NotUnderstood`` for what is no time."""
    try:
        if re.fullmatch(r"\d{4}", text):
            return Span(date(int(text), 1, 1), date(int(text), 12, 31))
        if quarter := re.fullmatch(r"(\d{4})-Q([1-4])", text):
            year, last = int(quarter[1]), int(quarter[2]) * 3
            return Span(date(year, last - 2, 1), _month_ends(year, last))
        if re.fullmatch(r"\d{4}-\d{2}", text):
            first = date.fromisoformat(f"{text}-01")
            return Span(first, _month_ends(first.year, first.month))
        if stretch := re.fullmatch(r"(\d{4}-\d{2}-\d{2})/P(\d+)([YMD])", text):
            return _stretch(date.fromisoformat(stretch[1]), int(stretch[2]), stretch[3])
        day = date.fromisoformat(text[:10])
    except (ValueError, OverflowError):
        raise NotUnderstood(f"{text} is no time that is understood here, such as 2026.") from None
    return Span(day, day)


def _stretch(first: date, count: int, unit: str) -> Span:
    if unit == "D":
        return Span(first, first + timedelta(days=count - 1))
    months = first.month - 1 + count * (12 if unit == "Y" else 1)
    after = first.replace(year=first.year + months // 12, month=months % 12 + 1)
    return Span(first, after - timedelta(days=1))


def _month_ends(year: int, month: int) -> date:
    after = date(year + month // 12, month % 12 + 1, 1)
    return after - timedelta(days=1)


def count_of(text: str, name: str) -> int | None:
    """Of ``firstNObservations`` and ``lastNObservations``."""
    if not text:
        return None
    if not re.fullmatch(r"[1-9]\d{0,8}", text):
        raise NotUnderstood(f"{name} is a whole number above zero.")
    return int(text)


def instant_of(text: str, name: str) -> datetime | None:
    """Of ``updatedAfter`` and ``asOf``, which name their zone; a plus sign in an address comes as
    a space.
    """
    if not text:
        return None
    try:
        instant = datetime.fromisoformat(text.replace(" ", "+"))
        if instant.tzinfo is not None:
            return instant.astimezone(UTC)
    except (ValueError, OverflowError):
        raise NotUnderstood(f"{name} is an instant such as 2026-03-01T12:00:00Z.") from None
    raise NotUnderstood(f"{name} names its time zone: 2026-03-01T12:00:00Z.")
