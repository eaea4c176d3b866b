"""Values out of charts and tables of a Word plan, and the document's own verdicts."""

import pytest

from indicators.enums import Basis, DocumentVerdict, Qualifier
from indicators.plans.annual_word.chinese import CHINESE
from indicators.plans.annual_word.english import ENGLISH
from indicators.plans.annual_word.labels import Label, read_label
from tests.plans.word import Cell, WordFile, raised
from tests.plans.word_plans import a_plan, of_kind, read, values, with_result

NOTHING = Label()


def a_measure(sentence: str = "number of rivers (annual)") -> WordFile:
    plan = with_result(a_plan())
    plan.paragraph(f"Performance measure: {sentence}")
    return plan


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("2024 (actual)", Label(2024, "actual")),
        ("2024 \n(actual) ", Label(2024, "actual")),
        ("2024\u00a0(actual)", Label(2024, "actual")),
        ("2024 (actual)s", Label(2024, "actual")),
        ("2024 (actual)a ", Label(2024, "actual", mark="a")),
        ("2024a", Label(2024, mark="a")),
        ("2026 (planned)", Label(2026, "planned")),
        ("2026 (target)", Label(2026, "planned")),
        ("2024 planned", Label(2024, "planned")),
        ("Baseline (2019)", Label(2019, "baseline")),
        ("2020 (proxy)", Label(2020, "actual", is_proxy=True)),
        ("2021/22", Label("2021/22")),
        ("2021/2022 (actual)", Label("2021/22", "actual")),
        ("2021–22", Label("2021/22")),
        ("2015–2018", Label("2015-2018")),
        ("Planned", Label(kind="planned")),
        ("planned ", Label(kind="planned")),
        ("actuals", Label(kind="actual")),
        ("X", NOTHING),
        ("Column1", NOTHING),
        ("Column 2", NOTHING),
        ("", NOTHING),
        ("Countries (planned)", Label(kind="planned", component="Countries")),
        (" Women  (actual) ", Label(kind="actual", component="Women")),
        ("Women planned", Label(kind="planned", component="Women")),
        ("Actual – women", Label(kind="actual", component="women")),
        ("Countries with a planned reform", Label(component="Countries with a planned reform")),
        ("Planned parenthood clinics", Label(component="Planned parenthood clinics")),
        ("Members meeting the target", Label(component="Members meeting the target")),
        ("Revenue (millions of dollars)", Label(component="Revenue (millions of dollars)")),
        ("Totals", Label(component="Totals")),
    ],
)
def test_a_label_gives_year_kind_and_component(printed, label):
    assert read_label(printed, ENGLISH) == label


def test_numbers_that_make_no_period_are_no_year():
    assert read_label("2024/17", ENGLISH).year is None


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("2024 年（实际）", Label(2024, "actual")),
        ("2026年(计划)", Label(2026, "planned")),
        ("2024年计划数", Label(2024, "planned")),
        ("计划", Label(kind="planned")),
        ("国家行动计划", Label(component="国家行动计划")),
        ("妇女（实际）", Label(kind="actual", component="妇女")),
    ],
)
def test_a_chinese_label_gives_the_same(printed, label):
    assert read_label(printed, CHINESE) == label


# Charts


def test_planned_and_actual_of_the_same_year_are_two_values():
    plan = a_measure()
    plan.chart(
        ["2024", "2025"],
        {"planned ": ["10", "12"], "actuals": ["11", "0"]},
        labels={("actuals", 1): "–"},
    )

    assert values(read(plan)) == [
        (None, 2024, "planned", "10", "reported"),
        (None, 2025, "planned", "12", "reported"),
        (None, 2024, "actual", "11", "reported"),
        (None, 2025, "actual", None, "none"),
    ]


def test_one_series_takes_year_and_kind_from_its_categories():
    plan = a_measure()
    plan.chart(["2024\n(actual)s", "2026\n(planned)"], {"Column1": ["10", "12"]})

    assert values(read(plan)) == [
        (None, 2024, "actual", "10", "reported"),
        (None, 2026, "planned", "12", "reported"),
    ]


