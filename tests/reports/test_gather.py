"""From the database to a report's plain data: the figures, what is left out, what is missing."""

import gc
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from indicators import attainment
from indicators.enums import (
    Departure,
    DocumentVerdict,
    MeasureKind,
    ReportKind,
    Step,
    ValueKind,
    ValueStatus,
    Verdict,
)
from indicators.models import (
    DaySeal,
    DeliverableCount,
    DeliverableDeparture,
    DeliverableStatement,
    DocumentStatement,
    Node,
    Report,
)
from indicators.reports.delivered import Departed, Implemented
from indicators.reports.faults import DataFault
from indicators.reports.gather import gather, snapshot
from indicators.reports.options import ReportOptions
from indicators.review import take_step
from tests.builders import (
    NOW,
    a_cell,
    a_component,
    a_deliverable,
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


@pytest.fixture
def subprogramme():
    return a_subprogramme()


@pytest.fixture
def accomplishment(subprogramme):
    return an_accomplishment(subprogramme)


def gathered(subprogramme, language="en"):
    edition = subprogramme.node.edition
    attainment.recompute(edition_id=edition.pk, now=NOW)
    report = Report.objects.create(
        edition=edition, period=a_year(), language=language, as_at=NOW, requested_by=None
    )
    return gather(report)


def the_frame(document):
    [programme] = document.programmes
    [frame] = programme.subprogrammes
    return frame


def the_measure(document):
    [accomplishment] = the_frame(document).accomplishments
    [measure] = accomplishment.measures
    return measure


def test_a_measure_has_its_figures_of_the_period_and_what_came_of_them(
    subprogramme, accomplishment
):
    measure = a_measure(accomplishment, kind=MeasureKind.INCREASE, decimals=1)
    an_adopted_value(measure, "10", kind=ValueKind.BASELINE, period=a_year(2021))
    an_adopted_value(measure, "20", kind=ValueKind.TARGET)
    an_adopted_value(measure, "18", comment="Two crossings open in May.")

    found = the_measure(gathered(subprogramme))

    assert (found.baseline, found.target, found.actual) == ("10.0", "20.0", "18.0")
    assert (found.verdict, found.progress, found.level) == (Verdict.PARTIALLY_MET, "4/5", "9/10")
    assert (found.unit, found.note) == ("crossings", "Two crossings open in May.")


def test_values_after_the_period_are_not_told(subprogramme, accomplishment):
    measure = a_measure(accomplishment)
    an_adopted_value(measure, "18")
    an_adopted_value(measure, "99", period=a_year(2026))

    found = the_measure(gathered(subprogramme))

    assert found.chart.periods == ("2025",)
    assert [point.printed for series in found.chart.series for point in series.points] == ["18"]


def test_a_milestone_is_told_in_words_by_period_with_who_judged_it(subprogramme, accomplishment):
    measure = a_measure(accomplishment, kind=MeasureKind.MILESTONE)
    person = a_user(name="Lena Okafor")
    an_adopted_value(measure, None, words="First draft", period=a_year(2024))
    cell = a_cell(measure)
    ready(a_version(cell, None, words="Signed by five", judged="PARTIALLY_MET", by=person))
    take_step(cell_id=cell.pk, step=Step.SUBMIT, by=person, now=NOW)
    take_step(cell_id=cell.pk, step=Step.APPROVE, by=a_user(), now=NOW)

    found = the_measure(gathered(subprogramme))

    assert [(each.period, each.text) for each in found.words] == [
        ("2024", "First draft"),
        ("2025", "Signed by five"),
    ]
    assert (found.verdict, found.judged_by) == (Verdict.PARTIALLY_MET, "Lena Okafor")
    assert (found.target, found.actual) == ("", "")


def test_a_measure_without_any_value_is_there_without_data(subprogramme, accomplishment):
    a_measure(accomplishment)

    found = the_measure(gathered(subprogramme))

    assert (found.verdict, found.actual, found.chart) == (Verdict.NO_DATA, "", None)


def test_a_draft_counts_for_nothing_and_is_counted_as_left_out(subprogramme, accomplishment):
    author = a_user()
    approved = an_adopted_value(a_measure(accomplishment), "18")
    a_version(approved.cell, "99", by=author, reason_code="correction", reason="Counted twice.")
    submitted = a_cell(a_measure(accomplishment, number=2))
    a_version(submitted, "7", by=author)
    take_step(cell_id=submitted.pk, step=Step.SUBMIT, by=author, now=NOW)
    an_adopted_value(a_measure(accomplishment, number=3), None, state="suppressed")

    document = gathered(subprogramme)

    [accomplishment] = the_frame(document).accomplishments
    assert [each.actual for each in accomplishment.measures] == ["18", "", ""]
    left_out = document.left_out
    assert (left_out.drafts, left_out.submitted, left_out.suppressed) == (1, 1, 1)


def test_returned_values_are_left_out_as_drafts(subprogramme, accomplishment):
    author = a_user()
    cell = a_cell(a_measure(accomplishment))
    a_version(cell, "7", by=author)
    take_step(cell_id=cell.pk, step=Step.SUBMIT, by=author, now=NOW)
    returned = take_step(
        cell_id=cell.pk, step=Step.RETURN, by=a_user(), now=NOW, comment="Which crossings?"
    )

    document = gathered(subprogramme)

    assert returned.status == ValueStatus.RETURNED
    assert (document.left_out.drafts, document.left_out.submitted) == (1, 0)


def test_a_value_keeps_the_notes_that_its_plan_prints(subprogramme, accomplishment):
    measure = a_measure(accomplishment)
    an_adopted_value(
        measure, "5", source_anchor={"line": 4, "footnotes": ["a", "a Counted twice.", "7 See A."]}
    )

    found = the_measure(gathered(subprogramme))

    assert [(each.period, each.kind, each.text) for each in found.footnotes] == [
        ("2025", ValueKind.ACTUAL, "Counted twice."),
        ("2025", ValueKind.ACTUAL, "See A."),
    ]


def test_the_notes_of_a_plan_are_marked_in_another_language(subprogramme, accomplishment):
    measure = a_measure(accomplishment)
    an_adopted_value(measure, "5", source_anchor={"footnotes": ["a", "a Of six crossings."]})

    [note] = the_measure(gathered(subprogramme, "zh-hans")).footnotes

    assert note.text == "Of six crossings. [尚未翻译]"


def test_a_plan_that_judges_an_earlier_year_says_of_which(subprogramme, accomplishment):
    a_year(2023)
    an_adopted_value(a_measure(accomplishment), "5")
    DocumentStatement.objects.create(
        node=accomplishment.node,
        text="The target was met.",
        verdict=DocumentVerdict.MET,
        source={"paragraph": 1},
    )

    found = the_measure(gathered(subprogramme))

    assert (found.published.text, found.published_of, found.stated) == (
        "The target was met.",
        "2023",
        None,
    )


def test_objectives_and_deliverables_stand_with_their_unit(subprogramme):
    an_objective(subprogramme, "To keep borders open.")
    deliverable = a_deliverable(subprogramme, category="A")
    for planned, amount in ((True, 6), (False, None)):
        DeliverableCount.objects.create(
            deliverable=deliverable, period=a_year(), planned=planned, amount=amount
        )

    frame = the_frame(gathered(subprogramme))

    assert [each.text for each in frame.objectives] == ["To keep borders open."]
    assert frame.deliverables.years == ("2025",)
    [category] = frame.deliverables.categories
    [[count]] = [each.counts for each in category.deliverables]
    assert (category.name, count.planned, count.actual) == ("A", "6", "—")


def test_the_instant_is_that_of_the_snapshot(subprogramme, accomplishment):
    a_measure(accomplishment)
    before = timezone.now()

    document = gathered(subprogramme)

    assert before <= document.as_at <= timezone.now() + timedelta(seconds=1)


def test_a_report_has_the_head_of_the_last_sealed_day(subprogramme, accomplishment):
    a_measure(accomplishment)
    day = timezone.now().date() - timedelta(days=1)
    DaySeal.objects.create(day=day, events=0, before="", head="ab" * 32)

    document = gathered(subprogramme)

    assert (document.sealed_to, document.sealed_head) == (day.isoformat(), "ab" * 32)


def test_nothing_can_be_written_while_the_figures_are_read():
    year = a_year()

    with pytest.raises(DatabaseError, match="read-only transaction"), snapshot():
        year.save()

    assert not connection.in_atomic_block


@pytest.mark.parametrize("measures", [1, 3])
def test_a_plan_of_any_size_is_gathered_in_the_same_queries(
    subprogramme, accomplishment, measures, django_assert_num_queries
):
    for number in range(1, measures + 1):
        measure = a_measure(accomplishment, number=number)
        an_adopted_value(measure, "9", kind=ValueKind.TARGET)
        an_adopted_value(measure, "5")
    attainment.recompute(edition_id=subprogramme.node.edition_id, now=NOW)
    report = Report.objects.create(
        edition=subprogramme.node.edition, period=a_year(), language="en", as_at=NOW
    )

    with django_assert_num_queries(27):
        gather(report)


def test_the_numbers_of_components_stand_in_one_cell_each_by_its_name(subprogramme, accomplishment):
    measure = a_measure(accomplishment)
    for name, amount in (("Road", "9"), ("Rail", "0")):
        part = a_component(measure, name)
        an_adopted_value(measure, amount, component=part, kind=ValueKind.TARGET)
        an_adopted_value(measure, amount, component=part)

    found = the_measure(gathered(subprogramme))

    assert (found.target, found.actual) == ("Road 9; Rail 0", "Road 9; Rail 0")


def a_measure_of(edition, number):
    return a_measure(an_accomplishment(a_subprogramme(a_programme(edition, number))))


def gathered_of(edition, *paths, kind=ReportKind.BUDGET):
    report = Report.objects.create(
        edition=edition,
        period=a_year(),
        kind=kind,
        language="en",
        as_at=NOW,
        options=ReportOptions(programmes=paths).as_json(),
    )
    return gather(report)


def test_the_programme_asked_for_is_not_taken_for_one_whose_number_begins_alike():
    edition = an_edition()
    for number in (1, 11):
        an_adopted_value(
            a_measure(an_accomplishment(a_subprogramme(a_programme(edition, number)))), "5"
        )

    document = gathered_of(edition, "programme 1")

    assert [each.path for each in document.programmes] == ["programme 1"]
    assert {node.path.split("/")[0] for node in document.plan.nodes} == {"programme 1"}
    assert document.left_out.programmes == 1


@pytest.mark.parametrize("kind", [ReportKind.PERFORMANCE, ReportKind.BUDGET])
def test_a_programme_takes_as_many_queries_beside_three_as_beside_one(kind):
    counted = []
    for others in (1, 3):
        edition = an_edition(slug=f"plan-of-{others}")
        for number in range(6, 7 + others):
            an_adopted_value(
                a_measure(an_accomplishment(a_subprogramme(a_programme(edition, number)))), "5"
            )
        attainment.recompute(edition_id=edition.pk, now=NOW)
        with CaptureQueriesContext(connection) as captured:
            gathered_of(edition, "programme 6", kind=kind)
        read = [each["sql"] for each in captured.captured_queries]
        counted.append(len(read))

    assert len(set(counted)) == 1


def test_what_people_stated_of_deliverables_stands_before_what_the_plan_prints(subprogramme):
    row = a_deliverable(subprogramme)
    DeliverableCount.objects.create(deliverable=row, period=a_year(), planned=True, amount=6)
    DeliverableCount.objects.create(deliverable=row, period=a_year(2026), planned=True, amount=7)
    statement = DeliverableStatement.objects.create(
        deliverable=row, period=a_year(), number=1, planned=6, actual=5, by=a_user()
    )
    DeliverableDeparture.objects.create(
        statement=statement, departure="carried_forward", amount=2, reason="Left over."
    )

    table = the_frame(gathered(subprogramme)).deliverables

    [category] = table.categories
    [found] = category.deliverables
    assert (table.years, [(each.planned, each.actual) for each in found.counts]) == (
        ("2025", "2026"),
        [("6", "5"), ("7", "")],
    )
    assert (found.to_come, found.came) == (8, 5)
    assert found.departures == (Departed(Departure.CARRIED_FORWARD, 2, "Left over."),)
    rates = category.implementation
    assert (rates.of_planned, rates.of_mandated) == (Implemented(5, 6), Implemented(5, 8))


def test_an_error_in_the_data_is_said_of_the_node_whatever_it_is(subprogramme, accomplishment):
    Node.objects.filter(pk=accomplishment.pk).update(footnotes=5)

    with pytest.raises(DataFault) as fault:
        gathered_of(subprogramme.node.edition)

    assert fault.value.path == accomplishment.path
    assert gc.isenabled()


def test_no_garbage_is_looked_for_while_figures_are_read(subprogramme, accomplishment):
    an_adopted_value(a_measure(accomplishment), "5")
    collected = []

    def asked(execute, *statement):
        collected.append(gc.isenabled())
        return execute(*statement)

    with connection.execute_wrapper(asked):
        gathered(subprogramme)

    assert set(collected) == {True, False}
    assert gc.isenabled()
