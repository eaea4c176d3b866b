"""How long reports are kept: their files and figures go, who asked for what and the hashes stay."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.files.storage import Storage
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Sum

from indicators.enums import JobStatus, MailStatus, RunStatus
from indicators.models import Delivery, Report, ReportFile, SignOff

# What is younger may be of a report that its worker is about to end.
UNNAMED_FOR = timedelta(days=1)
FOLDER = "reports"
OVER = (JobStatus.DONE, JobStatus.FAILED, JobStatus.CANCELLED)


@dataclass(frozen=True, slots=True)
class Kept:
    """What a purge took away, or would take: how many reports, files and bytes."""

    reports: int = 0
    files: int = 0
    size: int = 0


def purgeable(*, days: int, now: datetime) -> QuerySet[Report]:
    """Reports older than the days to keep on which nothing rests; 0 days keep everything.

    A sign-off rests on the reports of its round's periods and of those that overlap them; a run
    that is being made, a mail that is not sent and a link that has not ended rest on theirs. The
    database refuses these too.
    """
    if not days:
        return Report.objects.none()
    old = Report.objects.filter(
        status__in=OVER,
        document__isnull=False,
        purged_at__isnull=True,
        finished_at__lt=now - timedelta(days=days),
    )
    signed = SignOff.objects.filter(
        undone_at__isnull=True,
        round__edition=OuterRef("edition"),
        round__periods__first_day__lte=OuterRef("period__last_day"),
        round__periods__last_day__gte=OuterRef("period__first_day"),
    )
    awaited = Delivery.objects.filter(
        Q(mail__isnull=True, run__status=RunStatus.MAKING)
        | Q(mail__status__in=[MailStatus.WAITING, MailStatus.SENDING])
        | Q(link_ends_at__gt=now),
        reports=OuterRef("pk"),
    )
    return old.filter(~Exists(signed), ~Exists(awaited)).order_by("pk")


def purge(*, days: int, now: datetime, only_count: bool = False) -> Kept:
    """Take away what is old enough; the files last, so that none is named that is gone."""
    wanted = list(purgeable(days=days, now=now).values_list("pk", flat=True))
    files = ReportFile.objects.filter(report__in=wanted)
    size = files.aggregate(size=Sum("size"))["size"] or 0
    kept = Kept(reports=len(wanted), files=files.count(), size=size)
    if only_count:
        return kept
    for report_id in wanted:
        _purge_one(report_id, now)
    return kept


def _purge_one(report_id: int, now: datetime) -> None:
    with transaction.atomic():
        Report.objects.filter(pk=report_id, purged_at__isnull=True).update(
            document=None, purged_at=now
        )
    others = ReportFile.objects.filter(file=OuterRef("file"), report__purged_at__isnull=True)
    for each in ReportFile.objects.filter(~Exists(others), report=report_id):
        each.file.storage.delete(each.file.name)


def sweep_unnamed(*, now: datetime) -> list[str]:
    """Delete the files of reports that no row names: those of a worker that was killed before it
    wrote its rows. Returns their names.
    """
    storage = ReportFile._meta.get_field("file").storage
    unnamed = []
    for folder in _folders(storage):
        _none, files = storage.listdir(folder)
        names = {f"{folder}/{file}" for file in files}
        rows = ReportFile.objects.filter(file__startswith=f"{folder}/")
        unnamed += sorted(names.difference(rows.values_list("file", flat=True)))
    gone = [each for each in unnamed if storage.get_modified_time(each) < now - UNNAMED_FOR]
    for name in gone:
        storage.delete(name)
    return gone


def _folders(storage: Storage) -> list[str]:
    """One for each year, none before the first report."""
    try:
        years, _files = storage.listdir(FOLDER)
    except FileNotFoundError:
        return []
    return [f"{FOLDER}/{year}" for year in sorted(years)]
