"""How far a report is, through Redis: lost with it, and nothing depends on it."""

from contextlib import suppress
from dataclasses import dataclass

from django.core.cache import cache
from redis.exceptions import RedisError

from indicators.enums import ReportFormat, ReportStage
from indicators.reports.counting import Counted

KEPT = 3600


@dataclass(frozen=True, slots=True)
class Progress:
    """``total`` is 0 where the stage has no parts. ``form`` is the file that is being written, and
    ``counted`` how far it is, as soon as that is known.
    """

    stage: ReportStage
    done: int = 0
    total: int = 0
    form: ReportFormat | None = None
    counted: Counted | None = None


def tell(report_id: int, progress: Progress) -> None:
    with suppress(RedisError):
        cache.set(_place(report_id), progress, KEPT)


def progress_of(report_id: int) -> Progress | None:
    with suppress(RedisError):
        told: Progress | None = cache.get(_place(report_id))
        return told
    return None


def _place(report_id: int) -> str:
    return f"report-progress:{report_id}"
