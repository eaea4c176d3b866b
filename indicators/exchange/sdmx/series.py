"""Observations of one key through time stand together; who asks may want the first or the last."""

from collections import deque
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import groupby, islice
from typing import NamedTuple

from indicators.exchange.sdmx.flow import Flow

Observation = list[str]


class Action(StrEnum):
    """What becomes of the observations of a data set where it is taken in."""

    INFORMATION = "Information"
    DELETE = "Delete"


class Part(NamedTuple):
    """Observations of one dataflow that make one data set."""

    flow: Flow
    action: Action
    observations: Iterable[Observation]


def in_series(
    flow: Flow,
    observations: Iterable[Observation],
    *,
    first: int | None = None,
    last: int | None = None,
) -> Iterator[tuple[tuple[str, ...], list[Observation]]]:
    """By key, without the time; at most so many of the ``first`` and of the ``last``."""
    length = len(flow.dimensions)
    for key, group in groupby(observations, key=lambda each: tuple(each[:length])):
        yield key, list(_some(group, first, last))


def _some(
    group: Iterable[Observation], first: int | None, last: int | None
) -> Iterable[Observation]:
    if first is None and last is None:
        return group
    if last is None:
        return islice(group, first)
    everything = list(group)
    begun = everything[: first or 0]
    return begun + list(deque(everything[len(begun) :], maxlen=last))
