"""The tables of a biennial plan: every printed layout of a row, and rows that a page cut."""

import pytest

from indicators.plans import biennial
from indicators.plans.records import Accomplishment, Doubt, Measure, Objective, Remainder
from tests.plans.accounting import BALANCED, account
from tests.plans.pdf_text import pdf_text

ABOVE = (" 方案 3 ", "  河流 ", "本组织目标：看清河流 ", "秘书处预期成绩  绩效指标 ")
BELOW = ("战略 ", "3.1  逐站测量。 ")
ABOVE_IN_ENGLISH = (
    "Programme 3 ",
    "Rivers ",
    "Objective of the Organization: To see the rivers ",
    "Expected accomplishments of the Secretariat Indicators of achievement ",
)


def read(*lines, above=ABOVE):
    below = BELOW if above is ABOVE else ("Strategy ",)
    data = pdf_text(*above, *lines, *below)
    plan = biennial.read(data)
    assert account(data.decode(), plan) == BALANCED
    return plan


def rows(*lines, above=ABOVE):
    """The table as read: (letter or number, text) in order."""
    return [
        (record.path.removeprefix("programme 3/"), record.text)
        for record in read(*lines, above=above).records
        if isinstance(record, Accomplishment | Measure)
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("(a) 读数准确 ", "㈠ 错误减少 ", "㈡ 延误减少 "),
        ("(a) 读数准确 ", "  ㈠ 错误减少 ", " ㈡ 延误减少 "),
        ("(a) 读数准确 ㈠ 错误减少 ", "㈡ 延误减少 "),
        ("(a) 读数准确  ㈠ 错误减少 ", "㈡ 延误减少 "),
        ("(a)读数准确 ", "㈠错误减少 ", "㈡延误减少 "),
        ("(a) 读数", "准确 ", "㈠ 错误", "减少 ", "㈡ 延误", "减少 "),
        ("(a) 读数准确 ", "㈠ 错误减少", "㈡ 延误减少 "),
        ("(a) 读数准确", "㈠ 错误减少 ", "㈡ 延误减少 "),
    ],
    ids=[
        "cells on lines of their own",
        "leading spaces carry no meaning",
        "one line, one space",
        "one line, two spaces",
        "no space after the enumerator",
        "wrapped cells",
        "a number opens a cell after a line without an end",
        "a number opens a cell after an accomplishment without an end",
    ],
)
def test_numbered_measures(lines):
    assert rows(*lines) == [("(a)", "读数准确"), ("(a)/1", "错误减少"), ("(a)/2", "延误减少")]


@pytest.mark.parametrize(
    "lines",
    [
        ("(a) 读数准确 ", "错误减少 "),
        ("(a) 读数准确  错误减少 ",),
        ("(a) 读数准确 错误减少 ",),
        ("(a) 读数准确  错误", "减少 "),
        ("(a) 读数", "准确 错误减少 "),
        ("(a) 读数准确 ", "㈠ 错误减少 "),
    ],
    ids=[
        "on its own line",
        "one line, two spaces",
        "one line, one space",
        "wrapped after the gap",
        "a gap on the second line",
        "a lone number",
    ],
)
def test_a_single_measure_is_measure_1(lines):
    assert rows(*lines) == [("(a)", "读数准确"), ("(a)/1", "错误减少")]


def test_spaces_beside_digits_are_no_gap_between_columns():
    assert rows("(a) 到 2019 年读数准确 错误降至 5% 以下 ") == [
        ("(a)", "到 2019 年读数准确"),
        ("(a)/1", "错误降至 5% 以下"),
    ]


def test_a_space_in_an_accomplishment_with_measures_is_no_gap():
    assert rows("(a) 读数 准确 ", "㈠ 错误减少 ")[0] == ("(a)", "读数 准确")


def test_two_possible_gaps_are_not_guessed_between():
    assert rows("(a) 读数 准确 错误减少 ") == [("(a)", "读数 准确 错误减少")]


