"""The page of one value in hand: answers, reasons and evidence, typed and kept."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from indicators import review
from indicators.enums import Flag, MissReason, Role, Step, ValueKind
from indicators.models import EvidenceFile
from tests.builders import (
    NOW,
    a_cell,
    a_measure,
    a_role,
    a_user,
    a_version,
    an_accomplishment,
    an_adopted_value,
    some_evidence,
)
from tests.entry.files import HTML, PDF

pytestmark = pytest.mark.django_db
MEGABYTE = 1024 * 1024


@pytest.fixture
def missed(subprogramme, author, evidence_folder):
    """Far below its target, and not explained yet."""
    measure = a_measure(an_accomplishment(subprogramme))
    an_adopted_value(measure, "50", kind=ValueKind.TARGET)
    return a_version(a_cell(measure), "5", by=author)


def address(version) -> str:
    return reverse("value", args=[version.cell_id])


def sentences(answer) -> dict[str, list[str]]:
    return {name: list(said) for name, said in answer.context["form"].errors.items()}


def grounds(version):
    return review.grounds_of([version.cell], in_hand=True)[version.cell_id]


def test_the_page_asks_what_is_asked_of_the_value(page, missed):
    html = page.get(address(missed)).content.decode()

    assert "Less than half of the target, or more than twice it." in html
    assert "Why the target was missed" in html
    assert "None yet. Give a file, or a link to where the proof is." in html


def test_no_rounding_makes_the_target_seem_reached(page, author, subprogramme):
    measure = a_measure(an_accomplishment(subprogramme))
    an_adopted_value(measure, "100", kind=ValueKind.TARGET)
    version = a_version(a_cell(measure), "99.96", by=author)

    answer = page.get(address(version))

    assert answer.context["printed"] == "99.96"


def test_everything_is_given_at_once(page, missed):
    sent = {
        "answer-far_from_target": "The pass was closed.",
        "reasons": ["security"],
        "text": "The pass was closed from May.",
        "action": "Open the lower road.",
        "action_due": "2026-09-30",
        "file": SimpleUploadedFile("report.pdf", PDF, "text/html"),
        "url": "https://docs.example.org/pass",
        "title": "Order of closure",
    }

    answer = page.post(address(missed), sent, follow=True)

    found = grounds(missed)
    assert [str(message) for message in answer.context["messages"]] == ["Saved."]
    assert found.hindrances == []
    assert found.beside.answers[Flag.FAR_FROM_TARGET].sentence == "The pass was closed."
    assert found.beside.explanation.reasons == [MissReason.SECURITY]
    assert found.beside.explanation.action_due == date(2026, 9, 30)
    assert [use.name for use in found.beside.evidence] == ["report.pdf", "Order of closure"]


def test_what_can_be_kept_is_kept_and_what_cannot_stays_typed_with_its_error(page, missed):
    answer = page.post(
        address(missed),
        {
            "answer-far_from_target": "The pass was closed.",
            "text": "The pass was closed from May.",
            "action_due": "soon",
            "url": "docs.example.org",
            "file": SimpleUploadedFile("report.pdf", HTML),
        },
    )

    assert answer.status_code == 422
    assert sentences(answer) == {
        "action_due": ["Enter a valid date.", "Give the day by which it is done."],
        "reasons": ["Choose at least one reason of the list."],
        "action": ["Say what is done about it."],
        "file": ["The content is not what the name says. Save the file anew in that format."],
        "url": ["Give a whole web address: https://…"],
    }
    html = answer.content.decode()
    assert "The pass was closed from May.</textarea>" in html
    assert 'value="docs.example.org"' in html
    assert grounds(missed).unanswered == []


def test_evidence_is_taken_away_and_given_again(page, author, subprogramme, missed):
    use = some_evidence(missed, name="old.pdf")
    other = a_version(a_cell(a_measure(an_accomplishment(subprogramme, "b"))), "1", by=author)
    elsewhere = some_evidence(other, name="shared.pdf")

    page.post(address(missed), {"removed": [use.pk], "again": elsewhere.pk})

    assert [each.name for each in grounds(missed).beside.evidence] == ["shared.pdf"]


def test_evidence_that_the_person_does_not_see_is_not_offered(page, missed):
    stranger = a_version(a_cell(a_measure()), "1", by=a_user())
    hidden = some_evidence(stranger, name="hidden.pdf")

    answer = page.post(address(missed), {"again": hidden.pk})

    assert list(sentences(answer)) == ["again"]
    assert grounds(missed).beside.evidence == []


def test_saving_leads_back_to_the_sheet_when_asked(page, missed):
    answer = page.post(address(missed), {"back": "1"})

    assert "/entries/" in answer.url
    assert answer.url != address(missed)


def test_a_file_that_is_too_large_is_refused_and_the_typed_words_kept(page, missed, settings):
    settings.EVIDENCE_LARGEST_FILE = MEGABYTE
    huge = SimpleUploadedFile("film.pdf", b"%PDF-" + bytes(3 * MEGABYTE))

    answer = page.post(address(missed), {"file": huge, "action": "Open the lower road."})

    assert answer.status_code == 422
    assert sentences(answer)["file"] == ["The file is larger than 1 megabytes."]
    assert "Open the lower road.</textarea>" in answer.content.decode()
    assert not EvidenceFile.objects.exists()


def test_a_form_without_its_token_is_refused(author, missed):
    client = Client(enforce_csrf_checks=True)
    client.force_login(author)

    answer = client.post(address(missed), {"url": "https://example.org"})

    assert answer.status_code == 403
    assert grounds(missed).beside.evidence == []


def test_a_value_with_the_reviewer_is_only_shown(page, author, subprogramme):
    measure = a_measure(an_accomplishment(subprogramme))
    version = a_version(a_cell(measure), "5", by=author, evidence="See p. 4.")
    review.take_step(cell_id=version.cell_id, step=Step.SUBMIT, by=author, now=NOW)

    shown = page.get(address(version)).content.decode()
    answer = page.post(address(version), {"url": "https://example.org"})

    assert "This value is with the reviewer." in shown
    assert "See p. 4." in shown
    assert answer.status_code == 422
    assert grounds(version).beside.evidence == []


@pytest.mark.parametrize("role", [None, Role.REVIEWER, Role.READER])
def test_to_those_who_do_not_enter_it_the_page_is_not_there(client, subprogramme, missed, role):
    user = a_user()
    if role:
        a_role(user, role, subprogramme)
    client.force_login(user)

    assert client.get(address(missed)).status_code == 404


def test_a_value_that_is_not_there_has_no_page(page, subprogramme):
    cell = a_cell(a_measure(an_accomplishment(subprogramme)))

    assert page.get(reverse("value", args=[cell.pk])).status_code == 404


def test_a_returned_value_that_is_mended_has_its_answers_filled_in_and_needs_one_click(
    page, author, missed
):
    cell = missed.cell
    given = {"answer-far_from_target": "The pass was closed."}
    why = {
        "reasons": ["security"],
        "text": "Closed.",
        "action": "Open.",
        "action_due": "2026-09-30",
    }
    page.post(address(missed), given | why)
    review.take_step(cell_id=cell.pk, step=Step.SUBMIT, by=author, now=NOW)
    review.take_step(
        cell_id=cell.pk, step=Step.RETURN, by=a_user(), now=NOW, comment="Count again."
    )
    cell.refresh_from_db()
    a_version(cell, "6", by=author)
    before = grounds(missed).hindrances

    form = page.get(address(missed)).context["form"]
    filled_in = {
        field.html_name: field.value() for field in form if field.value() not in (None, "", [])
    }
    page.post(address(missed), filled_in)

    assert len(before) == 1
    assert filled_in == given | why | {"action_due": date(2026, 9, 30)}
    assert "Does it still hold?" in form["answer-far_from_target"].help_text
    assert grounds(missed).hindrances == []
