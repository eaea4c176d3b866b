"""The sample plan reads as it is meant: counts, whole records, and one plan in two languages."""

from collections import Counter
from functools import cache

import pytest

from indicators.enums import (
    Accumulation,
    Basis,
    DeliverableLevel,
    Direction,
    DocumentVerdict,
    Level,
    MeasureKind,
    ResultKind,
)
from indicators.plans import formats
from indicators.plans.records import (
    Accomplishment,
    Deliverable,
    Doubt,
    Mandate,
    Measure,
    PlanRecord,
    Record,
    Remainder,
    Source,
    Statement,
    Subprogramme,
    Value,
)
from tests.plans.make_sample import LANGUAGES, SAMPLE, word_file

PLANS = ("biennial.{}.txt", "annual.{}.txt", "annual.{}.docx")
COUNTS = {
    "biennial.{}.txt": {
        "document": 1,
        "programme": 7,
        "subprogramme": 30,
        "objective": 25,
        "accomplishment": 39,
        "measure": 58,
        "mandate": 36,
        "paragraph": 36,
    },
    "annual.{}.txt": {
        "document": 1,
        "programme": 1,
        "subprogramme": 3,
        "objective": 3,
        "accomplishment": 12,
        "measure": 9,
        "statement": 3,
        "deliverable": 16,
        "mandate": 17,
        "paragraph": 39,
        "alignment": 10,
    },
    "annual.{}.docx": {
        "document": 1,
        "programme": 1,
        "subprogramme": 6,
        "objective": 5,
        "accomplishment": 20,
        "measure": 23,
        "value": 170,
        "statement": 10,
        "deliverable": 20,
        "mandate": 8,
        "paragraph": 66,
        "alignment": 9,
    },
}

every_plan = pytest.mark.parametrize("plan", PLANS)
in_each_language = pytest.mark.parametrize("language", LANGUAGES)


@cache
def sample(plan: str, language: str) -> PlanRecord:
    return formats.read((SAMPLE / plan.format(language)).read_bytes())


def record(plan: str, kind: type[Record], path: str) -> Record:
    """The only English record of a kind at a path."""
    (found,) = (each for each in sample(plan, "en") if isinstance(each, kind) and each.path == path)
    return found


@in_each_language
def test_the_committed_word_file_is_what_its_description_gives(language):
    committed = (SAMPLE / f"annual.{language}.docx").read_bytes()

    assert committed == word_file(language)


@every_plan
@in_each_language
def test_every_kind_of_record_is_found_as_often_as_it_is_printed(plan, language):
    found = Counter(each.kind for each in sample(plan, language))

    assert {kind: found[kind] for kind in COUNTS[plan]} == COUNTS[plan]


@in_each_language
def test_the_annual_text_gives_words_by_year_and_proxy_years(language):
    values = [each for each in sample("annual.{}.txt", language) if isinstance(each, Value)]

    assert Counter(each.state for each in values if each.amount is None) == {
        "reported": 10,
        "proxy": 3,
    }


@every_plan
def test_both_languages_are_one_plan(plan):
    english, chinese = (_without_words(sample(plan, language)) for language in LANGUAGES)

    assert english == chinese


def _without_words(plan: PlanRecord) -> list[tuple[object, ...]]:
    """What does not depend on the language. A sentence's doubts do; so may its remainder."""
    return [
        (each.kind, each.path, *_numbers(each))
        for each in plan
        if not isinstance(each, Doubt | Remainder)
    ]


def _numbers(each: Record) -> tuple[object, ...]:
    if isinstance(each, Measure):
        return each.measure_kind, each.direction, each.accumulation
    if isinstance(each, Value):
        return each.year, each.value_kind, each.amount, each.words is None, each.state
    if isinstance(each, Statement):
        return each.verdict, each.basis, each.actual_basis
    if isinstance(each, Deliverable):
        return each.level, each.counts
    if isinstance(each, Mandate):
        return each.mandate_kind, each.section is None
    if isinstance(each, Subprogramme):
        return each.number, each.level
    if isinstance(each, Accomplishment):
        return each.result_kind, each.carried_over
    return ()


def test_a_row_cut_by_a_page_and_a_running_head_is_one_accomplishment():
    path = "programme 4/subprogramme 2/(a)"

    found = record("biennial.{}.txt", Accomplishment, path)

    assert found == Accomplishment(
        path=path,
        text="Municipalities adopt water safety plans that cover the whole way from the intake "
        "to the tap and are renewed every three years by the council itself",
        source=Source(line=found.source.line),
        result_kind=ResultKind.ACCOMPLISHMENT,
        carried_over=False,
    )


def test_an_objective_printed_again_after_a_page_leaves_both_cells_whole():
    path = "programme 5/subprogramme 1/component 3/(a)"

    accomplishment = record("biennial.{}.txt", Accomplishment, path)
    measure = record("biennial.{}.txt", Measure, f"{path}/1")

    assert (accomplishment.text, measure.text) == (
        "Port authorities work together on the dues and on dredging",
        "More ports publish their dues and the rules by which they are set",
    )


def test_a_range_in_a_sentence_is_proposed_with_its_target():
    path = "programme 1/section A/subprogramme 2/(a)/2"

    found = record("biennial.{}.txt", Measure, path)

    assert found == Measure(
        path=path,
        text="The ratio of freelance to staff interpreters at each session is kept between "
        "20 and 30 per cent",
        source=Source(line=found.source.line),
        measure_kind=MeasureKind.RANGE,
        direction=Direction.MAINTAIN,
        unit="%",
        target=found.target,
    )


