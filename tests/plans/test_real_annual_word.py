"""The Word reader on the six real sections, against a second, machine-made reading of them.

Where the two differ, the document was looked at:

- the chart rows of the second reading hold the stored 0 under bars that print a dash, and rows
  for points that the chart does not have: the document prints a dash, or nothing;
- one table of section 19 has a stray word in a row that repeats its head on each page; the second
  reading makes six values of that row;
- another has one year cut into two cells beside merged cells; the second reading makes two rows
  of it, two of them empty, and we make one value with both lines.
"""

import csv
import re
from collections import Counter
from functools import cache

import pytest

from indicators.plans import annual_word
from indicators.plans.records import PlanRecord
from tests.plans.accounting import BALANCED, account, text_of
from tests.plans.documents import SHARED_PLANS, needs_shared

REFERENCE = SHARED_PLANS.parent / "data" / "a806_reference"
VERDICTS = {"exceeded": "exceeded", "met": "met", "did not meet": "not_met"}

# Subprogrammes and components, objectives, results, measures, values, statements, deliverables,
# mandates.
COUNTS = {
    "A_80_6_SECT.14": (7, 7, 28, 28, 196, 14, 63, 201),
    "A_80_6_Sect.13": (1, 1, 4, 4, 45, 2, 19, 87),
    "A_80_6_Sect.16": (11, 10, 40, 40, 300, 21, 149, 431),
    "A_80_6_Sect.19": (14, 13, 52, 52, 263, 26, 271, 263),
    "A_80_6_Sect.26": (6, 6, 24, 24, 178, 12, 12, 11),
    "A_80_6_Sect.29A": (13, 10, 39, 39, 203, 18, 98, 57),
}
KINDS = (
    *("subprogramme", "objective", "accomplishment", "measure", "value", "statement"),
    *("deliverable", "mandate"),
)

pytestmark = needs_shared
each_section = pytest.mark.parametrize("section", COUNTS)


def bytes_of(section: str) -> bytes:
    return (SHARED_PLANS / "en" / f"{section}.docx").read_bytes()


@cache
def read(section: str) -> PlanRecord:
    return annual_word.read(bytes_of(section))


def reference(table: str, section: str) -> list[dict[str, str]]:
    with (REFERENCE / f"{table}.csv").open(encoding="utf-8-sig") as file:
        return [row for row in csv.DictReader(file) if row["doc"] == section]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def of_kind(section: str, kind: str) -> list:
    return [each for each in read(section) if each.kind == kind]


@each_section
def test_a_section_gives_all_that_it_prints(section):
    printed = Counter(each.kind for each in read(section))

    assert tuple(printed[kind] for kind in KINDS) == COUNTS[section]


@each_section
def test_the_document_says_its_symbol_and_years(section):
    number = section.rpartition(".")[2]

    document = read(section).document

    assert (document.symbol, document.period, document.language) == (
        f"A/80/6 (Sect. {number})",
        "2026",
        "en",
    )


@each_section
def test_every_character_of_a_section_is_in_one_record(section):
    assert account(text_of(bytes_of(section)), read(section)) == BALANCED


@each_section
def test_tables_by_year_agree_with_the_second_reading(section):
    ours = Counter(
        (_result_of(section, each.path), str(each.year), each.value_kind, squeezed(each.as_printed))
        for each in of_kind(section, "value")
        if each.source.table
    )
    theirs = Counter(
        (
            squeezed(row["result"]) if row["result"].startswith("Result") else "",
            row["year"],
            row["kind"],
            squeezed(row["value"]),
        )
        for row in reference("performance_tables", section)
    )

    only_ours, only_theirs = (ours - theirs).total(), (theirs - ours).total()

    assert (only_ours, only_theirs) == ((1, 9) if section == "A_80_6_Sect.19" else (0, 0))


def _result_of(section: str, path: str) -> str:
    """``Result 2: its title`` as printed; ``""`` for the story of the year."""
    result = path.rpartition("/")[0]
    number = re.search(r"/result (\d+)$", result)
    if number is None:
        return ""
    title = next(each.text for each in of_kind(section, "accomplishment") if each.path == result)
    return squeezed(f"Result {number[1]}: {title}")


