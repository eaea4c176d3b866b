"""Word files: a package of parts, native charts with their workbooks, and reports as such. Pure."""

from indicators.reports.word.writing import MADE_WITH, write_docx

__all__ = ["MADE_WITH", "write_docx"]
