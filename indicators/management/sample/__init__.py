"""The sample plan as a running service: edition, translation, settings, values, people."""

from indicators.management.sample.load import REPORTED_YEAR, SAMPLE, is_loaded, load_sample

__all__ = ["REPORTED_YEAR", "SAMPLE", "is_loaded", "load_sample"]
