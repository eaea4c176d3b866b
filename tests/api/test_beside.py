"""What stands beside a value, over the API: reasons of a miss, answers, evidence."""

import hashlib

import pytest

from indicators.enums import Flag, MissReason, TokenScope, ValueKind
from indicators.models import EvidenceUse, FlagAnswer, MissExplanation, ValueVersion
from tests.api.conftest import System, an_officer_of, place, written
from tests.builders import a_year, an_adopted_value, an_edition, ready
from tests.entry.files import HTML, PDF

pytestmark = pytest.mark.django_db
BYTES = "application/octet-stream"
EXPLANATION = {
    "reasons": [MissReason.RESOURCES],
    "text": "The scanner came late.",
    "action": "Hire a second crew.",
    "action_due": "2026-06-30",
}


@pytest.fixture
def missed(measure, system) -> dict[str, object]:
    """A draft of 2 against a target of 12, after a baseline of 1."""
    an_adopted_value(measure, "1", kind=ValueKind.BASELINE, period=a_year(2022))
    an_adopted_value(measure, "12", kind=ValueKind.TARGET)
    return written(system, measure, "2")


def beside(system: System, value: dict[str, object]):
    answer = system.get(f"values/{value['id']}/beside/")
    assert answer.status_code == 200, answer.content
    return answer


def test_a_miss_is_explained_and_what_is_asked_is_answered(missed, measure, system):
    before = beside(system, missed)
    asked = [each["flag"] for each in before.json()["asked"]]
    answers = [{"flag": flag, "answer": "It is so."} for flag in asked]

    after = system.patch(
        f"values/{missed['id']}/beside/",
        {"explanation": EXPLANATION, "answers": answers},
        If_Match=before["ETag"],
    )

    assert before.json()["verdict"] == "PARTIALLY_MET"
    assert before.json()["explanation"] is None
    assert (asked, len(before.json()["missing"])) == ([Flag.FAR_FROM_TARGET], 2)
    assert after.status_code == 200, after.content
    assert after.json()["explanation"] == EXPLANATION
    assert [each["answer"] for each in after.json()["asked"]] == ["It is so."] * len(asked)
    assert (after.json()["missing"], after["ETag"]) == ([], beside(system, missed)["ETag"])
    assert MissExplanation.objects.get().by == measure.officer
    submitted = system.post("steps/", {"step": "submit", "values": [seen(missed)]})
    assert (submitted.status_code, submitted.json()) == (200, {"moved": 1})


def seen(value: dict[str, object]) -> dict[str, object]:
    return {name: value[name] for name in ("id", "revision")}


def test_nothing_to_report_is_said_with_its_reason(measure, system):
    said = place(measure, state="not_reported", comment="The register burnt.")

    made = system.post("values/", said)

    assert made.status_code == 201, made.content
    assert (made.json()["state"], made.json()["amount"]) == ("not_reported", None)
    assert beside(system, made.json()).json()["missing"] == []


@pytest.mark.parametrize(
    ("body", "status", "pointer"),
    [
        ({"explanation": EXPLANATION | {"reasons": []}}, 400, "#/explanation/reasons"),
        ({"explanation": EXPLANATION | {"reasons": ["fate"]}}, 400, "#/explanation/reasons"),
        ({"explanation": EXPLANATION | {"text": " "}}, 422, "#/explanation/text"),
        ({"explanation": {"text": "Why."}}, 400, "#/explanation/reasons"),
        ({"answers": [{"flag": "none", "answer": "So."}]}, 400, "#/answers/0/flag"),
    ],
)
def test_what_is_not_whole_is_refused_at_its_field(body, status, pointer, missed, system):
    etag = beside(system, missed)["ETag"]

    answer = system.patch(f"values/{missed['id']}/beside/", body, If_Match=etag)

    assert answer.status_code == status
    assert answer.json()["errors"][0]["pointer"].startswith(pointer)
    assert (MissExplanation.objects.count(), FlagAnswer.objects.count()) == (0, 0)


def test_nothing_is_put_beside_what_the_reviewer_holds(missed, system):
    ready(ValueVersion.objects.get(cell=missed["id"]))
    system.post("steps/", {"step": "submit", "values": [seen(missed)]})
    etag = beside(system, missed)["ETag"]
    answers = [{"flag": Flag.FAR_FROM_TARGET, "answer": "It is otherwise."}]

    answer = system.patch(
        f"values/{missed['id']}/beside/",
        {"explanation": EXPLANATION | {"text": "Otherwise."}, "answers": answers},
        If_Match=etag,
    )

    assert answer.status_code == 422, answer.content
    assert answer.json()["errors"][0]["pointer"] == "#/cell"
    assert beside(system, missed)["ETag"] == etag


