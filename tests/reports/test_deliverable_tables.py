"""Tables of deliverables: what became of each, what a category has, what went another way."""

from dataclasses import replace

import pytest

from indicators.enums import Departure, ReportKind
from indicators.reports.delivered import Departed, Implementation, Implemented
from indicators.reports.printed import PrintedPlan
from indicators.reports.words import Words
from tests.reports.test_layouts import table, texts
from tests.reports.written import a_document


def test_deliverables_show_only_columns_the_plan_prints_and_what_became_of_each():
    found = table(a_document(), "Deliverables")

    assert [column.head for column in found.columns] == [
        "Deliverable",
        "2024 planned",
        "2024 actual",
        "2025 planned",
        "2025 actual",
        "2026 planned",
        "State",
    ]
    assert [row[1:] for row in texts(found)] == [
        ["6", "6", "6", "5", "7", "1 short"],
        ["—", "—", "—", "2", "3", "unplanned"],
    ]


def test_a_category_of_deliverables_says_how_many_of_those_planned_were_implemented():
    found = table(a_document(), "Deliverables")

    assert [row.band for row in found.rows if row.band] == [
        "A. Meetings and bodies · 5 of 6 implemented"
    ]


@pytest.mark.parametrize(
    ("language", "band"),
    [
        ("en", "B. Generation and transfer of knowledge · 5 of 6 implemented"),
        ("zh-hans", "B. 创造和转让知识 · 计划6，已执行5"),
    ],
)
def test_a_category_that_is_a_letter_is_told_in_the_words_of_its_format(language, band):
    document = a_document(language)
    [programme] = document.programmes
    [unit] = programme.subprogrammes
    [category] = unit.deliverables.categories
    held = replace(unit.deliverables, categories=(replace(category, name="B"),))
    units = (replace(unit, deliverables=held),)

    found = table(
        replace(document, programmes=(replace(programme, subprogrammes=units),)),
        Words(language)("Deliverables"),
    )

    assert [row.band for row in found.rows if row.band] == [band]


def test_deliverables_that_went_another_way_are_counted_with_their_reason_and_the_mandated_rate():
    document = a_document()
    programme = document.programmes[0]
    unit = programme.subprogrammes[0]
    category = unit.deliverables.categories[0]
    postponed = Departed(Departure.POSTPONED, 1, "The host asked for the spring.")
    carried = Departed(Departure.CARRIED_FORWARD, 3, "Left over from 2024.")
    first = replace(category.deliverables[0], departures=(carried, postponed), to_come=9)
    rates = Implementation(
        Implemented(5, 6), Implemented(5, 9), Implemented(5, 9), 0, 2, (carried, postponed)
    )
    category = replace(category, deliverables=(first,), implementation=rates)
    table_ = replace(unit.deliverables, categories=(category,))
    unit = replace(unit, deliverables=table_)
    document = replace(document, programmes=(replace(programme, subprogrammes=(unit,)),))

    found = table(document, "Deliverables")
    annex = table(
        replace(document, kind=ReportKind.BUDGET, plan=PrintedPlan("2026", ())),
        "Deliverables implemented in 2025",
    )

    assert found.rows[0].band == (
        "A. Meetings and bodies · 5 of 6 implemented"
        " · Of all that was to come: 5 of 9 · Of the mandated part: 5 of 9"
    )
    state = found.rows[1].cells[-1]
    assert state.text == ("4 short; carried forward from the period before: 3; postponed: 1")
    assert state.note == "Left over from 2024.; The host asked for the spring."
    assert texts(annex)[0][2:] == [
        "A. Meetings and bodies",
        "5 of 6",
        "5 of 9",
        "5 of 9",
        "beyond the plan: 2; carried forward from the period before: 3; postponed: 1",
    ]
