"""The Word reader on small plans: results, their measures, and which chart is whose."""

import pytest

from indicators.enums import (
    Accumulation,
)
from tests.plans.word import (
    raised,
)
from tests.plans.word_plans import (
    a_plan,
    of_kind,
    paths,
    read,
    values,
    with_result,
)


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


def test_the_sentence_of_a_measure_may_stand_below_its_label():
    plan = with_result(a_plan())
    plan.paragraph("Performance measure:")
    plan.paragraph("number of rivers", raised("a"), " (annual)")
    plan.chart(["2024 (actual)"], {"X": ["3"]})
    plan.note("a", "Rivers longer than 5 km.")

    record = read(plan)
    (measure,) = of_kind(record, "measure")

    assert (measure.text, measure.unit) == ("number of rivers (annual)", "rivers")
    assert measure.footnotes == ("a", "a Rivers longer than 5 km.")
    assert of_kind(record, "remainder") == []
