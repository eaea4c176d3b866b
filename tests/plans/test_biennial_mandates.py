"""The mandates of a biennial plan: heads of lists, symbols of every shape, titles in blocks."""

import pytest

from indicators.plans import biennial
from indicators.plans.records import Doubt, Mandate, Remainder
from tests.plans.accounting import BALANCED, account
from tests.plans.pdf_text import pdf_text

ABOVE = (" 方案 3 ", "  河流 ", "本组织目标：看清河流 ", "立法授权 ")
ABOVE_IN_ENGLISH = (
    "Programme 3 ",
    "Rivers ",
    "Objective of the Organization: To see the rivers ",
    "Legislative mandates ",
)


def read(*lines, above=ABOVE):
    data = pdf_text(*above, *lines)
    plan = biennial.read(data)
    assert account(data.decode(), plan) == BALANCED
    return plan


def entries(*lines, above=ABOVE):
    return [each for each in read(*lines, above=above).records if isinstance(each, Mandate)]


def pairs(*lines, above=ABOVE):
    return [(each.symbol, each.text) for each in entries(*lines, above=above)]


@pytest.mark.parametrize(
    "symbol",
    [
        "12/269",
        "12/270 B",
        "14/120 A 和 B",
        "22(XXI)",
        "14 A(XIV)",
        "33 (XXIX)",
        "26A (XXIV)",
        "22(2015)",
        "25(ES-V)",
        "25(2015）",
        "S-3/1",
        "ES-1/17",
        "SS.VIII/1",
        "1/CP.2",
        "9-15/CP.9",
        "2015/L.5",
        "RX/TRANS/236",
        "RX/50/Add.1",
        "RX/MP.WAT/3 和 Add.1 和 2",
        "RX/MIN(05)/DEC",
        "PRST/8/3",
        "R/PRST/2011/4",
        "A (64)",
        "B(66)",
        "83(MFC 1 A)",
        "5/216 和 6/216",
        "22012/37",
    ],
)
def test_a_symbol_of_every_shape_is_parted_from_its_title(symbol):
    assert pairs("大会决议 ", f"{symbol} 水位的测量 ") == [(symbol, "水位的测量")]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("14/120 A 和谐纲领 ", "和谐纲领"),
        ("7/88 1949 年公约的适用 ", "1949 年公约的适用"),
        ("60/1  2005 年会议成果 ", "2005 年会议成果"),
        ("2000 21 世纪的水文 ", "21 世纪的水文"),
        ("2007 年度审查 ", "年度审查"),
    ],
)
def test_a_title_keeps_words_that_look_like_a_symbol(line, title):
    assert [each.text for each in entries("大会决议 ", line)] == [title]


@pytest.mark.parametrize(
    "line", ["2003 年《河流公约》 ", "《河流宪章》第一百零四条 ", "第 16(2)、47(9)和 64 条 "]
)
def test_an_entry_without_a_symbol_is_a_title_alone(line):
    assert pairs("公约 ", line) == [(None, line.strip())]


def test_an_entry_has_body_and_kind_from_the_head_of_its_list():
    found = entries("河流大会决议 ", "1/2 水位 ", "沿岸国理事会的主席声明 ", "PRST/3/1 流量 ")

    assert found == [
        Mandate(
            "programme 3/mandate 1",
            "水位",
            found[0].source,
            body="河流大会",
            mandate_kind="resolution",
            symbol="1/2",
            section=None,
        ),
        Mandate(
            "programme 3/mandate 2",
            "流量",
            found[1].source,
            body="沿岸国理事会",
            mandate_kind="statement",
            symbol="PRST/3/1",
            section=None,
        ),
    ]
    assert [each.source.line for each in found] == [11, 15]


@pytest.mark.parametrize(
    ("head", "body", "kind"),
    [
        ("大会各项决议 ", "大会", "resolution"),
        ("理事会的决议 ", "理事会", "resolution"),
        ("理事会决定： ", "理事会", "decision"),
        ("河流公约缔约方会议决定和决议 ", "河流公约缔约方会议", "resolution"),
        ("《河流宪章》条款 ", "《河流宪章》", None),
        ("水文委员会 ", "水文委员会", None),
    ],
)
def test_the_head_of_a_list_is_known_in_many_forms(head, body, kind):
    [entry] = entries(head, "1/2 水位 ")

    assert (entry.body, entry.mandate_kind) == (body, kind)


@pytest.mark.parametrize(
    ("symbol", "kind"),
    [
        ("2015/18", "resolution"),
        ("2015/232", "decision"),
        ("12/400", "resolution"),
        ("12/468", "decision"),
        ("第 2015/18 号决定", "decision"),
    ],
)
def test_in_a_list_of_resolutions_and_decisions_the_number_tells(symbol, kind):
    [entry] = entries("理事会决议和决定 ", f"{symbol} 水位 ")

    assert (entry.symbol, entry.mandate_kind) == (symbol.strip("第号决定 "), kind)


def test_the_section_of_a_resolution_is_kept_apart():
    found = entries("大会决议 ", "12/255，", "第八节 ", "水位 ", "12/286，第十一节 流量 ")

    assert [(each.symbol, each.section, each.text) for each in found] == [
        ("12/255", "八", "水位"),
        ("12/286", "十一", "流量"),
    ]


# Columns that come as blocks


def test_at_the_foot_of_a_page_all_symbols_come_before_all_titles():
    found = pairs("大会决议 ", "69/1 ", "69/2 ", "69/3 ", "水位 ", "流量 ", "水质 ", "69/4 生态 ")

    assert found == [("69/1", "水位"), ("69/2", "流量"), ("69/3", "水质"), ("69/4", "生态")]


