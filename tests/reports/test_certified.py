"""A report keeps the proof of all that it says, and each verdict leads to it."""

import threading
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

import verify_certificate
from indicators import reports
from indicators.enums import ReportKind, ValueKind, Verdict
from indicators.reports.layouts.parts import reckoning
from tests.attainment.revising import stated_anew
from tests.builders import (
    a_component,
    a_measure,
    a_subprogramme,
    a_user,
    a_year,
    an_accomplishment,
    an_adopted_value,
)
from tests.connections import in_another_connection, wait_until_all_before_is_over
from tests.reports.test_as_known import built, document, the_measure

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def measure():
    measure = a_measure(an_accomplishment(a_subprogramme()))
    an_adopted_value(measure, "10", kind=ValueKind.BASELINE, period=a_year(2021))
    an_adopted_value(measure, "20", kind=ValueKind.TARGET)
    an_adopted_value(measure, "18")
    return measure


def test_a_report_made_while_a_change_is_under_way_certifies_nothing_as_final(measure):
    written, made = threading.Event(), threading.Event()

    def change() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_current_xact_id()")
            written.set()
            made.wait()

    under_way = in_another_connection(change)
    written.wait()
    try:
        early = built(measure)
        of_then = built(measure, as_at=early.as_at)
    finally:
        made.set()
        under_way.join()
    late, again = built(measure), built(measure, as_at=early.as_at)

    every = (early, of_then, late, again)
    assert [(document(each).provisional, is_provisional(each)) for each in every] == [
        (True, [True]),
        (True, [True]),
        (False, [False]),
        (False, [False]),
    ]
    hashes = [each.document_sha256 for each in every]
    assert hashes[0] == hashes[1] == hashes[3] != hashes[2]
    assert the_measure(early).certificate != the_measure(again).certificate
    for report in every:
        found = reports.certificates_of(report)
        assert [fault for each in found for fault in verify_certificate.faults(each)] == []


def is_provisional(report) -> list[bool]:
    return [each["is_provisional"] for each in reports.certificates_of(report)]


@pytest.mark.parametrize("kind", list(ReportKind))
def test_every_attainment_of_a_report_is_certified_and_a_stranger_can_check_it(measure, kind):
    whole = a_measure(measure.accomplishment, number=2)
    for name in ("women", "men"):
        part = a_component(whole, name)
        an_adopted_value(whole, "20", kind=ValueKind.TARGET, component=part)
        an_adopted_value(whole, "21", component=part)

    report = built(measure, kind=kind, **options_of(kind))

    found = reports.certificates_of(report)
    assert [(each["measure"], each["result"]["verdict"]) for each in found] == [
        (measure.path, Verdict.PARTIALLY_MET),
        (whole.path, Verdict.EXCEEDED),
    ]
    assert [fault for each in found for fault in verify_certificate.faults(each)] == []
    assert reports.how_many_certificates(report) == 2
    assert [each.certificate for each in document(report).measures] == [
        each["number"] for each in found
    ]


def options_of(kind):
    return {"since": timezone.now()} if kind == ReportKind.CHANGES else {}


def test_the_page_that_a_verdict_leads_to_has_the_number_that_is_printed(measure):
    report = built(measure)
    wait_until_all_before_is_over()
    an_adopted_value(measure, "3", period=a_year(2024))
    stated_anew(measure.identity.cells.get(kind=ValueKind.ACTUAL, period=a_year()).approved, "1")
    client = Client()
    client.force_login(a_user())

    link = urlsplit(reckoning(the_measure(report), document(report)))
    page = client.get(f"{link.path}?{link.query}")
    file = client.get(f"{link.path}certificate.json?{link.query}")

    assert [each.of.row.verdict for each in page.context["opened"]] == [Verdict.PARTIALLY_MET]
    assert file.json() == reports.certificates_of(report)
    assert file.json()[0]["number"] == the_measure(report).certificate


def test_a_report_with_drafts_certifies_nothing(measure):
    report = built(measure, drafts=True)

    assert reports.certificates_of(report) == []
    assert (the_measure(report).certificate, document(report).reckonings) == ("", "")


def test_both_verdicts_of_a_revised_target_are_frozen(measure):
    target = measure.identity.cells.get(kind=ValueKind.TARGET).approved
    stated_anew(target, "15", valid_from=date(2025, 7, 1))

    found = the_measure(built(measure))

    assert (found.verdict, found.target) == (Verdict.EXCEEDED, "15")
    assert (found.original_verdict, found.former_target) == (Verdict.PARTIALLY_MET, "20")
    assert (found.original_progress, found.original_level) == ("4/5", "9/10")


def test_of_the_past_it_has_the_target_of_then(measure):
    before = timezone.now()
    wait_until_all_before_is_over()
    target = measure.identity.cells.get(kind=ValueKind.TARGET).approved
    stated_anew(target, "15", valid_from=date(2025, 7, 1))
    built(measure)

    then = the_measure(built(measure, as_at=before))

    assert (then.verdict, then.target) == (Verdict.PARTIALLY_MET, "20")
    assert (then.original_verdict, then.former_target) == (None, "")
    assert [point.target_printed for point in then.chart.series[0].points][-1] == "20"


def test_a_share_is_frozen_with_its_parts(measure):
    share = a_measure(measure.accomplishment, number=2, unit="%")
    an_adopted_value(share, None, numerator=Decimal("12.50"), denominator=Decimal(200))

    first, second = document(built(measure)).measures

    assert (first.share, second.share) == ("", "12.5/200")
