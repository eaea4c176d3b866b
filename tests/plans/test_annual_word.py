"""The Word reader on small plans in the documents' manner: the tree and the texts."""

import pytest

from indicators.enums import (
    Level,
    ResultKind,
)
from indicators.plans.refusals import NotAPlan
from tests.plans.accounting import BALANCED, account, text_of
from tests.plans.word import (
    Cell,
    Run,
    WordFile,
    bold,
    boxed,
    deleted,
    field_code,
    hidden,
    inserted,
    raised,
    unbreaking_hyphen,
)
from tests.plans.word_plans import (
    DELIVERABLES,
    a_plan,
    of_kind,
    paths,
    read,
    values,
    with_result,
)

FORMULA = (
    '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
    "<m:r><m:t>x=2</m:t></m:r></m:oMath>"
)


def test_the_document_says_its_symbol_title_language_and_year():
    plan = with_result(a_plan())

    document = read(plan).document

    assert document.symbol == "RB/5/12 (Sect. 3)"
    assert document.title == "Proposed programme budget for 2026"
    assert (document.language, document.period, document.format) == ("en", "2026", "annual_word")


def test_results_stand_below_the_section_where_it_has_no_subprogrammes():
    plan = with_result(a_plan())
    plan.paragraph("Performance measure: number of rivers (annual)")
    plan.chart(["2024 (actual)", "2026 (planned)"], {"X": ["3", "4"]})

    record = read(plan)

    assert paths(record, "accomplishment") == ["section 3/result 1"]
    assert paths(record, "measure") == ["section 3/result 1/measure 1"]
    assert paths(record, "subprogramme") == []


def test_components_stand_below_their_subprogramme():
    plan = a_plan()
    for number, name in (("1", "Water"), ("2", "Land")):
        plan.heading(f"Subprogramme {number}")
        plan.heading(name)
        plan.paragraph("")
        for component in ("1", "2"):
            plan.heading(f"Component {component}")
            plan.heading(f"{name} {component}")
            plan.paragraph("")
            plan.heading("Objective")
            plan.paragraph(f"3.{number}{component}\tThe objective is clean {name}.")

    record = read(plan)

    assert [(each.path, each.text, each.level) for each in of_kind(record, "subprogramme")] == [
        ("section 3/subprogramme 1", "Water", Level.SUBPROGRAMME),
        ("section 3/subprogramme 1/component 1", "Water 1", Level.COMPONENT),
        ("section 3/subprogramme 1/component 2", "Water 2", Level.COMPONENT),
        ("section 3/subprogramme 2", "Land", Level.SUBPROGRAMME),
        ("section 3/subprogramme 2/component 1", "Land 1", Level.COMPONENT),
        ("section 3/subprogramme 2/component 2", "Land 2", Level.COMPONENT),
    ]
    assert paths(record, "objective")[-1] == "section 3/subprogramme 2/component 2/objective"


@pytest.mark.parametrize(
    "lines",
    [
        ["Subprogramme 1: Clean water"],
        ["Subprogramme 1. Clean water"],
        ["Subprogramme 1\nClean water"],
        ["Subprogramme\u00a01", "", "Clean water"],
        ["Subprogramme 1", "Clean", "water"],
    ],
)
def test_the_name_of_a_subprogramme_may_stand_beside_or_below_it(lines):
    plan = a_plan()
    for line in lines:
        plan.heading(line)
    plan.paragraph("")
    plan.heading("Objective")
    plan.paragraph("3.1\tThe objective is clean water.")

    (unit,) = of_kind(read(plan), "subprogramme")

    assert (unit.path, unit.text) == ("section 3/subprogramme 1", "Clean water")


def test_several_plans_in_one_document_are_sections_of_it():
    plan = a_plan()
    for at, (roman, name) in enumerate((("I", "North office"), ("II", "South office")), start=1):
        plan.heading(f"{roman}.\t{name}")
        plan.heading("A.\tProposed programme plan for 2026 and programme performance in 2024")
        plan.heading("Objective")
        plan.paragraph(f"3.{at}\tThe objective is a quiet river.")
        with_result(plan)
        plan.heading("B.\tProposed post and non-post resource requirements for 2026")
        plan.heading("Subprogramme 1")
        plan.table([["Object of expenditure", "2024 expenditure"], ["Posts", "1 200"]])

    record = read(plan)

    assert paths(record, "subprogramme") == ["section 3/section I", "section 3/section II"]
    assert paths(record, "accomplishment") == [
        "section 3/section I/result 1",
        "section 3/section II/result 1",
    ]
    assert values(record) == []


