"""The biennial reader on a real plan: texts, footnotes and mandates against the printed lines."""

import re
from collections import Counter

import pytest

from indicators.plans.records import (
    Accomplishment,
    Mandate,
    Measure,
    Objective,
    Programme,
    Source,
    Subprogramme,
)
from indicators.plans.text import squeezed
from tests.plans.real_biennial import (
    ENUMERATOR,
    by_path,
    needs_the_plan,
    of_kind,
    printed,
    the_lines,
    the_plan,
)

pytestmark = needs_the_plan


# Texts against the printed lines

ROWS_CUT_BY_A_PAGE = {
    "programme 7/subprogramme 3/(c)": (6416, 6418, 6423, 6425),
    "programme 8/subprogramme 1/(c)": (8232, 8234, 8239, 8241, 8243, 8245),
    "programme 8/subprogramme 1/(c)/1": (8236, 8238, 8247, 8249, 8251),
    "programme 13/subprogramme 2/(a)": (
        *(13676, 13678, 13680),
        *(13695, 13697, 13699, 13701, 13703, 13705, 13707),
    ),
    "programme 13/subprogramme 6/(c)": (14240, 14242, 14247, 14249),
    "programme 15/subprogramme 7/component 1/(a)": (17533, 17535, 17540, 17542),
    "programme 17/subprogramme 5/(a)": (21396, 21398, 21403, 21405),
    "programme 20/subprogramme 4/(d)": (27457, 27459, 27462, 27464),
    "programme 16/subprogramme 8/component 2/(a)/1": (19955, 19957, 19963),
    "programme 7/subprogramme 1/(b)/8": (6150, 6152, 6153, 6155),
    "programme 11/subprogramme 7/(a)/3": (11535, 11537, 11538, 11540),
}


@pytest.mark.parametrize("path", ROWS_CUT_BY_A_PAGE)
def test_a_row_that_a_page_cut_is_whole(path):
    lines = ROWS_CUT_BY_A_PAGE[path]

    assert squeezed(by_path()[path].text) == printed(*lines)
    assert by_path()[path].source == Source(line=lines[0])


def test_two_columns_cut_below_a_repeated_head_are_whole():
    upper, tails = the_lines()[20053 - 1], the_lines()[20059 - 1]
    left, right = (ENUMERATOR.sub("", half) for half in re.split(r"\s+(?=㈠)", upper))
    left_tail, right_tail = tails.split()
    path = "programme 16/subprogramme 8/component 4/(b)"

    found = [squeezed(by_path()[each].text) for each in (path, f"{path}/1")]

    assert found == [squeezed(left + left_tail), squeezed(right + right_tail)]


def test_every_other_text_is_a_run_of_printed_lines():
    split_by_marks = {"programme 26/subprogramme 3/(a)/1"}
    text = squeezed("".join(line for number, line in _lines_of_text()))

    outside = {
        record.path
        for record in of_kind((Objective, Accomplishment, Measure, Programme, Subprogramme))
        if squeezed(record.text) not in text
    }

    assert outside <= ROWS_CUT_BY_A_PAGE.keys() | split_by_marks


def _lines_of_text():
    """The lines without addresses, running heads and page footnotes."""
    gone = {
        each.source.line
        for each in the_plan().dropped
        if each.because in ("address", "running head", "footnote rule")
    }
    in_notes = False
    for number, line in enumerate(the_lines(), start=1):
        in_notes = in_notes and not (line.startswith(" ") and the_lines()[number - 2].strip())
        in_notes = in_notes or line.startswith("____")
        if number not in gone and not in_notes:
            yield number, line


def test_no_label_enumerator_or_strategy_is_in_a_table():
    strange = re.compile(r"[㈠-㈩]|^\([a-z]\)|预期成绩|绩效指标$|本组织目标|\d+\.\d+\s\s|\s\s")

    found = [
        record.path
        for record in of_kind((Objective, Accomplishment, Measure))
        if strange.search(record.text) or len(record.text) > 200
    ]

    assert found == []


ONE_LINE_LAYOUT = (
    *(4249, 5315, 5319, 5393, 5601, 5736, 21018, 26211, 27003, 27232, 33888),
    *(1680, 8860, 8864, 29134, 29184, 29233, 29306, 29463, 29683, 30973, 30977, 31192),
    *(31241, 31285, 31381, 31472, 31622, 31720, 31881, 32070, 32162, 32373, 32435, 32501),
    *(32571, 32660, 32696, 32754, 32783, 32802, 32881, 32917, 32935, 32966, 32994, 33064),
)
TWO_CELLS_ON_A_LINE = (327, 1591, 4472, 30843)


@pytest.mark.parametrize("line", ONE_LINE_LAYOUT + TWO_CELLS_ON_A_LINE)
def test_a_measure_on_the_line_of_its_accomplishment_is_parted_from_it(line):
    [measure] = [each for each in of_kind(Measure) if each.source.line == line]
    accomplishment = by_path()[measure.path.rpartition("/")[0]]
    words = squeezed(ENUMERATOR.sub("", the_lines()[line - 1]))

    assert measure.path.endswith("/1")
    assert words.startswith(squeezed(accomplishment.text)) or line > accomplishment.source.line
    assert any(words.endswith(squeezed(measure.text)[:end]) for end in range(4, len(words)))


