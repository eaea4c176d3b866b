"""Performance reports: asked for as a row, gathered once, frozen, and written as files."""

from indicators.reports.queue import left_behind
from indicators.reports.services import build, request_report

__all__ = ["build", "left_behind", "request_report"]
