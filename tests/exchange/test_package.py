"""The package of tables passes Frictionless and CSV on the Web, and says all that is approved."""

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import csvw
import frictionless
import pytest
from django.test import Client

from indicators import attainment, exchange
from tests.builders import NOW, a_measure, an_adopted_value
from tests.connections import in_another_connection
from tests.exchange.frames import LONG_NUMBER, Frame, a_frame

pytestmark = pytest.mark.django_db


@pytest.fixture
def frame() -> Frame:
    held = a_frame()
    attainment.recompute(edition_id=held.edition.pk, now=NOW)
    return held


@pytest.fixture
def folder(frame: Frame, tmp_path: Path) -> Path:
    """The package as it is fetched, unpacked."""
    client = Client()
    client.force_login(frame.reader)
    answer = client.get(f"/plans/{frame.edition.slug}/exports/package.zip")
    with ZipFile(BytesIO(answer.getvalue())) as archive:
        archive.extractall(tmp_path)
    return tmp_path


def test_it_is_a_data_package(folder: Path):
    package = frictionless.Package(str(folder / "datapackage.json"))

    report = package.validate()

    assert report.flatten(["type", "note"]) == []
    assert [each.name for each in package.resources] == [
        "nodes",
        "measures",
        "values",
        "attainment",
    ]


def test_it_is_csv_on_the_web(folder: Path):
    tables = csvw.CSVW(str(folder / "csv-metadata.json"), validate=True)

    assert tables.is_valid, tables.warnings
    assert len(list(tables.tables[2])) == 11


REFERS = {
    "nodes": [("parent", "", "path")],
    "measures": [("path", "nodes", "path")],
    "values": [("measure", "measures", "measure"), ("path", "nodes", "path")],
    "attainment": [("measure", "measures", "measure"), ("path", "nodes", "path")],
}


def test_tables_say_what_their_cells_may_hold_and_refer_to(folder: Path):
    package = frictionless.Package(str(folder / "datapackage.json"))

    kinds = package.get_resource("values").schema.get_field("kind").constraints
    assert kinds == {"required": True, "enum": ["baseline", "target", "actual"]}
    assert {
        each.name: [
            (*key["fields"], key["reference"]["resource"], *key["reference"]["fields"])
            for key in each.schema.foreign_keys
        ]
        for each in package.resources
    } == REFERS


@pytest.mark.parametrize(
    ("file", "says", "instead", "fault"),
    [
        ("values.csv", b",baseline,", b",promise,", "constraint-error"),
        ("values.csv", b",not_reported,", b",forgotten,", "constraint-error"),
        ("nodes.csv", b"programme 6/subprogramme 1,subprogramme,programme 6,", b"a,subprogramme,b,",
         "foreign-key"),
    ],
)  # fmt: skip
def test_what_cannot_be_in_a_table_is_found(folder: Path, file, says, instead, fault):
    table = folder / file
    assert says in table.read_bytes()
    table.write_bytes(table.read_bytes().replace(says, instead))

    report = frictionless.Package(str(folder / "datapackage.json")).validate()

    assert fault in {each for [each] in report.flatten(["type"])}


def test_what_no_choice_has_is_found_on_the_web_too(folder: Path):
    table = folder / "values.csv"
    table.write_bytes(table.read_bytes().replace(b",baseline,", b",promise,"))

    web = csvw.CSVW(str(folder / "csv-metadata.json"), validate=True)

    with pytest.raises(ValueError, match="invalid lexical value for string: promise"):
        assert web.is_valid


@pytest.fixture
def licensed(settings) -> None:
    settings.EXCHANGE_LICENCE = "CC-BY-4.0"
    settings.EXCHANGE_LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.usefixtures("licensed")
def test_it_is_under_the_licence_that_the_settings_name(client: Client, frame: Frame):
    answer = client.get(f"/plans/{frame.edition.slug}/exports/package.zip")

    with ZipFile(BytesIO(answer.getvalue())) as archive:
        package = json.loads(archive.read("datapackage.json"))
        tables = json.loads(archive.read("csv-metadata.json"))
    address = "https://creativecommons.org/licenses/by/4.0/"
    assert package["licenses"] == [{"name": "CC-BY-4.0", "path": address}]
    assert (tables["dc:rights"], tables["dc:license"]) == ("CC-BY-4.0", {"@id": address})


