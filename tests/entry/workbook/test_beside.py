"""What a workbook says beside values: answers to flags, reasons of a miss, links to the proof."""

import io
from datetime import date

import openpyxl
import pytest

from indicators import entry, review
from indicators.enums import Flag, MissReason, ValueKind, ValueStatus
from indicators.models import Cell, EvidenceUse, FlagAnswer, MissExplanation
from tests.builders import (
    NOW,
    a_cell,
    a_measure,
    a_round,
    a_user,
    a_version,
    an_accomplishment,
    an_adopted_value,
    an_explanation,
    in_days,
)
from tests.entry.workbook.books import COLUMN, actuals, download, filled, kept, unit, upload
from tests.entry.workbook.other_formats import as_ods, as_xls

pytestmark = pytest.mark.django_db
FAR = "Less than half of the target, or more than twice it."
MISS = {
    "reasons": "Posts were vacant or skills were missing; The work began late",
    "text": "Two posts were vacant.",
    "action": "Recruit.",
    "action_due": date(2026, 9, 30),
}


@pytest.fixture
def measure(subprogramme):
    """Its target is missed by 3 of 10, and that asks a question."""
    measure = a_measure(an_accomplishment(subprogramme))
    an_adopted_value(measure, "10", kind=ValueKind.TARGET)
    return measure


@pytest.fixture
def book(measure, subprogramme, manager):
    def downloaded(**others) -> bytes:
        return download(subprogramme.node, manager, **others)

    return downloaded


def actual_of(measure) -> Cell:
    return Cell.objects.get(measure=measure.identity, kind=ValueKind.ACTUAL)


def row_of(content: bytes) -> dict[str, object]:
    sheet = unit(openpyxl.load_workbook(io.BytesIO(content)))
    row = actuals(sheet)[0]
    return {code: sheet.cell(row=row, column=at).value for code, at in COLUMN.items()}


def test_the_preview_says_what_a_value_still_asks_before_anything_is_kept(manager, measure, book):
    read = upload(filled(book(), value=3), manager)

    [change] = read.shown
    assert change["asks"] == [
        f"Answer in a sentence: {FAR}",
        "The target is missed: say why, and what is done about it by which day.",
    ]
    assert not Cell.objects.filter(kind=ValueKind.ACTUAL).exists()


def test_a_workbook_answers_explains_and_proves_so_that_the_value_can_be_submitted(
    manager, measure, book
):
    content = filled(
        book(), value=3, answer="Two crossings closed.", links="https://example.org/a", **MISS
    )

    done = kept(content, manager)

    [change] = done.shown
    cell = actual_of(measure)
    grounds = review.grounds_of([cell], in_hand=True)[cell.pk]
    assert (change["asks"], done.kept) == ([], 1)
    assert change["said"][0] == ["Answer to what is asked", "", "Two crossings closed."]
    assert {flag: each.sentence for flag, each in grounds.beside.answers.items()} == {
        Flag.FAR_FROM_TARGET: "Two crossings closed."
    }
    why = grounds.beside.explanation
    assert (why.reasons, why.text, why.action, why.action_due, why.by) == (
        [MissReason.STAFF, MissReason.LATE_START],
        "Two posts were vacant.",
        "Recruit.",
        date(2026, 9, 30),
        manager,
    )
    assert [use.link.url for use in grounds.beside.evidence] == ["https://example.org/a"]
    [submitted] = entry.submit(cell_ids=[cell.pk], by=manager, now=NOW)
    assert submitted.status == ValueStatus.SUBMITTED


def test_the_same_file_again_says_nothing_twice(manager, measure, book):
    content = filled(book(), value=3, answer="It is so.", links="https://example.org/a", **MISS)
    kept(content, manager)

    again = kept(content, manager)

    said = FlagAnswer.objects, MissExplanation.objects, EvidenceUse.objects
    assert (again.counts, again.kept) == ({"same": 2}, 0)
    assert [each.count() for each in said] == [1, 1, 1]


@pytest.mark.parametrize("language", ["en", "zh-hans", "ar"])
def test_what_stands_beside_a_value_comes_down_and_goes_back_unchanged(
    manager, measure, book, language
):
    kept(
        filled(book(), value=3, answer="It is so.", links="https://example.org/a", **MISS), manager
    )

    content = book(language=language)
    again = kept(content, manager, language=language)

    row = row_of(content)
    assert (row["answer"], row["links"]) == ("It is so.", "https://example.org/a")
    assert (row["text"], row["action_due"].date()) == ("Two posts were vacant.", date(2026, 9, 30))
    assert (again.counts, again.kept) == ({"same": 2}, 0)


def test_a_download_says_what_is_asked_of_a_draft(manager, measure, book):
    kept(filled(book(), value=3), manager)

    assert row_of(book())["asked"].splitlines()[0] == f"Answer in a sentence: {FAR}"


@pytest.mark.parametrize("saved", [as_ods, as_xls])
def test_other_formats_say_it_too(manager, measure, book, saved):
    content = saved(filled(book(), value=3), answer="It is so.", **MISS)

    done = kept(content, manager)

    assert (done.kept, MissExplanation.objects.get().action_due) == (1, date(2026, 9, 30))


def test_an_answer_is_given_later_to_a_value_that_stands(manager, measure, book):
    kept(filled(book(), value=3), manager)

    done = kept(filled(book(), answer="It is so."), manager)

    [answer] = FlagAnswer.objects.all()
    assert (done.kept, answer.sentence, actual_of(measure).revision) == (1, "It is so.", 1)


