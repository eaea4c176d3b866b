"""The sample plan as a running service: edition, translation, settings, values, people."""

from indicators.management.sample.load import (
    REPORTED_YEAR,
    Person,
    is_loaded,
    load_sample,
    people,
    sample_edition,
)

__all__ = ["REPORTED_YEAR", "Person", "is_loaded", "load_sample", "people", "sample_edition"]