@each_section
def test_chart_values_agree_with_the_second_reading(section):
    ours = {}
    for each in of_kind(section, "value"):
        if each.source.chart:
            key = (each.source.chart, str(each.year), each.value_kind)
            ours.setdefault(key, Counter())[each.amount or "–"] += 1
    theirs = {}
    for row in reference("performance_charts", section):
        chart = int(re.sub(r"\D", "", row["chart"]))
        year, kind = _labelled(row)
        if row["value"]:
            theirs.setdefault((chart, year, kind), Counter())[_amount(row["value"])] += 1

    assert ours.keys() == theirs.keys()
    assert [
        key
        for key, amounts in ours.items()
        if _without_zeros(amounts) != _without_zeros(theirs[key])
        or amounts.total() != theirs[key].total()
    ] == []


def _labelled(row: dict[str, str]) -> tuple[str, str]:
    label = f"{row['series']} {row['category']}".lower()
    fiscal = re.search(r"20\d\d/\d\d", row["category"])
    year = fiscal or re.search(r"20\d\d", row["category"])
    return year.group() if year else "", "planned" if "planned" in label else "actual"


def _amount(stored: str) -> str:
    return f"{float(stored):.12g}"


def _without_zeros(amounts: Counter[str]) -> Counter[str]:
    return Counter({amount: n for amount, n in amounts.items() if amount not in {"0", "–"}})


@each_section
def test_no_zero_stands_where_the_chart_prints_a_dash(section):
    """None of the six prints a zero in a figure: where one is stored, a dash is typed over it."""
    found = [each for each in of_kind(section, "value") if each.source.chart]

    assert [each.path for each in found if each.amount == "0"] == []


@each_section
def test_verdicts_agree_with_the_second_reading(section):
    """The second reading cuts a sentence at a semicolon, so the ends are compared."""
    ours = [(each.verdict.value, squeezed(each.text)) for each in _statements(section)]
    theirs = [
        (VERDICTS[row["verdict"]], squeezed(row["sentence"])[-60:])
        for row in reference("status_sentences", section)
    ]

    assert len(ours) == len(theirs)
    assert [
        (verdict, end)
        for verdict, end in theirs
        if not any(verdict == our and end in sentence for our, sentence in ours)
    ] == []


def _statements(section: str) -> list:
    return of_kind(section, "statement")


@each_section
def test_a_missed_target_has_its_reason(section):
    missed = [each for each in _statements(section) if each.verdict == "not_met"]

    assert [each.path for each in missed if not each.reason] == []


@each_section
def test_deliverables_agree_with_the_second_reading(section):
    ours = Counter(
        (each.path.rpartition(" ")[2], squeezed(each.text), year, kind, str(count))
        for each in of_kind(section, "deliverable")
        for year, columns in each.counts.items()
        for kind, count in columns.items()
    )
    theirs = Counter(
        (*_numbered(row["deliverable"]), *row["header"].split(), _count(row["value"]))
        for row in reference("deliverables", section)
        if row["is_total"] == "item"
    )

    assert ours == theirs


def _numbered(deliverable: str) -> tuple[str, str]:
    number, _, name = deliverable.partition(".")
    return number, squeezed(name)


def _count(printed: str) -> str:
    return "—" if printed == "–" else squeezed(printed)


@each_section
def test_the_only_subtotal_that_does_not_add_up_is_doubted(section):
    """One subtotal of section 16 prints 2 above items of 1 and a dash."""
    codes = Counter(each.code for each in of_kind(section, "doubt"))

    assert codes["parts_do_not_add_up"] == (1 if section == "A_80_6_Sect.16" else 0)


@each_section
def test_every_measure_has_values_and_no_key_twice(section):
    measured = {each.path for each in of_kind(section, "value")}
    keys = Counter(
        (each.path, each.component, each.year, each.value_kind)
        for each in of_kind(section, "value")
    )

    assert [each.path for each in of_kind(section, "measure") if each.path not in measured] == []
    assert [key for key, times in keys.items() if times > 1] == []


@each_section
def test_every_mandate_has_a_body_or_is_a_convention(section):
    nameless = [
        each.text
        for each in of_kind(section, "mandate")
        if each.body is None and each.mandate_kind not in {"convention", "protocol"}
    ]

    assert nameless == []
