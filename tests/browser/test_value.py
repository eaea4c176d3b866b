"""Evidence, reasons, narratives and deliverables in a browser: without a script, for everybody."""

import pytest
from django.urls import reverse

from indicators import review
from indicators.enums import Role, ValueKind
from indicators.models import DeliverableCount
from indicators.templatetags.addresses import of_path
from tests.browser.live import NARROW, WIDE, barriers, is_too_wide, refusals
from tests.builders import (
    a_cell,
    a_deliverable,
    a_measure,
    a_role,
    a_subprogramme,
    a_user,
    a_version,
    a_year,
    an_accomplishment,
    an_adopted_value,
    some_evidence,
)
from tests.entry.files import PDF
from tests.parts import needs_chromium

pytestmark = [pytest.mark.django_db(transaction=True), needs_chromium]


@pytest.fixture
def subprogramme():
    return a_subprogramme()


@pytest.fixture
def author(subprogramme):
    user = a_user(name="Tomás Arvelo")
    a_role(user, Role.MANAGER, subprogramme)
    return user


@pytest.fixture
def missed(subprogramme, author, evidence_folder):
    measure = a_measure(an_accomplishment(subprogramme), definition="")
    an_adopted_value(measure, "50", kind=ValueKind.TARGET)
    return a_version(a_cell(measure), "5", by=author)


@pytest.fixture
def value_page(missed):
    return reverse("value", args=[missed.cell_id])


@pytest.fixture
def unit_pages(subprogramme, missed):
    for number in (1, 2):
        row = a_deliverable(subprogramme, number)
        DeliverableCount.objects.create(
            deliverable=row, period=a_year(), planned=True, amount=number
        )
    where = [subprogramme.node.edition.slug, a_year().pk, of_path(subprogramme.path)]
    return [reverse(name, args=where) for name in ("narratives", "deliverables")]


def test_all_that_is_asked_is_given_by_a_form_without_a_script(
    open_page, author, missed, value_page
):
    page = open_page(author, value_page, script=False)

    page.get_by_label("Less than half of the target").fill("The pass was closed.")
    page.get_by_label("The measure has no definition").fill("It is being written.")
    page.get_by_label("Conflict, insecurity").check()
    page.get_by_label("In a sentence or two").fill("The pass was closed from May.")
    page.get_by_label("What is done about it").fill("Open the lower road.")
    page.get_by_label("By which day").fill("2026-09-30")
    page.get_by_label("A file").set_input_files(
        {"name": "отчёт.pdf", "mimeType": "text/html", "buffer": PDF}
    )
    page.get_by_role("button", name="Save", exact=True).click()

    grounds = review.grounds_of([missed.cell], in_hand=True)[missed.cell_id]
    assert page.locator(".messages").inner_text() == "Saved."
    assert grounds.hindrances == []
    with page.expect_download() as download:
        page.get_by_role("link", name="отчёт.pdf").click()
    assert download.value.suggested_filename == "отчёт.pdf"


@pytest.mark.parametrize(
    ("width", "language", "dark"),
    [
        (WIDE, "en", False),
        (WIDE, "en", True),
        (NARROW, "en", False),
        (NARROW, "ar", False),
        (WIDE, "zh-hans", False),
        (320, "en", False),
    ],
)
def test_the_pages_are_open_to_everybody(
    open_page, author, missed, value_page, unit_pages, width, language, dark
):
    some_evidence(missed, name="a_very_long_name_of_a_file_without_any_space_in_it_at_all.pdf")
    look = {"width": width, "language": language, "dark": dark}

    found = {}
    for at in (value_page, *unit_pages):
        page = open_page(author, at, **look)
        found[at] = [*barriers(page), *refusals(page), *["too wide"] * is_too_wide(page)]
        if at == value_page:
            page.fill("#id_url", "nowhere")
            page.locator("button:not([name])", has_text="").last.click()
            page.locator(".error-list").wait_for()
            found["with errors"] = [*barriers(page), *["too wide"] * is_too_wide(page)]

    assert found == {key: [] for key in found}