def test_numbered_missions_stand_below_their_section():
    plan = a_plan()
    plan.heading("A.\tEnvoys")
    for number in ("1", "2"):
        plan.heading(f"{number}.\tOffice of an envoy")
        plan.heading("Objective")
        plan.paragraph("3.1\tThe objective is peace.")

    record = read(plan)

    assert [(each.path, each.level) for each in of_kind(record, "subprogramme")] == [
        ("section 3/section A", Level.SECTION),
        ("section 3/section A/mission 1", Level.MISSION),
        ("section 3/section A/mission 2", Level.MISSION),
    ]


def test_the_contents_open_nothing():
    plan = WordFile(symbol="RB/5/12 (Sect. 3)")
    plan.heading("Section 3")
    plan.heading("Rivers and lakes")
    plan.paragraph("Subprogramme 1. Clean water\t12")
    plan.table([["Subprogramme 1. Clean water", "12"]], header_rows=0)
    plan.heading("A.\tProposed programme plan for 2026 and programme performance in 2024")
    with_result(plan)

    assert paths(read(plan), "subprogramme") == []


def test_a_plan_without_its_own_head_begins_at_its_first_objective():
    plan = WordFile(symbol="RB/5/12 (Sect. 3)")
    plan.paragraph("A letter that comes before the plan.")
    plan.heading("Subprogramme 1")
    plan.heading("Clean water")
    plan.paragraph("")
    plan.heading("Objective")
    plan.paragraph("3.1\tThe objective is clean water.")

    assert paths(read(plan), "objective") == ["section 3/subprogramme 1/objective"]


def test_headings_are_known_by_their_words_whatever_their_look():
    plan = a_plan()
    plan.paragraph("\t\tSubprogramme 1")
    plan.paragraph("\t\tClean water")
    plan.paragraph("")
    plan.paragraph(bold("Objective"))
    plan.paragraph("3.1\tThe objective is clean water.")
    plan.paragraph("Programme performance in 2024")
    plan.paragraph("A story of a river")
    plan.paragraph("3.2\tIn 2024 the river was cleaned.")
    plan.paragraph("Planned results for 2026")
    plan.paragraph("Result 1: cleaner rivers")
    plan.paragraph("Proposed programme plan for 2026")
    plan.paragraph("3.3\tMore will be cleaned.")

    record = read(plan)

    assert [(e.path, e.text, e.result_kind) for e in of_kind(record, "accomplishment")] == [
        (
            "section 3/subprogramme 1/highlighted result 1",
            "A story of a river",
            ResultKind.HIGHLIGHTED_RESULT,
        ),
        ("section 3/subprogramme 1/result 1", "cleaner rivers", ResultKind.RESULT),
    ]


def test_the_objective_keeps_its_sub_items_and_loses_its_number():
    plan = a_plan()
    plan.heading("Objective")
    plan.paragraph("3.1\tThe objective is to:")
    plan.paragraph("\t(a)\tclean rivers;")
    plan.paragraph("\t(b)\tclean lakes.")

    (objective,) = of_kind(read(plan), "objective")

    assert objective.text == "The objective is to:\n(a) clean rivers;\n(b) clean lakes."


def test_only_strategy_paragraphs_name_goals():
    plan = a_plan()
    plan.heading("Objective")
    plan.paragraph("3.1\tThe objective is in line with Sustainable Development Goal 6.")
    plan.heading("Strategy")
    plan.paragraph("3.2\tThe work supports Sustainable Development Goals 6 and 14.")

    found = of_kind(read(plan), "alignment")

    assert [(each.code, each.about) for each in found] == [
        ("6", "section 3/paragraph 3.2"),
        ("14", "section 3/paragraph 3.2"),
    ]


def test_hidden_deleted_and_doubly_drawn_words_are_not_read_twice():
    plan = a_plan()
    plan.heading("Objective")
    plan.paragraph(
        "3.1\tThe objective is ",
        deleted("dirty "),
        inserted("clean "),
        hidden("secret "),
        field_code(' HYPERLINK "https://example.org" ', "water"),
        " for re",
        unbreaking_hyphen(),
        "use",
        raised("2"),
        boxed("A picture's own words"),
        ".",
    )

    record = read(plan)

    assert of_kind(record, "objective")[0].text == "The objective is clean water for re-use2."
    assert [each.text for each in of_kind(record, "remainder")] == ["A picture's own words"]
    assert {(each.text, each.because) for each in record.dropped} >= {
        ("dirty ", "deleted in a tracked change"),
        ("secret ", "hidden text"),
    }


def test_what_the_resources_part_says_is_remainder():
    plan = with_result(a_plan())
    plan.heading("B.\tProposed post and non-post resource requirements for 2026")
    plan.heading("Result 1: not a result")
    plan.table([["Posts", "12"]], header_rows=0)
    plan.heading("Annex I")

    record = read(plan)

    assert [each.text for each in of_kind(record, "remainder")] == [
        "B. Proposed post and non-post resource requirements for 2026",
        "Result 1: not a result",
        "Posts\t12",
        "Annex I",
    ]
    assert paths(record, "accomplishment") == ["section 3/result 1"]


