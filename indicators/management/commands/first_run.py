"""Show that it works: the sample's report, made by the worker, and who may sign in."""

import os
import time

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from indicators import reports
from indicators.enums import JobStatus, Role
from indicators.management.sample import REPORTED_YEAR
from indicators.models import Period, PlanEdition, Report, RoleAssignment

_LOOK_EVERY = 0.5


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--patience", type=float, default=120, help="seconds to wait")

    def handle(self, *, patience: float, **_options: object) -> None:
        report = _report_of_the_sample()
        _wait(report, patience)
        self.stdout.write(f"Sign in with the password {os.environ['DEMO_PASSWORD']} as")
        for assigned in RoleAssignment.objects.select_related("user").order_by("pk"):
            self.stdout.write(f"  {assigned.user.email:28}  {Role(assigned.role).label}")
        self.stdout.write(f"The sample's performance report: {report.files.get().file.path}")


def _report_of_the_sample() -> Report:
    """The row is the queue: beat's sweep sends it to the worker within twenty seconds."""
    edition = PlanEdition.objects.filter(in_force_from__isnull=False).earliest("pk")
    return Report.objects.filter(edition=edition, requested_by=None).first() or (
        reports.request_report(
            edition=edition,
            period=Period.objects.get(label=REPORTED_YEAR),
            language=edition.language,
            by=None,
            now=timezone.now(),
        )
    )


def _wait(report: Report, patience: float) -> None:
    deadline = time.monotonic() + patience
    while not report.is_over:
        if time.monotonic() > deadline:
            raise CommandError(f"The report was not made in {patience:.0f} s; it still waits.")
        time.sleep(_LOOK_EVERY)
        report.refresh_from_db(fields=["status", "error"])
    if report.status == JobStatus.FAILED:
        raise CommandError(f"The report could not be made: {report.error}")