def test_what_stands_beside_is_changed_as_it_was_seen(missed, system):
    address, body = f"values/{missed['id']}/beside/", {"explanation": EXPLANATION}

    unseen = system.patch(address, body)
    stale = system.patch(address, body, If_Match='"old"')

    assert (unseen.status_code, stale.status_code) == (428, 412)
    assert stale.json()["current"]["explanation"] is None


def test_a_file_is_given_listed_fetched_and_taken_away(missed, system, evidence_folder):
    address = f"values/{missed['id']}/evidence/"

    given = system.post(f"{address}?name=Register.pdf", PDF, kind=BYTES, If_Match=missed["etag"])

    assert given.status_code == 201, given.content
    found = given.json()
    assert (found["name"], found["content_type"], found["size"], found["sha256"]) == (
        "Register.pdf",
        "application/pdf",
        len(PDF),
        hashlib.sha256(PDF).hexdigest(),
    )
    assert system.read(address)["results"] == [found]
    assert [each["name"] for each in beside(system, missed).json()["evidence"]] == ["Register.pdf"]
    fetched = system.get(f"evidence/{found['id']}/file/")
    assert b"".join(fetched.streaming_content) == PDF
    assert fetched["Content-Disposition"] == 'attachment; filename="Register.pdf"'
    unseen = system.delete(f"evidence/{found['id']}/")
    gone = system.delete(f"evidence/{found['id']}/", If_Match=given["ETag"])
    assert (unseen.status_code, gone.status_code) == (428, 204)
    assert system.read(f"evidence/{found['id']}/")["removed_from"] == 1
    assert beside(system, missed).json()["evidence"] == []


def test_a_link_is_given_once(missed, system):
    body = {"url": "https://register.example/2025", "title": "The register"}
    address, headers = f"values/{missed['id']}/evidence/", {"If_Match": missed["etag"]}

    given = system.post(address, body, Idempotency_Key="one", **headers)
    again = system.post(address, body, Idempotency_Key="one", **headers)

    assert (given.status_code, given.json()["url"], given.json()["name"]) == (
        201,
        body["url"],
        body["title"],
    )
    assert (again.json(), again["Idempotent-Replayed"]) == (given.json(), "true")
    assert EvidenceUse.objects.count() == 1


@pytest.mark.parametrize(
    ("query", "content", "status"),
    [
        ("", PDF, 400),
        ("?name=page.html", HTML, 422),
        ("?name=report.pdf", HTML, 422),
    ],
)
def test_what_is_no_evidence_is_refused(query, content, status, missed, system, evidence_folder):
    address = f"values/{missed['id']}/evidence/{query}"

    answer = system.post(address, content, kind=BYTES, If_Match=missed["etag"])

    assert answer.status_code == status, answer.content
    assert not EvidenceUse.objects.exists()


def test_a_file_that_is_too_large_is_refused(missed, system, evidence_folder, settings):
    settings.EVIDENCE_LARGEST_FILE = len(PDF) - 1

    address = f"values/{missed['id']}/evidence/?name=a.pdf"

    answer = system.post(address, PDF, kind=BYTES, If_Match=missed["etag"])

    assert answer.status_code == 413
    assert not EvidenceUse.objects.exists()


def test_evidence_is_of_the_draft_that_was_read(missed, measure, system):
    address, link = f"values/{missed['id']}/evidence/", {"url": "https://register.example/2025"}
    other = {"amount": "3"}
    system.put(f"values/{missed['id']}/", other, If_Match=missed["etag"])

    silent, stale = system.post(address, link), system.post(address, link, If_Match=missed["etag"])

    assert (silent.status_code, stale.status_code) == (428, 412)
    assert not EvidenceUse.objects.exists()


def test_what_stands_beside_a_draft_is_for_those_who_work_on_it(missed, system_of, measure, system):
    link = {"url": "https://register.example/2025"}
    use = system.post(f"values/{missed['id']}/evidence/", link, If_Match=missed["etag"]).json()
    stranger = system_of(an_officer_of(an_edition().document))
    reader = system_of(measure.officer, TokenScope.READ)

    assert stranger.get(f"values/{missed['id']}/beside/").status_code == 404
    assert stranger.get(f"values/{missed['id']}/evidence/").status_code == 404
    assert stranger.get(f"evidence/{use['id']}/").status_code == 404
    assert stranger.get(f"evidence/{use['id']}/file/").status_code == 404
    assert stranger.post(f"values/{missed['id']}/evidence/", link).status_code == 404
    assert reader.post(f"values/{missed['id']}/evidence/", link).status_code == 403
