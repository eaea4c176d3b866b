"""Workbooks on their way in and out: the row is the queue, and says what became of it."""

import pghistory
from django.db import models
from django.db.models.functions import Now

from indicators.enums import JobStatus, UploadStatus
from indicators.models.constraints import one_of
from indicators.models.plans import Node, Period
from indicators.models.queued import Queued, claimed_while, open_in_order
from indicators.models.rounds import ReportingRound


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    exclude=["claim", "attempts", "not_before", "shown"],
)
class WorkbookUpload(Queued):
    """A file that a person sent, what it would change, and what became of it.

    Numbers that are texts in it are written as the language ``notation`` writes them; what is said
    of it is said in ``language``. Its contents wait outside of the database and vanish. ``counts``
    has how many rows were found the same, changed, stale, or with a problem; ``shown`` the first
    of those that are not the same; ``mine`` the keys of stale rows that the person puts after what
    others wrote.
    """

    by = models.ForeignKey("indicators.User", models.PROTECT, related_name="uploads")
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    language = models.CharField(max_length=10)
    notation = models.CharField(max_length=10)
    status = models.CharField(
        max_length=16, choices=UploadStatus.choices(), default=UploadStatus.WAITING
    )
    counts = models.JSONField(default=dict)
    shown = models.JSONField(default=list)
    mine = models.JSONField(default=list)
    kept = models.PositiveIntegerField(null=True)
    error = models.TextField(blank=True)
    uploaded_at = models.DateTimeField(db_default=Now())
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-pk",)
        constraints = (
            one_of("status", UploadStatus, name="workbookupload_status_known"),
            models.CheckConstraint(
                condition=~models.Q(status__in=[UploadStatus.READING, UploadStatus.WRITING])
                | models.Q(claim__isnull=False),
                name="workbookupload_running_is_claimed",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=UploadStatus.DONE)
                | models.Q(kept__isnull=False, finished_at__isnull=False),
                name="workbookupload_done_says_how_many",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=UploadStatus.REFUSED) | ~models.Q(error=""),
                name="workbookupload_refused_says_why",
            ),
        )

    def __str__(self) -> str:
        return f"{self.pk} {self.status}"

    @property
    def is_waiting_for_a_worker(self) -> bool:
        return self.status in (
            UploadStatus.WAITING,
            UploadStatus.READING,
            UploadStatus.CONFIRMED,
            UploadStatus.WRITING,
        )


class WorkbookOrder(Queued):
    """A workbook that is too large for one request, made for the person who asked.

    It has the values of ``period``, or all that ``round`` asks for, and is written in ``language``.
    ``rows_done`` says how far it is. ``file`` is named before it is written, so that what a dead
    worker left is found; retention takes it away at ``purged_at``.
    """

    by = models.ForeignKey("indicators.User", models.PROTECT, related_name="workbook_orders")
    frame = models.ForeignKey(Node, models.PROTECT, related_name="+")
    period = models.ForeignKey(Period, models.PROTECT, related_name="+")
    round = models.ForeignKey(ReportingRound, models.PROTECT, null=True, related_name="+")
    language = models.CharField(max_length=10)
    name = models.CharField(max_length=255)
    status = models.CharField(max_length=16, choices=JobStatus.choices(), default=JobStatus.QUEUED)
    rows_done = models.PositiveIntegerField(default=0)
    file = models.FileField(max_length=255, blank=True)
    ordered_at = models.DateTimeField(db_default=Now())
    finished_at = models.DateTimeField(null=True)
    purged_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-pk",)
        constraints = (
            one_of("status", JobStatus, name="workbookorder_status_known"),
            claimed_while(JobStatus.RUNNING, name="workbookorder_running_is_claimed"),
            models.CheckConstraint(
                condition=~models.Q(status=JobStatus.DONE)
                | ~models.Q(file="") & models.Q(finished_at__isnull=False),
                name="workbookorder_done_has_file",
            ),
            models.CheckConstraint(
                condition=models.Q(purged_at__isnull=True) | models.Q(status=JobStatus.DONE),
                name="workbookorder_purged_was_done",
            ),
        )
        indexes = (open_in_order(JobStatus.QUEUED, JobStatus.RUNNING, name="workbookorder_open"),)

    def __str__(self) -> str:
        return f"{self.pk} {self.status}"

    @property
    def is_waiting_for_a_worker(self) -> bool:
        return self.status in (JobStatus.QUEUED, JobStatus.RUNNING)

    @property
    def is_kept(self) -> bool:
        """Whether there is a file to fetch."""
        return self.status == JobStatus.DONE and self.purged_at is None
