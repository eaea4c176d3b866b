"""Workbooks too large for one request: asked for, made, and fetched by who asked alone."""

import io
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from django.db.models.functions import Now
from django.test import Client
from django.urls import reverse

from indicators import entry
from indicators.enums import EditionStatus, Finality, JobStatus, Role
from indicators.models import PlanEdition, RoleAssignment, WorkbookOrder
from tests.builders import (
    NOW,
    a_measure,
    a_role,
    a_round,
    a_subprogramme,
    a_user,
    a_year,
    an_accomplishment,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def subprogramme():
    unit = a_subprogramme(text="Border crossings")
    a_measure(an_accomplishment(unit))
    return unit


@pytest.fixture
def page(client, subprogramme) -> Client:
    manager = a_user(name="Ana Duarte")
    a_role(manager, Role.MANAGER, subprogramme)
    client.force_login(manager)
    return client


@pytest.fixture
def nothing_at_once(monkeypatch):
    monkeypatch.setattr(entry.workbook, "MOST_AT_ONCE", 1)


def of_the_year(subprogramme) -> str:
    node = subprogramme.node
    return reverse("workbook", args=[node.edition.slug, a_year().pk, node.in_address])


def of_a_round(subprogramme) -> str:
    node = subprogramme.node
    days = {"finality": Finality.INTERIM, "as_of": a_year().first_day}
    asked = a_round(node.edition, **days)
    return reverse("round_workbook", args=[node.edition.slug, asked.pk, node.in_address])


def keys_of(answer) -> list[str]:
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    return [row[0] for row in book.worksheets[2].iter_rows(min_row=3, values_only=True)]


def ordered(page, address) -> int:
    """The id of what was asked for."""
    return int(page.post(address)["Location"].rstrip("/").rpartition("/")[2])


def test_what_is_small_is_downloaded_at_once(page, subprogramme):
    assert keys_of(page.get(of_the_year(subprogramme)))


def test_what_is_large_is_asked_for_made_and_the_same(
    page, subprogramme, nothing_at_once, monkeypatch
):
    address = of_the_year(subprogramme)
    asked = page.get(address)
    order = ordered(page, address)
    waiting = page.get(reverse("workbook_making", args=[order]))
    not_yet = page.get(reverse("workbook_file", args=[order]))

    entry.workbook.make(order_id=order, now=NOW)
    entry.workbook.make(order_id=order, now=NOW)

    ready = page.get(reverse("workbook_making", args=[order]))
    made = keys_of(page.get(reverse("workbook_file", args=[order])))
    monkeypatch.undo()
    assert "It has 2 rows or more" in asked.content.decode()
    assert (waiting.status_code, "0 rows written" in waiting.content.decode()) == (200, True)
    assert not_yet.status_code == 404
    assert (ready.status_code, ready["HX-Refresh"]) == (286, "true")
    assert (
        "The workbook is ready."
        in page.get(reverse("workbook_download", args=[order])).content.decode()
    )
    assert made == keys_of(page.get(address))


def test_a_rounds_workbook_is_made_with_what_the_round_asks_for(page, subprogramme):
    order = ordered(page, of_a_round(subprogramme))

    entry.workbook.make(order_id=order, now=NOW)

    [row] = keys_of(page.get(reverse("workbook_file", args=[order])))
    assert "|actual||2025-01-01|" in row


def test_nobody_else_finds_it_nor_who_no_longer_sees_the_unit(page, subprogramme):
    order = ordered(page, of_the_year(subprogramme))
    entry.workbook.make(order_id=order, now=NOW)
    stranger = Client()
    stranger.force_login(a_user())
    pages = [
        reverse(name, args=[order])
        for name in ("workbook_download", "workbook_making", "workbook_file")
    ]

    theirs = [stranger.get(each).status_code for each in pages]
    PlanEdition.objects.update(status=EditionStatus.DRAFT)
    RoleAssignment.objects.update(ends_on=NOW.date() - timedelta(days=1))
    unseen = [page.get(each).status_code for each in pages]

    assert (theirs, unseen) == ([404] * 3, [404] * 3)


def test_a_made_workbook_is_kept_for_a_day(page, subprogramme):
    order = ordered(page, of_the_year(subprogramme))
    entry.workbook.make(order_id=order, now=NOW)
    made = WorkbookOrder.objects.get()
    file = Path(made.file.path)
    name = file.name
    listed = page.get(reverse("workbooks")).text

    entry.workbook.purge_orders(now=made.finished_at + timedelta(hours=23))
    kept = file.exists()
    for _twice in range(2):
        entry.workbook.purge_orders(now=made.finished_at + timedelta(hours=25))

    assert (kept, file.exists()) == (True, False)
    assert name == f"{order}-{made.claim}.xlsx"
    assert made.name in listed
    assert page.get(reverse("workbook_file", args=[order])).status_code == 404
    shown = page.get(reverse("workbook_download", args=[order])).text
    assert "The file was kept for a day and is gone." in shown


def test_what_ended_three_workers_is_given_up_and_said(page, subprogramme):
    order = ordered(page, of_the_year(subprogramme))
    ended = {"status": JobStatus.RUNNING, "claim": "0" * 32, "attempts": 3}
    WorkbookOrder.objects.update(**ended, not_before=Now() - timedelta(seconds=1))

    left = entry.workbook.orders_left_behind()
    entry.workbook.make(order_id=order, now=NOW)

    assert (left, WorkbookOrder.objects.get().status) == ([], JobStatus.FAILED)
    assert page.get(reverse("workbook_making", args=[order])).status_code == 286
    shown = page.get(reverse("workbook_download", args=[order])).text
    assert "The workbook could not be made." in shown


def test_what_another_worker_has_is_left_alone(page, subprogramme):
    order = ordered(page, of_the_year(subprogramme))
    held = {"status": JobStatus.RUNNING, "claim": "0" * 32, "attempts": 1}
    WorkbookOrder.objects.update(**held, not_before=Now() + timedelta(seconds=30))

    entry.workbook.make(order_id=order, now=NOW)

    assert WorkbookOrder.objects.get().status == JobStatus.RUNNING
    assert entry.workbook.orders_left_behind() == []


def test_who_enters_nothing_here_has_nothing_made(subprogramme):
    reader = a_user()
    a_role(reader, Role.READER, subprogramme.node.edition.document)
    client = Client()
    client.force_login(reader)

    assert client.post(of_the_year(subprogramme)).status_code == 404
