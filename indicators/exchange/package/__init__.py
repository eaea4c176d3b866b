"""An edition as tables in one file: a Data Package that is CSV on the Web as well."""

from indicators.exchange.package.writing import TYPE, package

__all__ = ["TYPE", "package"]
