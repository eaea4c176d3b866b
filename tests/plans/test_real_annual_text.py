"""A real annual plan in text. It is no part of the project; these tests assert counts."""

import re
from collections import Counter

import pytest

from indicators.enums import Basis, DeliverableLevel, DocumentVerdict
from indicators.plans.annual_text import read
from indicators.plans.records import Alignment, Doubt
from indicators.plans.text import squeezed
from tests.plans.documents import SHARED_PLANS, needs_shared

FILE = SHARED_PLANS / "zh" / "A_75_6_Sect.14.txt"
SUBPROGRAMMES = 7
BASELINES = 1

pytestmark = needs_shared


@pytest.fixture(scope="module")
def data():
    return FILE.read_bytes()


@pytest.fixture(scope="module")
def plan(data):
    return read(data)


def of_kind(plan, kind):
    return [record for record in plan if record.kind == kind]


def test_every_record_is_counted(plan):
    counted = Counter(record.kind for record in plan if record.kind != "remainder")

    assert counted == {
        "document": 1,
        "programme": 1,
        "subprogramme": SUBPROGRAMMES,
        "objective": SUBPROGRAMMES,
        "accomplishment": 4 * SUBPROGRAMMES,
        "statement": SUBPROGRAMMES,
        "measure": 21,
        "value": 20 + SUBPROGRAMMES + BASELINES,
        "deliverable": 63,
        "mandate": 167,
        "paragraph": 102,
        "alignment": 53,
        "doubt": 50,
    }


def test_the_numbered_paragraphs_run_without_a_gap(plan):
    taken = [
        int(re.match(r"14\.(\d+)$", each.text)[1])
        for each in plan.dropped
        if each.because == "number" and re.match(r"14\.\d+$", each.text)
    ]

    assert taken == list(range(1, 110))


def test_planned_results_are_achieved_against_their_targets(plan):
    assert [
        (each.verdict, each.target, each.actual, each.basis, each.actual_basis)
        for each in of_kind(plan, "statement")
    ] == [
        (DocumentVerdict.ACHIEVED, target, actual, basis, basis)
        for target, actual, basis in (
            ("35", "35", Basis.INCREMENT),
            ("90", "100", Basis.LEVEL),
            ("19", "63", Basis.UNKNOWN),
            ("20", "62", Basis.INCREMENT),
            ("11", "18", Basis.TOTAL),
            ("125", "126", Basis.UNKNOWN),
            ("45", "58", Basis.INCREMENT),
        )
    ]


def test_each_subprogramme_has_its_results_and_their_measures(plan):
    assert [each.path for each in of_kind(plan, "measure")] == [
        f"section 14/subprogramme {number}/{result}/measure 1"
        for number in range(1, SUBPROGRAMMES + 1)
        for result in ("highlighted result 1", "result 1", "result 2")
    ]


def test_the_baseline_that_a_paragraph_states_is_a_value(plan):
    assert [
        (each.year, each.amount, each.as_printed)
        for each in of_kind(plan, "value")
        if each.value_kind == "baseline"
    ] == [("2015-2018", "117", "117")]


def test_seventeen_measures_have_their_values_in_a_figure(plan):
    asked = [each.about for each in of_kind(plan, "doubt") if each.code == "values_only_in_figure"]
    in_tables = {
        each.path
        for each in of_kind(plan, "value")
        if each.state != "proxy" and each.value_kind != "baseline"
    }

    assert len(asked) == 17
    assert len(in_tables) == 4
    assert {each.path for each in of_kind(plan, "measure")} == in_tables.union(asked)


def test_four_tables_give_words_for_five_years_each(plan):
    words = [each for each in of_kind(plan, "value") if each.words]

    assert list(Counter(each.path for each in words).values()) == [5, 5, 5, 5]
    assert Counter((each.year, each.value_kind) for each in words) == {
        (2015, "actual"): 1,
        (2016, "actual"): 1,
        (2017, "actual"): 4,
        (2018, "actual"): 4,
        (2019, "actual"): 4,
        (2020, "planned"): 3,
        (2021, "planned"): 3,
    }


def test_every_carried_over_result_has_a_proxy_year(plan):
    carried = [each.path for each in of_kind(plan, "accomplishment") if each.carried_over]
    proxies = [(each.path, each.year) for each in of_kind(plan, "value") if each.state == "proxy"]

    assert proxies == [(f"{path}/measure 1", 2020) for path in carried]


def test_deliverables_have_counts_and_their_subtotals_add_up(plan):
    deliverables = of_kind(plan, "deliverable")
    subtotals = [each for each in plan.dropped if each.because == "subtotal"]
    wrong = [each for each in of_kind(plan, "doubt") if each.code == "parts_do_not_add_up"]

    items = [each for each in deliverables if each.level is DeliverableLevel.ITEM]

    assert len(items) == 45
    assert len(deliverables) - len(items) == 18
    assert {tuple((year, *columns) for year, columns in each.counts.items()) for each in items} == {
        (("2019", "planned", "actual"), ("2020", "planned"), ("2021", "planned"))
    }
    assert len(subtotals) == 27
    assert wrong == []


def test_mandates_stand_in_eight_lists(plan):
    mandates = of_kind(plan, "mandate")
    keys = {(each.body, each.mandate_kind, each.symbol, each.section) for each in mandates}

    assert len({each.path.rpartition("/")[0] for each in mandates}) == 8
    assert len(keys) == 159
    assert [each for each in mandates if not each.text or not each.symbol or not each.body] == []


def test_the_goals_named_by_each_subprogramme(plan):
    linked = Counter(each.about.split("/")[1] for each in of_kind(plan, "alignment"))

    assert linked == {
        "subprogramme 1": 10,
        "subprogramme 2": 6,
        "subprogramme 3": 9,
        "subprogramme 4": 8,
        "subprogramme 5": 8,
        "subprogramme 6": 6,
        "subprogramme 7": 6,
    }


def test_every_text_stands_in_the_document_as_it_is_read(data, plan):
    lines = data.decode().split("\n")
    printed = squeezed("".join(line for line in lines if not line.strip().startswith("http")))

    elsewhere = [
        record
        for record in plan
        if not isinstance(record, Alignment | Doubt) and squeezed(record.text) not in printed
    ]

    # Two paragraphs run over the footnotes of a page, four bear a footnote mark.
    assert len(elsewhere) == 6


def test_another_section_at_other_lines_reads_the_same(data, plan):
    text = re.sub(r"(?<![\d./])14\.(?=[\d一二三四五六七八九十])", "23.", data.decode())
    moved = read(("\n" * 70 + text.replace("第 14 款", "第 23 款")).encode())

    assert [(each.kind, each.path.replace("section 23", "section 14")) for each in moved] == [
        (each.kind, re.sub(r"paragraph 14\.", "paragraph 23.", each.path)) for each in plan
    ]


def test_the_other_subprogrammes_read_the_same_when_one_is_cut_out(data, plan):
    starts = [
        each.source.line for each in plan.dropped if re.fullmatch(r"次级方案 [34]", each.text)
    ]
    lines = data.decode().split("\n")
    cut = read("\n".join([*lines[: starts[0] - 1], *lines[starts[1] - 1 :]]).encode())

    def nodes(record):
        return [
            (each.kind, each.path, each.text)
            for each in record.records
            if "subprogramme" in each.path and "/subprogramme 3" not in each.path
        ]

    assert nodes(cut) == nodes(plan)
