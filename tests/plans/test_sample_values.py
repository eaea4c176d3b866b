"""The demo's values and settings: they fit the plan, and show every verdict there is."""

import csv
from collections import defaultdict
from fractions import Fraction

import pytest

from indicators.attainment import Case, Ratio, assess
from indicators.enums import Basis, MeasureKind, ReasonCode, Role, ValueKind, ValueState, Verdict
from indicators.plans import formats
from indicators.plans.records import Measure, Subprogramme, Value
from tests.plans.make_sample import SAMPLE

YEAR = "2026"
PLAN = tuple(formats.read((SAMPLE / "annual.en.docx").read_bytes()))
MEASURES = {each.path for each in PLAN if isinstance(each, Measure)}


def _rows(name: str) -> list[dict[str, str]]:
    with (SAMPLE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


VALUES = _rows("values.csv")
SETTINGS = {row["path"]: row for row in _rows("measures.csv")}


def test_every_measure_of_the_plan_has_settings_and_values_and_no_other():
    assert (set(SETTINGS), {row["path"] for row in VALUES}) == (MEASURES, MEASURES)


def test_every_kind_of_measure_occurs():
    assert {row["kind"] for row in SETTINGS.values()} == set(MeasureKind)


def test_every_state_of_a_value_occurs():
    assert {row["state"] for row in VALUES} == set(ValueState)


def test_values_of_parts_name_a_part_that_the_plan_prints():
    printed = {(each.path, each.component or "") for each in PLAN if isinstance(each, Value)}

    assert {(row["path"], row["component"]) for row in VALUES} - printed == set()


def test_a_state_without_a_value_has_none():
    without = (
        ValueState.NOT_REPORTED,
        ValueState.NOT_DUE,
        ValueState.NOT_APPLICABLE,
        ValueState.SUPPRESSED,
    )

    assert [
        row
        for row in VALUES
        if row["state"] in without and (row["amount"] or row["numerator"] or row["words"])
    ] == []


def test_a_value_that_takes_the_place_of_a_printed_one_says_why():
    printed = {
        (each.path, each.component or "", str(each.year), _kind(each.value_kind))
        for each in PLAN
        if isinstance(each, Value) and each.state != "none"
    }

    unexplained = [
        row
        for row in VALUES
        if (row["path"], row["component"], row["period"], row["kind"]) in printed
        and not (row["reason_code"] and row["reason"])
    ]

    assert unexplained == []


def test_people_have_a_role_on_a_part_of_the_plan():
    units = {each.path for each in PLAN if isinstance(each, Subprogramme)} | {"section 6"}

    people = _rows("people.csv")

    # Who contributes holds an entity of a measure, and the sample's measures have none.
    assert {row["role"] for row in people} == set(Role) - {Role.CONTRIBUTOR}
    assert {row["scope"] for row in people} - units == set()


def test_the_reporting_year_shows_every_verdict_and_a_judgement():
    attainments = [assess(case) for case in _cases()]

    assert {each.verdict for each in attainments} == set(Verdict)
    assert ReasonCode.JUDGED in {code for each in attainments for code in each.reasons}


@pytest.mark.parametrize(
    ("path", "component", "verdict", "progress"),
    [
        ("subprogramme 2/result 1/measure 1", "", Verdict.PARTIALLY_MET, Fraction(13, 16)),
        ("subprogramme 2/result 3/measure 2", "", Verdict.NOT_MET, Fraction(219, 220)),
        ("subprogramme 2/result 3/measure 1", "River", Verdict.NOT_MET, Fraction(0)),
        (
            "subprogramme 3/component 2/highlighted result 1/measure 1",
            "",
            Verdict.REGRESSED,
            Fraction(-1, 7),
        ),
        ("subprogramme 3/component 2/result 2/measure 1", "", Verdict.EXCEEDED, None),
    ],
)
def test_the_verdicts_that_the_guide_speaks_of(path, component, verdict, progress):
    attainment = assess(_case(f"section 6/{path}", component))

    assert (attainment.verdict, attainment.progress) == (verdict, progress)


def _kind(printed: str) -> ValueKind:
    return ValueKind.TARGET if printed == "planned" else ValueKind(printed)


def _cases() -> list[Case]:
    return [_case(*key) for key in sorted({(row["path"], row["component"]) for row in VALUES})]


def _case(path: str, component: str) -> Case:
    """The reporting year of a measure: what the plan prints, overruled by what was entered."""
    rows: dict[str, dict[str, str]] = defaultdict(lambda: defaultdict(str))
    for amount in _printed_targets(path, component):
        rows["target"] = {"amount": amount, "basis": Basis.LEVEL}
    for row in VALUES:
        is_final = (row["path"], row["component"], row["as_of"]) == (path, component, "")
        if is_final and (row["kind"] == ValueKind.BASELINE or row["period"] == YEAR):
            rows[row["kind"]] = row
    target, actual, setting = rows["target"], rows["actual"], SETTINGS[path]
    is_range = setting["kind"] == MeasureKind.RANGE
    return Case(
        kind=MeasureKind(setting["kind"]),
        baseline=_number(rows["baseline"].get("amount")),
        target=None if is_range else _number(target.get("amount")),
        lo=_number(target.get("amount")) if is_range else None,
        hi=_number(target.get("amount_high")),
        actual=_number(actual.get("amount")),
        ratio=_ratio(actual),
        tolerance=Fraction(setting["tolerance"]),
        judged=Verdict(actual["judged"]) if actual.get("judged") else None,
        state=ValueState(actual.get("state") or ValueState.NOT_REPORTED),
        basis=Basis(target.get("basis") or Basis.LEVEL),
    )


def _printed_targets(path: str, component: str) -> list[str]:
    return [
        each.amount
        for each in PLAN
        if isinstance(each, Value)
        and (each.path, each.component or "") == (path, component)
        and (each.value_kind, str(each.year)) == ("planned", YEAR)
        and each.amount is not None
    ]


def _number(text: str | None) -> Fraction | None:
    return Fraction(text) if text else None


def _ratio(row: dict[str, str]) -> Ratio | None:
    if not row.get("denominator"):
        return None
    return Ratio(Fraction(row["numerator"]), Fraction(row["denominator"]))
