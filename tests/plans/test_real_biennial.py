"""The biennial reader on a real plan: counts, structure, and programmes cut out."""

import re
import time
from collections import Counter, defaultdict
from dataclasses import replace

import pytest

from indicators.enums import Level
from indicators.plans import biennial
from indicators.plans.records import (
    Accomplishment,
    Doubt,
    Mandate,
    Measure,
    Objective,
    Paragraph,
    Programme,
    Remainder,
    Source,
    Subprogramme,
)
from indicators.plans.text import squeezed
from tests.plans.accounting import BALANCED, account
from tests.plans.real_biennial import (
    FILE,
    by_path,
    needs_the_plan,
    of_kind,
    printed,
    the_lines,
    the_plan,
)

pytestmark = needs_the_plan
PROGRAMME_HEAD = re.compile(r"\s*方案 (\d+)\s*")


# Totals


@pytest.mark.parametrize(
    ("kind", "number"),
    [(Programme, 28), (Objective, 217), (Accomplishment, 579), (Measure, 1068), (Paragraph, 845)],
)
def test_totals(kind, number):
    assert len(of_kind(kind)) == number


def test_153_subprogrammes_by_distinct_number_inside_a_programme():
    units = [unit for unit in of_kind(Subprogramme) if unit.level is Level.SUBPROGRAMME]

    assert len({(unit.path.partition("/")[0], unit.number) for unit in units}) == 153


def test_215_frames_of_one_objective_and_one_table_37_of_them_components():
    frames = {record.path.rpartition("/")[0] for record in of_kind(Accomplishment)}

    assert len(frames) == 215
    assert sum("/component" in frame for frame in frames) == 37


def test_826_numbered_measures_and_242_without_a_number():
    measures = of_kind(Measure)
    lines = {measure.source.line for measure in measures}
    numbers = [
        each
        for each in the_plan().dropped
        if re.fullmatch("[㈠-㈩]", each.text) and each.source.line in lines
    ]

    assert (len(numbers), len(measures) - len(numbers)) == (826, 242)


def test_texts_of_measures_repeat():
    assert len({measure.text for measure in of_kind(Measure)}) == 971


def test_paragraphs_are_numbered_without_a_gap_in_every_programme():
    numbers = defaultdict(list)
    for paragraph in of_kind(Paragraph):
        programme, _, number = paragraph.path.partition("/paragraph ")
        numbers[programme.removeprefix("programme ")].append(number)

    assert numbers == {
        programme: [f"{programme}.{at}" for at in range(1, len(found) + 1)]
        for programme, found in numbers.items()
    }


def test_about_3358_mandates_and_none_without_a_title():
    found = of_kind(Mandate)

    assert abs(len(found) - 3358) < 10
    assert [each.path for each in found if not each.text] == []


def test_labels_in_every_printed_form():
    labels = Counter(
        each.text
        for each in the_plan().dropped
        if each.because == "label" and ("目标：" in each.text or "预期成绩" in each.text)
    )
    plain = {label: times for label, times in labels.items() if not label[0].isdigit()}

    assert sorted(plain.values(), reverse=True) == [165, 101, 75, 42, 22, 10, 7, 3, 3]
    assert sum(labels.values()) - sum(plain.values()) == 7


def test_every_path_is_its_own():
    paths = [record.path for record in the_plan()]

    assert [path for path, times in Counter(paths).items() if times > 1] == []


def test_every_character_is_in_one_record_or_dropped():
    assert account(FILE.read_text(encoding="utf-8"), the_plan()) == BALANCED


def test_only_what_stands_before_the_first_programme_is_remainder():
    first = of_kind(Programme)[0].source.line

    assert {each.source.line < first for each in of_kind(Remainder)} == {True}


def test_it_is_read_in_under_two_seconds():
    data = FILE.read_bytes()
    start = time.process_time()

    biennial.read(data)

    assert time.process_time() - start < 2


def test_the_document_is_told_from_its_pages():
    document = the_plan().document

    assert (document.symbol, document.language, document.period) == (
        FILE.stem.replace("_", "/"),
        "zh",
        "2018-2019",
    )
    assert document.title != document.symbol


# Structure


