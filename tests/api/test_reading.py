import csv
import io
import json
from datetime import UTC, datetime

import pytest
from django.test import Client

from indicators.enums import Role, TokenScope, TranslationStatus, ValueKind, ValueState
from indicators.models import Cell, PlanEdition, Translation
from tests.api.conftest import System, an_officer_of
from tests.builders import (
    a_cell,
    a_measure,
    a_programme,
    a_role,
    a_subprogramme,
    a_user,
    a_version,
    a_year,
    an_accomplishment,
    an_adopted_value,
    an_edition,
    an_objective,
)

pytestmark = pytest.mark.django_db
LISTS = (
    "periods",
    "plans",
    "editions",
    "programmes",
    "subprogrammes",
    "objectives",
    "accomplishments",
    "measures",
    "deliverables",
    "mandates",
    "alignments",
    "translations",
    "values",
    "steps",
    "attainment",
)


@pytest.fixture
def plan():
    edition = an_edition()
    unit = a_subprogramme(a_programme(edition))
    an_objective(unit)
    measure = a_measure(an_accomplishment(unit))
    an_adopted_value(measure, "0", state=ValueState.NIL)
    an_adopted_value(measure, "12.50", kind=ValueKind.TARGET)
    measure.officer = an_officer_of(edition.document)
    return measure


@pytest.fixture
def system(plan, system_of) -> System:
    return system_of(plan.officer)


@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_paged_and_streamed(name, system):
    page = system.read(f"{name}/?limit=1")
    whole = system.get(f"{name}/?format=ndjson")
    table = system.get(f"{name}/", Accept="text/csv")

    rows = [json.loads(line) for line in whole.getvalue().splitlines()]
    lines = list(csv.DictReader(io.StringIO(table.getvalue().decode())))
    assert page["results"] == rows[:1]
    assert len(lines) == len(rows)
    assert [as_in_a_cell(row) for row in rows] == lines


def as_in_a_cell(row: dict[str, object]) -> dict[str, str]:
    """A row of JSON as a table has it: texts as they are, nothing as nothing."""
    return {
        name: value if isinstance(value, str) else "" if value is None else compact(value)
        for name, value in row.items()
    }


def compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def test_an_instant_is_written_the_same_everywhere(plan, system):
    for fraction in (531200, 0, 7):
        at = datetime(2026, 3, 1, 9, 12, 44, fraction, tzinfo=UTC)
        PlanEdition.objects.update(imported_at=at)

        [page] = system.read("editions/?fields=imported_at")["results"]
        line = system.get("editions/?fields=imported_at&format=ndjson").getvalue()
        cell = system.get("editions/?fields=imported_at&format=csv").getvalue()
        [below] = system.read("plans/?expand=editions&fields=id")["results"]

        written = page["imported_at"]
        assert datetime.fromisoformat(written) == at
        assert json.loads(line) == page
        assert cell.decode() == f"imported_at\r\n{written}\n"
        assert below["editions"][0]["imported_at"] == written


def test_words_in_other_languages_are_served_with_what_they_translate(plan, system):
    Translation.objects.create(
        node=plan.node,
        language="zh-hans",
        text="过境次数",
        status=TranslationStatus.CLEARED,
        document_symbol="A/79/6",
    )

    measure = system.read(f"measures/{plan.pk}/?expand=translations")
    node = system.read(
        f"editions/{plan.node.edition.slug}/nodes/?path={plan.node.path}&expand=translations"
    )["results"][0]
    listed = system.read("translations/?language=zh-hans")["results"]

    [words] = measure["translations"]
    assert (words["text"], words["status"], words["document_symbol"]) == (
        "过境次数",
        "cleared",
        "A/79/6",
    )
    assert node["translations"] == [words]
    assert listed == [
        words | {"node": plan.pk, "edition": plan.node.edition.slug, "path": plan.node.path}
    ]
    assert system.read("translations/?language=fr")["results"] == []


def test_a_measure_is_read_by_id_and_by_path_with_its_values(plan, system):
    by_id = system.read(f"measures/{plan.pk}/?expand=values,attainment")
    by_path = system.read(
        f"editions/{plan.node.edition.slug}/nodes/programme-6/subprogramme-1/(a)/1/"
    )

    assert by_id["path"] == by_path["path"] == "programme 6/subprogramme 1/(a)/1"
    assert (by_id["id"], by_id["unit"], by_id["attainment"]) == (plan.pk, "crossings", [])
    assert [(each["kind"], each["state"], each["amount"]) for each in by_id["values"]] == [
        ("actual", "nil", "0"),
        ("target", "reported", "12.5"),
    ]


