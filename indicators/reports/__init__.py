"""Performance reports: asked for as a row, gathered once, frozen, and written as files."""

from indicators.reports.counting import Counted
from indicators.reports.kept import (
    certificates_of,
    how_many_certificates,
    made_with,
    superseding,
    with_superseding,
)
from indicators.reports.languages import languages_of, not_written
from indicators.reports.limits import Limits
from indicators.reports.options import ReportOptions
from indicators.reports.progress import Progress, progress_of
from indicators.reports.queue import cancel, left_behind
from indicators.reports.releasing import Release, release_on, releases_of
from indicators.reports.requesting import RequestRefused, faults_of, request_report
from indicators.reports.services import build
from indicators.reports.together import gather_part
from indicators.reports.words import LANGUAGES
from indicators.reports.writers import KINDS, WRITERS

__all__ = [
    "KINDS",
    "LANGUAGES",
    "WRITERS",
    "Counted",
    "Limits",
    "Progress",
    "Release",
    "ReportOptions",
    "RequestRefused",
    "build",
    "cancel",
    "certificates_of",
    "faults_of",
    "gather_part",
    "how_many_certificates",
    "languages_of",
    "left_behind",
    "made_with",
    "not_written",
    "progress_of",
    "release_on",
    "releases_of",
    "request_report",
    "superseding",
    "with_superseding",
]
