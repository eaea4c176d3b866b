"""Jobs for the worker: thin, ids in, safe to run twice."""

from celery import shared_task
from django.utils import timezone

from indicators import attainment, entry, ledger, mail, reports, review

# In seconds, and well below the lease of a mail: whoever takes longer is ended before another
# worker takes the mail up.
LONGEST_DIALOGUE = 120
LONGEST_UPLOAD = 600


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


@shared_task(ignore_result=True)
def sweep_uploads(**_later: object) -> None:
    for upload_id in entry.workbook.left_behind():
        work_on_upload.delay(upload_id=upload_id)
