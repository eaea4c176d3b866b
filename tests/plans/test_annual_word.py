"""The Word reader on small plans in the documents' manner: the tree and the texts."""

import pytest

from indicators.enums import Accumulation, DeliverableLevel, DocumentVerdict, Level, ResultKind
from indicators.plans.records import NotAPlan
from tests.plans.accounting import BALANCED, account, text_of
from tests.plans.word import (
    Cell,
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
from tests.plans.word_plans import a_plan, of_kind, paths, read, values, with_result


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


def test_a_result_is_carried_over_or_new_as_its_sub_heading_says():
    plan = a_plan()
    plan.heading("Planned results for 2026")
    for number, heading in (
        ("1", "Programme performance in 2024 and target for 2026"),
        ("2", "Programme performance in 2024"),
        ("3", "Proposed programme plan for 2026"),
    ):
        plan.heading(f"Result {number}: cleaner rivers")
        plan.heading(heading)
        plan.paragraph(f"3.{number}\tText.")

    results = of_kind(read(plan), "accomplishment")

    assert [each.carried_over for each in results] == [True, True, False]


def test_results_printed_under_one_number_keep_paths_of_their_own():
    plan = with_result(a_plan(), "Result 2: one")
    plan.heading("Result 2: another")

    assert paths(read(plan), "accomplishment") == ["section 3/result 2", "section 3/result 3"]


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


def test_a_raised_letter_is_a_footnote_mark_and_its_note_stays_beside_the_words():
    plan = with_result(a_plan())
    plan.paragraph("Performance measure: number of rivers", raised("a"), " (annual)")
    plan.table([["2024 (actual)", "2026 (planned)"], ["3", "4"]])
    plan.note("a", "Rivers longer than 5 km.")

    (measure,) = of_kind(read(plan), "measure")

    assert measure.text == "number of rivers (annual)"
    assert measure.footnotes == ("a", "a Rivers longer than 5 km.")


def test_a_footnote_of_word_itself_goes_to_the_measure_with_its_number():
    plan = with_result(a_plan())
    plan.footnoted("Performance measure: number of rivers", "Rivers of the region.")
    plan.chart(["2024 (actual)"], {"X": ["3"]})

    (measure,) = of_kind(read(plan), "measure")

    assert measure.footnotes == ("1 Rivers of the region.",)


@pytest.mark.parametrize(
    ("caption", "text", "accumulation"),
    [
        ("Performance measure: number of rivers (cumulative)", None, Accumulation.RUNNING_TOTAL),
        ("Performance measures: number of rivers (annual)", None, Accumulation.PER_PERIOD),
        ("Figure 3.I\nPerformance measure: number of rivers", "number of rivers", None),
        ("Table 3.1 Performance measure: number of rivers", "number of rivers", None),
        ("Performance\u00a0measure : number of\u00a0rivers", "number of rivers", None),
        ("Performance measure", "Performance measure", None),
        ("Table 3.1\nPerformance measure", "Performance measure", None),
    ],
)
def test_a_measure_is_printed_in_several_ways(caption, text, accumulation):
    plan = with_result(a_plan())
    plan.paragraph(caption)
    plan.table([["2024 (actual)", "2026 (planned)"], ["3", "4"]])

    (measure,) = of_kind(read(plan), "measure")

    assert measure.text == (text or caption.partition(": ")[2])
    assert measure.accumulation == accumulation


def test_a_line_in_brackets_below_a_caption_is_the_unit():
    plan = with_result(a_plan())
    plan.paragraph("Performance measure: share of clean rivers")
    plan.paragraph("(Percentage)")
    plan.chart(["2024 (actual)"], {"X": ["3"]})

    assert of_kind(read(plan), "measure")[0].unit == "%"


def test_two_measures_of_one_result_keep_their_own_charts():
    plan = with_result(a_plan())
    for name, number in (("rivers", "3"), ("lakes", "8")):
        plan.paragraph(f"Performance measure: number of {name} (annual)")
        plan.chart(["2024 (actual)"], {"X": [number]})

    found = of_kind(read(plan), "value")

    assert [(each.path, each.amount) for each in found] == [
        ("section 3/result 1/measure 1", "3"),
        ("section 3/result 1/measure 2", "8"),
    ]


def test_charts_above_their_captions_go_to_them_in_order():
    plan = with_result(a_plan())
    for name, number in (("rivers", "3"), ("lakes", "8")):
        plan.chart(["2024 (actual)"], {"X": [number]})
        plan.paragraph(f"Performance measure: number of {name} (annual)")

    found = of_kind(read(plan), "value")

    assert [(each.path, each.amount) for each in found] == [
        ("section 3/result 1/measure 1", "3"),
        ("section 3/result 1/measure 2", "8"),
    ]


def test_a_chart_outside_of_a_result_is_no_measure():
    plan = a_plan()
    plan.heading("Overall orientation")
    plan.chart(["2024", "2026"], {"Rain": ["3", "4"]})
    with_result(plan)
    plan.heading("B.\tProposed post and non-post resource requirements for 2026")
    plan.chart(["P-3", "D-1"], {"Posts": ["3", "4"]})

    record = read(plan)

    assert values(record) == []
    assert [each.source.chart for each in of_kind(record, "remainder") if each.source.chart] == [
        1,
        2,
    ]


def test_a_measure_without_any_value_is_a_doubt():
    plan = with_result(a_plan())
    plan.paragraph("Performance measure: number of rivers (annual)")
    plan.paragraph("")

    codes = [each.code for each in of_kind(read(plan), "doubt")]

    assert codes == ["direction_not_stated", "values_only_in_figure"]


def test_mandates_have_body_kind_symbol_and_section():
    plan = a_plan()
    plan.heading("Legislative mandates")
    plan.paragraph("3.1\tThe list below gives all mandates.")
    plan.heading("Regional Council resolutions and decisions")
    plan.table(
        [
            ["4/7; 5/2", "Water"],
            ["Decision 4/1", "Budget"],
            ["25/1, sect. II", "Land"],
            ["6/3 A", "Part one of the title"],
            ["", "and part two"],
        ],
        header_rows=0,
    )
    plan.heading("Conventions and protocols")
    plan.paragraph("\t•\tConvention on Rivers")
    plan.heading("Subprogramme 1")
    plan.heading("Clean water")
    plan.heading("Regional Council resolution")
    plan.table([["7/1", "Wells"]], header_rows=0)
    with_result(plan)

    found = of_kind(read(plan), "mandate")

    assert [(e.path, e.body, e.mandate_kind, e.symbol, e.section, e.text) for e in found] == [
        ("section 3/mandate 1", "Regional Council", "resolution", "4/7", None, "Water"),
        ("section 3/mandate 2", "Regional Council", "resolution", "5/2", None, "Water"),
        ("section 3/mandate 3", "Regional Council", "decision", "4/1", None, "Budget"),
        ("section 3/mandate 4", "Regional Council", "resolution", "25/1", "II", "Land"),
        (
            "section 3/mandate 5",
            "Regional Council",
            "resolution",
            "6/3 A",
            None,
            "Part one of the title\nand part two",
        ),
        ("section 3/mandate 6", None, "convention", None, None, "Convention on Rivers"),
        (
            "section 3/subprogramme 1/mandate 1",
            "Regional Council",
            "resolution",
            "7/1",
            None,
            "Wells",
        ),
    ]


DELIVERABLES = [
    ["Category and subcategory", "2024 planned", "2024 actual", "2025 planned", "2026 planned"],
    ["", "", "", "", ""],
    [Cell("**A.\tFacilitation of meetings**", span=5)],
    ["**Documents (number of documents)**", "**5**", "**7**", "**1 000**", "**1**"],
    ["Reports to:", "", "", "", ""],
    ["1.\tThe Council", "5", ["6", raised("a")], "–", "1"],
    ["2. The Committee", "—", "1", "1 000", "‒"],
    [Cell("**C.\tSubstantive deliverables**", span=5)],
    [Cell([bold("Advice"), ": to 12 members."], span=5)],
    [Cell("**Administration:**", span=5)],
    [Cell("Reviews of accounts.", span=5)],
]


def test_deliverables_are_items_and_narratives_with_counts_by_year():
    plan = a_plan()
    plan.heading("Deliverables")
    plan.paragraph(
        "Cross-cutting deliverables for the period 2024–2026, by category and subcategory"
    )
    plan.table(DELIVERABLES)
    plan.note("a", "One was late.")

    found = of_kind(read(plan), "deliverable")

    assert [(e.path, e.text, e.category, e.subcategory, e.unit, e.level) for e in found] == [
        ("section 3/deliverable 1", "The Council", "A", "Documents", "number of documents", "item"),
        (
            "section 3/deliverable 2",
            "The Committee",
            "A",
            "Documents",
            "number of documents",
            "item",
        ),
        ("section 3/deliverable 3", "to 12 members.", "C", "Advice", None, "narrative"),
        (
            "section 3/deliverable 4",
            "Reviews of accounts.",
            "C",
            "Administration",
            None,
            DeliverableLevel.NARRATIVE,
        ),
    ]
    assert found[0].counts == {
        "2024": {"planned": 5, "actual": 6},
        "2025": {"planned": "—"},
        "2026": {"planned": 1},
    }
    assert found[0].footnotes == ("a", "a One was late.")
    assert found[1].counts["2024"] == {"planned": "—", "actual": 1}


@pytest.mark.parametrize("head", [DELIVERABLES[:2], []], ids=["head again", "no head"])
def test_a_table_of_deliverables_goes_on_in_the_next(head):
    whole, cut = a_plan(), a_plan()
    for plan in (whole, cut):
        plan.heading("Deliverables")
    whole.table(DELIVERABLES)
    cut.table(DELIVERABLES[:6])
    cut.paragraph("")
    cut.table([*head, *DELIVERABLES[6:]])

    found = read(cut)

    def told(each):
        return each.path, each.text, each.category, each.subcategory, each.unit, each.counts

    assert [told(each) for each in of_kind(found, "deliverable")] == [
        told(each) for each in of_kind(read(whole), "deliverable")
    ]
    assert of_kind(found, "doubt") == []


def test_a_subtotal_that_does_not_add_up_is_a_doubt():
    plan = a_plan()
    plan.heading("Deliverables")
    rows = [list(row) for row in DELIVERABLES]
    rows[3][1] = "**6**"
    plan.table(rows)

    (doubt,) = of_kind(read(plan), "doubt")

    assert (doubt.code, doubt.about) == ("parts_do_not_add_up", "section 3/deliverable 1")
    assert "2024 planned: 5 against 6" in doubt.text


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


def test_the_same_words_in_chinese_are_the_same_plan():
    plan = WordFile(symbol="RB/5/12 (Sect. 3)")
    plan.heading("2026 年拟议方案预算", style="Title")
    plan.heading("第 3 款")
    plan.heading("河流与湖泊")
    plan.heading("A.\t2026 年拟议方案计划和 2024 年方案执行情况")
    plan.heading("次级方案 1")
    plan.heading("清洁水")
    plan.paragraph("")
    plan.heading("目标")
    plan.paragraph("3.1\t本次级方案所促进实现的目标是保持水质清洁。")
    plan.heading("2024 年方案执行情况")
    plan.heading("水站改善")
    plan.paragraph("3.2\t水站在 2024 年得到改善。")
    plan.paragraph("表 3.1")
    plan.paragraph("业绩计量")
    plan.table([["2023 年（实际）", "2024 年（实际）"], ["–", "两个国家通过计划\n一个国家建站"]])
    plan.heading("2026 年计划成果")
    plan.heading("成果 1：更多计划")
    plan.heading("2024 年方案执行情况和 2026 年目标")
    plan.paragraph(
        "3.3\t工作促成 3 个湖泊得到保护，没有达到 5 个湖泊的计划目标。目标没有达到是由于资金迟到。"
    )
    plan.paragraph("图 3.一")
    plan.paragraph("业绩计量：受保护湖泊数目（累计）")
    plan.chart(["2024 年", "2026 年"], {"计划": ["5", "7"], "实际": ["3", "0"]})
    plan.heading("应交付产出")
    plan.table(
        [
            ["类别和次类别", "2024 年计划数", "2024 年实际数"],
            ["**A. 协助政府间进程**", "", ""],
            ["**会议文件(文件数目)**", "**2**", "**1**"],
            ["1. 提交理事会的报告", "2", "1"],
            ["**C. 实质性应交付产出**", "", ""],
            ["咨询、建议和宣传：向成员国提供咨询。", "", ""],
        ]
    )

    record = read(plan)

    assert record.document.language == "zh"
    assert paths(record, "accomplishment") == [
        "section 3/subprogramme 1/highlighted result 1",
        "section 3/subprogramme 1/result 1",
    ]
    assert values(record)[-4:] == [
        (None, 2024, "planned", "5", "reported"),
        (None, 2026, "planned", "7", "reported"),
        (None, 2024, "actual", "3", "reported"),
        (None, 2026, "actual", None, "none"),
    ]
    assert of_kind(record, "measure")[1].accumulation == Accumulation.RUNNING_TOTAL
    (statement,) = of_kind(record, "statement")
    assert (statement.verdict, statement.target, statement.actual, statement.reason) == (
        DocumentVerdict.NOT_MET,
        "5",
        "3",
        "资金迟到",
    )
    assert [(each.text, each.subcategory) for each in of_kind(record, "deliverable")] == [
        ("提交理事会的报告", "会议文件"),
        ("向成员国提供咨询。", "咨询、建议和宣传"),
    ]
    assert account(text_of(plan.to_bytes()), record) == BALANCED


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