def test_49_numbered_and_47_other_measures_stand_on_the_line_of_their_accomplishment():
    measures = {each.path: each for each in of_kind(Measure)}
    ends = Counter(
        measures[f"{each.path}/1"].source.line in ONE_LINE_LAYOUT
        for each in of_kind(Accomplishment)
        if measures[f"{each.path}/1"].source.line == each.source.line
        or measures[f"{each.path}/1"].source.line in ONE_LINE_LAYOUT
    )

    assert ends == {True: 47, False: 49}


@pytest.mark.parametrize("line", [31522, 31716, 32224])
def test_an_enumerator_without_a_space_after_it_opens_a_cell(line):
    [measure] = [each for each in of_kind(Measure) if each.source.line == line]

    assert printed(line).startswith(squeezed(measure.text)[:8])


@pytest.mark.parametrize("line", [16865, 16875])
def test_a_lone_numbered_measure_is_the_only_one(line):
    [measure] = [each for each in of_kind(Measure) if each.source.line == line]
    siblings = measure.path.rpartition("/")[0]

    assert [each.path for each in of_kind(Measure) if each.path.startswith(f"{siblings}/")] == [
        f"{siblings}/1"
    ]


# Footnotes


@pytest.mark.parametrize(
    ("path", "line", "mark"),
    [
        ("programme 1/section A/subprogramme 1", 290, "6"),
        ("programme 1/section B", 684, "7"),
        ("programme 13/paragraph 13.8", 13498, "8"),
        ("programme 13/paragraph 13.14", 13690, "9"),
        ("programme 13/paragraph 13.15", 13897, "10"),
        ("programme 16/paragraph 16.49", 20138, "11"),
        ("programme 25/section A", 30837, "12"),
        ("programme 27/paragraph 27.12", 34076, "13"),
        ("programme 1/section A/subprogramme 1/objective", 282, "a"),
        ("programme 26/subprogramme 3/(a)/1", 33717, "a"),
    ],
)
def test_a_footnote_is_kept_beside_the_text_with_its_mark(path, line, mark):
    record = by_path()[path]
    [note] = record.footnotes

    assert note.startswith(f"{mark} ")
    assert squeezed(note).startswith(squeezed(the_lines()[line - 1]))
    assert squeezed(note) not in squeezed(record.text)


@pytest.mark.parametrize("path", ["programme 1/section C", "programme 1/section D"])
def test_a_mark_printed_again_is_no_part_of_the_name(path):
    assert by_path()[path].footnotes == ("7",)
    assert not by_path()[path].text[-1].isdigit()


def test_all_footnotes_hang_on_a_record():
    assert sum(" " in note for each in the_plan() for note in each.footnotes) == 13 + 2


# Mandates


def mandate_at(line):
    [found] = [each for each in of_kind(Mandate) if each.source.line == line]
    return found


BLOCKS = [
    ((4816, 4818, 4820, 4822, 4824, 4826, 4828), (4830, 4832, 4834, 4836, 4838, 4840, 4842)),
    ((5111, 5113), (5115, 5117)),
    ((5119, 5121), (5123, 5125)),
    ((5135, 5137), (5139, 5141)),
    ((11706, 11708), (11710, 11712)),
    ((18493, 18495), (18497, 18499)),
    ((18551, 18553), (18555, 18557)),
    ((18644, 18646), (18648, 18650)),
    ((28350, 28352), (28354, 28356)),
]


@pytest.mark.parametrize(
    ("symbol", "title"),
    [pair for symbols, titles in BLOCKS for pair in zip(symbols, titles, strict=True)],
)
def test_blocks_of_symbols_and_titles_are_paired(symbol, title):
    mandate = mandate_at(symbol)

    assert mandate.symbol == the_lines()[symbol - 1].strip()
    assert squeezed(mandate.text) == printed(title)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ((4793, 4795), (4797,)),
        ((34286, 34288, 34290, 34292), (34294,)),
        ((34340, 34342), (34344,)),
        ((34346, 34348), (34350,)),
        ((21893, 21895), (21897, 21899)),
        ((21901, 21903, 21905), (21907, 21909, 21911)),
    ],
)
def test_a_symbol_cell_of_several_lines_is_one_entry(lines, title):
    mandate = mandate_at(lines[0])

    assert squeezed(mandate.symbol) == printed(*lines)
    assert squeezed(mandate.text) == printed(*title)


@pytest.mark.parametrize(("line", "title"), [(34655, 34659), (34669, 34673)])
def test_a_section_stands_beside_its_resolution(line, title):
    mandate = mandate_at(line)

    assert mandate.section is not None
    assert squeezed(mandate.text).startswith(printed(title))


@pytest.mark.parametrize(("line", "tail"), [(15582, 15584), (16464, 16466), (18666, 18668)])
def test_a_title_that_a_page_cut_is_whole(line, tail):
    assert squeezed(mandate_at(line).text).endswith(printed(tail))


@pytest.mark.parametrize("number", range(1, 29))
def test_every_programme_has_mandates_numbered_in_printed_order(number):
    found = [
        each for each in of_kind(Mandate) if each.path.startswith(f"programme {number}/mandate ")
    ]

    assert [each.path.rpartition(" ")[2] for each in found] == [
        str(at) for at in range(1, len(found) + 1)
    ]
    assert found
