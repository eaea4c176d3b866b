"""A contributor's evidence: brought to the own part, seen by its lead, not there for others."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from indicators import entry, review
from indicators.enums import Role, Step, SumRule
from indicators.models import Category, FlagAnswer, MissExplanation
from tests.builders import (
    NOW,
    a_cell,
    a_dimension,
    a_measure,
    a_role,
    a_subprogramme,
    a_user,
    a_version,
    a_year,
    an_accomplishment,
    ready,
)
from tests.entry.files import PDF

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return a_subprogramme()


@pytest.fixture
def measure(unit, evidence_folder):
    made = a_measure(an_accomplishment(unit), definition="")
    a_dimension(made, "entity", "north", "south", sum_rule=SumRule.ADDS_UP)
    return made


@pytest.fixture
def lead(unit):
    person = a_user(name="Lead")
    a_role(person, Role.MANAGER, unit)
    return person


def contributor(unit, code):
    person = a_user(name=code.title())
    a_role(person, Role.CONTRIBUTOR, unit, entity=Category.objects.get(code=code))
    return person


@pytest.fixture
def north(unit, measure):
    return contributor(unit, "north")


@pytest.fixture
def part(measure, north):
    return a_version(a_cell(measure, disaggregation="entity=north"), "3", by=north)


def page_of(version) -> str:
    return reverse("value", args=[version.cell_id])


def given(version):
    version.cell.refresh_from_db()
    found = review.grounds_of([version.cell], in_hand=True)[version.cell_id].beside
    return sorted((use.name, use.by.name) for use in found.evidence)


def test_a_contributor_brings_files_and_links_to_the_own_part(client, north, part):
    client.force_login(north)

    file = client.post(page_of(part), {"file": SimpleUploadedFile("list.pdf", PDF)})
    link = client.post(page_of(part), {"url": "https://example.org/a", "title": "Gate log"})

    assert (file.status_code, link.status_code) == (302, 302)
    assert "Entity: North" in client.get(page_of(part)).content.decode()
    assert given(part) == [("Gate log", "North"), ("list.pdf", "North")]


def test_a_contributor_takes_evidence_of_the_own_part_away_again(client, north, part):
    use = entry.attach_link(cell_id=part.cell_id, url="https://example.org/a", title="", by=north)
    client.force_login(north)

    client.post(page_of(part), {"removed": [use.pk]})

    assert given(part) == []


def test_the_sheet_and_the_page_ask_a_contributor_for_evidence_and_no_answers(
    client, unit, measure, north, lead, part
):
    address = reverse("sheet", args=[unit.node.edition.slug, a_year().pk, unit.node.in_address])
    row = f"{measure.pk}.entity=north"
    seen = {}

    for person in (north, lead):
        client.force_login(person)
        page = client.get(page_of(part)).content.decode()
        sheet = client.get(address, {"open": row}).content.decode()
        seen[person.name] = (
            'type="file"' in page,
            "Asked about this value" in page,
            page_of(part) in sheet,
            "1 question" in sheet,
        )

    assert seen == {"North": (True, False, True, False), "Lead": (True, True, True, True)}


def test_what_only_the_lead_says_is_not_taken_from_a_contributor(client, north, part):
    client.force_login(north)

    client.post(
        page_of(part),
        {
            "answer-no_definition": "It is so.",
            "reasons": ["staff"],
            "text": "Rain.",
            "action": "Wait.",
            "action_due": "2026-09-30",
        },
    )

    assert not FlagAnswer.objects.exists()
    assert not MissExplanation.objects.exists()


def test_the_whole_and_the_parts_of_others_are_not_there(client, unit, measure, north, part):
    whole = a_version(a_cell(measure), "8")
    use = entry.attach_file(
        cell_id=part.cell_id, file=SimpleUploadedFile("x", PDF), name="list.pdf", by=north
    )
    file = reverse("evidence_file", args=[use.pk])
    found = {}

    for person in (north, contributor(unit, "south"), a_user(name="Reader")):
        client.force_login(person)
        answers = [
            client.get(page_of(part)),
            client.post(page_of(part), {"url": "https://example.org/z"}),
            client.get(page_of(whole)),
            client.get(file),
        ]
        found[person.name] = [answer.status_code for answer in answers]

    assert found == {
        "North": [200, 302, 404, 200],
        "South": [404, 404, 404, 404],
        "Reader": [404, 404, 404, 404],
    }


def test_nothing_is_brought_to_a_part_that_the_reviewer_has(client, north, lead, part):
    ready(part)
    review.take_step(cell_id=part.cell_id, step=Step.SUBMIT, by=lead, now=NOW)
    client.force_login(north)

    answer = client.post(page_of(part), {"url": "https://example.org/a"})

    assert answer.status_code == 422
    assert given(part) == []


def test_a_contributor_downloads_the_workbook_of_the_unit(client, unit, north):
    client.force_login(north)
    address = reverse("workbook", args=[unit.node.edition.slug, a_year().pk, unit.node.in_address])

    page = client.get(reverse("workbooks")).content.decode()

    assert address in page
    assert client.get(address).status_code == 200
