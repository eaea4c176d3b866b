"""The pages of exchange for everybody: in three languages, wide and narrow, without a barrier."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from indicators.enums import Role
from tests.browser.live import NARROW, WIDE, barriers, is_too_wide, refusals
from tests.builders import a_role
from tests.exchange.frames import Frame, a_frame
from tests.parts import needs_chromium

pytestmark = [pytest.mark.django_db(transaction=True), needs_chromium]
TABLE = Path(__file__).resolve().parents[1] / "exchange/tables/two_row_head.csv"
VALUES = b"""Indicator,Target 2025,Actual 2025
Share of lorries,70,lots
Other,1,2
Treaty,1,
Treaty,1,
"""


@pytest.fixture
def frame() -> Frame:
    """``reader`` enters values of the plan and is its planning officer."""
    frame = a_frame()
    a_role(frame.reader, Role.OFFICER, frame.edition.document)
    a_role(frame.reader, Role.MANAGER, frame.count.accomplishment.programme)
    return frame


@pytest.fixture
def addresses(frame: Frame) -> list[str]:
    client = Client()
    client.force_login(frame.reader)
    bring_in = f"/plans/{frame.edition.slug}/bring-in/"
    table = {"file": SimpleUploadedFile("framework.csv", TABLE.read_bytes())}
    values = {"file": SimpleUploadedFile("values.csv", VALUES)}
    return [
        f"/plans/{frame.edition.slug}/exports/",
        "/import/spreadsheet/",
        client.post("/import/spreadsheet/", table)["Location"],
        bring_in,
        client.post(bring_in, values)["Location"],
    ]


@pytest.mark.parametrize(("language", "width"), [("en", WIDE), ("zh-hans", NARROW), ("ar", WIDE)])
def test_no_page_of_exchange_has_a_barrier(open_page, frame, addresses, language, width):
    for address in addresses:
        page = open_page(frame.reader, address, width=width, language=language)

        assert (address, barriers(page), refusals(page), is_too_wide(page)) == (
            address,
            [],
            [],
            False,
        )


def test_a_file_with_doubts_is_kept_only_when_somebody_has_looked(open_page, frame, addresses):
    page = open_page(frame.reader, addresses[-1])

    page.click("main button.primary")
    assert page.is_visible("#settled-error")

    page.check("#settled")
    page.click("main button.primary")
    assert page.url.endswith("/entries/")
