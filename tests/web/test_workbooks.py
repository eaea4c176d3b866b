"""Workbooks over HTTP: downloaded by who enters the values, looked at by who sent them."""

import csv
import io
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from indicators import entry
from indicators.enums import Finality, Role
from indicators.models import WorkbookUpload
from tests.builders import (
    a_cell,
    a_measure,
    a_role,
    a_round,
    a_subprogramme,
    a_user,
    a_version,
    a_year,
    an_accomplishment,
    in_days,
)
from tests.entry.workbook.books import filled, upload, worked_on
from tests.entry.workbook.other_formats import rows_with

pytestmark = pytest.mark.django_db
PAGE = reverse("workbooks")


@pytest.fixture
def subprogramme():
    return a_subprogramme(text="Border crossings")


@pytest.fixture
def manager(client, subprogramme):
    manager = a_user(name="Ana Duarte")
    a_role(manager, Role.MANAGER, subprogramme.programme)
    client.force_login(manager)
    return manager


def address(subprogramme, path=None):
    node = subprogramme.node
    args = [node.edition.slug, a_year().pk, path or node.in_address]
    return reverse("workbook", args=args)


def downloaded(client, subprogramme, path=None) -> bytes:
    return b"".join(client.get(address(subprogramme, path)).streaming_content)


def sent(client, content, name="values.xlsx", notation="en"):
    form = {"file": SimpleUploadedFile(name, content), "notation": notation}
    answer = client.post(PAGE, form)
    return answer, WorkbookUpload.objects.first()


def test_a_unit_and_a_whole_programme_are_downloaded(client, subprogramme, measure, manager):
    other = a_subprogramme(subprogramme.programme, number=2, text="Rail")
    a_measure(an_accomplishment(other))

    unit = openpyxl.load_workbook(io.BytesIO(downloaded(client, subprogramme)))
    programme = openpyxl.load_workbook(io.BytesIO(downloaded(client, subprogramme, "programme-6")))

    assert unit.sheetnames == ["How to fill it", "Lists", "Border crossings"]
    assert programme.sheetnames == ["How to fill it", "Lists", "Border crossings", "Rail"]


def test_who_enters_nothing_here_finds_no_workbook(client, subprogramme, measure):
    reader = a_user()
    a_role(reader, Role.REVIEWER, subprogramme)
    client.force_login(reader)

    assert client.get(address(subprogramme)).status_code == 404


def test_a_file_is_sent_looked_at_and_confirmed(client, subprogramme, measure, manager):
    content = filled(downloaded(client, subprogramme), value=5)

    answer, received = sent(client, content)
    worked_on(received)
    page = client.get(answer.url).content.decode()
    client.post(answer.url)
    done = worked_on(received)
    after = client.get(answer.url).content.decode()

    assert answer.url == reverse("workbook_upload", args=[received.pk])
    assert "Keep these values" in page
    assert (done.status, done.kept) == ("done", 1)
    assert "One value was kept as a draft." in after


def test_a_file_with_a_fault_comes_back_marked_and_cannot_be_confirmed_from_the_page(
    client, subprogramme, measure, manager
):
    _answer, received = sent(client, filled(downloaded(client, subprogramme), value="many"))
    worked_on(received)
    page = client.get(reverse("workbook_upload", args=[received.pk])).content.decode()

    marked = client.get(reverse("workbook_marked", args=[received.pk]))

    assert "Keep these values" not in page
    assert "“many” is not a number." in page
    assert openpyxl.load_workbook(io.BytesIO(b"".join(marked.streaming_content))) is not None


def test_the_faults_of_a_table_as_text_come_back_as_a_workbook(
    client, subprogramme, measure, manager
):
    rows = rows_with(downloaded(client, subprogramme), {"value": "many"})
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    _answer, received = sent(client, text.getvalue().encode(), name="values of 2025.csv")
    worked_on(received)

    page = client.get(reverse("workbook_upload", args=[received.pk])).content.decode()
    marked = client.get(reverse("workbook_marked", args=[received.pk]))

    assert "It is made as .xlsx from the sheets and values of your file." in page
    assert 'filename="values of 2025.xlsx"' in marked["Content-Disposition"]


