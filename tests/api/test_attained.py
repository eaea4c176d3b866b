import json
from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote

import pytest
from django.utils import timezone

from indicators import attainment
from indicators.enums import Step, ValueKind, ValueStatus
from indicators.models import Attainment, Cell, ReviewEvent
from tests.api.conftest import System, an_officer_of
from tests.attainment.revising import stated_anew
from tests.builders import (
    a_measure,
    a_programme,
    a_subprogramme,
    a_version,
    a_year,
    an_accomplishment,
    an_adopted_value,
    an_edition,
)
from tests.connections import wait_until_all_before_is_over

pytestmark = pytest.mark.django_db


@pytest.fixture
def measure():
    made = a_measure(an_accomplishment(a_subprogramme(a_programme(an_edition()))))
    an_adopted_value(made, "1", kind=ValueKind.BASELINE, period=a_year(2022))
    an_adopted_value(made, "12.5", kind=ValueKind.TARGET)
    an_adopted_value(made, "12.5")
    attainment.recompute(edition_id=made.node.edition_id, now=timezone.now())
    return made


@pytest.fixture
def system(measure, system_of) -> System:
    return system_of(an_officer_of(measure.node.edition.document))


def test_what_was_to_be_expected_is_exact_and_can_be_asked_as_known(measure, system):
    an_adopted_value(measure, "70", kind=ValueKind.TARGET, period=a_year(2028))
    an_adopted_value(measure, "30", period=a_year(2027))
    address = f"measures/{measure.pk}/on-the-way/"

    every = system.read(address)["results"]
    of_2025 = system.read(f"{address}?period=2025")["results"]
    before = system.get(f"{address}?known_at=2020-01-01")

    assert every == [
        {
            "component": None,
            "day": "2027-12-31",
            "target_period": "2028",
            "baseline": "1",
            "target": "70",
            "reported": "30",
            "elapsed": "913/1096",
            "expected": "64093/1096",
            "pace": "31784/62997",
            "why": None,
        }
    ]
    assert of_2025 == []
    assert (before.json()["results"], before["Provisional"]) == ([], "false")
    assert system.get(f"{address}?period=1066").status_code == 404
    assert system.get(f"{address}?known_at=yesterday").status_code == 400


@pytest.mark.parametrize("outdated", [{"is_stale": True}, {"rule_set": "AR-0 0.9"}])
def test_what_is_outdated_by_its_values_or_its_rules_is_said_to_be_stale(measure, system, outdated):
    [before] = system.read("attainment/")["results"]
    Attainment.objects.update(**outdated)

    [listed] = system.read("attainment/")["results"]
    one = system.read(f"attainment/{listed['id']}/")
    [inside] = system.read(f"measures/{measure.pk}/?expand=attainment")["attainment"]

    assert [each["is_stale"] for each in (before, listed, one, inside)] == [False, *[True] * 3]
    assert system.read("attainment/?verdict=MET")["results"] == []


def test_a_certificate_is_the_one_that_the_page_gives(measure, system):
    found = system.read(f"measures/{measure.pk}/certificates/?period=2025")["results"]

    own = attainment.certificates(
        edition_id=measure.node.edition_id, period_id=a_year().pk, measure_id=measure.pk
    )
    assert [each["number"] for each in found] == [each["number"] for each in own]
    assert found[0]["result"]["verdict"] == "MET"


def test_before_anything_was_known_nothing_is_certified(measure, system):
    before = datetime(2001, 1, 1, tzinfo=UTC).date()
    today = timezone.now().date() + timedelta(days=1)
    address = f"measures/{measure.pk}/certificates/?period=2025&known_at="

    assert system.read(f"{address}{before}")["results"] == []
    assert system.read(f"{address}{today}")["results"][0]["result"]["verdict"] == "MET"


@pytest.mark.parametrize(
    ("address", "status"),
    [("?period=1066", 404), ("?known_at=yesterday", 400), ("?year=2025", 400)],
)
def test_what_cannot_be_is_refused(address, status, measure, system):
    assert system.get(f"measures/{measure.pk}/certificates/{address}").status_code == status


def test_a_measure_that_one_may_not_see_is_not_there(measure, system_of):
    hidden = measure.node.edition
    hidden.status = "draft"
    hidden.save()
    stranger = system_of(an_officer_of(an_edition().document))

    assert stranger.get(f"measures/{measure.pk}/certificates/").status_code == 404


def revised(measure, system: System) -> tuple[dict[str, object], str]:
    """The row as it stood before its actual was revised, and an instant of then."""
    [before] = system.read("attainment/?period=2025")["results"]
    moment = timezone.now()
    wait_until_all_before_is_over()
    cell = Cell.objects.get(measure=measure.identity, kind=ValueKind.ACTUAL)
    version = a_version(cell, "3", reason_code="correction", reason="Counted again.")
    ReviewEvent.objects.create(cell=cell, version=version, step=Step.ADOPT)
    cell.approved, cell.draft, cell.status = version, None, ValueStatus.APPROVED
    cell.save()
    attainment.recompute(edition_id=measure.node.edition_id, now=timezone.now())
    return before, quote(moment.isoformat())


