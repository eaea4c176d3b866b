"""A certificate says all that an attainment was computed from, and a stranger can check it."""

import copy
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

import verify_certificate
from indicators import attainment
from indicators.attainment.case import Attainment, Case
from indicators.attainment.certificate import number_of
from indicators.attainment.exact import as_pair
from indicators.attainment.rules import RULES_IN_FORCE, assess
from indicators.attainment.series import MeasureYear, assess_series, of_components
from indicators.enums import Accumulation, MeasureKind, ValueKind, ValueState, Verdict
from tests import builders as a
from tests.attainment.cases import CASES
from tests.attainment.cases_of_series import COMPONENTS, SERIES
from tests.attainment.generated import FIRST_YEAR, cases, series
from tests.attainment.revising import stated_anew

NOW = datetime(2026, 3, 1, tzinfo=UTC)
CHECKER = Path(verify_certificate.__file__)
WITHOUT_VALUE = (
    ValueState.NOT_REPORTED,
    ValueState.NOT_DUE,
    ValueState.NOT_APPLICABLE,
    ValueState.SUPPRESSED,
)


def a_certificate(
    years: Sequence[MeasureYear], attained: Attainment, components: Sequence[dict] = ()
) -> dict:
    """As short as a certificate can be: what the checker reads."""
    last = years[-1]
    case = last.case
    is_range = case.kind == MeasureKind.RANGE
    brought = last.accumulation if case.kind != MeasureKind.MILESTONE else ""
    content = {
        "rule_set": RULES_IN_FORCE,
        "kind": case.kind or "",
        "accumulation": "" if brought == Accumulation.PER_PERIOD else brought,
        "tolerance": as_pair(case.tolerance),
        "due": case.due,
        "is_provisional": False,
        "baseline": {"pair": in_parts(case.baseline)},
        "target": {
            "pair": in_parts(case.lo if is_range else case.target),
            "high": as_pair(case.hi) if is_range and case.hi is not None else None,
            "basis": case.basis,
        },
        "years": [a_year(each) for each in years],
        "components": list(components),
        "original": None,
        "result": {
            "verdict": attained.verdict,
            "progress": as_pair(attained.progress) or None,
            "ratio": as_pair(attained.ratio) or None,
            "gap": as_pair(attained.gap) or None,
            "reasons": sorted(attained.reasons),
        },
    }
    return {"number": number_of(content)} | content


def a_certificate_of_components(parts: Sequence[Case]) -> dict:
    attained = [assess(part) for part in parts]
    inside = [
        a_certificate([MeasureYear(part)], each) for part, each in zip(parts, attained, strict=True)
    ]
    whole = MeasureYear(Case(MeasureKind.INCREASE))
    return a_certificate([whole], of_components(attained), inside)


def in_parts(number):
    return None if number is None else [as_pair(number), "1"]


def a_year(year: MeasureYear) -> dict:
    """A value as the tables can hold it: a state without a value has none, a nil is 0."""
    case, begins = year.case, int(year.year or FIRST_YEAR)
    pair = in_parts(case.actual)
    is_ratio = case.ratio is not None
    if is_ratio:
        pair = [as_pair(100 * case.ratio.numerator), as_pair(case.ratio.denominator)]
    if case.state in WITHOUT_VALUE or case.state == ValueState.NIL:
        pair, is_ratio = ["0", "1"] if case.state == ValueState.NIL else None, False
    return {
        "pair": pair,
        "is_ratio": is_ratio,
        "state": case.state,
        "basis": case.actual_basis,
        "judged": case.judged or "",
        "days": [f"{begins}-01-01", f"{begins + 1}-01-01"],
    }


@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_named_case_is_judged_alike(case):
    certificate = a_certificate([MeasureYear(case.given)], assess(case.given))

    assert verify_certificate.faults(certificate) == []


@pytest.mark.parametrize("named", SERIES, ids=str)
def test_every_named_series_is_judged_alike(named):
    certificate = a_certificate(named.years, assess_series(named.years))

    assert verify_certificate.faults(certificate) == []


@pytest.mark.parametrize("named", COMPONENTS, ids=str)
def test_every_named_list_of_components_is_judged_alike(named):
    assert verify_certificate.faults(a_certificate_of_components(named.parts)) == []


@settings(max_examples=1_000, deadline=None)
@given(cases())
def test_generated_cases_are_judged_alike(case):
    certificate = a_certificate([MeasureYear(case)], assess(case))

    assert verify_certificate.faults(certificate) == []


@settings(max_examples=1_000, deadline=None)
@given(series())
def test_generated_series_are_judged_alike(years):
    certificate = a_certificate(years, assess_series(years))

    assert verify_certificate.faults(certificate) == []


@settings(max_examples=250, deadline=None)
@given(st.lists(cases(), min_size=1, max_size=4))
def test_generated_components_are_judged_alike(parts):
    assert verify_certificate.faults(a_certificate_of_components(parts)) == []


def a_plan_of_every_shape():
    """A revised target with a ratio, a sum of years, and components."""
    accomplishment = a.an_accomplishment()
    share = a.a_measure(accomplishment, number=1)
    a.an_adopted_value(share, "10", kind=ValueKind.BASELINE, period=a.a_year(2024))
    target = a.an_adopted_value(share, "80", kind=ValueKind.TARGET, source=share.node)
    a.an_adopted_value(share, None, numerator=Decimal(2), denominator=Decimal(3))
    stated_anew(target, "60", valid_from=date(2025, 7, 1))
    summed = a.a_measure(accomplishment, number=2, accumulation=Accumulation.SUM_TO_DATE)
    for year in (2024, 2025):
        a.an_adopted_value(summed, "4", period=a.a_year(year))
    a.an_adopted_value(summed, "8", kind=ValueKind.TARGET)
    parted = a.a_measure(accomplishment, number=3)
    for name, actual in (("women", "25"), ("men", "15")):
        component = a.a_component(parted, name)
        a.an_adopted_value(parted, "20", kind=ValueKind.TARGET, component=component)
        a.an_adopted_value(parted, actual, component=component)
    attainment.recompute(edition_id=share.node.edition_id, now=NOW)
    return share.node.edition_id