def test_letters_go_on_in_order():
    found = rows("(a) 甲 ", "㈠ 一 ", "(b) 乙 ", "㈠ 一 ", "(c) 丙 ", "二 ")

    assert found == [
        ("(a)", "甲"),
        ("(a)/1", "一"),
        ("(b)", "乙"),
        ("(b)/1", "一"),
        ("(c)", "丙"),
        ("(c)/1", "二"),
    ]


def test_a_letter_out_of_order_belongs_to_the_text():
    found = rows("(a) 甲 ", "㈠ 依照第 1 条", "(a) 款提高 ")

    assert found == [("(a)", "甲"), ("(a)/1", "依照第 1 条(a) 款提高")]


# Rows that a page cut

CUT = "读数准确，", "包括上游"
MEASURES = [("(a)/1", "错误减少"), ("(a)/2", "延误减少")]


def test_the_top_of_a_page_goes_on_with_the_accomplishment():
    found = rows(f"(a) {CUT[0]}", "㈠ 错误减少 ", f"^ {CUT[1]} ", "㈡ 延误减少 ")

    assert found == [("(a)", "读数准确，包括上游"), *MEASURES]


def test_an_accomplishment_cut_with_spaces_at_its_end_goes_on_as_well():
    found = rows(f"(a) {CUT[0]}  ", "㈠ 错误减少 ", f"^ {CUT[1]} ", "㈡ 延误减少 ")

    assert found == [("(a)", "读数准确，包括上游"), *MEASURES]


def test_it_goes_on_over_a_page_footnote():
    note = ("__________________ ", " 9 见上游。 ")

    plan = read(f"(a) {CUT[0]}", "㈠ 错误减少 ", *note, f"^ {CUT[1]} ", "㈡ 延误减少 ")

    assert [each.text for each in plan.records if isinstance(each, Accomplishment)] == [
        "读数准确，包括上游"
    ]
    assert [each.text for each in plan.records if isinstance(each, Remainder)] == ["9 见上游。"]


def test_it_goes_on_after_running_heads():
    head = ("https://docs.example/a", " RX/2017/6  ", " ", "11/24 17-00412 (C) ", " ")

    found = rows(f"(a) {CUT[0]}", "㈠ 错误减少 ", *head, f"{CUT[1]} ", "㈡ 延误减少 ")

    assert found == [("(a)", "读数准确，包括上游"), *MEASURES]


def test_it_goes_on_after_a_line_of_white_space():
    found = rows(f"(a) {CUT[0]}", " ", "㈠ 错误减少 ", f"^ {CUT[1]} ", "㈡ 延误减少 ")

    assert found == [("(a)", "读数准确，包括上游"), *MEASURES]


def test_both_columns_may_be_cut():
    found = rows(f"(a) {CUT[0]}", " ㈠ 错误", f"^ {CUT[1]} ", "减少 ", "㈡ 延误减少 ")

    assert found == [("(a)", "读数准确，包括上游"), *MEASURES]


def test_a_measure_may_simply_wrap_over_a_page():
    found = rows("(a) 读数准确 ", "㈠ 错误", "https://docs.example/a", "^ 减少 ", "㈡ 延误减少 ")

    assert found == [("(a)", "读数准确"), *MEASURES]


REPEATED = (f"^ {ABOVE[2]}", ABOVE[3])


def test_an_objective_and_head_repeated_on_the_next_page_are_dropped():
    plan = read("(a) 读数准确 ", "㈠ 错误", *REPEATED, "减少 ", "㈡ 延误减少 ")

    assert [
        (each.path, each.text) for each in plan.records if isinstance(each, Objective | Measure)
    ] == [
        ("programme 3/objective", "看清河流"),
        ("programme 3/(a)/1", "错误减少"),
        ("programme 3/(a)/2", "延误减少"),
    ]
    assert [each.source.line for each in plan.dropped if "repeated" in each.because] == [12, 14]


