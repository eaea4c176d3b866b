"""Jobs for the worker: thin, ids in, safe to run twice."""

from collections.abc import Sequence

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from indicators import (
    access,
    attainment,
    delivery,
    entry,
    ledger,
    mail,
    plans,
    reports,
    review,
    systems,
)

LIMITS = reports.Limits(**settings.REPORT_LIMITS)
# In seconds. A report that takes too long is closed at its limit, and by then its worker has long
# let go of it; one that cannot is ended.
LONGEST_REPORT = LIMITS.seconds + 60
# In seconds, and well below the lease of a mail: whoever takes longer is ended before another
# worker takes the mail up.
LONGEST_DIALOGUE = 120
LONGEST_UPLOAD = 600


@shared_task(ignore_result=True, acks_late=True, time_limit=LONGEST_REPORT)
def build_report(*, report_id: int, **_later: object) -> None:
    """Make a report, and post the schedule's run that waited for it."""
    reports.build(report_id=report_id, now=timezone.now(), share=call_for_help, limits=LIMITS)
    for mail_id in delivery.post_made(report_id=report_id, now=timezone.now()):
        send_mail.delay(mail_id=mail_id)


def call_for_help(call: str, numbers: Sequence[int]) -> None:
    """A job for each part of a report that others may gather."""
    for number in numbers:
        gather_part.delay(call=call, number=number)


# A part that is lost is gathered by whoever makes the report; one that ends its worker is not to
# end another.
@shared_task(
    ignore_result=True, acks_late=False, reject_on_worker_lost=False, time_limit=LONGEST_REPORT
)
def gather_part(*, call: str, number: int, **_later: object) -> None:
    reports.gather_part(call=call, number=number, limits=LIMITS)


def wake_reports(report_ids: list[int]) -> None:
    """Wake a worker for each of several reports."""
    for report_id in report_ids:
        build_report.delay(report_id=report_id)


@shared_task(ignore_result=True)
def sweep_reports(**_later: object) -> None:
    """Wake a worker for every report that waits or whose worker died."""
    wake_reports(reports.left_behind())


@shared_task(ignore_result=True, acks_late=True)
def run_schedule(*, schedule_id: int, **_later: object) -> None:
    wake_reports(delivery.run_due(schedule_id=schedule_id, now=timezone.now()))


@shared_task(ignore_result=True)
def sweep_schedules(**_later: object) -> None:
    """Run what is due, and post what is made and whose worker died."""
    for schedule_id in delivery.due(now=timezone.now()):
        run_schedule.delay(schedule_id=schedule_id)
    for mail_id in delivery.sweep_made(now=timezone.now()):
        send_mail.delay(mail_id=mail_id)


@shared_task(ignore_result=True)
def purge_reports(**_later: object) -> None:
    """Take away the files of reports that need not be kept any longer, and those of no report."""
    delivery.purge(days=settings.REPORT_RETENTION_DAYS, now=timezone.now())
    delivery.sweep_unnamed(now=timezone.now())


@shared_task(ignore_result=True)
def sweep_attainment(**_later: object) -> None:
    """Compute what a new edition or a confirmed link has outdated."""
    attainment.recompute_outdated(now=timezone.now())


@shared_task(ignore_result=True)
def sweep_editions(**_later: object) -> None:
    """Let the figures of an edition count once its day has come."""
    plans.follow_releases(now=timezone.now())


@shared_task(ignore_result=True)
def seal_days(**_later: object) -> None:
    """Seal the days of the history that are over."""
    ledger.seal_days(now=timezone.now())


@shared_task(ignore_result=True)
def mail_head(**_later: object) -> None:
    """Give the head of the seals to those outside of the database who hold it."""
    ledger.mail_head(now=timezone.now())


@shared_task(ignore_result=True)
def post_letters_of_rounds(**_later: object) -> None:
    review.rounds.post_letters(now=timezone.now())


@shared_task(ignore_result=True, acks_late=True, time_limit=LONGEST_DIALOGUE)
def send_mail(*, mail_id: int, **_later: object) -> None:
    mail.send(mail_id=mail_id)


@shared_task(ignore_result=True)
def sweep_mail(**_later: object) -> None:
    """Wake a worker for every mail that is due, or whose worker died."""
    for mail_id in mail.due():
        send_mail.delay(mail_id=mail_id)


@shared_task(ignore_result=True)
def post_digests(**_later: object) -> None:
    mail.post_digests(now=timezone.now())


@shared_task(ignore_result=True, acks_late=True, time_limit=LONGEST_UPLOAD)
def work_on_upload(*, upload_id: int, **_later: object) -> None:
    """Read an uploaded workbook, or keep what it changes."""
    entry.workbook.work(upload_id=upload_id, now=timezone.now())


@shared_task(ignore_result=True, acks_late=True, time_limit=LONGEST_UPLOAD)
def make_workbook(*, order_id: int, **_later: object) -> None:
    """Write a workbook that is too large for one request."""
    entry.workbook.make(order_id=order_id, now=timezone.now())


@shared_task(ignore_result=True)
def sweep_uploads(**_later: object) -> None:
    for upload_id in entry.workbook.left_behind():
        work_on_upload.delay(upload_id=upload_id)


@shared_task(ignore_result=True)
def sweep_workbook_orders(**_later: object) -> None:
    """Wake a worker for every order that waits or whose worker died."""
    for order_id in entry.workbook.orders_left_behind():
        make_workbook.delay(order_id=order_id)


@shared_task(ignore_result=True)
def purge_workbook_orders(**_later: object) -> None:
    """Take away the made workbooks that need not be kept any longer."""
    entry.workbook.purge_orders(now=timezone.now())


@shared_task(ignore_result=True, acks_late=True, time_limit=LONGEST_DIALOGUE)
def call_webhook(*, webhook_id: int, **_later: object) -> None:
    systems.deliver(webhook_id=webhook_id)


@shared_task(ignore_result=True)
def sweep_webhooks(**_later: object) -> None:
    """Write down what is to be told, and wake a worker for every address that is due."""
    systems.post_deliveries(now=timezone.now())
    for webhook_id in systems.to_be_called():
        call_webhook.delay(webhook_id=webhook_id)


@shared_task(ignore_result=True)
def tell_releases(**_later: object) -> None:
    systems.tell_releases(now=timezone.now())


@shared_task(ignore_result=True)
def forget_answers(**_later: object) -> None:
    """Idempotency keys are good for a day."""
    systems.forget_answers(now=timezone.now())


@shared_task(ignore_result=True)
def forget_secrets(**_later: object) -> None:
    access.forget_secrets(now=timezone.now())
