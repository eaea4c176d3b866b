"""Deliverables and mandates, the lists in the text of annual plans."""

from indicators.enums import DeliverableLevel
from indicators.plans.annual_text import read
from tests.plans.annual_excerpts import COLUMNS, TABLE, UNIT, codes, of_kind, printed


def test_the_line_above_a_list_of_mandates_may_lack_its_end():
    plan = read(
        printed(
            *UNIT, "Legislative mandates", "6.3 As listed.", "Basin Assembly resolutions+",
            "11/44 Corridors", "Decision 4/1 Seat",
        )
    )  # fmt: skip

    assert [
        (each.path, each.body, each.mandate_kind, each.symbol, each.text)
        for each in of_kind(plan, "mandate")
    ] == [
        (
            "section 6/subprogramme 1/mandate 1",
            "Basin Assembly",
            "resolution",
            "11/44",
            "Corridors",
        ),
        ("section 6/subprogramme 1/mandate 2", "Basin Assembly", "decision", "4/1", "Seat"),
    ]


def test_deliverables_are_items_with_counts_and_narratives():
    plan = read(
        printed(
            *TABLE, "B. Knowledge", "Studies (number of studies) 3 — 2", "1. Of roads 1 — 2",
            "2. Of rivers+", "and ports", "2 — —", "C. Substance", "Advice: to all.",
        )
    )  # fmt: skip

    first, second, third = of_kind(plan, "deliverable")

    assert (first.path, first.text, first.category, first.subcategory, first.unit) == (
        "section 6/subprogramme 1/deliverable 1",
        "Of roads",
        "B",
        "Studies",
        "number of studies",
    )
    assert first.counts == {"2019": {"planned": 1, "actual": "—"}, "2021": {"planned": 2}}
    assert (second.text, second.counts["2019"]) == (
        "Of rivers and ports",
        {"planned": 2, "actual": "—"},
    )
    assert (third.path, third.text, third.category, third.subcategory, third.level) == (
        "section 6/subprogramme 1/deliverable 3",
        "to all.",
        "C",
        "Advice",
        DeliverableLevel.NARRATIVE,
    )
    assert codes(plan) == []


def test_a_subtotal_that_its_items_do_not_reach_is_asked_about():
    plan = read(
        printed(
            *TABLE, "B. Knowledge", "Studies (number of studies) 4 1 2",
            "1. Of roads 1 1 1", "2. Of rivers 2 — 1",
        )
    )  # fmt: skip

    doubt = of_kind(plan, "doubt")[0]

    assert (doubt.code, doubt.about, doubt.text) == (
        "parts_do_not_add_up",
        "section 6/subprogramme 1/deliverable 1",
        "Studies (number of studies) 4 1 2",
    )


def test_spaced_thousands_that_can_be_read_two_ways_are_asked_about():
    plan = read(printed(*TABLE, "B. Knowledge", "1. Leaflets 1 200 300 400"))

    assert of_kind(plan, "deliverable")[0].counts == {
        "2019": {"planned": 1200, "actual": 300},
        "2021": {"planned": 400},
    }
    assert codes(plan) == [("table_unclear", "section 6/subprogramme 1/deliverable 1")]


def test_a_number_that_ends_a_name_is_no_count():
    plan = read(printed(*TABLE, "B. Knowledge", "1. Leaflets on Agenda 21 3 4 5"))

    assert of_kind(plan, "deliverable")[0].text == "Leaflets on Agenda 21"
    assert codes(plan) == []


def test_an_item_whose_counts_are_missing_is_asked_about():
    plan = read(printed(*TABLE, "B. Knowledge", "1. Leaflets", "2. Maps 1 1 1"))

    assert [each.counts == {} for each in of_kind(plan, "deliverable")] == [True, False]
    assert codes(plan) == [("table_unclear", "section 6/subprogramme 1/deliverable 1")]


def test_the_head_of_a_table_may_be_printed_again():
    plan = read(
        printed(
            *TABLE, "B. Knowledge", "1. Leaflets 1 1 1", *COLUMNS, "2. Maps 1 1 1",
        )
    )  # fmt: skip

    assert [each.path for each in of_kind(plan, "deliverable")] == [
        "section 6/subprogramme 1/deliverable 1",
        "section 6/subprogramme 1/deliverable 2",
    ]


def test_symbols_and_titles_printed_one_column_after_the_other_are_paired():
    plan = read(
        printed(
            *UNIT, "Legislative mandates", "6.3 As listed.", "Basin Assembly resolutions",
            "11/44", "11/45", "Corridors", "Axle loads", "11/46 Ferries", "11/47",
        )
    )  # fmt: skip

    assert [(each.symbol, each.text) for each in of_kind(plan, "mandate")] == [
        ("11/44", "Corridors"),
        ("11/45", "Axle loads"),
        ("11/46", "Ferries"),
        ("11/47", ""),
    ]


def test_words_above_the_first_list_of_mandates_are_no_mandate():
    plan = read(printed(*UNIT, "Legislative mandates", "Not applicable"))

    assert of_kind(plan, "mandate") == []
    assert [each.text for each in of_kind(plan, "remainder")] == ["Not applicable"]


def test_several_symbols_on_one_line_share_its_title():
    plan = read(
        printed(
            *UNIT, "Legislative mandates", "Basin Assembly resolutions",
            "71/24; 75/23 Rivers of the basin", "80/1 and 80/2", "Roads of the basin", "81/1 Ports",
        )
    )  # fmt: skip

    assert [(each.symbol, each.text) for each in of_kind(plan, "mandate")] == [
        ("71/24", "Rivers of the basin"),
        ("75/23", "Rivers of the basin"),
        ("80/1", "Roads of the basin"),
        ("80/2", "Roads of the basin"),
        ("81/1", "Ports"),
    ]
