"""Two days of a plan beside each other: what was written in between, by whom and why."""

import csv
from dataclasses import replace
from decimal import Decimal
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from indicators import attainment, ledger, review
from indicators.attainment import MeasureVerdict
from indicators.enums import EditionStatus, Step, ValueKind, Verdict
from indicators.models import ValueVersion
from indicators.web.seeing.between import silence
from indicators.web.seeing.sides import Pair
from tests.attainment.revising import read_anew, stated_anew
from tests.builders import a_user, an_adopted_value, in_days
from tests.review.test_amending import WHY as DECIDED
from tests.web.seeing.mended import measures_that_were_mended
from tests.web.seeing.test_compare import address, rows_of

pytestmark = pytest.mark.django_db(transaction=True)

WHY = replace(
    DECIDED,
    reason="More wells are needed.",
    decided_by="Assembly",
    document="A/RES/1, para. 2",
)
DAYS = f"from_at={in_days(-5)}"


def table_of(answer) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))


def as_csv(edition, query=""):
    return f"/plans/{edition.slug}/compare.csv?{query}"


def test_each_change_says_from_what_to_what_who_when_and_why(reader):
    (measure,) = measures_that_were_mended()

    (row,) = rows_of(reader.get(address(measure.node.edition, f"{DAYS}&from=2025")))

    assert row.startswith(
        "Wells dug and kept Partially met Actual 7 · Target 10 Exceeded Actual 12 · Target 10 "
        "Actual 2025 : 7 → to 12 The plan"
    )
    assert row.endswith("Decision of an intergovernmental body: As decided.")


def test_a_change_of_a_target_names_the_decision_and_of_a_rule_the_fields(reader):
    (measure,) = measures_that_were_mended()
    officer = a_user(name="Ines Calder")
    target = ValueVersion.objects.get(cell__measure=measure.identity, cell__kind=ValueKind.TARGET)
    amendment = review.amend_value(
        measure=measure,
        cell_id=target.cell_id,
        statement=ledger.Statement(amount=Decimal(11)),
        why=WHY,
        by=officer,
        based_on=1,
        now=timezone.now(),
    )
    review.take_step(
        cell_id=target.cell_id,
        step=Step.APPROVE,
        by=a_user(name="Bo Lee"),
        now=timezone.now(),
    )
    read_anew(measure, number=2, kind="increase", unit="wells", confirmed_by=officer)
    attainment.recompute(edition_id=measure.node.edition_id, now=timezone.now())

    (row,) = rows_of(reader.get(address(measure.node.edition, f"{DAYS}&from=2025")))
    table = table_of(reader.get(as_csv(measure.node.edition, f"{DAYS}&from=2025")))

    assert amendment.pk
    assert "Target 2025 : 10 → to 11 Ines Calder · approved by Bo Lee" in row
    assert "More wells are needed. Assembly · A/RES/1, para. 2" in row
    assert "crossings → to wells" in row
    (line,) = [each for each in table if each["what"] == "target 2025"]
    assert (line["before"], line["after"]) == ("10", "11")
    assert (line["by"], line["approved_by"]) == ("Ines Calder", "Bo Lee")
    assert (line["reason_code"], line["decided_by"], line["document"]) == (
        "decision",
        "Assembly",
        "A/RES/1, para. 2",
    )


def test_each_side_calls_a_measure_as_it_was_called_on_its_day(reader):
    (measure,) = measures_that_were_mended()

    (line,) = table_of(reader.get(as_csv(measure.node.edition, f"{DAYS}&from=2025")))
    (row,) = reader.get(address(measure.node.edition, f"{DAYS}&from=2025")).context["rows"]

    assert (line["from_measure"], line["to_measure"]) == ("Wells dug", "Wells dug and kept")
    assert row.words is not None


def test_before_and_after_are_told_so_that_no_rounding_makes_them_alike(reader):
    (measure,) = measures_that_were_mended()
    actual = ValueVersion.objects.get(cell__measure=measure.identity, amount=12).cell
    stated_anew(actual.approved, "12.4")

    lines = table_of(reader.get(as_csv(measure.node.edition, f"{DAYS}&from=2025")))

    said = [(each["before"], each["after"]) for each in lines]
    assert said == [("12", "12.4"), ("7", "12")]


def test_a_value_that_changed_without_its_verdict_is_a_change_too(reader):
    (measure,) = measures_that_were_mended()

    since_then = address(measure.node.edition, f"from=2025&to=2025&from_at={in_days(-5)}")
    unchanged = address(
        measure.node.edition, f"from_at={in_days(-6)}&to_at={in_days(-5)}&from=2025"
    )

    assert len(rows_of(reader.get(since_then))) == 1
    assert "Nothing differs" in reader.get(unchanged).text


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (Verdict.MET, Verdict.MET, ""),
        (
            Verdict.NOT_DUE,
            Verdict.NO_DATA,
            "Nothing was written; in between the period came due.",
        ),
        (Verdict.MET, Verdict.EXCEEDED, "Nothing was written of the measure itself in between."),
    ],
)
def test_where_nothing_was_written_it_says_why_the_verdict_is_another(before, now, said):
    left, right = (MeasureVerdict(1, 1, "", "", 1, 1, 1, verdict=each) for each in (before, now))

    assert silence(Pair("same", left, right)) == said


def test_the_file_has_a_line_for_each_change_and_runs_nothing(reader):
    (measure,) = measures_that_were_mended()
    measure.node.text = "=SUM(A1)"
    measure.node.save()

    (line,) = table_of(reader.get(as_csv(measure.node.edition, f"{DAYS}&from=2025")))

    assert line["to_measure"] == "'=SUM(A1)"
    assert (line["from_verdict"], line["to_verdict"]) == ("PARTIALLY_MET", "EXCEEDED")
    assert (line["from_actual"], line["to_actual"], line["to_target"]) == ("7", "12", "10")
    assert (line["what"], line["before"], line["after"]) == ("actual 2025", "7", "12")
    assert (line["reason_code"], line["reason"]) == ("decision", "As decided.")


def test_two_years_have_no_column_of_what_was_written(reader):
    (measure,) = measures_that_were_mended()
    an_adopted_value(measure, "9", period=None, kind=ValueKind.BASELINE)

    answer = reader.get(address(measure.node.edition, "all=on"))

    assert "What was written in between" not in answer.text


@pytest.mark.parametrize("times", [1, 3])
def test_any_number_of_changes_takes_as_many_queries(reader, times):
    measure, *_more = measures_that_were_mended(times)
    made = []

    for page in (address, as_csv):
        with CaptureQueriesContext(connection) as queries:
            reader.get(page(measure.node.edition, f"{DAYS}&from=2025"))
        made.append(len(queries))

    assert made == [50, 48]


def test_a_draft_is_compared_for_no_reader(reader):
    (measure,) = measures_that_were_mended()
    edition = measure.node.edition
    edition.status = EditionStatus.DRAFT
    edition.save()

    pages = (address(edition, DAYS), as_csv(edition, DAYS))
    assert [reader.get(page).status_code for page in pages] == [404, 404]
