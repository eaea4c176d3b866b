"""A workbook downloaded, filled offline, uploaded, looked at and confirmed; messages beside it."""

from pathlib import Path

import pytest
from django.urls import reverse

from indicators import entry, mail
from indicators.enums import MailKind, Role
from indicators.models import WorkbookUpload
from tests.browser.live import NARROW, WIDE, barriers, is_too_wide, refusals
from tests.builders import (
    NOW,
    a_cell,
    a_measure,
    a_role,
    a_subprogramme,
    a_user,
    a_version,
    a_year,
    an_accomplishment,
)
from tests.entry.workbook.books import filled, upload, worked_on
from tests.mail.letters import a_letter
from tests.parts import needs_chromium

pytestmark = [pytest.mark.django_db(transaction=True), needs_chromium]


@pytest.fixture
def measures():
    accomplishment = an_accomplishment(a_subprogramme(text="Border crossings"))
    return [a_measure(accomplishment, number=number) for number in (1, 2, 3)]


@pytest.fixture
def manager(measures):
    user = a_user(name="Tomás Arvelo")
    a_role(user, Role.MANAGER, measures[0].accomplishment.subprogramme)
    return user


def downloaded(page) -> bytes:
    with page.expect_download() as waited:
        page.locator("td a", has_text="Download 2025").last.click()
    return Path(waited.value.path()).read_bytes()


def sent(page, content: bytes, name: str = "values.xlsx") -> WorkbookUpload:
    page.set_input_files("input[type=file]", {"name": name, "mimeType": "", "buffer": content})
    page.get_by_role("button", name="Upload and look").click()
    page.wait_for_url("**/workbooks/*/")
    return WorkbookUpload.objects.first()


def test_a_workbook_goes_out_and_comes_back(open_page, manager, measures):
    page = open_page(manager, reverse("my_entries"))
    page.get_by_role("link", name="Fill in offline").click()
    content = filled(downloaded(page), value=[12, 7])

    received = sent(page, content)
    worked_on(received)
    page.get_by_role("button", name="Keep these values").click()
    page.get_by_text("Being kept").or_(page.get_by_text("Waiting to be kept")).first.wait_for()
    worked_on(received)
    page.get_by_text("2 values were kept as drafts.").wait_for()

    assert refusals(page) == []


def test_faults_are_shown_and_the_marked_file_is_fetched(open_page, manager, measures):
    page = open_page(manager, reverse("workbooks"))

    worked_on(sent(page, filled(downloaded(page), value=["many", 7])))
    page.get_by_text("“many” is not a number").wait_for()
    with page.expect_download() as waited:
        page.get_by_role("link", name="Download the workbook with the faults marked").click()

    assert waited.value.suggested_filename == "values.xlsx"
    assert page.get_by_role("button", name="Keep these values").count() == 0


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("language", ["en", "zh-hans", "ar"])
def test_the_pages_are_for_everybody(
    open_page, manager, measures, width, language, client, monkeypatch
):
    client.force_login(manager)
    unit = measures[0].accomplishment.subprogramme
    place = [unit.node.edition.slug, a_year().pk, unit.node.in_address]
    content = b"".join(client.get(reverse("workbook", args=place)).streaming_content)
    a_version(a_cell(measures[2]), "9", by=a_user(name="Lena Okafor"))
    received = upload(filled(content, value=["many", 7, 8]), manager)
    mail.post_all([a_letter(manager, kind) for kind in (MailKind.RETURNED, MailKind.SUBMITTED)])
    whole = {"frame": unit.node, "asked": entry.Asked((a_year(),)), "by": manager}
    ordered = [
        entry.workbook.order(**whole, language=language, name="plan.xlsx").pk for _ in range(2)
    ]
    entry.workbook.make(order_id=ordered[1], now=NOW)
    monkeypatch.setattr(entry.workbook, "MOST_AT_ONCE", 1)
    found = []

    for name, args in (
        ("workbooks", []),
        ("workbook", place),
        ("workbook_download", [ordered[0]]),
        ("workbook_download", [ordered[1]]),
        ("workbook_upload", [received.pk]),
        ("notifications", []),
    ):
        page = open_page(manager, reverse(name, args=args), width=width, language=language)
        found += barriers(page)
        found += [f"{name} is too wide"] if is_too_wide(page) else []

    assert found == []