def test_a_line_with_the_tails_of_both_columns_is_parted():
    found = rows("(a) 读数准确，  ㈠ 错误", *REPEATED, "包括上游 减少 ", "㈡ 延误减少 ")

    assert found == [("(a)", "读数准确，包括上游"), *MEASURES]


# Footnotes

NOTE = " a 包括支流。 "


def test_a_footnote_below_the_table_belongs_to_the_objective_with_its_mark():
    data = pdf_text(
        *ABOVE[:2], "本组织目标：看清河流 a", " ", ABOVE[3], "(a) 甲 ", "㈠ 一 ", NOTE, *BELOW
    )

    plan = biennial.read(data)

    assert [(each.text, each.footnotes) for each in plan.records if each.footnotes] == [
        ("看清河流", ("a 包括支流。",))
    ]
    assert plan.records[3].text == "一"
    assert account(data.decode(), plan) == BALANCED


def test_footnotes_below_the_table_belong_to_the_cells_with_their_marks():
    plan = read("(a) 甲 b", " ", "㈠ 河流 a", "^ 的水位 ", "㈡ 二 ", NOTE, " b 又见", "乙。 ")

    assert [(each.text, each.footnotes) for each in plan.records if each.footnotes] == [
        ("甲", ("b 又见乙。",)),
        ("河流的水位", ("a 包括支流。",)),
    ]


def test_a_page_footnote_to_a_footnote_of_the_table_is_kept():
    rule = ("__________________ ", " 4 见支流图。 ")

    plan = read("(a) 甲 a", " ", "㈠ 一 ", " a 包括支流4 ", *rule)

    assert [each.footnotes for each in plan.records if each.footnotes] == [
        ("a 包括支流", "4 见支流图。")
    ]


def test_a_line_that_looks_like_a_footnote_is_a_cell_where_no_mark_is():
    assert rows("(a) 甲 ", "㈠ 一 ", "(b) 乙 ", "a 型水闸 ")[-1] == ("(b)/1", "a 型水闸")


# English


def test_a_roman_one_is_told_from_the_letter_i():
    lines = [line for letter in "abcdefgh" for line in (f"({letter}) EA {letter} ", "(i) One ")]

    found = rows(*lines, "(ii) Two ", "(i) EA i ", "(i) One ", above=ABOVE_IN_ENGLISH)

    assert found[-5:] == [
        ("(h)", "EA h"),
        ("(h)/1", "One"),
        ("(h)/2", "Two"),
        ("(i)", "EA i"),
        ("(i)/1", "One"),
    ]


def test_columns_on_one_line_are_parted_in_english_by_two_spaces_only():
    found = rows("(a) Chairs are content  All chairs are", "content ", above=ABOVE_IN_ENGLISH)

    assert found == [("(a)", "Chairs are content"), ("(a)/1", "All chairs are content")]


# Slips of the document


@pytest.mark.parametrize(
    ("lines", "about"),
    [
        (("(a) 水位和/或)流量 ", "㈠ 一 "), ["programme 3/(a)"]),
        (("(a) 错误减少 ", "㈠ 错误减少 "), ["programme 3/(a)"]),
        (("(a) 甲 ", "㈠ 《条例的执行 "), ["programme 3/(a)/1"]),
        (("(a) 甲 ", "㈠ 《条例》的执行 "), []),
    ],
)
def test_a_slip_of_the_document_is_kept_and_put_before_a_person(lines, about):
    plan = read(*lines)

    slips = [each for each in plan.records if isinstance(each, Doubt)]

    assert [each.about for each in slips if each.code == "source_error"] == about


def test_words_above_the_first_row_are_remainder():
    plan = read("水位表 ", "(a) 甲 ", "㈠ 一 ")

    assert [each.text for each in plan.records if isinstance(each, Remainder)] == ["水位表"]
