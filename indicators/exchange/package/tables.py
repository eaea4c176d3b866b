"""The tables of a package: their columns, and what each means. Pure."""

from dataclasses import dataclass
from typing import NamedTuple

from indicators.enums import (
    Accumulation,
    Basis,
    Direction,
    Labelled,
    MeasureKind,
    NodeKind,
    Qualifier,
    ValueKind,
    ValueState,
    Verdict,
)

Choices = type[Labelled]


@dataclass(frozen=True, slots=True)
class Column:
    """``type`` is that of a Table Schema: string, number, integer, date or datetime.

    ``choices`` are all that it may say; ``is_of_plan``: its words are in the language of the plan.
    """

    name: str
    meaning: str
    type: str = "string"
    is_required: bool = False
    choices: Choices | None = None
    is_of_plan: bool = False


class Reference(NamedTuple):
    """Each cell of ``column`` stands in the ``key`` of a table, too."""

    column: str
    table: str
    key: str


@dataclass(frozen=True, slots=True)
class Table:
    """``key`` are the columns that tell its rows apart."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    refers: tuple[Reference, ...] = ()

    @property
    def file(self) -> str:
        return f"{self.name}.csv"

    @property
    def written(self) -> tuple[int, ...]:
        """The places of what people wrote: of texts, which a spreadsheet could run."""
        return tuple(at for at, each in enumerate(self.columns) if each.type == "string")


def _words(name: str, meaning: str) -> Column:
    return Column(name, meaning, is_of_plan=True)


def _choice(name: str, meaning: str, choices: Choices, *, is_required: bool = False) -> Column:
    return Column(name, meaning, is_required=is_required, choices=choices)


MEASURE = Column("measure", "Code of the measure, the same in every edition", is_required=True)
PATH = Column("path", "Address of the printed thing in this edition", is_required=True)
TO_NODE = Reference("path", "nodes", "path")
TO_MEASURE = Reference("measure", "measures", "measure")

NODES = Table(
    "nodes",
    "Every printed thing of the plan in its order.",
    (
        PATH,
        _choice("kind", "Programme, objective, measure and the like", NodeKind, is_required=True),
        Column("parent", "Path of what it stands below"),
        Column("position", "Printed order", "integer", is_required=True),
        Column("label", "Printed number or letter"),
        _words("text", "Its words in the language of the plan"),
    ),
    key=("path",),
    refers=(Reference("parent", "nodes", "path"),),
)
MEASURES = Table(
    "measures",
    "How each performance measure is read.",
    (
        MEASURE,
        PATH,
        _words("text", "What is measured"),
        _choice("kind", "Rule of rule set AR-1 by which it is judged", MeasureKind),
        _choice("direction", "Which way is better", Direction),
        _words("unit", "Unit"),
        Column("decimals", "Stated precision", "integer"),
        _choice("accumulation", "How the years of its series come together", Accumulation),
        Column("tolerance", "Distance from the target that still meets it", "number"),
        _words("definition", "Definition"),
        _words("method", "Method of collection"),
        _words("data_source", "Source of the data"),
    ),
    key=("measure",),
    refers=(TO_NODE,),
)
VALUES = Table(
    "values",
    "Approved baselines, targets and actuals. A missing value has a state and no amount.",
    (
        MEASURE,
        PATH,
        Column("component", "Component of the measure; empty for the measure itself"),
        Column("disaggregation", "Part, such as sex=women; empty for the whole"),
        Column("period", "Period as it is printed", is_required=True),
        Column("first_day", "First day of the period", "date", is_required=True),
        Column("last_day", "Last day of the period", "date", is_required=True),
        _choice("kind", "baseline, target or actual", ValueKind, is_required=True),
        Column("as_of", "Day on which an interim value stood", "date"),
        _choice(
            "state", "Whether there is a value, or why there is none", ValueState, is_required=True
        ),
        Column("amount", "The number; the lower end of a range", "number"),
        Column("amount_high", "Upper end of a range", "number"),
        Column("numerator", "Numerator of a ratio", "number"),
        Column("denominator", "Denominator of a ratio", "number"),
        _words("words", "A value in words"),
        _choice("judged", "Category that a person gave", Verdict),
        _choice("qualifier", "about, at least, and the like", Qualifier),
        _choice("basis", "Whether the number is a level, a total or an increment", Basis),
    ),
    refers=(TO_MEASURE, TO_NODE),
)
ATTAINMENT = Table(
    "attainment",
    "What rule set AR-1 says of each measure in each period. The pairs are exact fractions.",
    (
        MEASURE,
        PATH,
        Column("component", "Component of the measure; empty for the measure itself"),
        Column("period", "Period as it is printed", is_required=True),
        _choice("verdict", "Verdict", Verdict, is_required=True),
        Column("progress_numerator", "Progress index, above the line", "number"),
        Column("progress_denominator", "Progress index, below the line", "number"),
        Column("ratio_numerator", "Level ratio, above the line", "number"),
        Column("ratio_denominator", "Level ratio, below the line", "number"),
        Column("gap", "Gap to the target, positive where it is exceeded", "number"),
        Column("reasons", "Codes of the reasons, joined by |"),
        Column("rule_set", "Rule set", is_required=True),
        Column("computed_at", "When it was computed", "datetime", is_required=True),
    ),
    refers=(TO_MEASURE, TO_NODE),
)
TABLES = (NODES, MEASURES, VALUES, ATTAINMENT)
