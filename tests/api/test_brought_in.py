"""Values and tables of other systems, sent over the API: weighed, settled, and only then kept."""

from io import BytesIO

import pytest
import xlsxwriter

from indicators.enums import TokenScope
from indicators.models import Cell, PerformanceMeasure, PlanEdition, SpreadsheetMapping
from tests.api.conftest import System, an_officer_of
from tests.builders import a_role, an_edition

pytestmark = pytest.mark.django_db
BYTES = "application/octet-stream"
TABLE = (
    "Indicator,Unit,Target 2025,Actual 2025\nPassages cleared,hours,10,12\nCalls answered,,5,-\n"
)
MAPPING = {
    "first_row": 2,
    "columns": [
        {"role": "name"},
        {"role": "ignored"},
        {"role": "target", "period": "2025"},
        {"role": "actual", "period": "2025"},
    ],
}
LOADED = {"title": "Framework", "symbol": "RCAB/9", "period": "2025", "language": "en"}


def sent(system: System, measure, content: str, query: str = "?name=values.csv"):
    slug = measure.node.edition.slug
    return system.post(f"editions/{slug}/incoming/{query}", content.encode(), kind=BYTES)


def values_of(*rows: str) -> str:
    return "\n".join(["Code,Indicator,Actual 2025", *rows]) + "\n"


@pytest.fixture
def system(measure, system_of) -> System:
    """Of one who enters values and brings plans in."""
    return system_of(measure.manager_and_officer)


@pytest.fixture
def measure(measure):
    measure.manager_and_officer = an_officer_of(measure.node.edition.document)
    a_role(measure.manager_and_officer, "manager", measure.accomplishment.programme)
    return measure


def test_a_file_is_weighed_and_kept_once_it_is_confirmed(measure, system):
    content = values_of(f"M{measure.identity_id},,12.5", "M0,Nobody counts this,3")

    weighed = sent(system, measure, content)

    assert weighed.status_code == 201, weighed.content
    said = weighed.json()
    assert (said["kept"], said["taken"], said["name"]) == (False, 1, "values.csv")
    assert [(each["number"], each["outcome"]) for each in said["values"]] == [("12.5", "taken")]
    assert [each["name"] for each in said["unmatched"]] == ["Nobody counts this"]
    assert [each["role"] for each in said["columns"]] == ["code", "name", "actual"]
    assert not Cell.objects.exists()
    address = weighed["Location"].removeprefix("/api/v1/")
    assert system.read(address) == said
    silent = system.post(address, {"settled": True})
    done = system.post(address, {"settled": True}, If_Match=weighed["ETag"])
    assert (silent.status_code, done.status_code) == (428, 200), done.content
    assert (done.json()["kept"], done.json()["taken"]) == (True, 1)
    assert (Cell.objects.get().draft.amount, Cell.objects.get().status) == (12.5, "draft")
    assert system.get(address).status_code == 404


def test_what_is_doubtful_waits_for_a_person(measure, system):
    twice = f"M{measure.identity_id},,12.5"
    weighed = sent(system, measure, values_of(twice, twice))
    address, etag = weighed["Location"].removeprefix("/api/v1/"), weighed["ETag"]

    unsettled = system.post(address, {}, If_Match=etag)
    settled = system.post(address, {"settled": True}, If_Match=etag)

    assert weighed.json()["doubts"] == [{"code": "twice", "count": 2}]
    assert (unsettled.status_code, settled.status_code) == (409, 200)
    assert not Cell.objects.exists()


def test_what_stands_otherwise_meanwhile_is_weighed_again(measure, system):
    weighed = sent(system, measure, values_of(f"M{measure.identity_id},,12.5"))
    system.post(
        "values/",
        {"measure": str(measure.pk), "period": "2025", "kind": "actual", "amount": "12.5"},
    )

    stale = system.post(
        weighed["Location"].removeprefix("/api/v1/"), {"settled": True}, If_Match=weighed["ETag"]
    )

    assert stale.status_code == 412


def test_who_enters_nothing_brings_nothing_in(measure, system, system_of):
    weighed = sent(system, measure, values_of(f"M{measure.identity_id},,12.5"))
    stranger = system_of(an_officer_of(an_edition().document))
    reads = system_of(measure.manager_and_officer, TokenScope.READ)
    other = system_of(measure.manager_and_officer)

    assert sent(stranger, measure, "a,b\n1,2\n").status_code == 404
    assert sent(reads, measure, "a,b\n1,2\n").status_code == 403
    assert other.get(weighed["Location"].removeprefix("/api/v1/")).status_code == 404
    assert sent(system, measure, "no table").status_code == 422
    assert sent(system, measure, "a", "?nome=a").status_code == 400


