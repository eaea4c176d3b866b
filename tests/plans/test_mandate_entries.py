import pytest

from indicators.plans.mandates import MandateList, begins_entry, entries, heading

MIXED = MandateList("流域大会", ("declaration", "resolution"))


@pytest.mark.parametrize(
    ("line", "body", "kinds"),
    [
        ("流域大会决议", "流域大会", ("resolution",)),
        ("部长理事会决议和决定", "部长理事会", ("resolution", "decision")),
        ("流域大会部长级宣言和决议", "流域大会", ("declaration", "resolution")),
        ("Basin Assembly resolutions", "Basin Assembly", ("resolution",)),
        ("Council decisions", "Council", ("decision",)),
        (
            "Council of Ministers resolutions and decisions",
            "Council of Ministers",
            ("resolution", "decision"),
        ),
        ("Conventions", "", ("convention",)),
    ],
)
def test_the_line_above_a_list_names_body_and_kinds(line, body, kinds):
    assert heading(line) == MandateList(body, kinds)


@pytest.mark.parametrize(
    "line",
    ["11/44 走廊", "为执行各项决议而采取的办法", "We follow the resolutions closely", "办法、模式"],
)
def test_any_other_line_heads_no_list(line):
    assert heading(line) is None


@pytest.mark.parametrize(
    ("printed", "symbol", "section", "title"),
    [
        ("1234 (XXI) Arrangements", "1234 (XXI)", None, "Arrangements"),
        ("2205(XXI) 贸易法", "2205(XXI)", None, "贸易法"),
        ("1300 A (XIV) Space", "1300 A (XIV)", None, "Space"),
        ("47/120 A 和 B 议程", "47/120 A 和 B", None, "议程"),
        ("74/51 A new agenda", "74/51", None, "A new agenda"),
        ("S-2/1 Programme", "S-2/1", None, "Programme"),
        ("SS.V/2, sect. II 治理", "SS.V/2", "II", "治理"),
        ("1/CP.21 Agreement", "1/CP.21", None, "Agreement"),
        ("RCAB/CM.4/HLS.1 Declaration", "RCAB/CM.4/HLS.1", None, "Declaration"),
        ("2/20 2018-2021 年战略", "2/20", None, "2018-2021 年战略"),
        ("Charter of the basin", None, None, "Charter of the basin"),
    ],
)
def test_an_entry_is_symbol_section_and_title(printed, symbol, section, title):
    entry = next(entries(printed, None))

    assert (entry.symbol, entry.section, entry.title) == (symbol, section, title)


@pytest.mark.parametrize(
    ("printed", "symbols", "title"),
    [
        ("71/243; 75/233 Review", ["71/243", "75/233"], "Review"),
        ("1325 (2000), 1889 (2009) Peace", ["1325 (2000)", "1889 (2009)"], "Peace"),
        ("ECB/TR/23 and ECB/TR/24 Roads", ["ECB/TR/23", "ECB/TR/24"], "Roads"),
        ("Resolutions 71/243, 74/1, and 75/233", ["71/243", "74/1", "75/233"], ""),
        ("58/26、60/1 和 62/5 水位", ["58/26", "60/1", "62/5"], "水位"),
        ("第 58/26 号和第 60/2 号决议 规划", ["58/26", "60/2"], "规划"),
        ("72/266 A and B Managing", ["72/266 A and B"], "Managing"),
        ("25/1, sect. II Posts", ["25/1"], "Posts"),
        ("71/243, as amended", [None], "71/243, as amended"),
    ],
)
def test_several_symbols_on_a_line_are_as_many_entries_of_one_title(printed, symbols, title):
    found = list(entries(printed, None))

    assert [each.symbol for each in found] == symbols
    assert {each.title for each in found} == {title}
    assert [each.has_title for each in found] == [False] * (len(found) - 1) + [True]


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("第 4/1 号决定 工作方案", "decision"),
        ("Decision 4/1 Programme of work", "decision"),
        ("4/1 河流宣言", "declaration"),
        ("4/1 河流", "resolution"),
    ],
)
def test_the_kind_is_what_the_entry_says_before_what_its_list_says(printed, kind):
    entry = next(entries(printed, MIXED))

    assert (entry.body, entry.kind, entry.symbol) == ("流域大会", kind, "4/1")


@pytest.mark.parametrize(
    ("line", "symbols"),
    [
        ("第 4/1 号决定 所在地 RCAB/2/HLS.1 部长级宣言：河流", ["4/1", "RCAB/2/HLS.1"]),
        ("第 4/1 号决定 所在地 第 14/7 号决定 工作方案", ["4/1", "14/7"]),
        ("Decision 4/1 Seat Decision 14/7 Programme of work", ["4/1", "14/7"]),
        ("9/31 关于第 4/1 号决定的报告", ["9/31"]),
        ("9/31 Follow-up to resolution 4/1", ["9/31"]),
    ],
)
def test_two_entries_on_one_line_are_two(line, symbols):
    assert [entry.symbol for entry in entries(line, MIXED)] == symbols


def test_nothing_printed_is_lost_by_splitting():
    line = "第 4/1 号决定 所在地 RCAB/2/HLS.1 部长级宣言"

    parts = [f"{entry.printed} {entry.title}" for entry in entries(line, MIXED)]

    assert " ".join(parts) == line


@pytest.mark.parametrize(
    ("text", "begins"), [("11/44 走廊", True), ("第 4/1 号决定 走廊", True), ("走廊", False)]
)
def test_whether_a_text_begins_with_a_symbol(text, begins):
    assert begins_entry(text) is begins
