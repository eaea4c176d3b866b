"""Jobs for the worker: thin, ids in, safe to run twice."""

from celery import shared_task
from django.utils import timezone

from indicators import attainment, ledger, reports


@shared_task(ignore_result=True, acks_late=True)
def build_report(*, report_id: int, **_later: object) -> None:
    reports.build(report_id=report_id, now=timezone.now())


@shared_task(ignore_result=True)
def sweep_reports(**_later: object) -> None:
    """Wake a worker for every report that waits or whose worker died."""
    for report_id in reports.left_behind():
        build_report.delay(report_id=report_id)


@shared_task(ignore_result=True)
def sweep_attainment(**_later: object) -> None:
    """Compute what a new edition or a confirmed link has outdated."""
    attainment.recompute_outdated(now=timezone.now())


@shared_task(ignore_result=True)
def seal_days(**_later: object) -> None:
    """Seal the days of the history that are over."""
    ledger.seal_days(now=timezone.now())