def test_several_named_series_are_components():
    plan = a_measure()
    plan.chart(
        ["2024", "2026"],
        {
            "Rivers (planned)": ["1", "2"],
            "Rivers (actual)": ["3", None],
            "Lakes (planned)": ["4", "5"],
            "Lakes (actual)": ["6", None],
        },
    )

    assert [(each[0], *each[1:4]) for each in values(read(plan))] == [
        ("Rivers", 2024, "planned", "1"),
        ("Rivers", 2026, "planned", "2"),
        ("Rivers", 2024, "actual", "3"),
        ("Lakes", 2024, "planned", "4"),
        ("Lakes", 2026, "planned", "5"),
        ("Lakes", 2024, "actual", "6"),
    ]


@pytest.mark.parametrize(
    ("planned", "actual", "component"),
    [
        ("Planned rivers", "Actual rivers", None),
        ("Planned target", "Actual performance", None),
        ("Planned men", "Actual women", ("men", "women")),
    ],
)
def test_series_that_begin_with_planned_and_with_actual_are_of_these_kinds(
    planned, actual, component
):
    plan = a_measure()
    plan.chart(["2024"], {planned: ["3"], actual: ["4"]})
    first, second = component or (None, None)

    assert values(read(plan)) == [
        (first, 2024, "planned", "3", "reported"),
        (second, 2024, "actual", "4", "reported"),
    ]


def test_a_single_named_series_is_no_component_and_an_empty_one_is_no_series():
    plan = a_measure()
    plan.chart(["2024 (actual)"], {"Rivers": ["3"], "Column2": [None]})

    assert values(read(plan)) == [(None, 2024, "actual", "3", "reported")]


def test_categories_may_name_the_components_and_series_the_years():
    plan = a_measure()
    plan.chart(["Rivers", "Lakes"], {"2024 (actual)": ["1", "2"], "2026 (planned)": ["3", "4"]})

    assert values(read(plan)) == [
        ("Rivers", 2024, "actual", "1", "reported"),
        ("Lakes", 2024, "actual", "2", "reported"),
        ("Rivers", 2026, "planned", "3", "reported"),
        ("Lakes", 2026, "planned", "4", "reported"),
    ]


def test_two_charts_below_one_caption_are_components():
    plan = a_measure()
    plan.chart(["2024 (actual)"], {"X": ["3"]}, title="Rivers")
    plan.chart(["2024 (actual)"], {"X": ["4"]})

    assert values(read(plan)) == [
        ("Rivers", 2024, "actual", "3", "reported"),
        ("2", 2024, "actual", "4", "reported"),
    ]


@pytest.mark.parametrize(
    ("stored", "amount"),
    [
        ("64.099999999999994", "64.1"),
        ("123.20000000000002", "123.2"),
        ("1E3", "1000"),
        ("0", "0"),
        ("-0", "0"),
        ("78.980", "78.98"),
        ("12345678901234567", "12345678901200000"),
    ],
)
def test_an_amount_is_the_shortest_decimal_at_12_digits(stored, amount):
    plan = a_measure()
    plan.chart(["2024 (actual)"], {"X": [stored]})

    assert values(read(plan)) == [(None, 2024, "actual", amount, "reported")]


@pytest.mark.parametrize("label", ["–", "—", "-", "\uf02d", "n/a", ""])
def test_a_zero_under_a_dash_is_no_value(label):
    plan = a_measure()
    plan.chart(["2024 (actual)"], {"X": ["0"]}, labels={("X", 0): label})

    assert values(read(plan)) == [(None, 2024, "actual", None, "none")]


def test_a_zero_that_its_number_format_prints_as_a_dash_is_no_value():
    plan = a_measure()
    plan.chart(["2024 (actual)"], {"X": ["0"]}, number_format='0_);(0);"–"')

    assert values(read(plan)) == [(None, 2024, "actual", None, "none")]


