"""Values out of the tables of a Word plan."""

from indicators.enums import Qualifier
from tests.plans.accounting import BALANCED, account, text_of
from tests.plans.word import (
    Cell,
    raised,
)
from tests.plans.word_plans import a_measure, a_plan, of_kind, read, values, with_result


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


def test_a_caption_in_the_first_row_and_a_note_in_the_last_belong_to_the_table():
    plan = with_result(a_plan())
    plan.table(
        [
            [Cell("Performance measure: number of rivers (annual)", span=2)],
            ["2024 (actual)", "2026 (planned)"],
            ["3", ["4", raised("a")]],
            [Cell([raised("a"), " Rivers longer than 5 km."], span=2)],
        ]
    )

    record = read(plan)

    assert [each.text for each in of_kind(record, "measure")] == ["number of rivers (annual)"]
    assert [(each.amount, each.footnotes) for each in of_kind(record, "value")] == [
        ("3", ()),
        ("4", ("a", "a Rivers longer than 5 km.")),
    ]
    assert of_kind(record, "remainder") == []


def test_a_merged_cell_is_the_value_of_every_year_it_stands_under():
    plan = a_measure()
    plan.table(
        [
            ["2023 (actual)", "2024 (actual)", "2026 (planned)"],
            [Cell("One law", span=2), "Two laws"],
        ]
    )

    record = read(plan)

    assert [(each.year, each.words) for each in of_kind(record, "value")] == [
        (2023, "One law"),
        (2024, "One law"),
        (2026, "Two laws"),
    ]
    assert account(text_of(plan.to_bytes()), record) == BALANCED


def test_a_head_printed_again_inside_the_table_is_no_value():
    plan = a_measure()
    head = ["2024 (actual)", "2026 (planned)"]
    plan.table([head, ["One law", "Two laws"], head, ["One plan", "Two plans"]])

    assert [each.words for each in of_kind(read(plan), "value")] == [
        "One law\nOne plan",
        "Two laws\nTwo plans",
    ]
