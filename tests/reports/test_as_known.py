"""The same request as of the same instant: the same document, whatever has changed since."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from indicators import attainment, plans, reports
from indicators.enums import (
    ContinuesKind,
    JobStatus,
    MeasureKind,
    ReportColumn,
    ReportFormat,
    ReportKind,
    Step,
    TranslationStatus,
    ValueKind,
)
from indicators.models import Attainment, Component, Continuation, Node, Report, Translation
from indicators.reports.document import Difference, Document
from indicators.reports.options import ReportOptions
from indicators.review import take_step
from tests.builders import (
    NOW,
    a_cell,
    a_measure,
    a_programme,
    a_subprogramme,
    a_user,
    a_version,
    a_year,
    an_accomplishment,
    an_adopted_value,
    an_edition,
    an_objective,
    ready,
)

pytestmark = pytest.mark.django_db(transaction=True)
EVERY_FILE = tuple(ReportFormat)


@pytest.fixture
def measure():
    unit = a_subprogramme()
    an_objective(unit)
    measure = a_measure(an_accomplishment(unit), kind=MeasureKind.INCREASE)
    an_adopted_value(measure, "10", kind=ValueKind.BASELINE, period=a_year(2021))
    an_adopted_value(measure, "20", kind=ValueKind.TARGET)
    return measure


def handed_in(measure, amount: str, *, approve: bool = True):
    person = a_user(name="Lena Okafor")
    cell = a_cell(measure)
    ready(a_version(cell, amount, by=person))
    if approve:
        take_step(cell_id=cell.pk, step=Step.SUBMIT, by=person, now=NOW)
        take_step(cell_id=cell.pk, step=Step.APPROVE, by=a_user(), now=NOW)
    return cell


def built(measure, **choices) -> Report:
    formats = choices.pop("formats", (ReportFormat.JSON,))
    kind = choices.pop("kind", ReportKind.PERFORMANCE)
    report = reports.request_report(
        edition=measure.node.edition,
        period=a_year(),
        language=choices.pop("language", "en"),
        by=None,
        now=timezone.now(),
        kind=kind,
        formats=formats,
        options=ReportOptions(**choices),
    )
    reports.build(report_id=report.pk, now=timezone.now())
    report.refresh_from_db()
    assert report.status == JobStatus.DONE, report.error
    return report


def document(report: Report) -> Document:
    return Document.from_json(report.document)


def the_measure(report: Report):
    (found,) = document(report).measures
    return found


def hashes(report: Report) -> dict[str, str]:
    return dict(report.files.values_list("format", "sha256"))


@pytest.mark.parametrize("kind", [ReportKind.PERFORMANCE, ReportKind.BUDGET])
def test_a_report_as_of_an_earlier_one_has_its_bytes_though_everything_was_changed(measure, kind):
    handed_in(measure, "18")
    first = built(measure, kind=kind, formats=EVERY_FILE)
    Node.objects.filter(edition=measure.node.edition).update(text="Called something else")
    an_adopted_value(measure, "7", period=a_year(2024))
    an_adopted_value(a_measure(measure.accomplishment, number=2), "1")

    again = built(measure, kind=kind, formats=EVERY_FILE, as_at=first.as_at)
    now = built(measure, kind=kind)

    assert again.as_at == first.as_at
    assert again.document == first.document
    assert hashes(again) == hashes(first)
    assert [m.name for m in document(now).measures] == [
        "Called something else",
        "Number of crossings open to freight",
    ]


def test_a_value_approved_since_is_not_known_then_and_its_draft_is_counted_as_it_was(measure):
    cell = handed_in(measure, "18", approve=False)
    before = timezone.now()
    take_step(cell_id=cell.pk, step=Step.SUBMIT, by=cell.versions.get().by, now=NOW)
    take_step(cell_id=cell.pk, step=Step.APPROVE, by=a_user(), now=NOW)

    then, now = built(measure, as_at=before), built(measure)

    assert (the_measure(then).actual, the_measure(now).actual) == ("", "18")
    assert (document(then).left_out.drafts, document(now).left_out.drafts) == (1, 0)


def test_drafts_count_only_where_they_were_asked_for_and_nothing_of_it_is_stored(measure):
    handed_in(measure, "25", approve=False)

    without, with_drafts = built(measure), built(measure, drafts=True)

    assert (the_measure(without).verdict, the_measure(without).actual) == ("NO_DATA", "")
    assert (the_measure(with_drafts).verdict, the_measure(with_drafts).actual) == ("EXCEEDED", "25")
    assert document(with_drafts).has_drafts
    assert document(with_drafts).left_out.drafts == 0
    assert set(Attainment.objects.values_list("verdict", flat=True)) == {"NO_DATA"}


def test_drafts_as_of_an_earlier_instant_are_refused(measure):
    with pytest.raises(reports.RequestRefused, match="Drafts are counted as they stand"):
        built(measure, drafts=True, as_at=timezone.now())


def test_only_the_programmes_years_and_columns_that_were_asked_for_are_told(measure):
    edition = measure.node.edition
    other = a_subprogramme(a_programme(edition, number=7))
    a_measure(an_accomplishment(other))
    an_adopted_value(measure, "12", period=a_year(2023))
    an_adopted_value(measure, "15", period=a_year(2024))
    programme = measure.accomplishment.programme

    told = document(
        built(
            measure,
            programmes=(programme.path,),
            years=("2024",),
            columns=(ReportColumn.ACTUAL,),
        )
    )

    assert [each.path for each in told.programmes] == [programme.path]
    assert the_chart_years(told) == ("2024", "2025")
    assert told.columns == (ReportColumn.ACTUAL,)
    assert told.left_out.programmes == 1


def test_a_budget_document_prints_the_years_that_were_asked_for_and_names_all_others(measure):
    handed_in(measure, "18")
    an_adopted_value(measure, "12", period=a_year(2023))
    an_adopted_value(measure, "15", period=a_year(2024))
    an_adopted_value(measure, "30", kind=ValueKind.TARGET, period=a_year(2026))

    told = [
        document(built(measure, kind=ReportKind.BUDGET, years=years)) for years in ((), ("2024",))
    ]

    assert [
        [value.period for node in each.plan.nodes for value in node.values] for each in told
    ] == [["2023", "2024", "2025", "2025", "2026"], ["2024", "2025", "2025"]]
    assert [each.years_left_out for each in told] == [(), ("2023", "2026")]
    assert the_chart_years(told[1]) == ("2024", "2025")


def the_chart_years(told: Document) -> tuple[str, ...]:
    return next(m.chart.periods for m in told.measures if m.chart)


def test_what_changed_names_each_thing_that_was_otherwise(measure):
    handed_in(measure, "18")
    before = built(measure)
    Node.objects.filter(pk=measure.node_id).update(text="Crossings open at night")

    told = document(built(measure, kind=ReportKind.CHANGES, since=before.as_at))

    old = the_measure(before)
    assert told.differences == (
        Difference(
            old.path, "Crossings open at night", "Name", old.name, "Crossings open at night"
        ),
    )
    assert told.compared_with == f"{before.as_at:%Y-%m-%d %H:%M} UTC"


def test_a_translation_that_came_later_is_not_known_then(measure):
    first = built(measure, language="zh-hans")
    Translation.objects.create(
        node=measure.node, language="zh", text="口岸数目", status=TranslationStatus.DRAFT
    )

    then = built(measure, language="zh-hans", as_at=first.as_at)
    now = built(measure, language="zh-hans")

    assert then.document_sha256 == first.document_sha256
    assert the_measure(now).name == "口岸数目"


def test_what_an_approval_gave_is_the_same_computed_and_stored(measure):
    handed_in(measure, "18")
    attainment.recompute(edition_id=measure.node.edition_id, now=NOW)
    stored = built(measure)

    computed = built(measure, as_at=stored.as_at + timedelta(microseconds=1))

    now, then = (replace(the_measure(each), certificate="") for each in (computed, stored))
    assert now == then


def test_an_annex_has_the_number_of_every_certificate_and_the_same_ones_later(measure):
    handed_in(measure, "18")
    first = built(measure, kind=ReportKind.ATTAINMENT)
    an_adopted_value(measure, "7", period=a_year(2024))

    again = built(measure, kind=ReportKind.ATTAINMENT, as_at=first.as_at)

    assert len(the_measure(first).certificate) == 64
    assert again.document == first.document


def test_a_link_that_was_confirmed_since_moves_no_value_out_of_a_report_of_before():
    first = an_edition()
    second = an_edition(document=first.document)
    earlier = a_measure(an_accomplishment(a_subprogramme(a_programme(first))))
    later = a_measure(
        an_accomplishment(a_subprogramme(a_programme(second))), kind=MeasureKind.INCREASE
    )
    an_adopted_value(earlier, "5", period=a_year(2024))
    road = Component.objects.create(measure=later.identity, name="Road")
    an_adopted_value(later, "10", kind=ValueKind.TARGET, period=a_year(2025))
    an_adopted_value(later, "7", period=a_year(2025))
    an_adopted_value(later, "3", period=a_year(2025), component=road)
    before = built(later)

    link = Continuation.objects.create(
        before=earlier.node, after=later.node, kind=ContinuesKind.REWORDED
    )
    plans.confirm_continuation(continuation_id=link.pk, by=a_user(), now=timezone.now())
    same = built(later, as_at=before.as_at)
    now = built(later)

    assert same.document == before.document
    assert same.document_sha256 == before.document_sha256
    assert now.document != before.document
    [measure] = Document.from_json(same.document).measures
    assert (measure.target, measure.actual) == ("10", "7; Road 3")