def test_a_printed_zero_is_a_value():
    plan = a_measure()
    plan.chart(["2024 (actual)"], {"X": ["0"]}, labels={("X", 0): "0"})

    assert values(read(plan)) == [(None, 2024, "actual", "0", "reported")]


def test_an_actual_of_a_year_to_come_is_no_value():
    plan = a_measure()
    plan.chart(["2024", "2026"], {"Planned": ["1", "2"], "Actual": ["0", "0"]})

    assert values(read(plan))[2:] == [
        (None, 2024, "actual", "0", "reported"),
        (None, 2026, "actual", None, "none"),
    ]


def test_a_typed_label_is_printed_and_the_stored_number_counts():
    plan = a_measure()
    plan.chart(["2024 (actual)"], {"X": ["123.4"]}, labels={("X", 0): "more than 123"})

    (value,) = of_kind(read(plan), "value")

    assert (value.amount, value.as_printed) == ("123.4", "more than 123")
    assert value.qualifier == Qualifier.MORE_THAN


def test_a_typed_label_that_differs_from_the_stored_number_is_a_doubt():
    plan = a_measure()
    plan.chart(["2024 (actual)"], {"X": ["12"]}, labels={("X", 0): "21"})

    record = read(plan)

    assert values(record) == [(None, 2024, "actual", "12", "reported")]
    assert [each.code for each in of_kind(record, "doubt")][-1] == "source_error"


def test_the_total_typed_above_stacked_bars_is_no_error():
    plan = a_measure()
    plan.chart(["2024 (actual)"], {"Rivers": ["6"], "Lakes": ["13"]}, labels={("Lakes", 0): "19"})

    codes = [each.code for each in of_kind(read(plan), "doubt")]

    assert codes == ["direction_not_stated"]


@pytest.mark.parametrize(("total", "codes"), [("5", []), ("6", ["parts_do_not_add_up"])])
def test_a_series_of_totals_must_be_the_sum_of_its_parts(total, codes):
    plan = a_measure("increased number of rivers (annual)")
    plan.chart(["2024 (actual)"], {"Rivers": ["2"], "Lakes": ["3"], "Totals": [total]})

    record = read(plan)

    assert [each[0] for each in values(record)] == ["Rivers", "Lakes", "Totals"]
    assert [each.code for each in of_kind(record, "doubt")] == codes


def test_a_letter_at_a_category_cites_its_note():
    plan = a_measure()
    plan.chart(["2023 (actual)", "2024 (actual)a"], {"X": ["1", "2"]})
    plan.note("a", "Not yet audited.")

    assert [each.footnotes for each in of_kind(read(plan), "value")] == [
        (),
        ("a", "a Not yet audited."),
    ]


def test_fiscal_years_are_periods():
    plan = a_measure()
    plan.chart(["2023/24", "2025/26"], {"Planned": ["90", "93"], "Actual": ["89", "0"]})

    assert [each[1:] for each in values(read(plan))] == [
        ("2023/24", "planned", "90", "reported"),
        ("2025/26", "planned", "93", "reported"),
        ("2023/24", "actual", "89", "reported"),
        ("2025/26", "actual", None, "none"),
    ]


def test_a_year_without_its_kind_is_read_and_doubted():
    plan = a_measure("increased number of rivers (annual)")
    plan.chart(["2024", "2026"], {"X": ["1", "2"]})

    record = read(plan)

    assert [each[1:4] for each in values(record)] == [(2024, "actual", "1"), (2026, "planned", "2")]
    assert [each.code for each in of_kind(record, "doubt")] == ["source_error", "source_error"]


def test_a_chart_drawn_twice_for_older_programs_is_read_once():
    plan = a_measure()
    plan.chart(["2024 (actual)"], {"X": ["3"]}, in_alternate=True)

    assert values(read(plan)) == [(None, 2024, "actual", "3", "reported")]


# Tables


