"""Which measures are shares: said with what is done and of how many, never as a bare percentage."""

from indicators.enums.units import is_per_cent
from indicators.models import MeasureVersion, ValueVersion


def is_share(reading: MeasureVersion, *values: ValueVersion | None) -> bool:
    """Whether the measure is told in per cent, so that two values differ by percentage points."""
    of_ratios = any(value is not None and value.denominator is not None for value in values)
    return of_ratios or is_per_cent(reading.unit)
