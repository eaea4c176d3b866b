"""The row is the queue: claiming a report, keeping the claim, taking up what a dead worker left.

Redis only wakes a worker. A claim that is no longer kept goes to whoever asks next, and what
the earlier holder still writes is refused.
"""

import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import close_old_connections, connection
from django.db.models import F, Q
from django.db.models.functions import Now

from indicators.enums import JobStatus, ReportFailure
from indicators.models import Report, User
from indicators.reports.stopping import Stop

HEARTBEAT = timedelta(seconds=5)
STALE_AFTER = timedelta(seconds=25)
MOST_ATTEMPTS = 3


class ClaimLost(Exception):
    """Another worker holds the report now: leave it alone."""


def claim(report_id: int) -> Report | None:
    """Take the report, unless it is done or another worker keeps it."""
    token = uuid.uuid4()
    taken = Report.objects.filter(_open(), pk=report_id, attempts__lt=MOST_ATTEMPTS).update(
        status=JobStatus.RUNNING,
        claim=token,
        heartbeat_at=Now(),
        attempts=F("attempts") + 1,
        steps_done=0,
    )
    return Report.objects.get(pk=report_id) if taken else None


def left_behind() -> list[int]:
    """Reports that wait, or whose worker has fallen silent; what failed too often is closed."""
    Report.objects.filter(_open(), attempts__gte=MOST_ATTEMPTS).update(
        status=JobStatus.FAILED,
        error=ReportFailure.WORKER_STOPPED,
        finished_at=Now(),
    )
    return list(Report.objects.filter(_open()).order_by("pk").values_list("pk", flat=True))


def _open() -> Q:
    silent = Q(status=JobStatus.RUNNING, heartbeat_at__lt=Now() - STALE_AFTER)
    return Q(status=JobStatus.QUEUED) | silent


def cancel(*, report_id: int, by: User) -> bool:
    """End a report that is not over; its worker, if there is one, finds out and lets go."""
    still_open = Report.objects.filter(
        pk=report_id, status__in=[JobStatus.QUEUED, JobStatus.RUNNING]
    )
    ended = still_open.update(status=JobStatus.CANCELLED, cancelled_by=by, finished_at=Now())
    return bool(ended)


def update(report: Report, **fields: object) -> None:
    """Write to a report that is still ours; ``ClaimLost`` when it is not."""
    ours = Report.objects.filter(pk=report.pk, claim=report.claim, status=JobStatus.RUNNING)
    if not ours.update(heartbeat_at=Now(), **fields):
        raise ClaimLost(f"report {report.pk} was taken over")


@contextmanager
def kept_alive(report: Report) -> Iterator[None]:
    """Keep the heartbeat going in the background, however long a step takes.

    Once the claim is lost, what the step has started outside of this process is stopped too.
    """
    stopped = threading.Event()
    with Stop() as stop:
        beat = threading.Thread(target=_beat, args=(report, stopped, stop), daemon=True)
        beat.start()
        try:
            yield
        finally:
            stopped.set()
            beat.join()


def _beat(report: Report, stopped: threading.Event, stop: Stop) -> None:
    try:
        while not stopped.wait(HEARTBEAT.total_seconds()):
            close_old_connections()
            update(report)
    except ClaimLost:
        # The one who builds finds out at the next write.
        stop.now()
    finally:
        connection.close()
