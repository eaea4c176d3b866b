"""Units in which a measure is told. Pure."""

PER_CENT = frozenset({"%", "per cent", "percent", "percentage", "百分比"})


def is_per_cent(unit: str) -> bool:
    return unit.strip().lower() in PER_CENT