def test_a_word_file_that_is_no_plan_is_refused():
    letter = WordFile()
    letter.paragraph("Dear colleagues, the river is clean.")

    with pytest.raises(NotAPlan, match="holds no programme plan"):
        read(letter)


def test_every_character_stands_in_one_record():
    plan = a_plan()
    plan.paragraph("Subprogramme 1. Clean water\t12")
    plan.heading("Legislative mandates")
    plan.heading("Regional Council resolutions")
    plan.table([["4/7; 5/2", "Water"], ["6/3 A", "Land"]], header_rows=0)
    plan.heading("Deliverables")
    plan.table(DELIVERABLES)
    plan.note("a", "One was late.")
    plan.heading("Strategy")
    plan.footnoted("3.1\tThe work supports", "A note.", after=" Sustainable Development Goal 6.")
    with_result(plan)
    plan.paragraph("3.2\tThe work cleaned 3 rivers, which met the planned target of 3 rivers.")
    plan.paragraph("Figure 3.I")
    plan.paragraph("Performance measure: number of rivers", raised("a"))
    plan.paragraph("(Number)")
    plan.table([["2024 (actual)", "2025 (planned)"], ["31c", Cell("two\nlines")], ["", "more"]])
    plan.note("a", "Long ones.")
    plan.note("b", "Cited by nothing.")
    plan.heading("B.\tProposed post and non-post resource requirements for 2026")
    plan.table([["Posts", "12"]], header_rows=0)
    data = plan.to_bytes()

    assert account(text_of(data), read(plan)) == BALANCED


def test_lettered_sections_inside_a_subprogramme_stand_below_it():
    plan = a_plan()
    plan.heading("Subprogramme 1")
    plan.heading("Rights")
    plan.paragraph("")
    for letter in ("a", "b"):
        plan.heading(f"({letter})\tMainstreaming")
        plan.heading("Objective")
        plan.paragraph("3.1\tThe objective is rights.")
        with_result(plan)

    record = read(plan)

    assert paths(record, "accomplishment") == [
        "section 3/subprogramme 1/section a/result 1",
        "section 3/subprogramme 1/section b/result 1",
    ]
    assert [each.level for each in of_kind(record, "subprogramme")] == [
        Level.SUBPROGRAMME,
        Level.SECTION,
        Level.SECTION,
    ]


def test_an_office_without_a_number_after_the_subprogrammes_is_a_section():
    plan = a_plan()
    plan.heading("Subprogramme 1")
    plan.heading("Clean water")
    plan.paragraph("")
    plan.heading("Objective")
    plan.paragraph("3.1\tThe objective is clean water.")
    with_result(plan)
    plan.heading("Office of the river keeper")
    plan.heading("Objective")
    plan.paragraph("3.2\tThe objective is a kept river.")
    with_result(plan)

    record = read(plan)

    assert paths(record, "accomplishment") == [
        "section 3/subprogramme 1/result 1",
        "section 3/section 1/result 1",
    ]
    assert [each.text for each in of_kind(record, "subprogramme")] == [
        "Clean water",
        "Office of the river keeper",
    ]


def test_a_second_objective_of_one_frame_has_a_path_of_its_own():
    plan = a_plan()
    for number in ("1", "2"):
        plan.heading("Objective")
        plan.paragraph(f"3.{number}\tThe objective is clean water.")

    assert paths(read(plan), "objective") == ["section 3/objective", "section 3/objective 2"]


def test_deleted_blocks_and_formulas_are_accounted_for():
    plan = a_plan()
    plan.heading("Objective")
    plan.paragraph("3.1\tThe objective is ", Run("", xml=FORMULA))
    plan.raw('<w:moveFrom w:id="1"><w:p><w:r><w:t>Moved away.</w:t></w:r></w:p></w:moveFrom>')
    plan.raw(
        '<w:tbl><w:tr><w:trPr><w:del w:id="2"/></w:trPr><w:tc><w:p><w:del w:id="3"><w:r>'
        "<w:delText>Deleted row</w:delText></w:r></w:del></w:p></w:tc></w:tr></w:tbl>"
    )

    record = read(plan)

    assert [each.text for each in of_kind(record, "objective")] == ["The objective is x=2"]
    told = [each.text for each in record.dropped if each.because == "deleted in a tracked change"]
    assert sorted(told) == ["Deleted row", "Moved away."]
    assert account(text_of(plan.to_bytes()), record) == BALANCED
