"""The key of a part: ``age=15-24;sex=women``, dimensions in the order of their codes."""

from collections.abc import Mapping


def disaggregation(parts: Mapping[str, str]) -> str:
    """The one way to write a part; ``parts`` has a category's code by its dimension's code."""
    return ";".join(f"{dimension}={category}" for dimension, category in sorted(parts.items()))


def parts_of(key: str) -> dict[str, str]:
    """Category by dimension; nothing for the whole."""
    return dict(part.split("=", 1) for part in key.split(";")) if key else {}
