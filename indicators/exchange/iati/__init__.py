"""IATI 2.03: programmes and their units as activities, with results that keep what is missing."""

from indicators.exchange.iati.loading import TYPE, activities_file

__all__ = ["TYPE", "activities_file"]
