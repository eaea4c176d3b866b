"""The history of one value: the page, the two files, and what was known on a day."""

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from indicators import entry, review
from indicators.enums import EditionStatus, Step, ValueKind
from tests.builders import (
    NOW,
    a_cell,
    a_measure,
    a_user,
    a_version,
    an_accomplishment,
    an_adopted_value,
    ready,
    some_evidence,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def measure(subprogramme):
    return a_measure(an_accomplishment(subprogramme), definition="Counted at the gate.")


@pytest.fixture
def cell(measure, author):
    """Five, returned; then six, approved by Lena."""
    reviewer = a_user(name="Lena Okafor")
    cell = a_cell(measure)
    ready(a_version(cell, "5", by=author, comment="From the gate log."))
    review.take_step(cell_id=cell.pk, step=Step.SUBMIT, by=author, now=NOW)
    cell = review.take_step(
        cell_id=cell.pk, step=Step.RETURN, by=reviewer, comment="=And the ferry?", now=NOW
    )
    ready(a_version(cell, "6", by=author, evidence="Gate log"))
    review.take_step(cell_id=cell.pk, step=Step.SUBMIT, by=author, now=NOW)
    return review.take_step(cell_id=cell.pk, step=Step.APPROVE, by=reviewer, now=NOW)


@pytest.fixture
def readers_page(client):
    client.force_login(a_user())
    return client


def address(name, cell):
    return reverse(name, args=[cell.pk])


def table(answer):
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_those_who_work_on_a_value_see_every_step(page, cell):
    trail = page.get(address("history", cell)).context["trail"]

    told = [(each.what, str(each.by), each.version.amount) for each in reversed(trail)]
    assert told == [
        ("written", "Tomás Arvelo", 5),
        ("submit", "Tomás Arvelo", 5),
        ("return", "Lena Okafor", 5),
        ("written", "Tomás Arvelo", 6),
        ("submit", "Tomás Arvelo", 6),
        ("approve", "Lena Okafor", 6),
    ]


def test_files_and_links_stand_beside_the_version_they_were_given_with(page, measure, author):
    cell = a_cell(measure)
    version = a_version(cell, "5", by=author)
    file = some_evidence(version, by=author, name="gate-log.pdf")
    link = entry.attach_link(
        cell_id=cell.pk, url="https://docs.example.org/log", title="The log itself", by=author
    )
    ready(version)
    review.take_step(cell_id=cell.pk, step=Step.SUBMIT, by=author, now=NOW)

    answer = page.get(address("history", cell))

    [written] = [each for each in answer.context["trail"] if each.what == "written"]
    assert list(written.evidence) == [file, link]
    html = answer.content.decode()
    assert f'href="{reverse("evidence_file", args=[file.pk])}"' in html
    assert 'href="https://docs.example.org/log"' in html
    rows = [row["evidence"] for row in table(page.get(address("history_as_csv", cell)))]
    assert any("gate-log.pdf" in row and "https://docs.example.org/log" in row for row in rows)


def test_a_reader_sees_only_what_counted(readers_page, cell):
    answer = readers_page.get(address("history", cell))

    assert [each.what for each in answer.context["trail"]] == ["approve"]
    assert "And the ferry?" not in answer.content.decode()
    assert [row["what"] for row in table(readers_page.get(address("history_as_csv", cell)))] == [
        "approve"
    ]


def test_a_value_of_an_edition_that_is_not_seen_is_not_there(readers_page, cell, measure):
    edition = measure.node.edition
    edition.status = EditionStatus.DRAFT
    edition.save()

    for name in ("history", "history_as_csv", "history_as_json"):
        assert readers_page.get(address(name, cell)).status_code == 404


def test_the_csv_says_from_what_to_what_and_no_cell_of_it_is_a_formula(page, cell):
    rows = table(page.get(address("history_as_csv", cell)))

    assert [(row["from"], row["to"]) for row in rows] == [
        ("", "5"),
        ("", "5"),
        ("", "5"),
        ("5", "6"),
        ("", "6"),
        ("", "6"),
    ]
    assert rows[2]["comment"] == "'=And the ferry?"
    assert rows[3]["evidence"] == "Gate log"


def test_the_json_has_the_same_rows(page, cell):
    answer = page.get(address("history_as_json", cell))
    content = answer.json()

    assert (content["kind"], content["period"]) == ("actual", "2025")
    assert [row["what"] for row in content["history"]] == [
        row["what"] for row in table(page.get(address("history_as_csv", cell)))
    ]
    assert content["history"][2]["comment"] == "=And the ferry?"
    assert answer["Content-Disposition"].startswith("attachment; filename=")


def test_a_day_says_what_was_known_at_its_end(page, cell, measure):
    target = an_adopted_value(measure, "8", kind=ValueKind.TARGET)
    today = timezone.now().date()

    known = {
        day: page.get(address("history", cell), {"as_known_on": day}).context["known"]
        for day in (today - timedelta(days=1), today)
    }

    before, now = known.values()
    assert (before.value, before.target, before.reading, before.name) == (None, None, None, "")
    assert (now.value, now.target) == (cell.approved, target)
    assert (now.reading, now.name) == (measure.current, measure.node.text)
    assert (before.is_provisional, now.is_provisional) == (False, True)


def test_the_files_of_a_day_have_what_had_happened_by_its_end(page, cell, measure):
    an_adopted_value(measure, "8", kind=ValueKind.TARGET)
    today = timezone.now().date()
    days = (today - timedelta(days=1), today)
    files = {name: address(name, cell) for name in ("history_as_csv", "history_as_json")}

    tables = [page.get(files["history_as_csv"], {"as_known_on": day}) for day in days]
    told = [page.get(files["history_as_json"], {"as_known_on": day}).json() for day in days]
    shown = page.get(address("history", cell), {"as_known_on": days[0]}).text

    whole = table(page.get(files["history_as_csv"]))
    assert [table(each) for each in tables] == [[], whole]
    assert [len(each["history"]) for each in told] == [0, len(whole)]
    assert [each["known"]["on"] for each in told] == [day.isoformat() for day in days]
    assert [(each["known"]["value"], each["known"]["target"]) for each in told] == [
        ("", ""),
        ("6", "8"),
    ]
    assert f"-as-known-on-{days[0]}.csv" in tables[0]["Content-Disposition"]
    assert all(f"{each}?as_known_on={days[0]}" in shown for each in files.values())
    assert page.get(files["history_as_csv"], {"as_known_on": "31/3/2026"}).status_code == 404


def test_the_last_day_there_is_has_an_end_too(page, cell):
    answer = page.get(address("history", cell), {"as_known_on": "9999-12-31"})

    assert answer.context["known"].value == cell.approved


def test_what_is_no_day_is_said_beside_its_field(page, cell):
    answer = page.get(address("history", cell), {"as_known_on": "31/3/2026"})

    assert answer.status_code == 400
    assert "This is no day. Write it as 2026-03-31." in answer.content.decode()
    assert 'value="31/3/2026"' in answer.content.decode()