@pytest.mark.django_db
def test_what_is_stored_is_certified_and_holds_after_its_way_through_a_file(tmp_path):
    edition_id = a_plan_of_every_shape()

    found = attainment.certificates(edition_id=edition_id, period_id=a.a_year().pk)

    path = tmp_path / "certificates.json"
    path.write_text(json.dumps(found), encoding="utf-8")
    share, summed, parted = found
    assert [each["result"]["verdict"] for each in found] == ["EXCEEDED", "MET", "NOT_MET"]
    assert share["result"]["gap"] == "20/3"
    assert share["original"]["result"]["verdict"] == Verdict.PARTIALLY_MET
    assert share["original"]["target"]["source"]["path"] == share["measure"]
    assert [year["pair"] for year in summed["years"]] == [["4", "1"], ["4", "1"]]
    assert [part["component"] for part in parted["components"]] == ["women", "men"]
    assert checked(path) == (0, "Every certificate holds.")


@pytest.mark.django_db
def test_what_was_known_is_certified_as_of_then():
    edition_id = a_plan_of_every_shape()
    asked = {"edition_id": edition_id, "period_id": a.a_year().pk}

    stored = attainment.certificates(**asked)
    then = attainment.certificates(**asked, at=timezone.now())

    assert [each["result"] for each in then] == [each["result"] for each in stored]
    assert [fault for each in then for fault in verify_certificate.faults(each)] == []


def set_in(certificate, value, *path):
    *outer, last = path
    place = certificate
    for step in outer:
        place = place[step]
    place[last] = value


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        (("result", "verdict"), "MET", "verdict"),
        (("result", "progress"), "1", "progress"),
        (("result", "ratio"), "1", "ratio"),
        (("result", "gap"), "0", "gap"),
        (("result", "reasons"), ["NO_RATIO"], "reasons"),
    ],
)
def test_a_changed_result_is_found_even_under_a_new_number(path, value, fault):
    certificate = attainment.certificates(edition_id=a_plan_of_every_shape())[1]
    changed = copy.deepcopy(certificate)
    set_in(changed, value, *path)
    changed["number"] = number_of(changed)

    said = verify_certificate.faults(changed)

    assert said == [f"{changed['number'][:12]}: {fault}"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("text",), "Something else"),
        (("plan",), "A/1/1"),
        (("years", -1, "stated", "by"), "Somebody else"),
        (("original", "result", "verdict"), "MET"),
        (("target", "pair", 0), "61"),
    ],
)
def test_whatever_is_changed_the_number_no_longer_holds(path, value, tmp_path):
    certificate = attainment.certificates(
        edition_id=a_plan_of_every_shape(), period_id=a.a_year().pk
    )[0]
    set_in(certificate, value, *path)
    file = tmp_path / "changed.json"
    file.write_text(json.dumps([certificate]), encoding="utf-8")

    status, said = checked(file)

    assert (status, f"{certificate['number'][:12]}: number" in said.splitlines()) == (1, True)


@pytest.mark.django_db
def test_what_may_yet_change_is_said_of_all_of_a_certificate(tmp_path):
    known = replace(
        attainment.standing_rows(edition_id=a_plan_of_every_shape(), period_id=a.a_year().pk),
        is_provisional=True,
    )
    found = attainment.certified(known)
    file = tmp_path / "certificates.json"
    file.write_text(json.dumps(found), encoding="utf-8")

    said = checked(file)
    inside = found[2]["components"][0]
    inside["is_provisional"] = False
    inside["number"] = number_of(inside)
    found[2]["number"] = number_of(found[2])

    assert said == (0, "Every certificate holds. Provisional: 3.")
    assert verify_certificate.faults(found[2]) == [f"{found[2]['number'][:12]}: is_provisional"]


def checked(path: Path) -> tuple[int, str]:
    """As a stranger runs it: by a Python without our packages or settings."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(CHECKER), str(path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=path.parent,
    )
    return done.returncode, (done.stdout + done.stderr).strip()


def test_the_checker_is_short_and_needs_nothing_of_ours():
    lines = CHECKER.read_text(encoding="utf-8").splitlines()

    imports = [line for line in lines if line.startswith(("import ", "from "))]
    assert len(lines) < 80
    assert imports == [
        "import hashlib, json, sys",
        "from fractions import Fraction as F",
        "from itertools import pairwise",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("measures", [1, 3])
def test_a_plan_takes_the_same_queries_whatever_its_size(measures, django_assert_num_queries):
    accomplishment = a.an_accomplishment()
    for number in range(measures):
        measure = a.a_measure(accomplishment, number=number)
        a.an_adopted_value(measure, "20", kind=ValueKind.TARGET)
        a.an_adopted_value(measure, "13")
    attainment.recompute(edition_id=measure.node.edition_id, now=NOW)

    # The rows, the eight things they name, and of the versions themselves, approvals, evidence.
    with django_assert_num_queries(1 + 7 + 3):
        found = attainment.certificates(edition_id=measure.node.edition_id)

    assert len(found) == measures
