"""Uploading a plan: what is shown before it is loaded, and what is refused without a trace."""

import io
import zipfile
from pathlib import Path

import pytest
import redis
from django.conf import settings as django_settings
from django.core.cache import cache
from django.core.files import temp
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.translation import trans_real

from indicators.enums import Role
from indicators.models import Node, PlanEdition
from indicators.plans import RefusalCode
from tests.builders import a_role, a_user, an_edition, in_days

pytestmark = pytest.mark.django_db
MEGABYTE = 1024 * 1024
SAMPLE = Path(__file__).resolve().parents[2] / "indicators" / "sample"
ENGLISH = SAMPLE / "biennial.en.txt"
CHINESE = SAMPLE / "biennial.zh.txt"
WORD = SAMPLE / "annual.en.docx"


@pytest.fixture
def officer(client: Client) -> Client:
    cache.clear()
    person = a_user()
    a_role(person, Role.OFFICER, an_edition().document)
    client.force_login(person)
    return client


def sent(client: Client, data: bytes, name: str = "plan.txt"):
    return client.post("/import/", {"file": SimpleUploadedFile(name, data)})


def looked_at(client: Client, data: bytes):
    """The preview of a file that was accepted."""
    return client.get(sent(client, data).headers["Location"])


def loaded(client: Client, data: bytes):
    return client.post(sent(client, data).headers["Location"])


def reworded(text: str) -> bytes:
    """A further edition of the sample: one programme has another name, one measure other words."""
    return (
        text.replace("River observation", "River and lake observation")
        .replace("Percentage of", "Share of", 1)
        .encode()
    )


def test_a_file_is_shown_before_anything_is_loaded(officer):
    answer = looked_at(officer, ENGLISH.read_bytes())

    counts = {kind: now for kind, now, _before in answer.context["found"].counts}
    assert (counts["programme"], counts["measure"], counts["accomplishment"]) == (7, 58, 39)
    assert answer.context["doubts"].total == 46
    assert answer.context["remainders"].total == 10
    assert PlanEdition.objects.count() == 1


def test_confirming_loads_the_file_and_forgets_it(officer):
    preview = sent(officer, ENGLISH.read_bytes()).headers["Location"]

    answer = officer.post(preview)

    edition = PlanEdition.objects.get(source_name="plan.txt")
    assert answer.headers["Location"] == f"/plans/{edition.slug}/"
    assert edition.nodes.filter(kind="measure").count() == 58
    assert officer.get(preview).headers["Location"] == "/import/"


def test_a_plan_is_loaded_before_readers_may_know_of_it(officer):
    preview = sent(officer, ENGLISH.read_bytes()).headers["Location"]
    wrong = officer.post(preview, {"released_on": "on Friday"})
    assert wrong.status_code == 422
    assert "Enter a valid date." in wrong.content.decode()

    officer.post(preview, {"released_on": f"{in_days(3)}"})

    made = PlanEdition.objects.get(source_name="plan.txt")
    assert (made.released_on, made.adopted_at) == (in_days(3), None)


def test_the_role_of_web_may_load_a_plan_and_history_says_who_did(officer, app_role):
    loaded(officer, ENGLISH.read_bytes())

    edition = PlanEdition.objects.get(source_name="plan.txt")
    history = PlanEdition.pgh_event_model.objects.get(pgh_obj=edition)
    assert history.pgh_context.metadata["user"] == edition.imported_by_id


def test_the_same_file_again_is_known_and_changes_nothing(officer):
    loaded(officer, ENGLISH.read_bytes())
    nodes = Node.objects.count()

    shown = looked_at(officer, ENGLISH.read_bytes())
    loaded(officer, ENGLISH.read_bytes())

    assert shown.context["found"].known == PlanEdition.objects.get(source_name="plan.txt")
    assert Node.objects.count() == nodes


def test_the_same_plan_in_chinese_is_announced_as_a_translation(officer):
    loaded(officer, ENGLISH.read_bytes())

    shown = looked_at(officer, CHINESE.read_bytes())
    loaded(officer, CHINESE.read_bytes())

    assert shown.context["found"].translated == PlanEdition.objects.get(source_name="plan.txt")
    assert Node.objects.filter(translations__language="zh", kind="measure").distinct().count() == 58


def test_a_new_edition_is_shown_against_the_one_before(officer):
    loaded(officer, ENGLISH.read_bytes())
    text = ENGLISH.read_text(encoding="utf-8")

    shown = looked_at(officer, reworded(text))
    answer = loaded(officer, reworded(text))

    changes = {branch.record.path: branch.change for branch in shown.context["branches"]}
    assert changes["programme 1"] == "same"
    assert changes["programme 2"] == "reworded"
    page = officer.get(answer.headers["Location"])
    assert page.context["kind"] == "reworded"
    assert page.context["page"][0].after.path == "programme 2"
    assert dict(page.context["kinds"])["reworded"] == 2


def test_a_branch_of_the_preview_is_fetched_when_it_is_opened(officer):
    preview = sent(officer, ENGLISH.read_bytes()).headers["Location"]

    answer = officer.get(f"{preview}branch/programme-2/")

    paths = [branch.record.path for branch in answer.context["branches"]]
    assert paths == ["programme 2/section A", "programme 2/section B"]
    assert officer.get(f"{preview}branch/programme-99/").status_code == 404


