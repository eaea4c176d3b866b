"""A workbook that is too large for one request: asked for, made by a worker, fetched by who asked.

The row is the queue. A worker claims it for the time of a lease, which it renews while it writes;
what a dead one left is taken up by another.
"""

import uuid
from datetime import date, datetime, timedelta
from tempfile import TemporaryFile
from typing import BinaryIO

from django.core.files import File
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Now
from django.utils import translation

from indicators import access
from indicators.entry.asking import Asked, asked_by
from indicators.entry.sheets import measures_below
from indicators.entry.workbook.asked import asked_of, kinds_of
from indicators.entry.workbook.writing import write
from indicators.enums import JobStatus
from indicators.models import Node, Period, ReportingRound, User, WorkbookOrder

# What is written within a request; some seconds.
MOST_AT_ONCE = 5_000
# A thousand rows take some seconds on a busy machine.
ORDER_LEASE = timedelta(minutes=2)
MOST_ATTEMPTS = 3
KEPT_FOR = timedelta(days=1)


class OrderLost(Exception):
    """Another worker has the order now: leave it alone."""


def rows_asked(*, frame: Node, asked: Asked, user: User, on: date) -> int:
    """How many values a workbook asks for, components and parts aside; two queries."""
    own = access.measures_entered_by(user, on=on).filter(pk=OuterRef("pk"))
    given = Q(pk__in=list(access.parts_contributed_by(user, on=on)))
    measures = measures_below(frame).filter(Exists(own) | given)
    return measures.count() * len(asked.periods) * len(kinds_of(asked))


def order(*, frame: Node, asked: Asked, by: User, language: str, name: str) -> WorkbookOrder:
    """Write down what is to be made; a task picks it up."""
    return WorkbookOrder.objects.create(
        by=by,
        frame=frame,
        period=asked.period,
        round=asked.round,
        language=language,
        name=name[-255:],
    )


def orders_left_behind() -> list[int]:
    """Orders that wait, or whose worker has gone; given up when too many went."""
    _open().filter(attempts__gte=MOST_ATTEMPTS).update(status=JobStatus.FAILED, finished_at=Now())
    return list(_open().order_by("pk").values_list("pk", flat=True))


def make(*, order_id: int, now: datetime) -> None:
    """Write the workbook, as its person sees the plan now. Safe to call twice."""
    claimed = _claimed(order_id)
    if claimed is None:
        return
    with translation.override(claimed.language), TemporaryFile() as file:
        sheets = asked_of(
            frame=claimed.frame,
            asked=_asked(claimed, now),
            user=claimed.by,
            on=now.date(),
            language=claimed.language,
        )
        write(sheets, file, told=lambda rows: _keep_alive(claimed, rows_done=rows))
        _store(claimed, file)


def purge_orders(*, now: datetime) -> None:
    """Take away the files that were there to be fetched for long enough. Safe to call twice."""
    old = WorkbookOrder.objects.filter(
        status=JobStatus.DONE, purged_at__isnull=True, finished_at__lt=now - KEPT_FOR
    )
    for each in old:
        each.file.storage.delete(each.file.name)
        WorkbookOrder.objects.filter(pk=each.pk).update(purged_at=now)


def _asked(claimed: WorkbookOrder, now: datetime) -> Asked:
    if claimed.round_id is None:
        return Asked((Period.objects.get(pk=claimed.period_id),))
    rounds = ReportingRound.objects.prefetch_related("periods")
    return asked_by(rounds.get(pk=claimed.round_id), on=now.date())


def _open() -> QuerySet[WorkbookOrder]:
    return WorkbookOrder.objects.filter(
        status__in=[JobStatus.QUEUED, JobStatus.RUNNING], not_before__lte=Now()
    )


def _claimed(order_id: int) -> WorkbookOrder | None:
    token = uuid.uuid4()
    taken = _open().filter(pk=order_id, attempts__lt=MOST_ATTEMPTS)
    if not taken.update(
        status=JobStatus.RUNNING,
        claim=token,
        attempts=F("attempts") + 1,
        not_before=Now() + ORDER_LEASE,
        rows_done=0,
    ):
        return None
    return WorkbookOrder.objects.select_related("by", "frame__edition").get(pk=order_id)


def _keep_alive(claimed: WorkbookOrder, **fields: object) -> None:
    """Write to an order that is still ours; ``OrderLost`` when it is not."""
    ours = WorkbookOrder.objects.filter(
        pk=claimed.pk, claim=claimed.claim, status=JobStatus.RUNNING
    )
    if not ours.update(not_before=Now() + ORDER_LEASE, **fields):
        raise OrderLost(f"order {claimed.pk} was taken over")


def _store(claimed: WorkbookOrder, content: BinaryIO) -> None:
    """Name the file, write it, say that it is there: of what a dead worker left nothing stays."""
    storage = claimed.file.storage
    if claimed.file:
        storage.delete(claimed.file.name)
    name = f"workbooks/{claimed.pk}-{claimed.claim}.xlsx"
    _keep_alive(claimed, file=name)
    storage.save(name, File(content))
    _keep_alive(claimed, status=JobStatus.DONE, finished_at=Now())
