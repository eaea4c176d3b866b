"""A contributor's workbook: the parts of the entity, and nothing of anybody else."""

import io

import openpyxl
import pytest

from indicators import entry, review
from indicators.entry.workbook.columns import Key
from indicators.enums import Role, SumRule, ValueKind
from indicators.models import Category, Cell
from tests.builders import (
    NOW,
    a_cell,
    a_dimension,
    a_measure,
    a_role,
    a_round,
    a_user,
    a_version,
    an_accomplishment,
    in_days,
)
from tests.entry.workbook.books import COLUMN, changed, download, kept, unit, upload

pytestmark = pytest.mark.django_db
PART = "entity=north"


@pytest.fixture
def measure(subprogramme):
    made = a_measure(an_accomplishment(subprogramme))
    a_dimension(made, "entity", "north", "south", sum_rule=SumRule.ADDS_UP)
    a_measure(made.accomplishment, number=2)
    return made


@pytest.fixture
def north(subprogramme, measure):
    person = a_user(name="Ivo Brandt")
    entity = Category.objects.get(code="north")
    a_role(person, Role.CONTRIBUTOR, subprogramme, entity=entity)
    return person


@pytest.fixture
def lead(subprogramme):
    person = a_user(name="Lena Okafor")
    a_role(person, Role.MANAGER, subprogramme)
    return person


@pytest.fixture
def book(subprogramme, north):
    return download(subprogramme.node, north)


def keys(content: bytes) -> list[tuple[str, str]]:
    sheet = unit(openpyxl.load_workbook(io.BytesIO(content)))
    found = [Key.read(sheet.cell(row=row, column=1).value) for row in range(3, sheet.max_row + 1)]
    return [(key.kind, key.disaggregation) for key in found]


def given(content: bytes, *, part: str = PART, **values: object) -> bytes:
    """The actual of the part typed in; another part is put into its key."""

    def fill(book):
        sheet = unit(book)
        key = sheet.cell(row=4, column=1)
        key.value = key.value.replace(PART, part)
        for code, value in values.items():
            sheet.cell(row=4, column=COLUMN[code], value=value)

    return changed(content, fill)


def test_it_has_the_rows_of_the_entity_alone(book, subprogramme, lead):
    assert keys(book) == [(ValueKind.TARGET, PART), (ValueKind.ACTUAL, PART)]
    assert len(keys(download(subprogramme.node, lead))) == 10


def test_a_part_is_kept_with_a_link_to_its_proof_and_is_the_leads_to_hand_in(
    book, north, lead, measure
):
    done = kept(given(book, value=3, links="https://example.org/north"), north)

    [cell] = Cell.objects.filter(measure=measure.identity, revision__gt=0)
    grounds = review.grounds_of([cell], in_hand=True)[cell.pk]
    assert (done.kept, cell.disaggregation, cell.draft.amount, cell.draft.by) == (1, PART, 3, north)
    assert [use.link.url for use in grounds.beside.evidence] == ["https://example.org/north"]


def test_the_same_file_again_changes_nothing(book, north):
    content = given(book, value=3, links="https://example.org/north")
    kept(content, north)

    assert kept(content, north).counts == {"same": 2}


def test_the_lead_changed_the_part_meanwhile_and_the_contributor_is_asked(book, north, measure):
    a_version(a_cell(measure, disaggregation=PART), "9", by=a_user(name="Lena Okafor"))

    read = upload(given(book, value=3), north)

    [stale] = read.shown
    assert stale["name"] == f"{measure.node.text}: Entity: North"
    assert (stale["found"], stale["old"], stale["new"], stale["theirs"]) == (
        "stale",
        "9",
        "3",
        "Lena Okafor",
    )
    mine = kept(given(book, value=3), north, mine=[stale["key"]])
    assert mine.kept == 1


@pytest.mark.parametrize("part", ["", "entity=south"])
def test_the_whole_and_the_parts_of_others_are_not_theirs_to_write(book, north, measure, part):
    read = upload(given(book, part=part, value=3), north)

    [problem] = read.shown
    assert problem["faults"] == ["You do not enter this value, or the plan no longer asks for it."]
    assert (problem["old"], problem["name"]) == ("", "")


def test_questions_are_answered_by_who_leads_the_measure(book, north):
    [problem] = upload(given(book, value=3, answer="It is so."), north).shown

    assert problem["faults"] == ["Who leads the measure says this."]


def test_a_part_that_the_reviewer_has_is_not_changed(book, north, lead, measure):
    kept(given(book, value=3), north)
    cell = Cell.objects.get(measure=measure.identity, disaggregation=PART, revision__gt=0)
    entry.submit(cell_ids=[cell.pk], by=lead, now=NOW)

    [problem] = upload(
        given(download(measure.accomplishment.subprogramme.node, north), value=4), north
    ).shown

    assert problem["faults"] == ["This value is with the reviewer. Take it back to change it."]


def test_a_closed_round_takes_no_part_from_a_workbook(north, measure, subprogramme):
    asked_for = a_round(subprogramme.node.edition)
    asked = entry.asked_by(asked_for, on=in_days(0))
    content = download(subprogramme.node, north, asked=asked)

    def fill(book):
        unit(book).cell(row=3, column=COLUMN["value"], value=3)

    content = changed(content, fill)
    type(asked_for).objects.filter(pk=asked_for.pk).update(closed_at=NOW)

    [problem] = upload(content, north).shown

    assert problem["faults"][0].startswith("The reporting round “")