def test_a_table_is_sent_its_columns_are_said_and_it_is_loaded_once(system):
    read = system.post("imports/tables/?name=framework.csv", TABLE.encode(), kind=BYTES)
    assert read.status_code == 201, read.content
    address = read["Location"].removeprefix("/api/v1/")
    silent = system.put(address, MAPPING)
    said = system.put(address, MAPPING, If_Match=read["ETag"])
    stale = system.post(address, LOADED, If_Match=read["ETag"])
    loaded = system.post(address, LOADED, If_Match=said["ETag"])
    again = system.post(address, LOADED, If_Match=said["ETag"])

    assert (read.json()["is_kept"], read.json()["records"]) == (False, 2)
    assert (silent.status_code, said.status_code, stale.status_code) == (428, 200, 412)
    assert (said.json()["is_kept"], said.json()["columns"][1]["role"]) == (True, "ignored")
    assert SpreadsheetMapping.objects.count() == 1
    assert (loaded.status_code, again.status_code) == (201, 200), loaded.content
    made = PlanEdition.objects.get(symbol="RCAB/9")
    assert loaded["Location"] == f"/api/v1/editions/{made.slug}/"
    assert PerformanceMeasure.objects.filter(node__edition=made).count() == 2
    [listed] = system.read(f"imports/?sha256={made.source_sha256}")["results"]
    assert (listed["edition"], listed["name"], listed["format"]) == (
        made.slug,
        "framework.csv",
        "spreadsheet",
    )
    assert system.read(f"imports/{made.pk}/") == listed


@pytest.mark.parametrize(
    ("said", "status", "pointer"),
    [
        ({"columns": MAPPING["columns"][:2]}, 422, "#/columns"),
        ({"columns": [{"role": "ignored"}] * 4}, 422, "#/columns"),
        ({"columns": [{"role": "name", "period": "soon"}] * 4}, 422, "#/columns/0/period"),
        ({"period": "soon"}, 422, "#/period"),
        ({"first_row": 1}, 400, "#/first_row"),
    ],
)
def test_columns_that_cannot_be_so_are_refused_at_their_field(said, status, pointer, system):
    read = system.post("imports/tables/", TABLE.encode(), kind=BYTES)

    answer = system.put(
        read["Location"].removeprefix("/api/v1/"), MAPPING | said, If_Match=read["ETag"]
    )

    assert answer.status_code == status, answer.content
    assert [each["pointer"] for each in answer.json()["errors"]] == [pointer]
    assert not SpreadsheetMapping.objects.exists()


def a_workbook(**sheets: list[list[object]]) -> bytes:
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return file.getvalue()


def test_another_sheet_of_a_workbook_can_be_asked_for(measure, system):
    code = f"M{measure.identity_id}"
    workbook = a_workbook(
        North=[["Code", "Indicator", "Actual 2025"], [code, "", 12.5], ["M0", "Other", 3]],
        South=[["Code", "Indicator", "Actual 2025"], [code, "", 7], ["M0", "Other", 3]],
    )
    address = f"editions/{measure.node.edition.slug}/incoming/"

    best, south, none = (
        system.post(f"{address}{query}", workbook, kind=BYTES)
        for query in ("", "?sheet=South", "?sheet=West")
    )

    said = [(each.json()["sheet"], each.json()["values"][0]["number"]) for each in (best, south)]
    assert said == [("North", "12.5"), ("South", "7")]
    assert best.json()["sheets"] == south.json()["sheets"] == ["North", "South"]
    assert best["Location"] != south["Location"]
    assert (none.status_code, none.json()["errors"][0]["parameter"]) == (422, "sheet")
    where = south["Location"].removeprefix("/api/v1/")
    done = system.post(where, {"settled": True}, If_Match=south["ETag"])
    assert (done.status_code, Cell.objects.get().draft.amount) == (200, 7), done.content
    assert sent(system, measure, values_of(f"{code},,1"), "?sheet=North").status_code == 422


def test_each_sheet_of_a_workbook_is_a_plan(system):
    head = ["Indicator", "Target 2025"]
    workbook = a_workbook(North=[head, ["Passages", 1]], South=[head, ["Calls", 2], ["Ships", 3]])

    for name, count in (("North", 1), ("South", 2)):
        read = system.post(f"imports/tables/?sheet={name}", workbook, kind=BYTES)
        assert (read.json()["sheet"], read.json()["records"]) == (name, count)
        loaded = system.post(
            read["Location"].removeprefix("/api/v1/"),
            LOADED | {"symbol": f"RCAB/{name}"},
            If_Match=read["ETag"],
        )
        assert loaded.status_code == 201, loaded.content
        assert (
            PerformanceMeasure.objects.filter(node__edition__symbol=f"RCAB/{name}").count() == count
        )


def test_only_planning_officers_bring_tables_in(measure, system, system_of):
    narrow = system_of(measure.officer, programmes=[measure.accomplishment.programme])
    manager = system_of(measure.officer, TokenScope.ENTER)

    assert narrow.post("imports/tables/", TABLE.encode(), kind=BYTES).status_code == 403
    assert manager.post("imports/tables/", TABLE.encode(), kind=BYTES).status_code == 403
    assert system.post("imports/tables/", b"", kind=BYTES).status_code == 422
    assert system.get(f"imports/tables/{'0' * 64}/").status_code == 404
    assert narrow.read("imports/")["results"] == []
