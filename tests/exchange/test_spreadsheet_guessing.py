"""Messy tables, and what is guessed of them without anybody's help."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.exchange.spreadsheet import guess, read_table, records
from tests.plans.documents import published_table

TABLES = Path(__file__).parent / "tables"
cells = st.text(alphabet=st.sampled_from("aQ1 2025target年目标-\n%"), max_size=12)
tables = st.lists(st.lists(cells, max_size=6), max_size=12)


def table(name: str) -> list[list[str]]:
    return read_table((TABLES / name).read_bytes())


def said(rows: list[list[str]]) -> list[tuple]:
    """Of every record its name, and its values as kind, period and text."""
    return [
        (each.name, [(one.kind, one.period, one.text) for one in each.said])
        for each in records(rows, guess(rows))
    ]


def test_a_head_of_two_rows_below_titles():
    rows = table("two_row_head.csv")

    mapping = guess(rows)

    assert [(each.role, each.period) for each in mapping.columns] == [
        ("group", ""),
        ("name", ""),
        ("baseline", "2023"),
        ("target", "2024"),
        ("target", "2025"),
        ("actual", "2024"),
        ("actual", "2025"),
    ]
    assert said(rows) == [
        (
            "Crossings open to freight",
            [
                ("baseline", "2023", "4"),
                ("target", "2024", "5"),
                ("target", "2025", "6"),
                ("actual", "2024", "4,5"),
                ("actual", "2025", "0"),
            ],
        ),
        (
            "Treaty ratified",
            [
                ("baseline", "2023", "none"),
                ("target", "2025", "Treaty in force"),
                ("actual", "2024", "–"),
            ],
        ),
        (
            "Median hours to clear",
            [
                ("baseline", "2023", "9"),
                ("target", "2024", "8"),
                ("target", "2025", "7"),
                ("actual", "2024", "8"),
                ("actual", "2025", "6"),
            ],
        ),
    ]


def test_a_row_for_each_year():
    assert said(table("long_by_year.csv")) == [
        ("Share of trained officers", [("target", "2024", "50"), ("actual", "2024", "48%")]),
        ("Share of trained officers", [("target", "2025", "60")]),
    ]


def test_a_results_framework_with_its_years_in_the_heads():
    rows = read_table(published_table("rcs_results_framework_parsed.csv"))

    found = said(rows)

    assert guess(rows).doubts == ()
    assert len(found) == 73
    assert found[0] == (
        "From programme countries",
        [
            ("baseline", "2019", "46%"),
            ("target", "2025", "58%"),
            ("actual", "2022", "49%"),
            ("actual", "2023", "55%"),
            ("actual", "2024", "58%"),
        ],
    )


def test_a_quarterly_report_below_a_block_of_titles():
    rows = read_table(published_table("messy_quarterly_performance.csv"))

    mapping = guess(rows)
    first, second = said(rows)

    assert (mapping.first_row, mapping.period) == (4, "2021/22")
    assert mapping.doubts == ("twice:PrelimaryAudited_Summary2", "twice:ValidatedAudited_Summary2")
    assert first[1][:2] == [("target", "2021/22 Q1", "0"), ("actual", "2021/22 Q1", "0")]
    assert first[1][-2:] == [("target", "2021/22", "8"), ("actual", "2021/22", "8")]
    assert second[1][0] == ("target", "2021/22", "Approved HRH Strategy")


@pytest.mark.parametrize(
    ("head", "periods"),
    [
        ("2024 Q1;2024Q2;Q3 2024;2024-Q4", ["2024 Q1", "2024 Q2", "2024 Q3", "2024 Q4"]),
        ("2021-22;2022/23;FY 2023-24;2024", ["2021/22", "2022/23", "2023/24", "2024"]),
        ("2024;;2025;\n;Q1;Q2;Q1;Q2", ["2024 Q1", "2024 Q2", "2025 Q1", "2025 Q2"]),
        ("2024-2025;2022–2023;2020;2021", ["2024-2025", "2022-2023", "2020", "2021"]),
    ],
)
def test_a_head_that_is_a_time_alone_is_what_was_reached_in_it(head: str, periods: list[str]):
    rows = read_table(f"Indicator;{head}\nCrossings open to freight;1;2;3;4\n".encode())

    [(_name, values)] = said(rows)

    assert values == [("actual", each, str(at)) for at, each in enumerate(periods, 1)]
    assert guess(rows).doubts == ()


def test_a_kind_with_the_years_of_a_biennium():
    rows = read_table(b"Indicator,Target 2024-2025,Actual 2024-2025\nCrossings,1,2\n")

    assert said(rows) == [
        ("Crossings", [("target", "2024-2025", "1"), ("actual", "2024-2025", "2")])
    ]


@pytest.mark.parametrize(
    "head",
    [
        "Actual Jan 2024",
        "Actual March",
        "Target 2024 H1",
        "Target 1st half 2024",
        "Actual 2024 Q1-Q2",
        "2024年3月",
        "2024年上半年",
        "FY2023",
        "FY 23",
        "2024-03",
        "2025-01-01",
        "Actual 2024 (year to date)",
    ],
)
def test_what_is_no_year_or_could_be_two_is_asked_about_and_left_out(head: str):
    titled = f"Report 2024,,\nIndicator,{head},Target 2025\nCrossings open to freight,1,2\n"
    rows = read_table(titled.encode())

    assert guess(rows).doubts == (f"time:{head}",)
    assert said(rows) == [("Crossings open to freight", [("target", "2025", "2")])]


def test_a_quarter_is_one_of_the_year_of_its_row():
    rows = read_table(b"Indicator,Year,Actual Q1,Actual Q2\nCrossings,2024,1,2\nWells,,3,4\n")

    assert said(rows) == [
        ("Crossings", [("actual", "2024 Q1", "1"), ("actual", "2024 Q2", "2")]),
        ("Wells", []),
    ]


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(tables)
def test_no_table_breaks_the_guess(rows: list[list[str]]):
    mapping = guess(rows)

    assert len(mapping.columns) == max((len(row) for row in rows), default=0)
    for each in records(rows, mapping):
        row = rows[each.row - 1]
        assert all(one.text == row[one.column - 1].strip() for one in each.said)
        places = [(one.kind, one.period) for one in each.said]
        assert all(period for _kind, period in places)
