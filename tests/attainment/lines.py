"""Lines of the assess table, and the output columns that come of them."""

from indicators.attainment.table import assessed

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