def test_a_mission_is_a_unit_below_its_section():
    path = "programme 2/section B/mission 1"

    found = record("biennial.{}.txt", Subprogramme, path)

    assert found == Subprogramme(
        path=path,
        text="Amberine Delta Observation Post",
        source=Source(line=found.source.line),
        number="1",
        level=Level.MISSION,
    )


def test_titles_below_a_block_of_symbols_go_to_their_symbols():
    mandates = [each for each in sample("biennial.{}.txt", "en") if isinstance(each, Mandate)]

    assert [
        (each.symbol, each.text)
        for each in mandates
        if each.symbol in ("9/6", "10/80", "11/24", "11/45", "11/46")
    ] == [
        ("9/6", "2009/10 low-water account"),
        ("10/80", "Free passage of observers"),
        ("11/24", "Review of the observation posts"),
        ("11/45", "Common axle loads"),
        ("11/46", "Mutual acceptance of weighbridge tickets"),
    ]


def test_an_achieved_result_keeps_the_basis_of_its_target():
    statements = [each for each in sample("annual.{}.txt", "en") if isinstance(each, Statement)]

    assert [(each.verdict, each.target, each.actual, each.basis) for each in statements] == [
        (DocumentVerdict.ACHIEVED, "6", "6", Basis.INCREMENT),
        (DocumentVerdict.ACHIEVED, "9", "12", Basis.TOTAL),
        (DocumentVerdict.ACHIEVED, "95", "100", Basis.LEVEL),
    ]


def test_an_unplanned_delivery_has_a_dash_planned_and_a_number_delivered():
    path = "section 6/subprogramme 1/deliverable 3"

    found = record("annual.{}.txt", Deliverable, path)

    assert found == Deliverable(
        path=path,
        text="Training of the staff of weighbridges",
        source=Source(line=found.source.line),
        category=found.category,
        subcategory="Seminars, workshops and training events",
        unit="number of days",
        level=DeliverableLevel.ITEM,
        counts={
            "2019": {"planned": "—", "actual": 7},
            "2020": {"planned": 4},
            "2021": {"planned": 4},
        },
    )


def test_a_figure_whose_numbers_are_not_in_the_text_gives_a_measure_without_values():
    path = "section 6/subprogramme 2/result 2/measure 1"

    plan = sample("annual.{}.txt", "en")

    assert [each for each in plan if isinstance(each, Value) and each.path == path] == []
    assert [
        str(each.code)
        for each in plan
        if isinstance(each, Doubt) and each.about == path and "figure" in each.code
    ] == ["values_only_in_figure"]


def test_a_missed_target_keeps_the_reason_of_the_document():
    path = "section 6/subprogramme 3/component 1/result 2"

    found = record("annual.{}.docx", Statement, path)

    assert found == Statement(
        path=path,
        text="The component’s work contributed to a reduction of accidents at level crossings "
        "to 1, which did not meet the planned target of 0 accidents. The target was not met due "
        "to a barrier that had been taken away for repair.",
        source=Source(paragraph=found.source.paragraph),
        verdict=DocumentVerdict.NOT_MET,
        target="0",
        actual="1",
        basis=Basis.LEVEL,
        actual_basis=Basis.LEVEL,
        reason="a barrier that had been taken away for repair",
    )


def test_a_zero_is_a_value_and_a_typed_dash_is_none():
    path = "section 6/subprogramme 3/component 1/result 2/measure 1"

    planned = [
        (each.year, each.amount, each.state)
        for each in sample("annual.{}.docx", "en")
        if isinstance(each, Value) and each.path == path and each.value_kind == "planned"
    ]

    assert planned == [
        (2022, None, "none"),
        (2023, "0", "reported"),
        (2024, "0", "reported"),
        (2025, "0", "reported"),
        (2026, "0", "reported"),
    ]


def test_a_chart_with_planned_and_actual_series_of_two_parts_gives_components():
    path = "section 6/subprogramme 4/result 2/measure 1"

    found = {
        (each.component, each.value_kind): each.amount
        for each in sample("annual.{}.docx", "en")
        if isinstance(each, Value) and each.path == path and each.year == 2024
    }

    assert found == {
        ("Women", "planned"): "60",
        ("Women", "actual"): "71",
        ("Men", "planned"): "420",
        ("Men", "actual"): "431",
    }


def test_binary_noise_of_a_stored_number_is_not_read_as_digits():
    path = "section 6/subprogramme 1/result 3/measure 1"

    amounts = [
        each.amount
        for each in sample("annual.{}.docx", "en")
        if isinstance(each, Value) and each.path == path
    ]

    assert amounts == ["71.5", "78", "84.1", "88", "90"]


def test_fiscal_years_are_texts():
    path = "section 6/subprogramme 3/component 1/highlighted result 1/measure 1"

    found = [
        (each.year, each.amount)
        for each in sample("annual.{}.docx", "en")
        if isinstance(each, Value) and each.path == path
    ]

    assert found == [("2021/22", "46"), ("2022/23", "61"), ("2023/24", "88")]


def test_a_cumulative_measure_proposes_a_running_total():
    path = "section 6/subprogramme 2/result 2/measure 1"

    found = record("annual.{}.docx", Measure, path)

    assert found == Measure(
        path=path,
        text="number of crossings that accept the common transit declaration (cumulative)",
        source=Source(paragraph=found.source.paragraph),
        unit="crossings",
        accumulation=Accumulation.RUNNING_TOTAL,
    )