def test_a_title_of_a_block_may_look_like_a_symbol():
    found = pairs("大会决议 ", "69/1 ", "69/2 ", "2015/16 年账户 ", "流量 ")

    assert found == [("69/1", "2015/16 年账户"), ("69/2", "流量")]


@pytest.mark.parametrize(
    ("lines", "symbol"),
    [
        (("4/233 A 和 ", "5/230 "), "4/233 A 和 5/230"),
        (("5/2、6/4 A ", "和 B、7/6、 ", "8/2 "), "5/2、6/4 A 和 B、7/6、 8/2"),
        (("RX/AC.1/2005/3/ ", "Rev.1 "), "RX/AC.1/2005/3/Rev.1"),
        (("RX/LIN ", "NET.CONF/ ", "2007/4/Add.1 "), "RX/LINNET.CONF/2007/4/Add.1"),
        (("RX/EB/127 和 ", "Add.1 "), "RX/EB/127 和 Add.1"),
        (("第 2015/247 号 ", "决定 "), "2015/247"),
    ],
)
def test_a_symbol_cell_may_take_several_lines(lines, symbol):
    assert pairs("大会决议 ", *lines, "水位 ", "70/1 流量 ") == [
        (symbol, "水位"),
        ("70/1", "流量"),
    ]


def test_marks_that_pair_two_entries_of_a_row_are_dropped():
    found = pairs("大会决议 ", "㈠ RX/PP/2 ", "㈠ 水位 ", "㈡ RX/PP/3/ ", "Add.1 ", "㈡ 流量 ")

    assert found == [("RX/PP/2", "水位"), ("RX/PP/3/Add.1", "流量")]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("1/2 测量河流、 ", "湖泊的水位 "), "测量河流、湖泊的水位"),
        (("1/2 测量河流的水位； ", "湖泊的水位 "), "测量河流的水位；湖泊的水位"),
        (("1/2 水位(见 RX/5/3/ ", "Rev.1，第四章) "), "水位(见 RX/5/3/Rev.1，第四章)"),
        (("1/2 水位 ", "(第二节：测量) "), "水位(第二节：测量)"),
        (("1/2 水位 ", "A. 河流 ", "B. 湖泊 "), "水位 A. 河流 B. 湖泊"),
    ],
)
def test_a_title_goes_on_below(lines, title):
    assert pairs("大会决议 ", *lines, "1/3 流量 ") == [("1/2", title), ("1/3", "流量")]


def test_a_footnote_to_a_symbol_is_kept_beside_the_mandate():
    found = entries("大会决议 ", "第 1/2 号决定4 ", "水位 ", "__________________ ", " 4 见图。 ")

    assert [(each.symbol, each.text, each.footnotes) for each in found] == [
        ("1/2", "水位", ("4 见图。",))
    ]


# Units


def test_units_and_their_names_are_labels():
    data = pdf_text(
        *ABOVE[:2],
        "A. 总部 ",
        "次级方案 1 ",
        "水位 ",
        ABOVE[2],
        "立法授权 ",
        "大会决议 ",
        "1/2 河流 ",
        "A. 总部 ",
        "次级方案 1 ",
        "水位和流量 ",
        "大会决议 ",
        "1/3 湖泊 ",
    )

    plan = biennial.read(data)

    assert [each.symbol for each in plan.records if isinstance(each, Mandate)] == ["1/2", "1/3"]
    assert [each.text for each in plan.records if isinstance(each, Remainder)] == []
    assert account(data.decode(), plan) == BALANCED


def test_a_head_above_the_units_is_the_head_of_all_their_lists():
    found = entries(
        "大会决议 ", "次级方案 1 ", "水位 ", "1/2 河流 ", "次级方案 2 ", "流量 ", "1/3 湖泊 "
    )

    assert [(each.body, each.symbol) for each in found] == [("大会", "1/2"), ("大会", "1/3")]


def test_mandates_end_where_the_next_programme_begins():
    plan = read("大会决议 ", "1/2 河流 ", "战略 ", " 方案 4 ", "  湖泊 ")

    assert [record.path for record in plan.records[2:-1]] == [
        "programme 3/mandate 1",
        "programme 3/mandate 2",
        "programme 4",
    ]


# English


def test_mandates_in_english():
    found = entries(
        "River Assembly resolutions ",
        "9/2 A and B Pattern of sessions ",
        "12/20, section VIII ",
        "Reserve fund ",
        "9/25, 10/25 ",
        "and 11/25 ",
        "Internal justice ",
        "9/6 ",
        "10/80 ",
        "2009/10 low-water account ",
        "Free passage ",
        "River Council decisions ",
        "Decision 14/3 Length of documents ",
        above=ABOVE_IN_ENGLISH,
    )

    assert [
        (each.body, each.mandate_kind, each.symbol, each.section, each.text) for each in found
    ] == [
        ("River Assembly", "resolution", "9/2 A and B", None, "Pattern of sessions"),
        ("River Assembly", "resolution", "12/20", "VIII", "Reserve fund"),
        ("River Assembly", "resolution", "9/25, 10/25 and 11/25", None, "Internal justice"),
        ("River Assembly", "resolution", "9/6", None, "2009/10 low-water account"),
        ("River Assembly", "resolution", "10/80", None, "Free passage"),
        ("River Council", "decision", "14/3", None, "Length of documents"),
    ]


@pytest.mark.parametrize("symbol", ["22012/37", "25(2015）"])
def test_a_symbol_that_looks_misprinted_is_kept_and_doubted(symbol):
    plan = read("大会决议 ", f"{symbol} 水位 ")

    doubts = [each for each in plan.records if isinstance(each, Doubt)]

    assert [(each.code, each.about) for each in doubts] == [
        ("source_error", "programme 3/mandate 1"),
        ("period_not_printed", "document"),
    ]
