"""Fills the database of the site that a browser visits, and says what its addresses are made of.

For ``manage.py shell``, which has the settings: prints one JSON object on standard output.
"""

import json
from pathlib import Path

from django.utils import timezone

from indicators import attainment, plans, reports
from indicators.enums import ValueKind
from indicators.management.sample import REPORTED_YEAR, load_sample
from indicators.models import Cell, PerformanceMeasure, PlanEdition, Programme, User
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
    biennial = (SAMPLE / "biennial.en.txt").read_text(encoding="utf-8")
    for text in (biennial, biennial.replace("River observation", "River and lake observation")):
        later = plans.load(plans.read(text.encode()), by=officer, now=now).edition
    print(json.dumps(_examples(edition, later, report, period)))  # noqa: T201


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
        "file": Path(report.files.first().file.name).name,
    }