@pytest.mark.django_db(transaction=True)
def test_attainment_as_known_at_an_instant_is_what_stood_then(measure, system):
    before, moment = revised(measure, system)
    [now] = system.read("attainment/?period=2025")["results"]

    address = f"attainment/?edition={before['edition']}&period=2025&known_at={moment}"
    answer = system.get(address)
    line = json.loads(system.get(f"{address}&format=ndjson").getvalue())
    table = system.get(f"{address}&format=csv&fields=verdict,actual").getvalue().decode()
    one = system.get(f"attainment/{before['id']}/?known_at={moment}")

    of_now = ("id", "computed_at")
    [then] = answer.json()["results"]
    assert (before["verdict"], now["verdict"]) == ("MET", "PARTIALLY_MET")
    assert without(then, *of_now) == without(before, *of_now)
    assert (then["id"], then["is_stale"]) == (None, False)
    assert line == then == one.json()
    assert table == "verdict,actual\r\nMET,12.5\n"
    assert answer["Provisional"] == one["Provisional"] == "false"


def without(row: dict[str, object], *names: str) -> dict[str, object]:
    return {name: value for name, value in row.items() if name not in names}


def test_what_was_known_comes_in_pages_and_narrowed(measure, system):
    tomorrow = timezone.now().date() + timedelta(days=1)
    for number in (2, 3):
        other = a_measure(measure.accomplishment, number=number)
        an_adopted_value(other, "5", kind=ValueKind.TARGET)

    address = f"attainment/?edition={measure.node.edition.slug}&known_at={tomorrow}&fields=path"
    first = system.read(f"{address}&limit=2&period=2025")
    second = system.read(first["next"].partition("/api/v1/")[2])
    met = system.read(f"{address}&verdict=MET&period=2025")["results"]
    of_one = system.read(f"attainment/?measure={measure.pk}&known_at={tomorrow}&fields=path")

    paths = [each["path"][-1] for each in first["results"] + second["results"]]
    assert (paths, second["next"]) == (["1", "2", "3"], None)
    assert [each["path"][-1] for each in met] == ["1"]
    assert {each["path"][-1] for each in of_one["results"]} == {"1"}


@pytest.mark.parametrize("measures", [1, 3])
def test_what_was_known_costs_as_many_queries(measures, measure, system, django_assert_num_queries):
    for number in range(2, 1 + measures):
        an_adopted_value(a_measure(measure.accomplishment, number=number), "5", kind="target")

    with django_assert_num_queries(19):
        system.read(f"attainment/?edition={measure.node.edition.slug}&known_at=2099-01-01")


def test_before_anything_was_known_there_is_no_attainment(measure, system):
    [row] = system.read("attainment/?period=2025&fields=id")["results"]

    assert system.read(f"attainment/?measure={measure.pk}&known_at=2001-01-01")["results"] == []
    assert system.get(f"attainment/{row['id']}/?known_at=2001-01-01").status_code == 404


def test_what_was_known_is_asked_of_an_edition_or_a_measure(system):
    answer = system.get("attainment/?known_at=2025-01-01")

    assert answer.status_code == 422
    assert [each["parameter"] for each in answer.json()["errors"]] == ["known_at"]


@pytest.mark.django_db(transaction=True)
def test_measures_have_the_attainment_that_was_known_then(measure, system):
    before, moment = revised(measure, system)

    answer = system.get(f"measures/?fields=path&expand=attainment&known_at={moment}")
    one = system.get(f"measures/{measure.pk}/?fields=path&expand=attainment&known_at={moment}")
    early = system.read(f"measures/{measure.pk}/?expand=attainment&known_at=2001-01-01")
    now = system.read(f"measures/{measure.pk}/?expand=attainment")

    [found] = answer.json()["results"]
    of_2025 = [each for each in found["attainment"] if each["period"] == "2025"]
    assert [without(each, "id", "computed_at") for each in of_2025] == [
        without(before, "id", "computed_at")
    ]
    assert (one.json(), one["Provisional"], answer["Provisional"]) == (found, "false", "false")
    assert early["attainment"] == []
    assert "PARTIALLY_MET" in [each["verdict"] for each in now["attainment"]]


@pytest.mark.parametrize(
    "query",
    ["", "&expand=values", "&expand=attainment,values", "&expand=attainment&format=ndjson"],
)
def test_of_measures_as_known_there_is_the_attainment_alone(query, measure, system):
    answer = system.get(f"measures/?known_at=2025-01-01{query}")

    assert answer.status_code == 400
    assert [each["parameter"] for each in answer.json()["errors"]] == ["known_at"]


def test_what_was_promised_at_first_is_judged_beside_now_and_then(measure, system):
    [before] = system.read("attainment/?period=2025")["results"]
    target = measure.identity.cells.get(kind=ValueKind.TARGET).approved
    stated_anew(target, "15", valid_from=date(2025, 7, 1))
    attainment.recompute(edition_id=measure.node.edition_id, now=timezone.now())
    tomorrow = timezone.now().date() + timedelta(days=1)

    [now] = system.read("attainment/?period=2025")["results"]
    [then] = system.read(f"attainment/?measure={measure.pk}&period=2025&known_at={tomorrow}")[
        "results"
    ]

    names = [name for name in now if name.startswith("original_")]
    assert {name: before[name] for name in names} == {
        **dict.fromkeys(names),
        "original_verdict": "",
        "original_reasons": [],
    }
    assert (now["verdict"], now["target"]) == ("PARTIALLY_MET", "15")
    assert {name: now[name] for name in names} == {
        "original_verdict": "MET",
        "original_progress_numerator": "1",
        "original_progress_denominator": "1",
        "original_ratio_numerator": "1",
        "original_ratio_denominator": "1",
        "original_gap": "0",
        "original_reasons": [],
        "original_baseline": "1",
        "original_target": "12.5",
    }
    assert without(then, "id", "computed_at") == without(now, "id", "computed_at")
