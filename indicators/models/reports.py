"""Reports: a request, its frozen figures, its files. The row is the queue."""

import pghistory
from django.db import models
from django.db.models.functions import Now

from indicators.enums import JobStatus
from indicators.models.constraints import one_of
from indicators.models.plans import Period, PlanEdition


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    exclude=["heartbeat_at", "steps_done", "steps_total", "document"],
)
class Report(models.Model):
    """A performance report of an edition and period, asked for by someone, as at an instant.

    A worker claims the row (``claim`` is its token), keeps ``heartbeat_at`` fresh, and a sweep
    queues again what a dead worker left. ``document`` is frozen before any file is written.
    Until ``released_on`` only those who work on the plan know of it.
    """

    edition = models.ForeignKey(PlanEdition, models.PROTECT, related_name="reports")
    period = models.ForeignKey(Period, models.PROTECT)
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
    finished_at = models.DateTimeField(null=True)
    released_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        constraints = (
            one_of("status", JobStatus, name="report_status_known"),
            models.CheckConstraint(
                condition=~models.Q(status=JobStatus.RUNNING)
                | models.Q(claim__isnull=False, heartbeat_at__isnull=False),
                name="report_running_is_claimed",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=JobStatus.DONE)
                | models.Q(document__isnull=False, finished_at__isnull=False),
                name="report_done_has_document",
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

    def __str__(self) -> str:
        return f"{self.pk} {self.status}"

    @property
    def is_over(self) -> bool:
        return self.status in (JobStatus.DONE, JobStatus.FAILED)

    def file_name(self, file: "ReportFile") -> str:
        """What a person finds in the downloads folder. The edition must have been read."""
        return f"{self.edition.slug}-{self.period.label}-{self.language}.{file.format}".replace(
            "/", "-"
        )


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

    def __str__(self) -> str:
        return self.file.name
