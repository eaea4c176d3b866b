"""A table that is sent becomes a plan, once a person has said what its columns hold."""

import csv
import io
from pathlib import Path

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from indicators.enums import PlanFormat, Role
from indicators.models import PlanEdition, SpreadsheetMapping, ValueVersion
from tests.builders import a_role, a_user, an_edition
from tests.plans.documents import published_table

pytestmark = pytest.mark.django_db
TABLE = Path(__file__).resolve().parents[1] / "exchange/tables/two_row_head.csv"
UPLOAD = "/import/spreadsheet/"


@pytest.fixture
def client() -> Client:
    officer = a_user()
    a_role(officer, Role.OFFICER, an_edition().document)
    client = Client()
    client.force_login(officer)
    return client


def sent(client: Client, data: bytes, name: str = "framework.csv"):
    return client.post(UPLOAD, {"file": SimpleUploadedFile(name, data)})


def form_of(client: Client, address: str, **others: str) -> dict[str, str]:
    """The form as it is shown, with what a person types."""
    form = client.get(address).context["form"]
    shown = {field.name: field.value() for field in form}
    return {name: "" if value is None else value for name, value in shown.items()} | others


def test_a_table_is_mapped_checked_and_loaded(client: Client):
    address = sent(client, TABLE.read_bytes())["Location"]
    typed = form_of(client, address, symbol="RCAB/2024/1", language="en", next="check")

    preview = client.post(address, typed)["Location"]
    assert client.get(preview).status_code == 200
    client.post(preview)

    edition = PlanEdition.objects.get(symbol="RCAB/2024/1")
    assert (edition.format, edition.period.label) == (PlanFormat.SPREADSHEET, "2024-2025")
    values = ValueVersion.objects.filter(source__edition=edition).order_by("source__position", "pk")
    assert [
        (each.source.text, each.cell.kind, each.cell.period.label, each.state, each.as_printed)
        for each in values.select_related("source", "cell__period")
    ] == [
        ("Crossings open to freight", "baseline", "2023", "reported", "4"),
        ("Crossings open to freight", "target", "2024", "reported", "5"),
        ("Crossings open to freight", "target", "2025", "reported", "6"),
        ("Crossings open to freight", "actual", "2024", "reported", "4,5"),
        ("Crossings open to freight", "actual", "2025", "reported", "0"),
        ("Treaty ratified", "baseline", "2023", "reported", "none"),
        ("Treaty ratified", "target", "2025", "reported", "Treaty in force"),
        ("Treaty ratified", "actual", "2024", "not_reported", "–"),
        ("Median hours to clear", "baseline", "2023", "reported", "9"),
        ("Median hours to clear", "target", "2024", "reported", "8"),
        ("Median hours to clear", "target", "2025", "reported", "7"),
        ("Median hours to clear", "actual", "2024", "reported", "8"),
        ("Median hours to clear", "actual", "2025", "reported", "6"),
    ]
    results = edition.nodes.filter(kind="accomplishment").values_list("text", flat=True)
    assert (list(results), edition.remainders.count()) == (["Borders work"], 4)


def test_what_a_person_says_of_the_columns_is_kept_for_the_next_table(client: Client):
    address = sent(client, TABLE.read_bytes())["Location"]
    typed = form_of(client, address, symbol="X", language="en", role_2="ignored", next="again")

    client.post(address, typed)
    again = client.get(sent(client, TABLE.read_bytes() + b"More;Lorries;1;2;3;4;5\n")["Location"])

    assert SpreadsheetMapping.objects.count() == 1
    assert again.context["is_kept"] is True
    assert again.context["form"]["role_2"].value() == "ignored"


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"symbol": ""}, "symbol"),
        ({"plan_period": "soon"}, "plan_period"),
        ({"period_3": "later"}, "period_3"),
        ({"role_1": "ignored"}, "__all__"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(client: Client, typed, field):
    address = sent(client, TABLE.read_bytes())["Location"]
    given = form_of(client, address, symbol="X", language="en", next="check")

    answer = client.post(address, given | typed)

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert not SpreadsheetMapping.objects.exists()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b" \n", "The file is empty."),
        (b"only one line", "The file has no sheet with two rows or more."),
        (b"PK\x03\x04 and then nothing", "This is no table."),
        (b"\x00\x01\x02\n\x00", "This is no table."),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_a_sentence(client: Client, data, sentence):
    answer = sent(client, data)

    assert answer.status_code == 422
    assert answer.context["form"].errors["file"][0].startswith(sentence)


