"""Reports asked for by other systems: everything that the form offers, and refused as there."""

from datetime import UTC, datetime

import pytest

from indicators import ledger
from indicators.enums import JobStatus
from indicators.models import Report
from indicators.reports import request_report
from indicators.reports.options import ReportOptions
from tests.api.conftest import an_officer_of
from tests.builders import NOW, a_year, an_edition
from tests.delivery.schedules import a_plan, made

pytestmark = pytest.mark.django_db


def asked(measure, **others) -> dict[str, object]:
    return {"edition": measure.node.edition.slug, "period": "2025", "formats": ["json"], **others}


@pytest.mark.parametrize("compared", ["since", "earlier_edition"])
def test_every_choice_of_the_form_can_be_made(measure, system, compared):
    earlier = an_edition(document=measure.node.edition.document)
    since = ledger.end_of(datetime(2026, 3, 2, tzinfo=UTC).date())
    with_what = {"since": "2026-03-02", "earlier_edition": earlier.slug}
    kept = {"since": since, "earlier_edition": earlier.slug}
    body = asked(
        measure,
        kind="changes",
        language="ar",
        programmes=["programme 6"],
        years=["2024"],
        columns=["target", "actual"],
        known_on="2026-03-03",
        **{compared: with_what[compared]},
    )

    answer = system.post("reports/", body)

    made = Report.objects.get()
    at = ledger.end_of(datetime(2026, 3, 3, tzinfo=UTC).date())
    assert answer.status_code == 202, answer.content
    assert (made.kind, made.language, made.as_at) == ("changes", "ar", at)
    assert ReportOptions.from_json(made.options) == ReportOptions(
        programmes=("programme 6",),
        years=("2024",),
        columns=("target", "actual"),
        as_at=at,
        **{compared: kept[compared]},
    )


@pytest.mark.parametrize(
    ("body", "status", "pointer", "sentence"),
    [
        (
            {"known_on": "2001-01-01"},
            422,
            "#/known_on",
            "The plan was not loaded yet on that day.",
        ),
        ({"known_on": "2999-01-01"}, 422, "#/known_on", "That day is not over yet."),
        (
            {"kind": "changes", "since": "2001-01-01"},
            422,
            "#/since",
            "The plan was not loaded yet on that day.",
        ),
        ({"kind": "changes"}, 422, "#/since", "Give a day or an edition to compare with."),
        (
            {"drafts": True, "known_on": "2026-03-03"},
            422,
            "#/drafts",
            "Drafts are counted as they stand, not as of a day.",
        ),
        (
            {"programmes": ["programme 99"]},
            422,
            "#/programmes",
            "The edition has no programme of one of these paths.",
        ),
        ({"earlier_edition": "none"}, 422, "#/earlier_edition", "There is no such edition."),
        (
            {"language": "fr"},
            422,
            "#/language",
            "A report of this plan is written in en, zh-hans, ar, not in fr.",
        ),
    ],
)
def test_what_cannot_be_made_is_refused_in_words_beside_its_field(
    body, status, pointer, sentence, measure, system
):
    answer = system.post("reports/", asked(measure) | body)

    assert answer.status_code == status
    assert answer.json()["errors"] == [{"pointer": pointer, "detail": sentence}]
    assert not Report.objects.exists()


def test_drafts_are_counted_for_planning_officers_alone(measure, system, system_of):
    other = system_of(an_officer_of(an_edition().document))

    refused, taken = (
        each.post("reports/", asked(measure, drafts=True)) for each in (other, system)
    )

    assert (refused.status_code, taken.status_code) == (422, 202)
    assert refused.json()["errors"] == [
        {
            "pointer": "#/drafts",
            "detail": "Only planning officers of the plan count drafts.",
        }
    ]
    assert Report.objects.count() == 1


def test_the_certificates_of_a_report_are_those_that_were_frozen_with_it(measure, system):
    number = {"number": "f" * 64, "measure": "programme 6/(a)/1"}
    report = Report.objects.create(
        edition=measure.node.edition,
        period=a_year(),
        language="en",
        as_at=NOW,
        status=JobStatus.DONE,
        document={"certificates": [number]},
        finished_at=NOW,
    )

    assert system.read(f"reports/{report.pk}/certificates/") == {"results": [number]}
    assert system.get("reports/1066/certificates/").status_code == 404


def test_of_a_purged_report_there_is_no_file_and_no_certificate(system):
    report = made(
        request_report(edition=a_plan(), period=a_year(), language="en", by=None, now=NOW)
    )
    before = system.get(f"reports/{report.pk}/files/pdf/")
    Report.objects.update(document=None, purged_at=NOW)
    stored = report.files.get().file
    stored.storage.delete(stored.name)

    after = system.get(f"reports/{report.pk}/files/pdf/")

    assert (before.status_code, after.status_code) == (200, 404)
    assert system.read(f"reports/{report.pk}/certificates/") == {"results": []}
