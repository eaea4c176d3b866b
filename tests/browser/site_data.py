"""Fills the database of the site that a browser visits, and says what its addresses are made of.

For ``manage.py shell``, which has the settings: prints one JSON object on standard output.
"""

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.utils import timezone

from indicators import access, attainment, delivery, plans, reports
from indicators.enums import Role, TokenScope, ValueKind
from indicators.management.sample import REPORTED_YEAR, load_sample
from indicators.models import (
    Cell,
    PerformanceMeasure,
    PlanEdition,
    Programme,
    ReportSchedule,
    RoleAssignment,
    User,
)
from tests.browser.people import ADMINISTRATOR, PASSWORD

SAMPLE = Path(__file__).resolve().parents[2] / "indicators" / "sample"


def fill() -> None:
    now = timezone.now()
    edition = load_sample(now=now, password=PASSWORD)
    attainment.recompute(edition_id=edition.pk, now=now)
    officer = User.objects.get(email="officer@rcab.example")
    User.objects.create_superuser(ADMINISTRATOR, PASSWORD, name="Administrator")
    period = plans.period_of(REPORTED_YEAR)
    report = reports.request_report(
        edition=edition, period=period, language="en", by=officer, now=now
    )
    reports.build(report_id=report.pk, now=now)
    schedule = _schedule(edition, officer, now)
    biennial = (SAMPLE / "biennial.en.txt").read_text(encoding="utf-8")
    for text in (biennial, biennial.replace("River observation", "River and lake observation")):
        later = plans.load(plans.read(text.encode()), by=officer, now=now).edition
    examples = _examples(edition, later, report, period) | {"schedule": schedule.pk}
    print(json.dumps(examples))  # noqa: T201


def _schedule(edition: PlanEdition, officer: User, now: datetime) -> ReportSchedule:
    """Of the plan's report of every year, run once by hand and not sent yet."""
    schedule = ReportSchedule(
        document=edition.document,
        name="Annual performance report",
        month=3,
        day=15,
        at=time(8),
        to_roles=[f"reviewer:document-{edition.document_id}"],
        owner=officer,
    )
    delivery.change_schedule(schedule=schedule, now=now)
    delivery.run_now(schedule_id=schedule.pk, by=officer, now=now)
    return schedule


def _examples(edition: PlanEdition, later: PlanEdition, report, period) -> dict[str, object]:
    return {
        "slug": edition.slug,
        "later_slug": later.slug,
        "period": period.pk,
        "value": Cell.objects.filter(kind=ValueKind.ACTUAL, approved__isnull=False).first().pk,
        "cell": Cell.objects.filter(kind="actual").first().pk,
        "target": Cell.objects.filter(kind="target", approved__isnull=False).first().pk,
        "measure": PerformanceMeasure.objects.filter(node__edition=edition).first().pk,
        "report": report.pk,
        "round": edition.rounds.get().pk,
        "programme": Programme.objects.get(node__edition=edition).identity_id,
        "token": _token("officer@rcab.example", "Another system"),
        "reviewer": _token(_another_officer(edition).email, "The system of a reviewer"),
        "file": Path(report.files.first().file.name).name,
    }


def _another_officer(edition: PlanEdition) -> User:
    """Who judges what the first officer wrote."""
    officer = User.objects.create_user("deputy@rcab.example", PASSWORD, name="Deputy officer")
    RoleAssignment.objects.create(
        user=officer, role=Role.OFFICER, document=edition.document, starts_on=date(2020, 1, 1)
    )
    return officer


def _token(owner: str, name: str) -> str:
    """The secret of a token that may do everything its owner may, for the tests of the API."""
    now = timezone.now()
    given = access.give_token(
        owner=User.objects.get(email=owner),
        name=name,
        scopes=list(TokenScope),
        expires_at=now + timedelta(days=30),
        now=now,
    )
    return given.secret