def test_without_a_script_a_programme_of_the_preview_opens_by_its_link(officer):
    preview = sent(officer, ENGLISH.read_bytes()).headers["Location"]

    answer = officer.get(f"{preview}?open=programme 2")

    opened = [branch.record.path for branch in answer.context["branches"] if branch.is_open]
    assert opened == ["programme 2"]


def test_a_file_of_somebody_else_is_not_there(officer):
    preview = sent(officer, ENGLISH.read_bytes()).headers["Location"]
    other = a_user()
    a_role(other, Role.OFFICER, an_edition().document)
    officer.force_login(other)

    answer = officer.post(preview)

    assert answer.headers["Location"] == "/import/"
    assert not PlanEdition.objects.filter(source_name="plan.txt").exists()


def test_a_file_can_be_thrown_away(officer):
    preview = sent(officer, ENGLISH.read_bytes()).headers["Location"]

    officer.post(f"{preview}forget/")

    assert officer.get(preview).headers["Location"] == "/import/"


def what_is_left(folder: Path) -> tuple[int, list, list]:
    """Editions beside the one that was there, kept uploads, files."""
    kept = redis.from_url(django_settings.REDIS_URL).keys("*upload:*")
    return PlanEdition.objects.count(), kept, list(folder.iterdir())


def bomb() -> bytes:
    """A Word file of some kilobytes that unfolds to 400 MB."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _megabyte in range(400):
            part.write(bytes(1024 * 1024))
    return packed.getvalue()


REFUSED = {
    "empty": (lambda: b"", "The submitted file is empty."),
    "no plan": (
        lambda: b"Minutes of a meeting.\n" * 40,
        "The text holds no programme plan: neither objectives with expected accomplishments nor "
        "planned results with performance measures were found.",
    ),
    "PDF": (
        lambda: b"%PDF-1.7\n" + bytes(200),
        "This is a PDF file; extract its text or take the Word edition of the plan.",
    ),
    "truncated": (
        lambda: WORD.read_bytes()[:20_000],
        "The file begins like a Word file but is incomplete or damaged; send it again.",
    ),
    "truncated in a character": (
        lambda: CHINESE.read_bytes()[: CHINESE.read_bytes().rindex("的".encode()) + 1],
        "The text ends in the middle of a character, so its end is missing; send it again.",
    ),
    "another encoding": (
        lambda: CHINESE.read_text(encoding="utf-8").encode("gb18030"),
        "The text seems to be GB18030 (also called GBK); save it again as UTF-8.",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_is_no_plan_is_refused_and_leaves_nothing(officer, case, tmp_path, settings):
    make, sentence = REFUSED[case]
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)

    answer = sent(officer, make())

    assert (answer.status_code, answer.context["form"].errors["file"]) == (422, [sentence])
    assert what_is_left(tmp_path) == (1, [], [])


@pytest.fixture
def small_limit(monkeypatch):
    """Files of more than 2 MB are too large, so that a test need not send more."""
    monkeypatch.setattr("indicators.plans.LARGEST_FILE", 2 * MEGABYTE)


# A form of up to a megabyte more is taken in before its file is measured.
@pytest.mark.parametrize(("size", "times_written"), [(2.6, 1), (4, 0)])
def test_a_file_that_is_too_large_is_refused(
    officer, small_limit, monkeypatch, tmp_path, settings, size, times_written
):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    written = []
    make = temp.NamedTemporaryFile

    def noted(**asked):
        written.append(asked)
        return make(**asked)

    monkeypatch.setattr(temp, "NamedTemporaryFile", noted)

    answer = sent(officer, b" " * int(size * MEGABYTE))

    sentence = "The file is larger than 2 MB, which no plan document is; send the plan alone."
    assert (answer.status_code, answer.context["form"].errors["file"]) == (422, [sentence])
    assert what_is_left(tmp_path) == (1, [], [])
    assert len(written) == times_written


def test_a_word_file_that_unfolds_without_end_is_refused(officer, tmp_path):
    answer = sent(officer, bomb(), "plan.docx")

    assert answer.status_code == 422
    [refusal] = answer.context["form"].errors["file"]
    assert refusal.startswith("The part “word/document.xml”")
    assert what_is_left(tmp_path) == (1, [], [])


def test_the_form_is_refused_without_its_token():
    strict = Client(enforce_csrf_checks=True)
    person = a_user()
    a_role(person, Role.OFFICER, an_edition().document)
    strict.force_login(person)

    assert sent(strict, ENGLISH.read_bytes()).status_code == 403


def test_a_refusal_is_said_in_the_readers_language_with_its_parts(officer, monkeypatch):
    words = {RefusalCode.NOT_UTF_8.label: "第%(line)s行读不出来。"}
    chinese = trans_real.translation("zh-hans")
    monkeypatch.setattr(chinese, "gettext", lambda sentence: words.get(sentence, sentence))
    unreadable = SimpleUploadedFile("plan.txt", b"one\ntwo\xff\x01\x02\x03\x04\x05\x06")

    answer = officer.post("/import/", {"file": unreadable}, headers={"accept-language": "zh-hans"})

    assert answer.context["form"].errors["file"] == ["第2行读不出来。"]
