"""DHIS2 data value sets: zero is a value, and nothing is taken for what it is not."""

import json
from datetime import date

import pytest
from django.test import Client

from indicators.enums import PeriodKind, Step, ValueState
from indicators.exchange.dhis2_periods import read as period_read
from indicators.exchange.dhis2_periods import written as period_written
from indicators.exchange.incoming.from_dhis2 import read_dhis2
from indicators.models import Cell, Period, ReviewEvent
from tests.builders import a_measure, a_version, an_adopted_value
from tests.exchange.frames import Frame, a_frame


def found(*values: dict[str, object]) -> list[tuple[str, str, str]]:
    read = read_dhis2(json.dumps({"dataValues": list(values)}).encode(), unit="TRACKER")
    return [(each.kind, each.number, each.words) for each in read.statements]


def one(**said: object) -> dict[str, object]:
    return {"dataElement": "M1", "period": "2025", **said}


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (0, "0"),
        ("0", "0"),
        (0.5, "0.5"),
        (1e25, "1" + "0" * 25),
        (12345678901234567890, "12345678901234567890"),
    ],
)
def test_a_number_is_the_number_that_is_said(value, number):
    assert found(one(value=value)) == [("actual", number, "")]


@pytest.mark.parametrize("value", [None, "", " "])
def test_what_says_nothing_is_missing(value):
    read = read_dhis2(json.dumps({"dataValues": [one(value=value)]}).encode(), unit="TRACKER")

    assert (read.statements, read.missing) == ((), 1)


def test_a_kind_is_known_however_it_is_written_and_no_other_is_taken():
    values = [
        one(value=1, attributeOptionCombo=kind) for kind in ("Target", "projected", "default")
    ]
    read = read_dhis2(json.dumps({"dataValues": values}).encode(), unit="TRACKER")

    assert [each.kind for each in read.statements] == ["target", "actual"]
    assert read.doubts == (("unknown_kind", 1),)


def test_what_is_of_another_unit_is_asked_about():
    values = [one(value=1), one(value=2, orgUnit="DISTRICT-7"), one(value=3, orgUnit="TRACKER")]
    read = read_dhis2(json.dumps({"dataValues": values}).encode(), unit="TRACKER")

    assert dict(read.doubts)["other_unit"] == 1


def test_what_dhis2_has_no_place_for_is_read_out_of_the_comment():
    value = one(value="88.333333333333", comment="53 / 60; about; estimated; Late returns")
    [said] = read_dhis2(json.dumps({"dataValues": [value]}).encode(), unit="TRACKER").statements

    assert (said.numerator, said.denominator, said.qualifier, said.state, said.comment) == (
        "53",
        "60",
        "about",
        "estimated",
        "Late returns",
    )


PERIODS = [
    ("2026", date(2026, 1, 1), date(2026, 12, 31)),
    ("2026Q4", date(2026, 10, 1), date(2026, 12, 31)),
    ("202402", date(2024, 2, 1), date(2024, 2, 29)),
    ("20260315", date(2026, 3, 15), date(2026, 3, 15)),
    ("2026S1", date(2026, 1, 1), date(2026, 6, 30)),
    ("2026S2", date(2026, 7, 1), date(2026, 12, 31)),
    ("2026AprilS1", date(2026, 4, 1), date(2026, 9, 30)),
    ("2026AprilS2", date(2026, 10, 1), date(2027, 3, 31)),
    ("2026April", date(2026, 4, 1), date(2027, 3, 31)),
    ("2026July", date(2026, 7, 1), date(2027, 6, 30)),
    ("2026Oct", date(2026, 10, 1), date(2027, 9, 30)),
    ("2026Nov", date(2026, 11, 1), date(2027, 10, 31)),
    ("9999", date(9999, 1, 1), date(9999, 12, 31)),
]


@pytest.mark.parametrize(("text", "first", "last"), PERIODS)
def test_a_period_is_written_and_read_as_dhis2_has_it(text, first, last):
    assert (period_written(first, last), period_read(text)) == (text, (first, last))


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2024, 1, 1), date(2025, 12, 31)),
        (date(2026, 1, 2), date(2026, 12, 31)),
        (date(2026, 2, 1), date(2027, 1, 31)),
        (date(2026, 2, 1), date(2026, 7, 31)),
        (date(2026, 2, 1), date(2026, 4, 30)),
        (date(2026, 1, 1), date(2026, 12, 30)),
    ],
)
def test_what_dhis2_does_not_know_has_no_code(first, last):
    assert period_written(first, last) == ""


@pytest.mark.parametrize(
    "text", ["", "26", "2026Q5", "202613", "20260230", "2026W5", "2026May", "0000", "2026S3"]
)
def test_what_is_no_period_is_not_taken_for_one(text):
    assert period_read(text) is None


def test_what_the_other_system_deleted_is_missing():
    values = [one(value="5", deleted=True), one(deleted=True), one(value="6", deleted=False)]
    read = read_dhis2(json.dumps({"dataValues": values}).encode(), unit="TRACKER")

    assert ([each.number for each in read.statements], read.missing) == (["6"], 2)


def exported(frame: Frame) -> dict[str, object]:
    client = Client()
    client.force_login(frame.reader)
    return json.loads(client.get(f"/plans/{frame.edition.slug}/exports/dhis2.json").getvalue())


def deleted(said: dict[str, object]) -> list[tuple[str, str]]:
    return [
        (each["period"], each["attributeOptionCombo"])
        for each in said["dataValues"]
        if each.get("deleted")
    ]


@pytest.mark.django_db
def test_what_counted_and_is_stated_no_longer_is_told_as_deleted():
    frame = a_frame()
    why = {"reason_code": "correction", "reason": "It cannot be published."}
    before = exported(frame)
    first = Cell.objects.get(measure=frame.count.identity_id, kind="baseline")
    version = a_version(first, None, state=ValueState.SUPPRESSED, **why)
    ReviewEvent.objects.create(cell=first, version=version, step=Step.ADOPT)
    Cell.objects.filter(pk=first.pk).update(approved=version, draft=None, status="approved")

    after = exported(frame)

    assert (deleted(before), deleted(after)) == ([], [("2023", "baseline")])
    [gone] = [each for each in after["dataValues"] if each.get("deleted")]
    assert gone == {
        "dataElement": f"M{frame.count.identity_id}",
        "period": "2023",
        "orgUnit": "TRACKER",
        "categoryOptionCombo": "default",
        "attributeOptionCombo": "baseline",
        "deleted": True,
    }
    assert len(after["dataValues"]) == len(before["dataValues"])
    read = read_dhis2(json.dumps(after).encode(), unit="TRACKER")
    assert (len(read.statements), read.doubts) == (len(after["dataValues"]) - 1, ())


@pytest.mark.django_db
def test_codes_are_said_to_be_codes_and_months_have_their_names():
    frame = a_frame()
    month = Period.objects.create(
        kind=PeriodKind.SPAN, label="2025-03", first_day="2025-03-01", last_day="2025-03-31"
    )
    measure = a_measure(frame.count.accomplishment, number=9)
    an_adopted_value(measure, "7", period=month)

    said = exported(frame)

    schemes = {name: value for name, value in said.items() if name.endswith("Scheme")}
    assert set(schemes) == {
        "dataElementIdScheme",
        "orgUnitIdScheme",
        "categoryOptionComboIdScheme",
    }
    assert set(schemes.values()) == {"CODE"}
    [value] = [
        each for each in said["dataValues"] if each["dataElement"] == f"M{measure.identity_id}"
    ]
    assert (value["period"], value["value"]) == ("202503", "7")
