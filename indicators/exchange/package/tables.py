"""The tables of a package: their columns, and what each means. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """``type`` is that of a Table Schema: string, number, integer, date or datetime."""

    name: str
    meaning: str
    type: str = "string"
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """``key`` are the columns that tell its rows apart; ``refers`` those that name a measure."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    refers: str = ""

    @property
    def file(self) -> str:
        return f"{self.name}.csv"

    @property
    def written(self) -> tuple[int, ...]:
        """The places of what people wrote: of texts, which a spreadsheet could run."""
        return tuple(at for at, each in enumerate(self.columns) if each.type == "string")


MEASURE = Column("measure", "Code of the measure, the same in every edition", is_required=True)
PATH = Column("path", "Address of the printed thing in this edition", is_required=True)

NODES = Table(
    "nodes",
    "Every printed thing of the plan in its order.",
    (
        PATH,
        Column("kind", "Programme, objective, measure and the like", is_required=True),
        Column("parent", "Path of what it stands below"),
        Column("position", "Printed order", "integer", is_required=True),
        Column("label", "Printed number or letter"),
        Column("text", "Its words in the language of the plan"),
    ),
    key=("path",),
)
MEASURES = Table(
    "measures",
    "How each performance measure is read.",
    (
        MEASURE,
        PATH,
        Column("text", "What is measured"),
        Column("kind", "Rule of rule set AR-1 by which it is judged"),
        Column("direction", "Which way is better"),
        Column("unit", "Unit"),
        Column("decimals", "Stated precision", "integer"),
        Column("accumulation", "How the years of its series come together"),
        Column("tolerance", "Distance from the target that still meets it", "number"),
        Column("definition", "Definition"),
        Column("method", "Method of collection"),
        Column("data_source", "Source of the data"),
    ),
    key=("measure",),
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
        Column("kind", "baseline, target or actual", is_required=True),
        Column("as_of", "Day on which an interim value stood", "date"),
        Column("state", "Whether there is a value, or why there is none", is_required=True),
        Column("amount", "The number; the lower end of a range", "number"),
        Column("amount_high", "Upper end of a range", "number"),
        Column("numerator", "Numerator of a ratio", "number"),
        Column("denominator", "Denominator of a ratio", "number"),
        Column("words", "A value in words"),
        Column("judged", "Category that a person gave"),
        Column("qualifier", "about, at least, and the like"),
        Column("basis", "Whether the number is a level, a total or an increment"),
    ),
    refers="measure",
)
ATTAINMENT = Table(
    "attainment",
    "What rule set AR-1 says of each measure in each period. The pairs are exact fractions.",
    (
        MEASURE,
        PATH,
        Column("component", "Component of the measure; empty for the measure itself"),
        Column("period", "Period as it is printed", is_required=True),
        Column("verdict", "Verdict", is_required=True),
        Column("progress_numerator", "Progress index, above the line", "number"),
        Column("progress_denominator", "Progress index, below the line", "number"),
        Column("ratio_numerator", "Level ratio, above the line", "number"),
        Column("ratio_denominator", "Level ratio, below the line", "number"),
        Column("gap", "Gap to the target, positive where it is exceeded", "number"),
        Column("reasons", "Codes of the reasons, joined by |"),
        Column("rule_set", "Rule set", is_required=True),
        Column("computed_at", "When it was computed", "datetime", is_required=True),
    ),
    refers="measure",
)
TABLES = (NODES, MEASURES, VALUES, ATTAINMENT)
