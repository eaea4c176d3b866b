import pytest

from indicators.enums import TokenScope
from indicators.models import ReportSchedule, ScheduleRun
from tests.api.conftest import System, an_officer_of
from tests.builders import an_edition
from tests.delivery.schedules import a_plan, a_schedule

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return a_plan()


@pytest.fixture
def system(edition, system_of) -> System:
    return system_of(an_officer_of(edition.document))


def wanted(edition, **others) -> dict[str, object]:
    return {
        "plan": edition.document_id,
        "name": "Monthly report",
        "every": "month",
        "day": 15,
        "at": "06:30",
        "zone": "Africa/Nairobi",
        "formats": ["pdf", "xlsx"],
        "addresses": ["planning@rcab.example"],
        **others,
    }


def test_a_schedule_is_set_up_paused_and_resumed(edition, system):
    made = system.post("schedules/", wanted(edition))
    assert made.status_code == 201, made.content
    address = f"schedules/{made.json()['id']}/"
    read = system.get(address)
    paused = system.post(f"{address}pause/", If_Match=made["ETag"])
    stale = system.post(f"{address}resume/", If_Match=made["ETag"])
    resumed = system.post(f"{address}resume/", If_Match=paused["ETag"])

    assert [each.status_code for each in (read, paused, stale, resumed)] == [200, 200, 412, 200]
    assert read["ETag"] == made["ETag"]
    assert read.json() == made.json()
    assert (paused.json()["next_at"], resumed.json()["next_at"]) == (None, read.json()["next_at"])
    kept = ReportSchedule.objects.get()
    assert (kept.name, f"{kept.at:%H:%M}", kept.zone) == (
        "Monthly report",
        "06:30",
        "Africa/Nairobi",
    )
    assert (kept.formats, kept.addresses) == (["pdf", "xlsx"], ["planning@rcab.example"])


def test_a_schedule_says_something_else_from_its_next_moment_on(edition, system):
    made = system.post("schedules/", wanted(edition))
    address = f"schedules/{made.json()['id']}/"
    body = wanted(edition, name="Weekly report", every="week", day=1, languages=["ar"])
    del body["plan"]

    bare = system.put(address, body)
    done = system.put(address, body, If_Match=made["ETag"])
    stale = system.put(address, body, If_Match=made["ETag"])
    wrong = system.put(address, body | {"addresses": []}, If_Match=done["ETag"])

    assert [each.status_code for each in (bare, done, stale, wrong)] == [428, 200, 412, 422]
    said = done.json()
    assert (said["name"], said["every"], said["languages"]) == ("Weekly report", "week", ["ar"])
    assert (said["one_each"], said["period"], said["programmes"]) == (False, None, [])
    assert system.read(address) == said
    assert said["next_at"] != made.json()["next_at"]


def test_a_schedule_is_run_at_once_and_keeps_its_next_moment(edition, system):
    kept = a_schedule(edition)
    address = f"schedules/{kept.pk}/"
    seen = system.get(address)

    bare = system.post(f"{address}run/")
    done = system.post(f"{address}run/", If_Match=seen["ETag"])

    run = ScheduleRun.objects.get()
    assert (bare.status_code, done.status_code) == (428, 202)
    assert done.json() == {"run": run.pk, "reports": [each.pk for each in run.reports.all()]}
    assert len(done.json()["reports"]) == 1
    assert system.read(address)["next_at"] == seen.json()["next_at"]


@pytest.mark.parametrize(
    ("others", "status", "pointer"),
    [
        ({"at": "25:00"}, 400, "#/at"),
        ({"formats": ["odt"]}, 400, "#/formats/0"),
        ({"zone": "Mars/Olympus"}, 422, "#/zone"),
        ({"plan": 9**9}, 422, "#/plan"),
        ({"addresses": []}, 422, "#"),
    ],
)
def test_what_cannot_be_is_said_of_its_field(others, status, pointer, edition, system):
    answer = system.post("schedules/", wanted(edition, **others))

    assert answer.status_code == status, answer.content
    assert [each["pointer"] for each in answer.json()["errors"]] == [pointer]
    assert not ReportSchedule.objects.exists()


def test_a_schedule_is_of_the_officers_of_its_plan(edition, system, system_of):
    kept = a_schedule(edition)
    stranger = system_of(an_officer_of(an_edition().document))
    reads = system_of(an_officer_of(edition.document), TokenScope.READ)

    assert [each["id"] for each in system.read("schedules/")["results"]] == [kept.pk]
    assert stranger.read("schedules/")["results"] == []
    assert stranger.get(f"schedules/{kept.pk}/").status_code == 404
    assert reads.get("schedules/").status_code == 403