def test_zero_is_a_value_and_missing_is_null(plan, system):
    an_adopted_value(plan, None, period=a_year(2024), state=ValueState.NOT_REPORTED)

    found = system.read("values/?kind=actual&fields=period,state,amount")["results"]

    assert found == [
        {"period": "2025", "state": "nil", "amount": "0"},
        {"period": "2024", "state": "not_reported", "amount": None},
    ]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("plans/?expand=editions", 3),
        ("editions/?expand=translations", 3),
        ("programmes/?expand=translations,subprogrammes,accomplishments", 5),
        ("subprogrammes/?expand=translations,objectives,accomplishments", 5),
        ("objectives/?expand=translations,accomplishments", 4),
        ("accomplishments/?expand=translations,measures,statements", 5),
        ("measures/?expand=translations,values,attainment,definitions,components", 7),
        ("values/?expand=history,steps", 4),
    ],
)
def test_children_cost_one_query_for_each_kind(
    rows, address, queries, system_of, django_assert_num_queries
):
    officer = a_user()
    for number in range(6, 6 + rows):
        edition = an_edition()
        a_role(officer, Role.OFFICER, edition.document)
        unit = a_subprogramme(a_programme(edition, number))
        an_objective(unit)
        an_adopted_value(a_measure(an_accomplishment(unit)), "1")
    system = system_of(officer)
    system.read("periods/")

    with django_assert_num_queries(queries):
        found = system.read(address)["results"]

    assert len(found) == rows


def test_pages_follow_one_another_to_the_end(plan, system):
    for number in (2, 3):
        a_measure(plan.accomplishment, number=number)

    first = system.read("measures/?limit=2&fields=path")
    second = system.read(first["next"].partition("/api/v1/")[2])

    assert [each["path"][-1] for each in first["results"] + second["results"]] == ["1", "2", "3"]
    assert second["next"] is None


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("measures/?edition={slug}", 1),
        ("measures/?edition=another", 0),
        ("measures/?under=programme-6", 1),
        ("measures/?under=programme-6/subprogramme-1/(a)", 1),
        ("measures/?under=programme-61", 0),
        ("measures/?path=programme-6/subprogramme-1/(a)/1", 1),
        ("measures/?text=FREIGHT", 1),
        ("values/?edition={slug}&kind=target", 1),
        ("values/?under=programme-6&period=2025", 2),
        ("values/?disaggregated=true", 0),
        ("values/?disaggregated=false", 2),
        ("editions/?status=approved", 1),
        ("editions/?status=draft", 0),
    ],
)
def test_lists_are_narrowed(query, count, plan, system):
    found = system.read(query.format(slug=plan.node.edition.slug))["results"]

    assert len(found) == count


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("measures/?edtion=x", "edtion"),
        ("measures/?under=", "under"),
        ("measures/?limit=0", "limit"),
        ("measures/?limit=1001", "limit"),
        ("measures/?fields=nothing", "fields"),
        ("measures/?expand=nothing", "expand"),
        ("measures/?identity=1.0", "identity"),
        ("measures/?limit=1&limit=2", "limit"),
        ("measures/?format=xml", "format"),
        ("values/?known_at=yesterday", "known_at"),
        ("editions/?status=unknown", "status"),
    ],
)
def test_a_parameter_that_cannot_be_is_refused_by_name(query, parameter, system):
    answer = system.get(query)

    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert [each["parameter"] for each in answer.json()["errors"]] == [parameter]


def test_a_cursor_that_leads_nowhere_is_not_there(system):
    answer = system.get("measures/?cursor=zzzzzzzz")

    assert answer.status_code == 404
    assert answer.json()["errors"][0]["parameter"] == "cursor"


def test_what_is_known_already_is_not_sent_again(plan, system):
    first = system.get("measures/")

    again = system.get("measures/", If_None_Match=first["ETag"])
    weak = system.get("measures/", If_None_Match=f"W/{first['ETag']}")

    assert (again.status_code, weak.status_code, again.content) == (304, 304, b"")