def test_words_by_year_keep_their_lines_and_a_dash_is_nothing():
    plan = a_measure()
    plan.table(
        [
            ["2023 (actual)", "2024 (actual)", "2026 (planned)"],
            ["", "", ""],
            ["–", "One law\nTwo plans", "All laws"],
        ]
    )

    found = of_kind(read(plan), "value")

    assert [(e.year, e.value_kind, e.words, e.state) for e in found] == [
        (2023, "actual", None, "none"),
        (2024, "actual", "One law\nTwo plans", "reported"),
        (2026, "planned", "All laws", "reported"),
    ]
    assert found[1].source.as_json() == {"table": 1, "row": 3, "cell": 2}


def test_rows_of_numbers_are_components_named_beside_them():
    plan = a_measure()
    plan.table(
        [
            ["", "2024 (actual)", "2026 (planned)"],
            ["Rivers", "1 250", "91 per centa"],
            ["Lakes", "about 3", "–"],
        ]
    )

    found = of_kind(read(plan), "value")

    assert [(e.component, e.year, e.amount, e.as_printed) for e in found] == [
        ("Rivers", 2024, "1250", "1 250"),
        ("Rivers", 2026, "91", "91 per centa"),
        ("Lakes", 2024, "3", "about 3"),
        ("Lakes", 2026, None, "–"),
    ]
    assert (found[1].text, found[1].footnotes) == ("91 per cent", ("a",))
    assert found[2].qualifier == Qualifier.ABOUT


def test_a_raised_letter_in_a_cell_is_no_part_of_the_number():
    plan = a_measure()
    plan.table([["2024 (actual)"], [["31", raised("c")]]])
    plan.note("c", "Counted twice.")

    (value,) = of_kind(read(plan), "value")

    assert (value.amount, value.text, value.footnotes) == ("31", "31", ("c", "c Counted twice."))


def test_a_two_storeyed_head_gives_year_and_kind():
    plan = a_measure()
    plan.table(
        [
            [Cell("", merge="restart"), Cell("2024", span=2), "2026"],
            [Cell("", merge="continue"), "planned", "actual", "planned"],
            ["Rivers", "1", "2", "3"],
        ],
        header_rows=2,
    )

    assert [each[1:4] for each in values(read(plan))] == [
        (2024, "planned", "1"),
        (2024, "actual", "2"),
        (2026, "planned", "3"),
    ]


def test_years_may_stand_down_the_first_column():
    plan = a_measure()
    plan.table([["Year", "Planned", "Actual"], ["2023", "1", "2"], ["2024", "3", "4"]])

    assert [each[1:4] for each in values(read(plan))] == [
        (2023, "planned", "1"),
        (2023, "actual", "2"),
        (2024, "planned", "3"),
        (2024, "actual", "4"),
    ]


def test_cells_cut_in_two_rows_are_one_value():
    plan = a_measure()
    plan.table(
        [
            ["2023 (actual)", "2024 (actual)"],
            [Cell("One law", merge="restart"), "First plan"],
            [Cell("", merge="continue"), "Second plan"],
        ]
    )

    assert [each.words for each in of_kind(read(plan), "value")] == [
        "One law",
        "First plan\nSecond plan",
    ]


def test_words_left_in_the_repeated_head_are_nobodys():
    plan = a_measure()
    plan.table(
        [["2023 (actual)", "2024 (actual)"], ["", "Stray"], ["One law", "Two laws"]], header_rows=2
    )

    record = read(plan)

    assert [each.words for each in of_kind(record, "value")] == ["One law", "Two laws"]
    assert [each.text for each in of_kind(record, "remainder")] == ["Stray"]


def test_a_proxy_is_a_state_of_its_own_and_a_doubt():
    plan = a_measure("increased number of rivers (annual)")
    plan.table([["2023 (proxy)", "2024 (actual)"], ["3", "4"]])

    record = read(plan)

    assert [each[4] for each in values(record)] == ["proxy", "reported"]
    assert [each.code for each in of_kind(record, "doubt")] == ["proxy_year"]


# The document's verdicts


def a_story(sentence: str, measure: str = "number of rivers (cumulative)") -> WordFile:
    plan = with_result(a_plan())
    plan.paragraph(f"3.1\t{sentence}")
    plan.paragraph(f"Performance measure: {measure}")
    plan.chart(["2024", "2026"], {"Planned": ["20", "30"], "Actual": ["25", "0"]})
    return plan


