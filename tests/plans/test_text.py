"""The physical layer of plans that came as text: pages, lines, passages."""

import re
from collections import Counter

import pytest

from indicators.plans import pages
from indicators.plans.records import Source
from indicators.plans.refusals import NotAPlan
from indicators.plans.text import Line, Passage, Piece, decoded, joined, passages, squeezed
from tests.plans.pdf_text import pdf_text


def read(*lines):
    return pages.read(decoded(pdf_text(*lines)))


def texts(*lines):
    return [passage.text for passage in passages(read(*lines).lines)]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("河流", "水位"), "河流水位"),
        (("到 2019", "年"), "到 2019 年"),
        (("使用", "GPS 定位"), "使用 GPS 定位"),
        (("下降 5%", "以上"), "下降 5% 以上"),
        (("第 3 条(a)", "款"), "第 3 条(a)款"),
        (("the level of", "the river"), "the level of the river"),
        (("the river,", "and"), "the river, and"),
        (("a well-", "kept gauge"), "a well-kept gauge"),
        (("States’", "gauges"), "States’ gauges"),
        (("“The", "river”"), "“The river”"),
        (("", "river"), "river"),
    ],
)
def test_wrapped_words_are_joined_as_their_script_does(lines, text):
    assert joined(lines) == text


def test_a_trailing_space_ends_a_passage():
    assert texts("河流水", "位上升 ", "水位下降 ") == ["河流水位上升", "水位下降"]


def test_a_line_of_white_space_ends_a_passage():
    assert texts("河流水位 a", " ", "水位下降 ") == ["河流水位 a", "水位下降"]


def test_a_passage_that_the_file_cuts_off_has_no_end():
    cut = list(passages(read("水位下降 ", "河流水").lines))

    assert [passage.ends for passage in cut] == [True, False]


def test_a_passage_goes_on_over_addresses_and_running_heads():
    assert texts(
        "河流水",
        "https://docs.example/a",
        "RX/2019/6  ",
        " ",
        "3/24 17-00412 (C) ",
        "位上升 ",
    ) == ["河流水位上升"]


def test_every_word_keeps_its_line():
    [passage] = passages(read("河流水", "位上升 ").lines)

    assert passage.pieces == (Piece(1, "河流水"), Piece(3, "位上升"))
    assert passage.source == Source(line=1)


def test_a_page_begins_with_an_indented_line_straight_after_another():
    sheet = read("上页 ", "https://docs.example/a", "^ 下页 ", " 段落 ")

    assert [(line.text, line.page_top) for line in sheet.lines] == [
        ("上页", False),
        ("下页", True),
        ("段落", False),
    ]


def test_a_page_begins_after_running_heads():
    sheet = read("上页", " RX/2019/6 ", " ", "17-00412 (C) 4/24 ", "下页 ")

    assert [(line.text, line.page_top) for line in sheet.lines] == [("上页", False), ("下页", True)]


def test_the_symbol_is_that_of_the_running_heads():
    sheet = read("RX/2019/6/Rev.1  ", " ", "3/24 17-00412 (C) ", "见 RX/2019/7 ")

    assert sheet.symbol == "RX/2019/6/Rev.1"


def test_a_symbol_in_the_text_is_no_running_head():
    sheet = read("RX/2019/6 ", "正文 ")

    assert (sheet.symbol, [line.text for line in sheet.lines]) == ("", ["RX/2019/6", "正文"])


def test_what_is_dropped_says_why_and_where():
    sheet = read("上页", "RX/2019/6 ", "3/24 17-00412 (C) ", "hhttps://docs.example/a")

    assert [(each.text, each.because, each.source.line) for each in sheet.dropped] == [
        ("RX/2019/6", pages.HEAD_DROPPED, 3),
        ("3/24 17-00412 (C)", pages.HEAD_DROPPED, 5),
        ("hhttps://docs.example/a", pages.ADDRESS_DROPPED, 7),
    ]


def test_a_footnote_is_hung_on_the_line_with_its_mark():
    sheet = read("河流水位3 ", "下降 ", "__________________ ", " 3 见水位", "记录。 ")

    assert sheet.lines[0] == Line(1, "河流水位", ends=True, notes=("3 见水位记录。",))
    assert [line.text for line in sheet.lines] == ["河流水位", "下降"]


def test_a_raised_mark_splits_a_line_without_beginning_a_page():
    sheet = read("依据报告2", "^ 所载结论 ", "__________________ ", " 2 见报告。 ")

    assert [(line.text, line.page_top) for line in sheet.lines] == [
        ("依据报告", False),
        ("所载结论", False),
    ]
    assert [passage.text for passage in passages(sheet.lines)] == ["依据报告所载结论"]


def test_a_mark_may_stand_inside_a_line_after_a_full_stop():
    sheet = read("报告已经印发。2 随后通过。 ", "__________________ ", " 2 见报告。 ")

    assert squeezed(sheet.lines[0].text) == "报告已经印发。随后通过。"
    assert sheet.lines[0].notes == ("2 见报告。",)


@pytest.mark.parametrize("line", ["2018-2019 ", "第 2 ", "RX/2019/2 ", "Corr.2 ", "共 12 "])
def test_a_number_of_the_text_is_no_mark(line):
    sheet = read(line, "__________________ ", " 2 见报告。 ")

    assert [note.printed for note in sheet.unmarked] == ["2 见报告。"]
    assert sheet.lines[0].text == line.strip()


def test_footnotes_end_where_the_next_page_begins():
    sheet = read(
        "水位1", "^ 和流量2 ", "__________________ ", " 1 甲。 ", " 2 乙", "丙。 ", "^ 下页 "
    )

    assert [note.printed for note in sheet.notes] == ["1 甲。", "2 乙丙。"]
    assert [(line.text, line.notes) for line in sheet.lines] == [
        ("水位", ("1 甲。",)),
        ("和流量", ("2 乙丙。",)),
        ("下页", ()),
    ]


def test_a_passage_is_split_at_a_place_of_its_joined_text():
    passage = Passage((Piece(4, "at the"), Piece(5, "lower lock", notes=("1 A lock.",))))

    before, after = passage.split(len("at the lower"))

    assert before == Passage((Piece(4, "at the"), Piece(5, "lower")))
    assert after == Passage((Piece(5, "lock", notes=("1 A lock.",)),))


def test_a_head_at_the_top_of_a_page_begins_a_passage():
    lines = [Line(1, "水位", ends=False), Line(2, "战略", ends=True, page_top=True)]

    assert [each.text for each in passages(lines)] == ["水位战略"]
    assert [each.text for each in passages(lines, re.compile("战略$"))] == ["水位", "战略"]


def test_windows_line_ends_are_read_as_any_other():
    text = decoded("甲 \r\n\r\n乙 \r\n".encode())

    assert [line.number for line in pages.read(text).lines] == [1, 3]


@pytest.mark.parametrize(
    ("data", "says"), [("甲\n乙".encode("gb18030"), "line 1 cannot be read"), (b"a\0b", "binary")]
)
def test_bytes_that_are_no_text_are_refused(data, says):
    with pytest.raises(NotAPlan, match=says):
        decoded(data)


def test_no_character_is_lost():
    data = pdf_text(
        "水位1",
        "^ 和流量 ",
        "__________________ ",
        " 1 甲。 ",
        "RX/1/2 ",
        "3/24 17-00412 (C) ",
        "乙",
    )
    sheet = pages.read(decoded(data))

    kept = [line.text + "".join(line.notes) for line in sheet.lines]
    kept += [each.text for each in sheet.dropped]

    assert Counter(squeezed("".join(kept))) == Counter(squeezed(data.decode()))