@pytest.mark.parametrize(
    ("line", "path"),
    [
        (32459, "programme 25/section B/subprogramme 4/objective 1"),
        (32482, "programme 25/section B/subprogramme 4/objective 2"),
        (32745, "programme 25/section C/subprogramme 4/objective 1"),
        (32764, "programme 25/section C/subprogramme 4/objective 2"),
        (32797, "programme 25/section C/subprogramme 4/objective 3"),
        (32959, "programme 25/section D/subprogramme 4/objective 1"),
        (32975, "programme 25/section D/subprogramme 4/objective 2"),
        (4977, "programme 5/objective"),
    ],
)
def test_objectives_in_unusual_places(line, path):
    assert by_path()[path].source == Source(line=line)
    assert isinstance(by_path()[path], Objective)


def test_the_two_objectives_without_a_table_stand_above_components():
    frames = {record.path.rpartition("/")[0] for record in of_kind(Accomplishment)}

    bare = [
        each.path
        for each in of_kind(Objective)
        if each.path not in frames and each.path.removesuffix("/objective") not in frames
    ]

    assert bare == [
        "programme 25/section A/subprogramme 5/objective",
        "programme 25/section A/subprogramme 6/objective",
    ]


def test_sections_stand_where_they_are_printed():
    sections = [unit.path for unit in of_kind(Subprogramme) if unit.level is Level.SECTION]

    assert sections == [
        *(f"programme 1/section {letter}" for letter in "ABCD"),
        *(f"programme 4/section {letter}" for letter in "AB"),
        *(f"programme 20/subprogramme 1/section {letter}" for letter in "ABC"),
        *(f"programme 25/section {letter}" for letter in "ABCD"),
        *(f"programme 27/section {letter}" for letter in "ABC"),
    ]


def test_missions_stand_below_their_section():
    missions = [unit.path for unit in of_kind(Subprogramme) if unit.level is Level.MISSION]

    assert missions == [f"programme 4/section B/mission {number}" for number in (1, 2)]


@pytest.mark.parametrize(
    ("path", "lines"),
    [
        ("programme 13/subprogramme 9", (14464, 14466)),
        ("programme 25/section A/subprogramme 1", (30810, 30812)),
    ],
)
def test_names_on_several_lines(path, lines):
    assert squeezed(by_path()[path].text) == printed(*lines)


@pytest.mark.parametrize("line", [12109, 12111, 12113, 12115, 12117, 12119, 12121, 27729])
def test_lines_that_look_like_headings_are_text(line):
    units = (*of_kind(Subprogramme), *of_kind(Programme))

    assert [unit.path for unit in units if line <= unit.source.line <= line + 2] == []


# Slips of the document, kept and put before a person


def test_slips_are_doubted():
    slips = [each.about for each in of_kind(Doubt) if each.code == "source_error"]

    assert [about for about in slips if "/mandate" not in about] == [
        "programme 17/subprogramme 6/(b)/1",
        "programme 21/(c)",
    ]
    assert [by_path()[about].source.line for about in slips if "/mandate" in about] == [
        3041,
        25275,
    ]


@pytest.mark.parametrize(
    "path", ["programme 15/subprogramme 9/(a)", "programme 18/subprogramme 11/objective"]
)
def test_a_full_stop_that_is_printed_is_kept(path):
    assert by_path()[path].text.endswith("。")


# The same pages at other lines, and with programmes cut out


def programme_records(plan):
    """The records of each programme, by its path."""
    found = defaultdict(list)
    for record in plan.records:
        if match := re.match(r"programme \d+(?=/|$)", record.path):
            found[match.group()].append(record)
    return found


@pytest.mark.parametrize(
    "kept", [(1, 2, 3), (28,), (5, 13, 20, 27), tuple(range(2, 29, 2)), tuple(range(28, 0, -1))]
)
def test_programmes_read_the_same_beside_others_and_at_other_lines(kept):
    lines = the_lines()
    heads = [at for at, line in enumerate(lines) if PROGRAMME_HEAD.fullmatch(line)]
    sheets = dict(zip(range(1, 29), zip(heads, [*heads[1:], len(lines)], strict=True), strict=True))
    cut = ["", "", ""]
    moved = {}
    for number in kept:
        first, end = sheets[number]
        moved[number] = len(cut) - first
        cut += lines[first:end]

    found = programme_records(biennial.read("\n".join(cut).encode()))

    whole = programme_records(the_plan())
    assert found.keys() == {f"programme {number}" for number in kept}
    for number in kept:
        assert found[f"programme {number}"] == [
            replace(record, source=Source(line=record.source.line + moved[number]))
            for record in whole[f"programme {number}"]
        ]