def test_long_answers_are_compressed_where_that_is_understood(plan, system):
    packed = system.get("measures/", Accept_Encoding="gzip")

    assert packed["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(system.get("measures/").content)


def test_a_draft_is_read_by_those_who_work_on_the_measure_alone(plan, system, system_of):
    draft = a_version(a_cell(plan, a_year(2024)), "7", by=plan.officer)
    outsider = an_officer_of(an_edition().document)

    mine = system.read(f"values/{draft.cell_id}/?version=latest&fields=status,amount")
    listed = system_of(outsider).read("values/?version=latest&fields=amount")["results"]

    assert mine == {"status": "draft", "amount": "7"}
    assert listed == [{"amount": "0"}, {"amount": "12.5"}]
    assert system_of(outsider).get(f"values/{draft.cell_id}/").status_code == 404
    assert Cell.objects.count() == 3


def test_history_and_steps_of_a_value(plan, system):
    cell = Cell.objects.get(kind=ValueKind.TARGET)

    history = system.read(f"values/{cell.pk}/history/")["results"]
    steps = system.read(f"steps/?value={cell.pk}")["results"]

    assert [(each["number"], each["amount"], each["by"]) for each in history] == [(1, "12.5", None)]
    assert [(each["step"], each["version"]) for each in steps] == [("adopt", 1)]


def test_values_as_known_on_a_date(plan, system):
    before = system.get("values/?known_at=2020-01-01")
    now = system.get("values/?known_at=2099-01-01&fields=kind,amount")

    assert before.json()["results"] == []
    assert now["Provisional"] == "true"
    assert now.json()["results"] == [
        {"kind": "actual", "amount": "0"},
        {"kind": "target", "amount": "12.5"},
    ]


def test_a_csv_runs_no_formula(plan, system):
    plan.node.text = "=HYPERLINK(1)"
    plan.node.save()

    table = system.get("measures/?format=csv&fields=text").getvalue().decode()

    assert table == "text\r\n'=HYPERLINK(1)\n"


def test_a_negative_amount_stays_a_number_in_a_csv(plan, system):
    an_adopted_value(plan, "-3.5", period=a_year(2023))

    table = system.get("values/?format=csv&fields=amount&period=2023").getvalue().decode()

    assert table == "amount\r\n-3.5\n"


def test_a_token_for_some_programmes_sees_only_these(plan, system_of):
    edition = plan.node.edition
    other = a_programme(edition, 7)
    a_measure(an_accomplishment(a_subprogramme(other)))

    narrow = system_of(plan.officer, TokenScope.READ, programmes=[other])

    measures = narrow.read("measures/?fields=path")["results"]
    assert measures == [{"path": "programme 7/subprogramme 1/(a)/1"}]
    assert [each["path"] for each in narrow.read("programmes/")["results"]] == ["programme 7"]
    nodes = narrow.read(f"editions/{edition.slug}/nodes/?fields=path")["results"]
    assert {each["path"].split("/")[0] for each in nodes} == {"programme 7"}
    assert narrow.read("values/")["results"] == []
    assert narrow.get(f"measures/{plan.pk}/").status_code == 404


def test_a_token_never_sees_what_its_owner_may_not(plan, system_of):
    hidden = a_measure(an_accomplishment(a_subprogramme(a_programme(an_edition(status="draft")))))

    system = system_of(plan.officer)

    assert system.get(f"measures/{hidden.pk}/").status_code == 404
    assert [each["id"] for each in system.read("measures/")["results"]] == [plan.pk]


def test_the_rights_of_the_owner_are_those_of_today(plan, system_of):
    system = system_of(plan.officer)
    plan.officer.assignments.update(ends_on="2020-12-31")

    assert system.read("measures/?fields=id")["results"] == [{"id": plan.pk}]
    draft = a_version(a_cell(plan, a_year(2024)), "7", by=plan.officer)
    assert system.get(f"values/{draft.cell_id}/").status_code == 404


def test_an_address_that_is_none_is_a_problem_too(system):
    answer = system.get("no/such/address")

    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_a_form_sent_to_no_address_of_the_api_is_a_problem_too():
    answer = Client(enforce_csrf_checks=True).post("/api/v1/schedules/null/pause/")

    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_a_method_that_is_none_is_a_problem_too(system):
    answer = system.delete("plans/")

    assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")
    assert answer["Allow"] == "GET, HEAD"