def test_words_are_in_the_language_of_the_plan(folder: Path, frame: Frame):
    said = json.loads((folder / "csv-metadata.json").read_text())

    measures = said["tables"][1]["tableSchema"]["columns"]
    assert {each["name"]: each["lang"] for each in measures if "lang" in each} == dict.fromkeys(
        ("text", "unit", "definition", "method", "data_source"), frame.edition.language
    )


def test_it_carries_terms_source_rules_and_instant(frame: Frame, folder: Path, settings):
    said = json.loads((folder / "datapackage.json").read_text())

    assert said["licenses"] == [{"name": "notspecified"}]
    address = f"{settings.PUBLIC_URL}/plans/{frame.edition.slug}/"
    assert said["sources"] == [{"title": frame.edition.symbol, "path": address}]
    assert said["homepage"] == address
    assert said["ruleSet"] == "AR-1 1.1"
    assert said["asAt"] == said["created"]


def test_numbers_are_exact_missing_is_empty_and_formulas_are_text(folder: Path):
    package = frictionless.Package(str(folder / "datapackage.json"))

    rows = [row.to_dict() for row in package.get_resource("values").read_rows()]

    assert [(row["kind"], row["state"], str(row["amount"]), row["words"]) for row in rows] == [
        ("actual", "reported", "2.5", None),
        ("actual", "not_reported", "None", None),
        ("actual", "nil", "0", None),
        ("baseline", "reported", "4", None),
        ("target", "reported", LONG_NUMBER, None),
        ("actual", "estimated", "1", None),
        ("actual", "reported", "-1", None),
        ("actual", "reported", "None", None),
        ("actual", "suppressed", "None", None),
        ("actual", "reported", "None", "Signed"),
        ("target", "reported", "None", "'=Signed, and “ratified”"),
    ]


def test_the_page_names_every_file(frame: Frame):
    client = Client()
    client.force_login(frame.reader)

    page = client.get(f"/plans/{frame.edition.slug}/exports/").content.decode()

    assert f"/plans/{frame.edition.slug}/exports/package.zip" in page
    assert f"/sdmx/3.0/data/dataflow/TRACKER/{frame.edition.slug}/1.0.0" in page


def test_more_values_ask_no_more_queries(frame: Frame, django_assert_num_queries):
    client = Client()
    client.force_login(frame.reader)
    for more in range(2):
        for number in range(3 * more):
            an_adopted_value(a_measure(frame.count.accomplishment, number=10 + number), "1")
        with django_assert_num_queries(11):
            client.get(f"/plans/{frame.edition.slug}/exports/package.zip").getvalue()


def test_a_data_value_set_has_every_value_that_dhis2_can_hold(frame: Frame):
    client = Client()
    client.force_login(frame.reader)

    said = json.loads(client.get(f"/plans/{frame.edition.slug}/exports/dhis2.json").getvalue())

    count = f"M{frame.count.identity_id}"
    values = [
        (each["period"], each["categoryOptionCombo"], each["attributeOptionCombo"], each["value"])
        for each in said["dataValues"]
        if each["dataElement"] == count
    ]
    assert values == [
        ("2025", f"C{frame.women.pk}", "actual", "2.5"),
        ("2025", "default", "actual", "0"),
        ("2023", "default", "baseline", "4"),
        ("2025", "default", "target", LONG_NUMBER),
        ("2025", "sex=unknown", "actual", "1"),
        ("2025", "sex=women", "actual", "-1"),
    ]
    assert said["notExported"] == [
        {"period": "2024", "reason": "no value: not reported", "values": 1},
        {"period": "2024-2025", "reason": "DHIS2 has no such period", "values": 1},
        {"period": "2025", "reason": "no value: suppressed", "values": 1},
    ]


@pytest.mark.django_db(transaction=True)
def test_every_table_is_of_the_moment_at_which_it_was_begun(frame: Frame):
    pieces = exchange.package.package(frame.edition, as_at=NOW)
    begun = next(pieces)

    def later() -> None:
        an_adopted_value(a_measure(frame.count.accomplishment, number=9, text="Later"), "77")

    in_another_connection(later).join()

    with ZipFile(BytesIO(begun + b"".join(pieces))) as archive:
        measures, values = archive.read("measures.csv"), archive.read("values.csv")
    assert (b"Later" in measures, b",77," in values) == (False, False)
    assert len(values.splitlines()) == 1 + 11
