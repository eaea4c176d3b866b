"""Lines of the assess table, and the output columns that come of them."""

from indicators.attainment.case import Attainment, Case
from indicators.attainment.exact import as_pair
from indicators.attainment.table import assessed
from indicators.enums import MeasureKind
from tests.attainment.decimals import as_decimal

OUTCOME = ("verdict", "progress_index", "level_ratio", "reasons", "gap")


def outcomes(header: str, *lines: str) -> list[list[str]]:
    """The output columns of each line."""
    table = assessed([header.split(","), *(line.split(",") for line in lines)])
    next(table)
    return [row[-len(OUTCOME) :] for row in table]


def outcome(header: str, line: str) -> list[str]:
    (only,) = outcomes(header, line)
    return only


def invalid(*columns: str) -> list[str]:
    return ["INVALID", "", "", "|".join(columns), ""]


def as_line(given: Case, **columns: str) -> dict[str, str]:
    """A case by the columns of the table; ``columns`` are further ones."""
    ratio = given.ratio
    return {
        "kind": "qual" if given.kind == MeasureKind.MILESTONE else str(given.kind or ""),
        "baseline": as_decimal(given.baseline),
        "target": as_decimal(given.target),
        "actual": as_decimal(given.actual),
        "lo": as_decimal(given.lo),
        "hi": as_decimal(given.hi),
        "tol": as_decimal(given.tolerance),
        "due": str(given.due),
        "judged": str(given.judged or ""),
        "state": str(given.state),
        "numerator": as_decimal(ratio.numerator) if ratio else "",
        "denominator": as_decimal(ratio.denominator) if ratio else "",
        "basis": str(given.basis),
        "actual_basis": str(given.actual_basis),
        **columns,
    }


def outcomes_of(lines: list[dict[str, str]]) -> list[list[str]]:
    """The output columns of lines by column, but the gap."""
    header = list(lines[0])
    _, *rows = assessed([header, *([line[column] for column in header] for line in lines)])
    return [row[-len(OUTCOME) : -1] for row in rows]


def described(named: Attainment) -> list[str]:
    """What the output columns say of it, but the gap; ``named`` may be a named case."""
    return [
        named.verdict,
        as_pair(named.progress),
        as_pair(named.ratio),
        "|".join(named.reasons),
    ]
