"""Deliverables of a unit as plain data: planned, delivered, what went another way, the rates."""

from dataclasses import dataclass

from indicators.enums import Departure


@dataclass(frozen=True, slots=True)
class DeliverableCount:
    """Planned and actual of one year: "6", "—" for none planned, empty for no such column."""

    planned: str
    actual: str


@dataclass(frozen=True, slots=True)
class Departed:
    """How many went another way than planned in the period, and why."""

    departure: Departure
    amount: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Deliverable:
    """``to_come`` were to come by plan and mandate, ``came`` is ``None`` while nobody has told."""

    name: str
    unit: str
    counts: tuple[DeliverableCount, ...]
    departures: tuple[Departed, ...] = ()
    to_come: int = 0
    came: int | None = None
    translation_status: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Implemented:
    """So many of so many; never shown without the two numbers."""

    done: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True)
class Implementation:
    """The rates of a category in the period, and beside them what is in no rate."""

    of_planned: Implemented = Implemented()
    of_all: Implemented = Implemented()
    of_mandated: Implemented = Implemented()
    not_reported: int = 0
    beyond: int = 0
    departures: tuple[Departed, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.of_all.of or self.beyond or self.not_reported)


@dataclass(frozen=True, slots=True)
class DeliverableCategory:
    name: str
    deliverables: tuple[Deliverable, ...]
    implementation: Implementation = Implementation()


@dataclass(frozen=True, slots=True)
class DeliverableTable:
    """Each deliverable has one count for each of ``years``. ``in_words`` is how many others the
    plan tells in words alone.
    """

    years: tuple[str, ...]
    categories: tuple[DeliverableCategory, ...]
    in_words: int = 0
