"""Workbooks too large for one request: asked for, made, and fetched by who asked alone."""

import io

import openpyxl
import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from indicators import entry
from indicators.enums import Finality, Role
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


def ordered(page, address) -> str:
    """The key of what was asked for."""
    return page.post(address)["Location"].rstrip("/").rpartition("/")[2]


def test_what_is_small_is_downloaded_at_once(page, subprogramme):
    assert keys_of(page.get(of_the_year(subprogramme)))


def test_what_is_large_is_asked_for_made_and_the_same(
    page, subprogramme, nothing_at_once, monkeypatch
):
    address = of_the_year(subprogramme)
    asked = page.get(address)
    key = ordered(page, address)
    waiting = page.get(reverse("workbook_making", args=[key]))
    not_yet = page.get(reverse("workbook_file", args=[key]))

    entry.workbook.make(key=key, now=NOW)
    entry.workbook.make(key=key, now=NOW)

    ready = page.get(reverse("workbook_making", args=[key]))
    made = keys_of(page.get(reverse("workbook_file", args=[key])))
    monkeypatch.undo()
    assert "It has 2 rows or more" in asked.content.decode()
    assert (waiting.status_code, "0 rows written" in waiting.content.decode()) == (200, True)
    assert not_yet.status_code == 404
    assert (ready.status_code, ready["HX-Refresh"]) == (286, "true")
    assert (
        "The workbook is ready."
        in page.get(reverse("workbook_download", args=[key])).content.decode()
    )
    assert made == keys_of(page.get(address))


def test_a_rounds_workbook_is_made_with_what_the_round_asks_for(page, subprogramme):
    key = ordered(page, of_a_round(subprogramme))

    entry.workbook.make(key=key, now=NOW)

    [row] = keys_of(page.get(reverse("workbook_file", args=[key])))
    assert "|actual||2025-01-01|" in row


def test_nobody_else_finds_it_and_what_has_gone_is_not_there(page, subprogramme):
    key = ordered(page, of_the_year(subprogramme))
    entry.workbook.make(key=key, now=NOW)
    stranger = Client()
    stranger.force_login(a_user())
    pages = [
        reverse(name, args=[key])
        for name in ("workbook_download", "workbook_making", "workbook_file")
    ]

    theirs = [stranger.get(each).status_code for each in pages]
    cache.delete(f"workbook-download:{key}:ordered")
    gone = [page.get(each).status_code for each in pages]
    entry.workbook.make(key=key, now=NOW)

    assert (theirs, gone) == ([404] * 3, [404] * 3)


def test_who_enters_nothing_here_has_nothing_made(subprogramme):
    reader = a_user()
    a_role(reader, Role.READER, subprogramme.node.edition.document)
    client = Client()
    client.force_login(reader)

    assert client.post(of_the_year(subprogramme)).status_code == 404
