"""Reports: a request, its frozen figures, its files. The row is the queue."""

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from indicators.enums import ChangeSubject, JobStatus, ReportFormat, ReportKind
from indicators.models.changes import fed
from indicators.models.constraints import append_only, one_of
from indicators.models.plans import Period, PlanEdition
from indicators.models.retained import FROZEN_STAYS, IS_RESTED_ON

OFFICE = "application/vnd.openxmlformats-officedocument"
CONTENT_TYPES = {
    ReportFormat.PDF: "application/pdf",
    ReportFormat.XLSX: f"{OFFICE}.spreadsheetml.sheet",
    ReportFormat.DOCX: f"{OFFICE}.wordprocessingml.document",
    ReportFormat.HTML: "text/html",
    ReportFormat.CSV: "text/csv",
    ReportFormat.JSON: "application/json",
}

# Reports whose making has just ended, in the words of a trigger.
OVER_OR_RELEASED = """
    new_rows JOIN old_rows USING (id)
    WHERE new_rows.status IN ('done', 'failed', 'cancelled')
      AND new_rows.status <> old_rows.status
      OR new_rows.released_on IS DISTINCT FROM old_rows.released_on"""
IS_OVER = "CASE WHEN new_rows.status <> old_rows.status THEN new_rows.status ELSE 'changed' END"


def only_pdf() -> list[ReportFormat]:
    return [ReportFormat.PDF]


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    exclude=["heartbeat_at", "steps_done", "steps_total", "document"],
)
class Report(models.Model):
    """A report of an edition and period, asked for by someone, as at an instant.

    ``options`` are those of ``reports.ReportOptions``. A worker claims the row (``claim`` is its
    token), keeps ``heartbeat_at`` fresh, and a sweep queues again what a dead worker left.
    ``document`` is frozen before any file is written.
    Until ``released_on`` only those who work on the plan know of it. What was frozen is never
    changed. Retention takes the document and the bytes of the files away at ``purged_at``; who
    asked for what, and the hashes, stay.
    """

    edition = models.ForeignKey(PlanEdition, models.PROTECT, related_name="reports")
    period = models.ForeignKey(Period, models.PROTECT)
    kind = models.CharField(
        max_length=16, choices=ReportKind.choices(), default=ReportKind.PERFORMANCE
    )
    formats = ArrayField(
        models.CharField(max_length=8, choices=ReportFormat.choices()), default=only_pdf
    )
    options = models.JSONField(default=dict)
    language = models.CharField(max_length=10)
    as_at = models.DateTimeField()
    requested_by = models.ForeignKey("indicators.User", models.PROTECT, null=True)
    requested_at = models.DateTimeField(db_default=Now())
    status = models.CharField(max_length=16, choices=JobStatus.choices(), default=JobStatus.QUEUED)
    claim = models.UUIDField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    heartbeat_at = models.DateTimeField(null=True)
    steps_done = models.PositiveIntegerField(default=0)
    steps_total = models.PositiveIntegerField(default=0)
    document = models.JSONField(null=True)
    document_sha256 = models.CharField(max_length=64, blank=True)
    error = models.TextField(blank=True)
    error_at = models.TextField(blank=True, default="", db_default="", help_text="The node's path.")
    finished_at = models.DateTimeField(null=True)
    released_on = models.DateField(null=True, blank=True)
    cancelled_by = models.ForeignKey(
        "indicators.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    purged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        constraints = (
            one_of("status", JobStatus, name="report_status_known"),
            one_of("kind", ReportKind, name="report_kind_known"),
            models.CheckConstraint(
                condition=models.Q(
                    formats__contained_by=[each.value for each in ReportFormat],
                    formats__len__gte=1,
                ),
                name="report_formats_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=JobStatus.RUNNING)
                | models.Q(claim__isnull=False, heartbeat_at__isnull=False),
                name="report_running_is_claimed",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=JobStatus.DONE)
                | models.Q(
                    document__isnull=False, finished_at__isnull=False, purged_at__isnull=True
                )
                | models.Q(
                    document__isnull=True, finished_at__isnull=False, purged_at__isnull=False
                ),
                name="report_done_has_document",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=JobStatus.DONE) | models.Q(finished_at__isnull=False),
                name="report_done_has_time",
            ),
            models.CheckConstraint(
                condition=models.Q(purged_at__isnull=True)
                | models.Q(status__in=[JobStatus.DONE, JobStatus.FAILED, JobStatus.CANCELLED]),
                name="report_purged_was_over",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    status=JobStatus.CANCELLED,
                    cancelled_by__isnull=False,
                    finished_at__isnull=False,
                )
                | ~models.Q(status=JobStatus.CANCELLED) & models.Q(cancelled_by__isnull=True),
                name="report_cancelled_by_somebody",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=JobStatus.FAILED) | ~models.Q(error=""),
                name="report_failed_says_why",
            ),
        )
        indexes = (
            models.Index(
                fields=("status", "heartbeat_at"),
                name="report_open",
                condition=models.Q(status__in=[JobStatus.QUEUED, JobStatus.RUNNING]),
            ),
        )
        triggers = (
            fed(
                ChangeSubject.REPORT,
                what=IS_OVER,
                operation=pgtrigger.Update,
                rows=OVER_OR_RELEASED,
            ),
            pgtrigger.Trigger(
                name="frozen_stays",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("document", "document_sha256", "purged_at"),
                func=FROZEN_STAYS,
            ),
            pgtrigger.Trigger(
                name="rested_on_stays",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("purged_at"),
                func=IS_RESTED_ON,
            ),
        )

    def __str__(self) -> str:
        return f"{self.pk} {self.status}"

    @property
    def is_over(self) -> bool:
        return self.status in (JobStatus.DONE, JobStatus.FAILED, JobStatus.CANCELLED)

    def file_name(self, file: "ReportFile") -> str:
        """What a person finds in the downloads folder. The edition must have been read."""
        parts = (self.edition.slug, self.period.label, self.kind, self.language)
        return f"{'-'.join(parts)}.{file.format}".replace("/", "-")


class ReportFile(models.Model):
    """A finished file of a report, under its hash; never made anew."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="files")
    format = models.CharField(max_length=16)
    file = models.FileField(upload_to="reports/%Y/", max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    made_with = models.CharField(max_length=200, help_text="Renderer and template versions.")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("report", "format"), name="reportfile_format_once"),
        )
        triggers = (append_only(),)

    def __str__(self) -> str:
        return self.file.name

    @property
    def content_type(self) -> str:
        return CONTENT_TYPES[ReportFormat(self.format)]
