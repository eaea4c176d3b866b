"""An edition as a dataflow: its dimensions, its attributes, and the codes that they may take."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from indicators.enums import Basis, Labelled, Qualifier, ValueKind, ValueState, Verdict
from indicators.exchange.sdmx import codes

VERSION = "1.0.0"
# What a breakdown of the tracker must not be called beside our own components.
TAKEN = {"FREQ", "MEASURE", "COMPONENT", "KIND", "AS_OF", "TIME_PERIOD", "OBS_VALUE"}


@dataclass(frozen=True, slots=True)
class Code:
    """``names`` are by language; ``description`` is in English, a path as it is written."""

    id: str
    names: Mapping[str, str]
    description: str = ""


@dataclass(frozen=True, slots=True)
class Codelist:
    id: str
    name: str
    codes: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class Component:
    """A dimension, a measure or an attribute; ``codes`` is the id of its list of codes."""

    id: str
    name: str
    codes: str = ""
    text: str = "String"


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A dimension of the tracker, such as ``sex``, with its categories."""

    code: str
    name: str
    categories: tuple[Code, ...]

    @property
    def id(self) -> str:
        upper = self.code.upper()
        is_free = upper[0].isalpha() and upper not in TAKEN | set(ATTRIBUTE_IDS)
        return upper if is_free else f"BY_{upper}"


ATTRIBUTES = (
    Component("UNIT_MEASURE", "Unit of measure"),
    Component("OBS_STATUS", "Observation status", codes="CL_OBS_STATUS"),
    Component("VALUE_STATE", "State of the value", codes="CL_VALUE_STATE"),
    Component("VALUE_HIGH", "Upper end of a range", text="Decimal"),
    Component("NUMERATOR", "Numerator", text="Decimal"),
    Component("DENOMINATOR", "Denominator", text="Decimal"),
    Component("VALUE_TEXT", "Value in words"),
    Component("JUDGED", "Category given by a person", codes="CL_VERDICT"),
    Component("QUALIFIER", "Qualifier of the number", codes="CL_QUALIFIER"),
    Component("BASIS", "Basis of the number", codes="CL_BASIS"),
)
ATTRIBUTE_IDS = tuple(each.id for each in ATTRIBUTES)
OBS_VALUE = Component("OBS_VALUE", "Value", text="Decimal")


def _fixed(id_: str, name: str, english: Mapping[str, str]) -> Codelist:
    return Codelist(id_, name, tuple(Code(code, {"en": words}) for code, words in english.items()))


def _of(id_: str, name: str, choices: type[Labelled]) -> Codelist:
    return _fixed(id_, name, {each.value: each.label for each in choices})


FIXED = (
    _fixed("CL_FREQ", "Frequency", codes.FREQUENCIES),
    _fixed("CL_OBS_STATUS", "Observation status", codes.STATUSES),
    _of("CL_VALUE_STATE", "State of the value", ValueState),
    _of("CL_VERDICT", "Category given by a person", Verdict),
    _of("CL_QUALIFIER", "Qualifier of the number", Qualifier),
    _of("CL_BASIS", "Basis of the number", Basis),
    _of("CL_KIND", "Kind of value", ValueKind),
)


@dataclass(frozen=True)
class Flow:
    """``id`` is the edition's slug; measures and components of it are lists of codes."""

    agency: str
    id: str
    names: Mapping[str, str]
    measures: tuple[Code, ...] = ()
    components: tuple[Code, ...] = ()
    breakdowns: tuple[Breakdown, ...] = field(default=())

    @cached_property
    def dimensions(self) -> tuple[Component, ...]:
        """In the order of the key; the time is none of them."""
        return (
            Component("FREQ", "Frequency", codes="CL_FREQ"),
            Component("MEASURE", "Performance measure", codes=f"CL_MEASURE_{self.id}"),
            Component("COMPONENT", "Component of the measure", codes=f"CL_COMPONENT_{self.id}"),
            *(
                Component(each.id, each.name, codes=f"CL_{each.id}_{self.id}")
                for each in self.breakdowns
            ),
            Component("KIND", "Kind of value", codes="CL_KIND"),
            Component("AS_OF", "Day on which an interim value stood"),
        )

    @property
    def time(self) -> Component:
        return Component("TIME_PERIOD", "Period", text="ObservationalTimePeriod")

    @property
    def columns(self) -> tuple[str, ...]:
        """Of one observation: its key, its value, its attributes."""
        key = (each.id for each in self.dimensions)
        return (*key, self.time.id, OBS_VALUE.id, *ATTRIBUTE_IDS)

    @cached_property
    def codelists(self) -> tuple[Codelist, ...]:
        whole = Code(codes.WHOLE, {"en": "Whole"})
        unknown = Code(codes.UNKNOWN, {"en": "Unknown"})
        return (
            *FIXED,
            Codelist(f"CL_MEASURE_{self.id}", "Performance measures", self.measures),
            Codelist(f"CL_COMPONENT_{self.id}", "Components", (whole, *self.components)),
            *(
                Codelist(f"CL_{each.id}_{self.id}", each.name, (whole, unknown, *each.categories))
                for each in self.breakdowns
            ),
        )