@pytest.mark.parametrize(
    ("sentence", "verdict", "target", "basis", "actual", "actual_basis"),
    [
        (
            "The work contributed to 5 additional rivers, for a total of 25, "
            "which exceeded the planned target of 20.",
            *(DocumentVerdict.EXCEEDED, "20", Basis.TOTAL, "25", Basis.TOTAL),
        ),
        (
            "The work contributed to 25 rivers, which met the planned target.",
            *(DocumentVerdict.MET, None, None, "25", Basis.TOTAL),
        ),
        (
            "The work contributed to 4 rivers, which exceeded the planned target of "
            "three additional rivers.",
            *(DocumentVerdict.EXCEEDED, "3", Basis.INCREMENT, "4", Basis.INCREMENT),
        ),
        (
            "The work contributed to 51.8 per cent of rivers, which did not meet the planned "
            "target of 55.2 per cent.",
            *(DocumentVerdict.NOT_MET, "55.2", Basis.LEVEL, "51.8", Basis.LEVEL),
        ),
        (
            "The work contributed to reaching the targets of the river plan, "
            "which met the planned target.",
            *(DocumentVerdict.MET, None, None, "reaching the targets of the river plan", None),
        ),
        (
            "The work contributed to a law, which did not meet the planned cumulative target of "
            "five laws.",
            *(DocumentVerdict.NOT_MET, "5", Basis.TOTAL, "a law", None),
        ),
        (
            "The work contributed to 7 laws, which exceeded the planned target of 6 laws.",
            *(DocumentVerdict.EXCEEDED, "6", Basis.UNKNOWN, "7", Basis.UNKNOWN),
        ),
        (
            "The work contributed to clean rivers and lakes, thereby exceeding the planned target "
            "for 2024 of 9 per cent.",
            *(DocumentVerdict.EXCEEDED, "9", Basis.LEVEL, "clean rivers and lakes", None),
        ),
    ],
)
def test_a_verdict_names_target_actual_and_their_basis(
    sentence, verdict, target, basis, actual, actual_basis
):
    (statement,) = of_kind(read(a_story(sentence)), "statement")

    assert statement.path == "section 3/result 1"
    assert (statement.text, statement.verdict) == (sentence, verdict)
    assert (statement.target, statement.basis) == (target, basis)
    assert (statement.actual, statement.actual_basis) == (actual, actual_basis)


@pytest.mark.parametrize(
    ("why", "reason"),
    [
        ("The target was not met due to late rain.", "late rain"),
        ("The target was not met because rain was late.", "rain was late"),
        ("The target was not met, owing to late rain.", "late rain"),
    ],
)
def test_a_missed_target_has_its_reason(why, reason):
    sentence = "The work cleaned 3 rivers, which did not meet the planned target of 20 rivers."

    (statement,) = of_kind(read(a_story(f"{sentence} {why}")), "statement")

    assert (statement.reason, statement.text) == (reason, f"{sentence} {why}")


def test_a_carried_over_result_without_a_verdict_is_a_doubt():
    plan = a_story("The work made progress.", "increased number of rivers (annual)")

    record = read(plan)

    assert of_kind(record, "statement") == []
    assert [each.code for each in of_kind(record, "doubt")] == ["verdict_not_read"]


def test_a_target_of_others_in_a_new_result_is_no_verdict():
    plan = a_plan()
    plan.heading("Planned results for 2026")
    plan.heading("Result 1: cleaner rivers")
    plan.heading("Proposed programme plan for 2026")
    plan.paragraph("3.1\tThe region surpasses the river target of 95 per cent.")

    assert of_kind(read(plan), "statement") == []


def test_a_share_that_its_number_format_prints_in_per_cent_keeps_both():
    plan = a_measure()
    plan.chart(["2024 (actual)"], {"X": ["0.95"]}, number_format="0%")

    (value,) = of_kind(read(plan), "value")

    assert (value.amount, value.as_printed) == ("0.95", "95%")
