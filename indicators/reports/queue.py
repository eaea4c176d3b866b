"""The row is the queue: claiming a report, keeping the claim, taking up what a dead worker left.

Redis only wakes a worker. A claim that is no longer kept goes to whoever asks next, and what
the earlier holder still writes is refused.
"""

import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta

from django.db import DEFAULT_DB_ALIAS, close_old_connections, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Q
from django.db.models.functions import Now

from indicators.enums import JobStatus, ReportFailure
from indicators.models import Report, User
from indicators.reports.limits import AS_USUAL, Limits
from indicators.reports.stopping import ClaimLost, Stop

HEARTBEAT = timedelta(seconds=5)
STALE_AFTER = timedelta(seconds=25)
# In seconds, between two tries to end what is done for a report that is given up.
PAUSE = 0.5
MOST_ATTEMPTS = 3


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
def kept_alive(report: Report, limits: Limits = AS_USUAL) -> Iterator[None]:
    """Keep the heartbeat going in the background, however long a step takes, up to the limit.

    A report that takes longer is closed there and then. Once the claim is lost, what the step has
    started outside of this process is stopped too, and whatever comes of that is ``ClaimLost``.
    """
    with Stop() as stop:
        keeper = Keeper(report, limits, stop, connections[DEFAULT_DB_ALIAS])
        beat = threading.Thread(target=keeper.keep, daemon=True)
        beat.start()
        try:
            yield
        except Exception as error:
            if stop.is_called:
                raise ClaimLost(f"report {report.pk} was given up") from error
            raise
        finally:
            keeper.is_over.set()
            beat.join()


class Keeper:
    """Beats for the one who makes a report, on a thread and a connection of its own."""

    def __init__(
        self, report: Report, limits: Limits, stop: Stop, maker: BaseDatabaseWrapper
    ) -> None:
        self.report, self.stop, self.maker = report, stop, maker
        self.is_over = threading.Event()
        self.ends = time.monotonic() + limits.seconds

    def keep(self) -> None:
        try:
            while not self.is_over.wait(min(HEARTBEAT.total_seconds(), self._left())):
                # Where the maker has taken all the memory there is, the next beat finds some.
                with suppress(MemoryError):
                    close_old_connections()
                    self._beat()
        except ClaimLost:
            self._end()
        finally:
            connection.close()

    def _left(self) -> float:
        return max(self.ends - time.monotonic(), 0)

    def _beat(self) -> None:
        if self._left():
            update(self.report)
            return
        over = {"status": JobStatus.FAILED, "error": ReportFailure.TOO_SLOW}
        update(self.report, **over, finished_at=Now())
        raise ClaimLost(f"report {self.report.pk} took too long")

    def _end(self) -> None:
        """Until the maker finds out: no child of it goes on, and no statement that it waits for."""
        self.stop.now()
        while not self.is_over.is_set():
            if self.maker.connection is not None:
                self.maker.connection.cancel()
            self.is_over.wait(PAUSE)
