"""DHIS2 data value sets: zero is a value, and nothing is taken for what it is not."""

import json

import pytest
from django.test import Client

from indicators.enums import PeriodKind
from indicators.exchange.incoming.from_dhis2 import read_dhis2
from indicators.models import Period
from tests.builders import a_measure, an_adopted_value
from tests.exchange.frames import a_frame


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


@pytest.mark.django_db
def test_codes_are_said_to_be_codes_and_months_have_their_names():
    frame = a_frame()
    month = Period.objects.create(
        kind=PeriodKind.SPAN, label="2025-03", first_day="2025-03-01", last_day="2025-03-31"
    )
    measure = a_measure(frame.count.accomplishment, number=9)
    an_adopted_value(measure, "7", period=month)
    client = Client()
    client.force_login(frame.reader)

    said = json.loads(client.get(f"/plans/{frame.edition.slug}/exports/dhis2.json").getvalue())

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
