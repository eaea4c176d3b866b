"""Asking for a report: what the row keeps, and what is refused."""

from datetime import UTC, datetime, timedelta

import pytest

from indicators import reports
from indicators.enums import ReportColumn, ReportFormat, ReportKind
from indicators.models import Report
from indicators.reports.options import ReportOptions
from tests.builders import NOW, a_user, a_year, an_edition

pytestmark = pytest.mark.django_db


def ask(**others: object) -> Report:
    return reports.request_report(
        **{
            "edition": an_edition(),
            "period": a_year(),
            "language": "en",
            "by": a_user(),
            "now": NOW,
            **others,
        }
    )


def test_a_request_without_choices_is_a_performance_report_as_pdf():
    report = ask()

    assert (report.kind, report.formats) == (ReportKind.PERFORMANCE, [ReportFormat.PDF])
    assert ReportOptions.from_json(report.options) == ReportOptions()
    assert (report.as_at, report.steps_total) == (NOW, 4)


def test_every_choice_is_kept_and_read_back():
    options = ReportOptions(
        programmes=("programme 6",),
        years=("2024", "2025"),
        columns=(ReportColumn.TARGET, ReportColumn.ACTUAL),
        as_at=datetime(2026, 2, 20, 6, tzinfo=UTC),
        earlier_edition="rcab-2024-6",
    )

    report = ask(
        edition=an_edition(imported_at=options.as_at),
        formats=(ReportFormat.PDF, ReportFormat.JSON),
        options=options,
    )

    report.refresh_from_db()
    assert ReportOptions.from_json(report.options) == options
    assert report.formats == ["pdf", "json"]
    assert (report.as_at, report.steps_total) == (options.as_at, 5)


def test_drafts_are_kept_too():
    assert ReportOptions.from_json(ask(options=ReportOptions(drafts=True)).options).drafts


DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("choices", "fault"),
    [
        ({"kind": ReportKind.CHANGES}, {"since": "Give a day or an edition to compare with."}),
        (
            {"options": ReportOptions(as_at=NOW - DAY)},
            {"as_at": "The plan was not loaded yet on that day."},
        ),
        (
            {"options": ReportOptions(since=NOW - DAY), "kind": ReportKind.CHANGES},
            {"since": "The plan was not loaded yet on that day."},
        ),
        ({"options": ReportOptions(as_at=NOW + 2 * DAY)}, {"as_at": "That day is not over yet."}),
        (
            {"options": ReportOptions(since=NOW, earlier_edition="of-today"), "kind": "changes"},
            {"since": "Compare with a day or with an edition, not with both."},
        ),
        (
            {"options": ReportOptions(earlier_edition="of-tomorrow"), "kind": ReportKind.CHANGES},
            {"earlier_edition": "That edition was not loaded yet on that day."},
        ),
        (
            {"options": ReportOptions(as_at=NOW, since=NOW)},
            {"since": "Compare with a day before that of the figures."},
        ),
        (
            {"options": ReportOptions(as_at=NOW, drafts=True)},
            {"drafts": "Drafts are counted as they stand, not as of a day."},
        ),
        (
            {"language": "fr"},
            {"language": "A report of this plan is written in en, zh-hans, ar, not in fr."},
        ),
    ],
)
def test_what_cannot_be_made_is_refused_by_the_name_of_what_is_wrong(choices, fault):
    an_edition(slug="of-tomorrow", imported_at=NOW + 2 * DAY)
    with pytest.raises(reports.RequestRefused) as refusal:
        ask(**{"now": NOW + DAY, **choices})

    assert refusal.value.faults == fault
    assert not Report.objects.exists()


def test_a_report_without_a_file_is_refused():
    with pytest.raises(reports.RequestRefused, match="not as nothing"):
        ask(formats=())

    assert not Report.objects.exists()