@pytest.mark.parametrize(
    ("language", "notation"), [("en", "en"), ("fr", "fr"), ("ar", "fr"), ("es", "es")]
)
def test_the_form_offers_the_notation_of_the_page_and_the_preview_says_which_was_chosen(
    client, subprogramme, measure, manager, language, notation
):
    client.cookies["django_language"] = language
    offered = client.get(PAGE).context["form"]["notation"].value()
    client.cookies["django_language"] = "en"

    answer, received = sent(client, downloaded(client, subprogramme), notation=notation)
    worked_on(received)

    assert offered == notation == received.notation
    page = client.get(answer.url).content.decode()
    assert f"are read as <bdi>{entry.NOTATIONS[notation]}</bdi> is written" in page


def test_a_notation_that_is_none_is_refused(client, subprogramme, measure, manager):
    answer, received = sent(client, downloaded(client, subprogramme), notation="tlh")

    assert (answer.status_code, received) == (422, None)


def test_a_stale_value_asks_and_takes_the_answer(client, subprogramme, measure, manager):
    content = filled(downloaded(client, subprogramme), value=5)
    a_version(a_cell(measure), "9", by=a_user(name="Tomás Arvelo"))
    answer, received = sent(client, content)
    worked_on(received)

    page = client.get(answer.url).content.decode()
    received.refresh_from_db()
    client.post(answer.url, {"mine": [received.shown[0]["key"]]})

    assert "Put mine after what Tomás Arvelo wrote" in page
    assert worked_on(received).kept == 1


def test_the_page_of_an_upload_is_its_senders_alone(client, subprogramme, measure, manager):
    received = upload(filled(downloaded(client, subprogramme), value=5), manager)
    a_role(a_user(), Role.MANAGER, subprogramme.programme)
    client.force_login(a_user())

    names = ("workbook_upload", "workbook_progress", "workbook_marked")
    statuses = [client.get(reverse(name, args=[received.pk])).status_code for name in names]

    assert statuses == [404, 404, 404]


def test_while_a_worker_reads_the_page_says_so_and_then_loads_again(
    client, subprogramme, measure, manager
):
    _answer, received = sent(client, downloaded(client, subprogramme))
    address = reverse("workbook_progress", args=[received.pk])

    waiting = client.get(address)
    worked_on(received)
    read = client.get(address)

    assert (waiting.status_code, "0 rows looked at" in waiting.content.decode()) == (200, True)
    assert (read.status_code, read["HX-Refresh"]) == (286, "true")


def test_a_file_that_is_too_large_is_refused_before_it_is_kept(client, manager):
    answer, received = sent(client, b"x" * (entry.workbook.LARGEST_FILE + 2 * 1024 * 1024))

    assert answer.status_code == 422
    assert "The file is larger than 20 MB." in answer.content.decode()
    assert received is None


def test_what_a_round_asks_for_is_downloaded_from_its_sheet_and_from_the_page(
    client, subprogramme, measure, manager
):
    node = subprogramme.node
    asked = a_round(node.edition, finality=Finality.INTERIM, as_of=date(2025, 6, 30))
    over = a_round(node.edition, closes_on=in_days(-1), due_on=in_days(-1))
    book = reverse("round_workbook", args=[node.edition.slug, asked.pk, node.in_address])
    whole = reverse("round_workbook", args=[node.edition.slug, asked.pk, "programme-6"])
    sheet = reverse("round_sheet", args=[node.edition.slug, asked.pk, node.in_address])

    page = client.get(PAGE).content.decode()

    assert book in client.get(sheet).content.decode()
    assert (book in page, whole in page, f"round-{over.pk}/" in page) == (True, True, False)
    answer = client.get(book)
    rows = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).worksheets[2]
    assert "|2025-06-30|" in rows.cell(row=3, column=1).value


@pytest.mark.parametrize("units", [1, 3])
def test_the_page_takes_the_same_queries_for_any_number_of_units(
    client, subprogramme, measure, manager, units, django_assert_num_queries
):
    for number in range(2, units + 1):
        other = a_subprogramme(subprogramme.programme, number=number)
        a_measure(an_accomplishment(other))

    with django_assert_num_queries(11):
        page = client.get(PAGE)

    assert page.status_code == 200
