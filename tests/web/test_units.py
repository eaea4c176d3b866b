"""The page of a unit: the plan's words beside what is computed, words by year, deliverables."""

from datetime import date

import pytest
from django.test import Client

from indicators import attainment, entry
from indicators.enums import (
    DeliverableLevel,
    Departure,
    DocumentVerdict,
    MeasureKind,
    Role,
    ValueKind,
    ValueState,
    Verdict,
)
from indicators.models import DeliverableCount, DocumentStatement
from tests.builders import (
    NOW,
    a_component,
    a_deliverable,
    a_measure,
    a_role,
    a_subprogramme,
    a_user,
    a_year,
    an_accomplishment,
    an_adopted_value,
)
from tests.web.seeing.plans_seen import a_judged_measure, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client: Client) -> Client:
    client.force_login(a_user())
    return client


def shown(page: Client, accomplishment):
    node = accomplishment.subprogramme.node
    attainment.recompute(edition_id=node.edition_id, now=NOW)
    return page.get(f"/plans/{node.edition.slug}/{node.path.replace(' ', '-')}/")


def measured_in(year: int, *, actual: str, target: str):
    measure = a_measure()
    an_adopted_value(measure, target, kind=ValueKind.TARGET, period=a_year(year))
    an_adopted_value(measure, actual, period=a_year(year))
    return measure


def stated(measure, verdict: DocumentVerdict):
    return DocumentStatement.objects.create(
        node=measure.accomplishment.node, text="It was so.", verdict=verdict, source={"line": 1}
    )


@pytest.mark.parametrize(
    ("said", "actual", "differs"),
    [
        (DocumentVerdict.MET, "50", False),
        (DocumentVerdict.MET, "54", True),
        (DocumentVerdict.ACHIEVED, "54", False),
        (DocumentVerdict.ACHIEVED, "50", False),
        (DocumentVerdict.ACHIEVED, "49", True),
        (DocumentVerdict.NOT_MET, "49", False),
        (DocumentVerdict.EXCEEDED, "50", True),
    ],
)
def test_the_documents_verdict_stands_beside_ours_and_a_difference_is_flagged(
    page, said, actual, differs
):
    # A plan for 2025 judges 2023.
    measure = measured_in(2023, actual=actual, target="50")
    stated(measure, said)

    answer = shown(page, measure.accomplishment)

    [result] = answer.context["results"]
    [statement] = result.statements
    assert (statement.period.label, statement.differs) == ("2023", differs)
    assert ("The two differ." in answer.text) is differs


def test_a_statement_about_a_year_without_a_verdict_is_not_said_to_differ(page):
    measure = measured_in(2025, actual="9", target="10")
    stated(measure, DocumentVerdict.MET)

    answer = shown(page, measure.accomplishment)

    [result] = answer.context["results"]
    assert (result.statements[0].computed, result.statements[0].differs) == ([], False)


def test_words_by_year_are_a_table_and_a_missing_year_is_a_dash(page):
    measure = a_measure(kind=MeasureKind.MILESTONE)
    an_adopted_value(measure, None, state=ValueState.NOT_REPORTED, period=a_year(2023))
    an_adopted_value(measure, None, words="Draft read\nTwo States signed", period=a_year(2024))

    answer = shown(page, measure.accomplishment)

    [result] = answer.context["results"]
    years = [(year.period.label, year.lines) for year in result.measures[0].years]
    assert years == [("2023", ["—"]), ("2024", ["Draft read", "Two States signed"])]


def test_a_measure_with_components_says_which_is_its_weakest(page):
    measure = a_measure()
    road, river = a_component(measure, "road"), a_component(measure, "river")
    for part, actual in ((road, "5"), (river, "2")):
        an_adopted_value(measure, "4", kind=ValueKind.TARGET, component=part)
        an_adopted_value(measure, actual, component=part)

    answer = shown(page, measure.accomplishment)

    [result] = answer.context["results"]
    said = [(row.component, row.verdict, row.sentence) for row in result.measures[0].attainments]
    assert said == [
        (
            "",
            Verdict.NOT_MET,
            "As its weakest component: river. 1 of 2 components met or exceeded.",
        ),
        ("road", Verdict.EXCEEDED, "5 against 4: 1 better than planned."),
        ("river", Verdict.NOT_MET, "2 against 4: 2 short."),
    ]


def test_a_dash_among_deliverables_is_not_zero(page):
    accomplishment = an_accomplishment()
    deliverable = a_deliverable(accomplishment.subprogramme, subcategory="Publications")
    for planned, amount in ((True, None), (False, 0)):
        DeliverableCount.objects.create(
            deliverable=deliverable, period=a_year(), planned=planned, amount=amount
        )
    a_deliverable(accomplishment.subprogramme, 2, category="C", level=DeliverableLevel.NARRATIVE)

    answer = shown(page, accomplishment)

    table = answer.context["deliverables"]
    assert [(group.category, group.subcategory) for group in table.groups] == [
        ("A", "Publications"),
        ("C", ""),
    ]
    [row] = table.groups[0].rows
    assert [cell.amount for cell in row.cells] == [None, 0]
    assert '— <span class="vh"> none planned </span>' in " ".join(answer.text.split())
    assert table.groups[1].rows[0].is_narrative


def test_the_rates_of_deliverables_stand_with_both_numbers(page):
    accomplishment = an_accomplishment()
    unit = accomplishment.subprogramme
    a_judged_measure(accomplishment, 1, "12")
    for number, category, planned, actual in (
        (1, "A", "8", "7"),
        (2, "B", "—", "3"),
        (3, "B", "5", "—"),
    ):
        row = a_deliverable(unit, number, category=category)
        entry.state_deliverables(
            frame=unit.node,
            period=a_year(),
            stated=[
                entry.StatedDeliverable(
                    deliverable_id=row.pk,
                    language="en",
                    based_on=0,
                    planned=planned,
                    actual=actual,
                    departures={Departure.ADDED_BY_SECRETARIAT: ("2", "Asked for by States.")}
                    if category == "A"
                    else {},
                )
            ],
            by=a_user(),
        )

    said = words_of(shown(page, accomplishment).text)

    assert (
        "A Facilitation of the intergovernmental process and expert bodies "
        "7 of 8 87.50 % 7 of 10 70.00 % 7 of 8 87.50 % 0 0 "
        "added by the Secretariat 2 "
        "B Generation and transfer of knowledge — — — 3 5 — "
        "Together 7 of 8 87.50 % 7 of 10 70.00 % 7 of 8 87.50 % 3 5 "
        "added by the Secretariat 2"
    ) in said


def test_a_unit_names_who_enters_and_who_reviews_its_values(page):
    accomplishment = an_accomplishment()
    unit, programme = accomplishment.subprogramme, accomplishment.programme
    manager, reviewer, former, elsewhere = (a_user() for _person in range(4))
    a_role(manager, Role.MANAGER, unit)
    a_role(reviewer, Role.REVIEWER, programme)
    a_role(former, Role.MANAGER, unit, ends_on=date(2021, 1, 1))
    a_role(elsewhere, Role.MANAGER, a_subprogramme(programme, 2))

    answer = shown(page, accomplishment)

    people = [(each.role, each.user) for each in answer.context["people"]]
    assert people == [(Role.MANAGER, manager), (Role.REVIEWER, reviewer)]


def test_a_name_with_markup_is_shown_as_text(page):
    measure = a_measure(text="<script>alert(1)</script>")

    answer = shown(page, measure.accomplishment)

    assert "<script>alert(1)</script>" not in answer.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in answer.text