def test_only_planning_officers_find_the_page():
    client = Client()
    client.force_login(a_user())

    assert client.get(UPLOAD).status_code == 404


@pytest.mark.parametrize(
    ("name", "typed", "measures", "values"),
    [
        ("rcs_results_framework_parsed.csv", {"plan_period": "2022-2025"}, 73, 365),
        ("messy_quarterly_performance.csv", {}, 2, 12),
    ],
)
def test_a_published_table_becomes_a_plan_as_it_was_guessed(
    client: Client, name: str, typed: dict[str, str], measures: int, values: int
):
    table = published_table(name)

    address = sent(client, table, name)["Location"]
    given = form_of(client, address, symbol="RF/1", language="en", next="check", **typed)
    checked = client.post(address, given)
    assert checked.status_code == 302, checked.context["form"].errors
    assert client.get(checked["Location"]).status_code == 200
    client.post(checked["Location"])

    edition = PlanEdition.objects.get(symbol="RF/1")
    stated = ValueVersion.objects.filter(source__edition=edition)
    rows = table_of(table)
    assert edition.nodes.filter(kind="measure").count() == measures
    assert stated.count() == values
    assert {each.as_printed for each in stated} <= {cell.strip() for row in rows for cell in row}


def table_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


LONG = b"""Indicator,Year,Type,Value
Crossings,2023,Target,4
Crossings,2023,Actual,3
Crossings,2024,Target,5
Total,2024,Target,5
"""


def test_rows_of_one_measure_become_one_and_a_sum_none(client: Client):
    address = sent(client, LONG)["Location"]
    shown = client.get(address)
    typed = form_of(client, address, symbol="RCAB/2024/2", plan_period="2023-2024", next="check")

    client.post(client.post(address, typed)["Location"])

    edition = PlanEdition.objects.get(symbol="RCAB/2024/2")
    measures = edition.nodes.filter(kind="measure").values_list("text", flat=True)
    values = ValueVersion.objects.filter(source__edition=edition).order_by("pk")
    assert shown.context["doubts"] == ["Rows that are named like a sum are left out: Total."]
    assert list(measures) == ["Crossings"]
    assert [(each.cell.kind, each.cell.period.label, each.as_printed) for each in values] == [
        ("target", "2023", "4"),
        ("actual", "2023", "3"),
        ("target", "2024", "5"),
    ]
    assert [each.text for each in edition.remainders.order_by("pk")] == [
        "Total | 2024 | Target | 5"
    ]


def test_another_sheet_of_a_workbook_is_read_when_a_person_says_so(client: Client):
    book = a_book(
        Roads=[["Indicator", "Target 2023", "Actual 2023"], ["Crossings", 4, 3]],
        Trade=[["Indicator", "Target 2023"], ["Hours", 9]],
        Note=[["Only one row"]],
    )
    address = sent(client, book, "book.xlsx")["Location"]
    first = client.get(address).context

    moved = client.post(address, {"sheet": "Trade"})
    second = client.get(moved["Location"]).context

    assert (first["sheet"], first["sheets"]) == ("Roads", ("Roads", "Trade"))
    assert [each.name for each in first["records"]] == ["Crossings"]
    assert (moved["Location"], second["sheet"]) == (address, "Trade")
    assert [each.name for each in second["records"]] == ["Hours"]


def a_book(**sheets: list[list[object]]) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return file.getvalue()
