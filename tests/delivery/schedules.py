"""Schedules and their runs, as a planning officer makes them."""

import hashlib
from datetime import UTC, datetime, time

from django.core.files.base import ContentFile

from indicators import delivery
from indicators.enums import JobStatus
from indicators.models import Report, ReportFile, ReportSchedule
from tests.builders import (
    NOW,
    a_measure,
    a_programme,
    a_subprogramme,
    a_user,
    a_year,
    an_accomplishment,
    an_adopted_value,
    an_edition,
)

DUE = datetime(2026, 3, 15, 8, 0, tzinfo=UTC)


def a_plan(*numbers: int):
    """An edition with a measured value of 2025 in each of its programmes."""
    edition = an_edition()
    for number in numbers or (6,):
        programme = a_programme(edition, number)
        measure = a_measure(an_accomplishment(a_subprogramme(programme)))
        an_adopted_value(measure, "5", period=a_year())
    return edition


def a_schedule(edition=None, *, now: datetime = NOW, **others) -> ReportSchedule:
    """Every year on 15 March at 08:00 UTC, about the year before, to an address."""
    edition = edition or a_plan()
    return delivery.change_schedule(
        schedule=ReportSchedule(
            **{
                "document": edition.document,
                "name": "Annual performance report",
                "month": 3,
                "day": 15,
                "at": time(8),
                "languages": ["en"],
                "addresses": ["planning@rcab.example"],
                "owner": others.pop("owner", None) or a_user(),
                **others,
            }
        ),
        now=now,
    )


def made(report: Report, content: bytes = b"%PDF-1.7 of a test") -> Report:
    """The report as its worker leaves it, without the work."""
    report.document, report.document_sha256 = {"figures": report.pk}, f"{report.pk:064}"
    report.status, report.finished_at = JobStatus.DONE, NOW
    report.save()
    for form in report.formats:
        ReportFile.objects.create(
            report=report,
            format=form,
            file=ContentFile(content, name=f"of-{report.pk}.{form}"),
            sha256=hashlib.sha256(content).hexdigest(),
            size=len(content),
            made_with="a test",
        )
    return report
