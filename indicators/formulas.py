"""What a spreadsheet takes for a formula, written so that it runs nothing."""

BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def inert(cell: str) -> str:
    """The text as a spreadsheet takes for text; a plain number stays one."""
    return f"'{cell}" if cell.startswith(BEGINS_A_FORMULA) and not _is_a_number(cell) else cell


def as_it_was(cell: str) -> str:
    """The text before it was made inert."""
    bare = cell.removeprefix("'")
    return bare if bare != cell and inert(bare) == cell else cell


def _is_a_number(cell: str) -> bool:
    digits = cell.removeprefix("-").replace(".", "", 1)
    return digits.isascii() and digits.isdecimal()
