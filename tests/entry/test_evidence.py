"""Files and links as the proof of a value: stored once, taken away from drafts only."""

import hashlib
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from indicators import entry, review
from indicators.enums import Step, ValueStatus
from indicators.models import Cell, EvidenceFile, EvidenceLink, EvidenceUse
from tests.builders import (
    NOW,
    a_cell,
    a_measure,
    a_round,
    a_user,
    a_version,
    an_adopted_value,
    in_days,
)
from tests.entry.files import DOCX, HTML, PDF

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(evidence_folder):
    return a_version(a_cell(a_measure()), "5", by=a_user())


def attach(version, content=PDF, name="report.pdf"):
    file, by = SimpleUploadedFile(name, content), version.by or a_user()
    return entry.attach_file(cell_id=version.cell_id, file=file, name=name, by=by)


def stored(folder: Path) -> dict[str, bytes]:
    """What lies in the storage, by its place."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def place(content: bytes) -> str:
    digest = hashlib.sha256(content).hexdigest()
    return f"{digest[:2]}/{digest}"


# Files


def test_a_file_is_stored_under_its_hash_with_what_its_bytes_say(draft, evidence_folder):
    use = attach(draft)

    assert stored(evidence_folder) == {place(PDF): PDF}
    assert (use.name, use.file.content_type, use.file.size) == (
        "report.pdf",
        "application/pdf",
        len(PDF),
    )
    assert review.evidence_of(draft) == [use]


def test_the_same_file_serves_many_values_and_is_stored_once(draft, evidence_folder):
    other = a_version(a_cell(a_measure()), "7", by=a_user())

    uses = [attach(draft), attach(other, name="the same.pdf"), attach(draft, name="again.pdf")]

    assert [use.name for use in uses] == ["report.pdf", "the same.pdf", "report.pdf"]
    assert EvidenceFile.objects.count() == len(stored(evidence_folder)) == 1
    assert EvidenceUse.objects.count() == 2


def test_what_is_given_for_one_value_is_given_again_for_another(draft):
    use = attach(draft)
    other = a_version(a_cell(a_measure()), "7", by=a_user())

    again = entry.attach_again(cell_id=other.cell_id, use=use, by=other.by)

    assert (again.file, again.name, review.evidence_of(other)) == (use.file, use.name, [again])


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (HTML, "report.pdf", "The content is not what the name says."),
        (b"", "report.pdf", "The file is empty."),
        (PDF, "report.html", "Give a PDF, an image"),
    ],
)
def test_a_file_that_is_refused_leaves_nothing(draft, evidence_folder, content, name, sentence):
    with pytest.raises(entry.EntryRefused) as refused:
        attach(draft, content, name)

    assert refused.value.errors["file"].startswith(sentence)
    assert stored(evidence_folder) == {}
    assert not EvidenceFile.objects.exists()


def test_a_file_above_the_limit_is_refused(draft, settings):
    settings.EVIDENCE_LARGEST_FILE = 1024 * 1024

    with pytest.raises(entry.EntryRefused, match="larger than 1 megabytes"):
        attach(draft, PDF + b" " * 1024 * 1024)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        (r"C:\Users\me\report.pdf", "report.pdf"),
        ("отчёт 报告 تقرير.pdf", "отчёт 报告 تقرير.pdf"),
        ("a\u202efdp.exe\n.pdf", "afdp.exe.pdf"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_a_name_is_only_a_name(name, kept):
    assert entry.clean_name(name) == kept


@contextmanager
def no_file_longer_than(size: int) -> Iterator[None]:
    """The system refuses to write more, as it does on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_is_said_and_leaves_nothing_half_done(draft, evidence_folder):
    content = b"%PDF-" + b"x" * 100_000 + b"%%EOF"

    with no_file_longer_than(50_000), pytest.raises(entry.EntryRefused) as refused:
        attach(draft, content)

    assert refused.value.errors == {
        "file": "The file cannot be stored at the moment. Nothing of it was kept; try again later."
    }
    assert stored(evidence_folder) == {}
    assert not EvidenceFile.objects.exists()
    assert attach(draft, content).file.size == len(content)


def test_what_a_dying_process_left_half_done_is_mended_by_the_next_upload(draft, evidence_folder):
    half = evidence_folder / place(PDF)
    half.parent.mkdir(parents=True)
    half.write_bytes(PDF[:10])

    attach(draft)

    assert stored(evidence_folder) == {place(PDF): PDF}


def test_an_upload_that_lies_on_the_disk_is_moved_into_its_place(draft, evidence_folder):
    upload = TemporaryUploadedFile("memo.docx", "text/html", len(DOCX), None)
    upload.write(DOCX)
    upload.flush()

    entry.attach_file(cell_id=draft.cell_id, file=upload, name=upload.name, by=draft.by)
    upload.close()

    assert stored(evidence_folder) == {place(DOCX): DOCX}
    assert (evidence_folder / place(DOCX)).stat().st_mode & 0o777 == 0o600
    assert not Path(upload.temporary_file_path()).exists()


# Links


def test_a_link_is_kept_with_its_title(draft):
    url = "https://docs.example.org/report?page=4"

    use = entry.attach_link(cell_id=draft.cell_id, url=f" {url} ", title="Report", by=draft.by)

    assert (use.link.url, use.name) == (url, "Report")
    assert EvidenceLink.objects.count() == 1


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "ftp://example.org/x", "example.org", ""]
)
def test_what_is_no_web_address_is_refused(draft, url):
    with pytest.raises(entry.EntryRefused) as refused:
        entry.attach_link(cell_id=draft.cell_id, url=url, title="", by=draft.by)

    assert refused.value.errors == {"url": "Give a whole web address: https://…"}


# Drafts


def test_evidence_is_taken_from_a_draft(draft):
    use = attach(draft)

    entry.remove_evidence(cell_id=draft.cell_id, use_id=use.pk, by=draft.by)

    assert review.evidence_of(draft) == []


def test_nothing_is_given_for_a_value_that_the_reviewer_holds(draft, evidence_folder):
    review.take_step(cell_id=draft.cell_id, step=Step.SUBMIT, by=draft.by, now=NOW)

    with pytest.raises(entry.EntryRefused) as refused:
        attach(draft)

    assert refused.value.errors == {
        "cell": "This value is with the reviewer. Take it back to change what stands beside it."
    }
    assert stored(evidence_folder) == {}


def test_nothing_is_given_for_an_approved_value_that_nobody_changes(evidence_folder):
    version = an_adopted_value(a_measure(), "5")
    Cell.objects.filter(pk=version.cell_id).update(status=ValueStatus.DRAFT, draft=version)

    with pytest.raises(entry.EntryRefused, match="This value is approved"):
        attach(version)


def test_nothing_is_given_in_a_round_that_is_closed(draft, evidence_folder):
    edition = draft.cell.measure.editions.get().node.edition
    a_round(edition, opens_on=in_days(-9), due_on=in_days(-2), closes_on=in_days(-1))

    with pytest.raises(entry.EntryRefused) as refused:
        attach(draft)

    assert refused.value.errors == {"cell": "The reporting round that asks for this is closed."}
