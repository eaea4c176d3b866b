"""The main job on the sample: its performance report, made by the worker, and who may sign in."""

import os
import time

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from indicators import plans, reports
from indicators.enums import JobStatus, ReportFailure
from indicators.management.sample import REPORTED_YEAR, people, sample_edition
from indicators.models import Report

LOOK_EVERY = 0.2
LONGEST = 180


class Command(BaseCommand):
    help = __doc__

    def handle(self, **_options: object) -> None:
        report = self._made(self._request())
        file = report.files.get(format="pdf")
        self.stdout.write(f"Performance report of the sample plan: {file.file.path}")
        self.stdout.write(f"Demo accounts, all with the password {os.environ['DEMO_PASSWORD']}")
        for person in people():
            self.stdout.write(f"  {person.email:<28} {person.role}")

    def _request(self) -> Report:
        """The row is the queue: beat's sweep gives it to the worker within twenty seconds."""
        return reports.request_report(
            edition=sample_edition(),
            period=plans.period_of(REPORTED_YEAR),
            language="en",
            by=None,
            now=timezone.now(),
        )

    def _made(self, report: Report) -> Report:
        deadline = time.monotonic() + LONGEST
        while not report.is_over:
            if time.monotonic() > deadline:
                raise CommandError(f"The worker did not finish report {report.pk} in {LONGEST} s.")
            time.sleep(LOOK_EVERY)
            report.refresh_from_db()
        if report.status == JobStatus.FAILED:
            raise CommandError(ReportFailure(report.error).label)
        return report