def test_an_answer_to_another_value_is_given_for_the_new_one_when_it_stands_in_the_row(
    manager, measure, book
):
    kept(filled(book(), value=3, answer="It is so."), manager)

    done = kept(filled(book(), value=2), manager)

    cell = actual_of(measure)
    grounds = review.grounds_of([cell], in_hand=True)[cell.pk]
    assert (done.kept, grounds.unanswered) == (1, [])


def test_an_emptied_cell_takes_nothing_away(manager, measure, book):
    kept(filled(book(), value=3, answer="It is so.", **MISS), manager)

    emptied = filled(book(), answer="", text="")

    assert kept(emptied, manager).counts == {"same": 2}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"action_due": "soon"}, ["This is no day. Write it as 2025-06-30."]),
        (
            {"reasons": "Bad luck"},
            ["“Bad luck” is not in the list of this column. Choose one of it."],
        ),
        ({"links": "report.pdf"}, ["Give a whole web address: https://…"]),
        (
            {"text": "Two posts were vacant."},
            [
                "Choose at least one reason of the list.",
                "Say what is done about it.",
                "Give the day by which it is done.",
            ],
        ),
    ],
    ids=["day", "reason", "link", "half"],
)
def test_what_cannot_be_kept_is_marked_in_its_own_column(manager, measure, book, typed, said):
    read = upload(filled(book(), value=3, **typed), manager)

    [problem] = read.shown
    assert (problem["found"], problem["faults"]) == ("problem", said)


def test_a_sentence_where_nothing_is_asked_is_not_lost_in_silence(manager, subprogramme):
    a_measure(an_accomplishment(subprogramme))
    content = filled(download(subprogramme.node, manager), value=3, answer="All is well.")

    [problem] = upload(content, manager).shown

    assert problem["faults"] == ["Nothing is asked of this value: say it in the comment."]


def test_nothing_is_said_beside_a_value_that_is_not_there(manager, measure, book):
    [problem] = upload(filled(book(), answer="It is so."), manager).shown

    assert problem["faults"] == ["Enter the value first."]


def test_nothing_is_said_beside_a_value_that_the_reviewer_has(manager, measure, book):
    content = filled(book(), value=3, answer="It is so.", **MISS)
    kept(content, manager)
    entry.submit(cell_ids=[actual_of(measure).pk], by=manager, now=NOW)

    [problem] = upload(filled(book(), answer="It is otherwise."), manager).shown

    assert problem["faults"] == [
        "This value is with the reviewer. Take it back to change what stands beside it."
    ]


def test_a_closed_round_takes_nothing_beside_its_values_either(manager, measure, subprogramme):
    asked_for = a_round(subprogramme.node.edition)
    asked = entry.asked_by(asked_for, on=in_days(0))
    content = download(subprogramme.node, manager, asked=asked)
    kept(filled(content, value=3), manager)
    content = filled(download(subprogramme.node, manager, asked=asked), answer="It is so.")
    type(asked_for).objects.filter(pk=asked_for.pk).update(closed_at=NOW)

    [problem] = upload(content, manager).shown

    assert problem["faults"][0].startswith("The reporting round “")
    assert not FlagAnswer.objects.exists()


def test_what_a_colleague_said_meanwhile_is_shown_and_asked_about(manager, measure, book):
    draft = a_version(a_cell(measure), "3", by=manager)
    content = filled(book(), **MISS)
    an_explanation(draft, text="Rain.", by=a_user(name="Tomás Arvelo"))

    read = upload(content, manager)
    theirs = kept(content, manager)
    [stale] = read.shown
    mine = kept(content, manager, mine=[stale["key"]])

    assert (stale["found"], stale["theirs"]) == ("stale", "Tomás Arvelo")
    assert ["Why it was missed, in a sentence or two", "Rain.", "Two posts were vacant."] in (
        stale["said"]
    )
    assert (theirs.kept, mine.kept) == (0, 1)
    assert MissExplanation.objects.last().text == "Two posts were vacant."


def test_a_workbook_downloaded_before_it_had_these_columns_is_still_read(manager, measure, book):
    opened = openpyxl.load_workbook(io.BytesIO(filled(book(), value=3)))
    sheet = unit(opened)
    for row in range(3, sheet.max_row + 1):
        _begin, *parts = sheet.cell(row=row, column=1).value.split("|")
        sheet.cell(row=row, column=1).value = "|".join(["value-1", *parts[:-1]])
    sheet.delete_cols(COLUMN["answer"], 6)
    sheet.delete_cols(COLUMN["asked"])
    file = io.BytesIO()
    opened.save(file)

    done = kept(file.getvalue(), manager)

    assert (done.counts, done.kept) == ({"same": 1, "change": 1}, 1)


@pytest.mark.parametrize("measures", [1, 3])
def test_any_number_of_answers_is_kept_in_the_same_queries(
    manager, subprogramme, measures, django_assert_num_queries
):
    accomplishment = an_accomplishment(subprogramme)
    for number in range(measures):
        an_adopted_value(a_measure(accomplishment, number=number + 1), "10", kind=ValueKind.TARGET)
    content = filled(
        download(subprogramme.node, manager),
        **{code: [said] * measures for code, said in (MISS | {"value": 3}).items()},
        answer=["It is so."] * measures,
        links=["https://example.org/a"] * measures,
    )

    with django_assert_num_queries(128):
        done = kept(content, manager)

    assert (done.kept, FlagAnswer.objects.count()) == (measures, measures)
