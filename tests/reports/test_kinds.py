"""What exceptions, completeness and changes say, from the ledger to the printed tables."""

import pytest
from django.utils import timezone

from indicators import attainment
from indicators.enums import (
    Accumulation,
    DocumentVerdict,
    MeasureKind,
    ReportKind,
    Step,
    ValueKind,
)
from indicators.models import DocumentStatement, Report, ReportingRound
from indicators.reports.gather import gather
from indicators.reports.layouts import laid_out
from indicators.reports.options import ReportOptions
from indicators.review import take_step
from tests.builders import (
    NOW,
    a_cell,
    a_measure,
    a_round,
    a_subprogramme,
    a_user,
    a_version,
    a_year,
    an_accomplishment,
    an_adopted_value,
    in_days,
    ready,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def unit():
    return a_subprogramme()


def told(unit, kind: ReportKind, language: str = "en", **options) -> dict[str, list[list[str]]]:
    """The tables by their names, each cell as it is read."""
    edition = unit.node.edition
    attainment.recompute(edition_id=edition.pk, now=NOW)
    report = Report.objects.create(
        edition=edition,
        period=a_year(),
        kind=kind,
        language=language,
        as_at=NOW,
        options=ReportOptions(**options).as_json(),
    )
    laid = laid_out(gather(report), digest="")
    return {
        table.name: [
            [" / ".join(cell.lines) or cell.text for cell in row.cells] for row in table.rows
        ]
        for table in laid.tables
    }


def said_to_be_missed(unit, letter: str, text: str, actual: str | None) -> None:
    result = an_accomplishment(unit, letter)
    measure = a_measure(result, text=text, kind=MeasureKind.INCREASE)
    an_adopted_value(measure, "9", kind=ValueKind.TARGET)
    if actual is not None:
        an_adopted_value(measure, actual)
    DocumentStatement.objects.create(
        node=result.node,
        text="The target was not met.",
        verdict=DocumentVerdict.NOT_MET,
        source={"paragraph": 1},
    )


def test_exceptions_name_what_is_missed_missing_flagged_and_overdue(unit):
    edition = unit.node.edition
    missed = a_measure(
        an_accomplishment(unit), text="Roads", accumulation=Accumulation.RUNNING_TOTAL
    )
    an_adopted_value(missed, "40", period=a_year(2024))
    an_adopted_value(missed, "50", kind=ValueKind.TARGET)
    an_adopted_value(missed, "20")
    silent = a_measure(an_accomplishment(unit, "b"), text="Rails")
    an_adopted_value(silent, "9", kind=ValueKind.TARGET)
    said_to_be_missed(unit, "c", "Ports", "9")
    a_round(edition, a_year(), opens_on=in_days(-9), due_on=in_days(-4), closes_on=in_days(9))

    found = told(unit, ReportKind.EXCEPTIONS)
    ReportingRound.objects.update(closed_at=timezone.now())
    closed = told(unit, ReportKind.EXCEPTIONS)

    assert "Overdue in an open round" not in closed
    names = {name: [row[0] for row in rows] for name, rows in found.items()}
    assert names == {
        "Missed targets": ["Roads"],
        "Due and without data": ["Rails"],
        "Flagged values": ["Roads", "Ports"],
        "Overdue in an open round": ["Rails"],
    }
    assert found["Missed targets"][0][1] == "Not met"
    roads, ports = (row[2].split(" / ") for row in found["Flagged values"])
    assert roads == [
        "Less than half of the target, or more than twice it.",
        "A running total is lower than the year before.",
    ]
    assert ports == ["The target is reached, and no evidence is given."]


@pytest.mark.parametrize(
    ("own", "rows"), [(2027, [["Ports", "Met", "The target was not met."]]), (2025, None)]
)
def test_what_a_plan_says_is_held_against_the_year_that_it_judges_and_what_is_known(
    unit, own, rows
):
    edition = unit.node.edition
    edition.period = a_year(own)
    edition.save()
    said_to_be_missed(unit, "c", "Ports", "9")
    said_to_be_missed(unit, "d", "Canals", None)

    found = told(unit, ReportKind.EXCEPTIONS)

    assert found.get("The plan says otherwise") == rows


def test_completeness_counts_where_each_value_is_and_whether_it_came_in_time(unit):
    edition = unit.node.edition
    result = an_accomplishment(unit)
    submitted, draft, _missing = (a_measure(result, number=number) for number in (1, 2, 3))
    author = a_user()
    a_round(
        edition,
        a_year(),
        name="Spring",
        opens_on=in_days(-9),
        due_on=in_days(-4),
        closes_on=in_days(-1),
    )
    a_round(edition, a_year(), name="Autumn", opens_on=in_days(0))
    cell = a_cell(submitted)
    ready(a_version(cell, "5", by=author))
    take_step(cell_id=cell.pk, step=Step.SUBMIT, by=author, now=timezone.now())
    a_version(a_cell(draft), "7", by=author)

    found = told(unit, ReportKind.COMPLETENESS)

    # Asked, approved, submitted, returned, draft, missing, in time, late.
    counts = {name.split(",")[0]: [row[1:] for row in rows] for name, rows in found.items()}
    assert counts["Spring"][0] == ["3", "0", "1", "0", "1", "1", "0", "1"]
    assert counts["Autumn"][0] == ["3", "0", "1", "0", "1", "1", "1", "0"]


@pytest.mark.parametrize(
    ("language", "verdicts"), [("en", ["Not met", "Met"]), ("zh-hans", ["未达到", "达到目标"])]
)
def test_what_changed_is_told_in_the_language_of_the_report(unit, language, verdicts):
    measure = a_measure(an_accomplishment(unit), kind=MeasureKind.AT_LEAST)
    an_adopted_value(measure, "9", kind=ValueKind.TARGET)
    first = an_adopted_value(measure, "4")
    before = timezone.now()
    first.cell.refresh_from_db()
    author = a_user(name="Lena Okafor")
    later = a_version(first.cell, "9", by=author, reason_code="correction", reason="Counted twice.")
    for step, by in ((Step.SUBMIT, author), (Step.APPROVE, a_user())):
        ready(later)
        take_step(cell_id=first.cell_id, step=step, by=by, now=timezone.now())

    [rows] = told(unit, ReportKind.CHANGES, language, since=before).values()

    assert [row[2:] for row in rows] == [["4", "9", "Lena Okafor"], [*verdicts, ""]]
