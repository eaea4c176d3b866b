"""Many values at once: what becomes of each row."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators import entry
from indicators.enums import MeasureKind, Role, ValueKind, ValueStatus
from indicators.models import Cell, PerformanceMeasure, ValueVersion
from tests.builders import (
    NOW,
    a_cell,
    a_component,
    a_dimension,
    a_measure,
    a_role,
    a_round,
    a_user,
    a_version,
    a_year,
    an_accomplishment,
    an_adopted_value,
    in_days,
    ready,
)

pytestmark = pytest.mark.django_db


def an_officer(*measures: PerformanceMeasure):
    officer = a_user()
    for measure in measures:
        a_role(officer, Role.OFFICER, measure.node.edition.document)
    return officer


def a_row(of: PerformanceMeasure, amount: object = "5", **others) -> entry.BulkRow:
    given = {"measure": of.pk, "period": a_year().pk, "kind": "actual", "amount": amount}
    return entry.BulkRow(**given | others)


def recorded(*rows: entry.BulkRow, by=None, **how) -> entry.BulkOutcome:
    return entry.record_in_bulk(rows, by=by or a_user(is_superuser=True), now=NOW, **how)


def refused(*rows: entry.BulkRow, **how) -> list[tuple[str, str]]:
    return [(each.field, each.code) for each in recorded(*rows, **how).answers]


def test_each_row_becomes_the_draft_of_its_cell():
    measure, author = a_measure(), a_user(is_superuser=True)

    outcome = recorded(
        a_row(measure, Decimal("1234.5"), comment=" by hand "),
        a_row(measure, "0", kind="target"),
        a_row(measure, None, state="not_reported", period=a_year(2024).pk),
        by=author,
    )

    assert (outcome.is_kept, outcome.taken, outcome.unchanged, outcome.refused) == (True, 3, 0, 0)
    cells = [Cell.objects.get(pk=each.cell_id) for each in outcome.answers]
    assert [(cell.kind, cell.status, cell.revision) for cell in cells] == [
        ("actual", "draft", 1),
        ("target", "draft", 1),
        ("actual", "draft", 1),
    ]
    drafts = [cell.draft for cell in cells]
    assert [(draft.state, draft.amount, draft.as_printed, draft.by) for draft in drafts] == [
        ("reported", Decimal("1234.5"), "1234.5", author),
        ("reported", 0, "0", author),
        ("not_reported", None, "", author),
    ]
    assert drafts[0].comment == "by hand"
    assert [each.revision for each in outcome.answers] == [1, 1, 1]


def test_the_same_rows_again_change_nothing():
    measure = a_measure()
    rows = [a_row(measure, "5.50"), a_row(measure, "7", kind="target")]
    recorded(*rows)

    again = recorded(*rows)

    assert (again.taken, again.unchanged, again.refused) == (0, 2, 0)
    assert [(each.is_unchanged, each.revision) for each in again.answers] == [(True, 1)] * 2
    assert ValueVersion.objects.count() == 2


def test_a_value_is_changed_by_who_saw_what_stands():
    measure = a_measure()
    recorded(a_row(measure, "5"))

    outcome = recorded(a_row(measure, "6", based_on=1))

    [answer] = outcome.answers
    cell = Cell.objects.get()
    assert (answer.is_taken, answer.revision, cell.revision) == (True, 2, 2)
    assert (cell.draft.amount, cell.draft.number) == (6, 2)


def test_a_row_that_did_not_see_what_stands_is_refused_with_both_values():
    measure, theirs = a_measure(), a_user(is_superuser=True)
    recorded(a_row(measure, "51"), by=theirs)

    [answer] = recorded(a_row(measure, "54")).answers

    assert (answer.is_refused, answer.field, answer.code) == (True, "based_on", "stale")
    assert (answer.current.amount, answer.current.by, answer.revision) == (51, theirs, 1)
    assert answer.sentence == "Somebody changed this value since you read it. Look at both."
    assert Cell.objects.get().draft.amount == 51


def test_who_says_they_saw_something_where_nothing_stands_is_stale():
    assert refused(a_row(a_measure(), based_on=3)) == [("based_on", "stale")]
    assert not Cell.objects.exists()


def test_an_empty_cell_is_filled():
    measure = a_measure()
    cell = a_cell(measure)

    [answer] = recorded(a_row(measure, "6")).answers

    cell.refresh_from_db()
    assert (answer.cell_id, cell.status, cell.draft.amount) == (cell.pk, ValueStatus.DRAFT, 6)


def test_a_measure_is_named_by_its_address_too():
    measure = a_measure()
    slug, path = measure.node.edition.slug, measure.node.path

    outcome = recorded(
        a_row(measure, measure=f"{slug}/{path}"),
        a_row(measure, measure=f"{slug}/{path.replace(' ', '-')}", kind="target"),
        a_row(measure, measure=f"{slug}/nowhere", kind="baseline"),
    )

    assert [each.is_taken for each in outcome.answers] == [True, True, False]


def test_a_period_is_named_by_its_label_or_its_days_too():
    measure = a_measure()
    a_year(2025)

    outcome = recorded(
        a_row(measure, period="2025"),
        a_row(measure, period="2025-01-01/2025-12-31", kind="target"),
        a_row(measure, period="2031", kind="baseline"),
    )

    assert [each.code for each in outcome.answers] == ["", "", "period_unknown"]


def test_parts_components_and_interim_values_have_places_of_their_own():
    measure = a_measure()
    women = a_component(measure, "women")
    a_dimension(measure, "age", "15-24")
    a_dimension(measure, "sex")

    outcome = recorded(
        a_row(measure),
        a_row(measure, component=women.pk),
        a_row(measure, component="women", kind="target"),
        a_row(measure, disaggregation="age=15-24;sex=unknown"),
        a_row(measure, as_of=date(2025, 6, 30)),
        a_row(measure, component="men"),
        a_row(measure, disaggregation="sex=women;age=15-24"),
        a_row(measure, as_of="2025-02-30"),
        a_row(measure, as_of="2025-06-30", kind="target"),
    )

    assert [(each.field, each.code) for each in outcome.answers] == [
        ("", ""),
        ("", ""),
        ("", ""),
        ("", ""),
        ("", ""),
        ("component", "component_unknown"),
        ("disaggregation", "part_unknown"),
        ("as_of", "not_a_day"),
        ("as_of", "only_of_actuals"),
    ]
    assert Cell.objects.count() == 5


def test_only_values_that_the_person_enters_are_taken():
    mine, other = a_measure(), a_measure()

    answers = recorded(a_row(mine), a_row(other), by=an_officer(mine)).answers

    assert [each.code for each in answers] == ["", "measure_unknown"]
    assert Cell.objects.get().measure == mine.identity


def test_a_value_that_stands_twice_is_taken_once():
    measure = a_measure()

    answers = recorded(a_row(measure, "5"), a_row(measure, "6")).answers

    assert [each.code for each in answers] == ["", "twice"]
    assert Cell.objects.get().draft.amount == 5


def test_a_submitted_value_is_left_to_the_reviewer():
    measure, author = a_measure(), a_user()
    cell = a_cell(measure)
    ready(a_version(cell, "5", by=author))
    entry.submit(cell_ids=[cell.pk], by=author, now=NOW)

    assert refused(a_row(measure, "6", based_on=1)) == [("amount", "with_reviewer")]


def test_an_approved_value_is_changed_with_a_reason_in_words():
    measure = a_measure()
    an_adopted_value(measure, "10")

    outcome = recorded(a_row(measure, "8", based_on=1))
    half = recorded(a_row(measure, "8", based_on=1, reason_code="correction"))
    whole = recorded(a_row(measure, "8", based_on=1, reason_code="correction", reason="A slip."))

    assert [each.code for each in (*outcome.answers, *half.answers, *whole.answers)] == [
        "reason_missing",
        "reason_without_words",
        "",
    ]


@pytest.mark.parametrize("kind", [ValueKind.TARGET, ValueKind.BASELINE])
def test_an_approved_target_or_baseline_is_amended_and_not_changed(kind):
    measure = a_measure()
    an_adopted_value(measure, "10", kind=kind)
    why = {"reason_code": "decision", "reason": "Resolution 4."}

    changed = recorded(a_row(measure, "8", kind=kind, based_on=1, **why))
    same = recorded(a_row(measure, "10", kind=kind, based_on=1))

    [answer] = changed.answers
    assert (answer.field, answer.code) == ("amount", "to_be_amended")
    assert "Amend it on the page of its measure" in answer.sentence
    assert same.unchanged == 1


def test_outside_its_round_nothing_is_taken_but_what_stands_is_no_change():
    measure = a_measure()
    recorded(a_row(measure, "5"))
    a_round(
        measure.node.edition,
        a_year(),
        name="Last year",
        opens_on=in_days(-9),
        due_on=in_days(-4),
        closes_on=in_days(-1),
    )

    outcome = recorded(
        a_row(measure, "5"),
        a_row(measure, "6", based_on=1, kind="actual", period=a_year(2024).pk),
        a_row(measure, "6", kind="target"),
    )
    changed = recorded(a_row(measure, "6", based_on=1))

    assert [each.code for each in outcome.answers] == ["", "round_not_asking", "round_not_asking"]
    [answer] = changed.answers
    assert (answer.field, answer.code) == ("period", "round_closed")
    assert answer.sentence.startswith("The reporting round “Last year” takes values from")


def test_a_dry_run_says_what_would_become_and_keeps_nothing():
    measure = a_measure()

    outcome = recorded(a_row(measure, "5"), a_row(measure, "x", kind="target"), dry_run=True)

    assert (outcome.is_kept, outcome.taken, outcome.refused) == (False, 1, 1)
    assert not Cell.objects.exists()


def test_all_or_nothing_keeps_nothing_when_a_row_is_refused():
    measure = a_measure()
    wrong = a_row(measure, "x", kind="target")

    none = recorded(a_row(measure, "5"), wrong, all_or_nothing=True)
    nothing_is_there = not ValueVersion.objects.exists()
    whole = recorded(a_row(measure, "5"), all_or_nothing=True)

    assert (none.is_kept, nothing_is_there, whole.is_kept) == (False, True, True)


def test_what_is_taken_is_submitted_where_nothing_more_is_asked():
    plain, odd = a_measure(), a_measure()
    an_adopted_value(odd, "100", kind=ValueKind.TARGET)
    author = a_user(is_superuser=True)

    outcome = recorded(a_row(plain, "5"), a_row(odd, "1"), by=author, submits=True)

    first, second = outcome.answers
    assert (first.is_taken, first.code) == (True, "")
    assert (second.is_taken, second.code) == (True, "not_ready")
    assert "Answer in a sentence" in second.sentence
    statuses = [Cell.objects.get(pk=each.cell_id).status for each in outcome.answers]
    assert statuses == [ValueStatus.SUBMITTED, ValueStatus.DRAFT]


def test_a_sign_that_cannot_be_kept_is_refused_beside_its_field():
    measure = a_measure()

    answers = recorded(a_row(measure, comment="a\0b"), a_row(measure, kind="target")).answers

    assert [(each.line, each.field, each.code) for each in answers] == [
        (1, "comment", "sign_not_kept"),
        (2, "", ""),
    ]


def test_text_is_text_whatever_it_looks_like():
    measure = a_measure(kind=MeasureKind.MILESTONE)
    words = 'a "quoted", one\nand \\N; \\. – 十四'

    recorded(a_row(measure, None, words=words))

    assert Cell.objects.get().draft.words == words


def test_of_two_things_that_exclude_each_other_none_is_dropped():
    measure, yes_or_no = a_measure(), a_measure(unit="yes/no")

    assert refused(
        a_row(measure, "5", words="Signed."),
        a_row(measure, "5", kind="target", numerator="1", denominator="2"),
        a_row(measure, "5", kind="baseline", judged="MET"),
        a_row(yes_or_no, "1", amount_high="1"),
        a_row(measure, "5", period=a_year(2024).pk, state="not_due"),
    ) == [
        ("words", "number_beside_words"),
        ("amount", "number_beside_ratio"),
        ("judged", "judged_without_words"),
        ("amount_high", "not_yes_or_no"),
        ("state", "value_beside_state"),
    ]


def test_more_rows_than_are_taken_at_once_are_refused_together(monkeypatch):
    monkeypatch.setattr("indicators.entry.bulk.services.MOST_ROWS", 1)

    with pytest.raises(entry.TooManyRows, match="At most 1 values at once"):
        recorded(a_row(a_measure()), a_row(a_measure()))

    assert not Cell.objects.exists()


@pytest.mark.parametrize("count", [1, 30])
def test_the_number_of_statements_is_the_same_for_any_number_of_rows(count: int):
    accomplishment = an_accomplishment()
    measures = [a_measure(accomplishment, number=number) for number in range(1, count + 1)]
    author = a_user(is_superuser=True)
    rows = [a_row(measure) for measure in measures]

    with CaptureQueriesContext(connection) as captured:
        outcome = recorded(*rows, by=author)

    assert outcome.taken == count
    assert len(captured) == 26


@pytest.mark.usefixtures("app_role")
def test_the_role_of_web_and_workers_may_do_it():
    assert recorded(a_row(a_measure())).taken == 1
