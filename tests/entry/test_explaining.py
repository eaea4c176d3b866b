"""Why a target was missed, and what is answered to a flag."""

from datetime import date

import pytest

from indicators import entry, review
from indicators.enums import Flag, MissReason, Step
from indicators.models import FlagAnswer, MissExplanation
from tests.builders import NOW, a_cell, a_measure, a_user, a_version

pytestmark = pytest.mark.django_db
WHOLE = entry.Explanation(
    reasons=["late_start", "staff"],
    text=" Two posts were vacant. ",
    action="Recruit.",
    action_due=date(2026, 9, 30),
)


@pytest.fixture
def draft():
    return a_version(a_cell(a_measure()), "5", by=a_user())


def explain(version, explanation=WHOLE):
    return entry.explain_miss(cell_id=version.cell_id, explanation=explanation, by=version.by)


def answer(version, flag, said):
    return entry.answer_flags(cell_id=version.cell_id, answers={flag: said}, by=version.by)


def test_a_miss_is_explained_with_reasons_of_the_list_and_an_action_with_its_day(draft):
    kept = explain(draft)

    assert (kept.reasons, kept.text, kept.action, kept.action_due) == (
        [MissReason.STAFF, MissReason.LATE_START],
        "Two posts were vacant.",
        "Recruit.",
        date(2026, 9, 30),
    )
    assert review.beside([draft])[draft.pk].explanation == kept


def test_each_part_that_is_missing_is_named(draft):
    with pytest.raises(entry.EntryRefused) as refused:
        explain(draft, entry.Explanation(reasons=["laziness"], text=" "))

    assert refused.value.errors == {
        "reasons": "Choose at least one reason of the list.",
        "text": "Say in a sentence why the target was missed.",
        "action": "Say what is done about it.",
        "action_due": "Give the day by which it is done.",
    }
    assert not MissExplanation.objects.exists()


def test_what_stands_is_not_written_again(draft):
    first = explain(draft)
    answer(draft, Flag.NO_EVIDENCE, "It follows.")

    assert explain(draft) == first
    assert answer(draft, Flag.NO_EVIDENCE, " It follows. ") == []
    assert (MissExplanation.objects.count(), FlagAnswer.objects.count()) == (1, 1)


def test_the_last_answer_stands(draft):
    answer(draft, Flag.NO_EVIDENCE, "It follows.")
    [second] = answer(draft, Flag.NO_EVIDENCE, "It will follow in May.")

    assert review.beside([draft])[draft.pk].answers == {Flag.NO_EVIDENCE: second}


def test_an_empty_answer_is_none(draft):
    assert answer(draft, Flag.NO_EVIDENCE, "  ") == []


def test_nothing_is_explained_while_the_reviewer_holds_the_value(draft):
    review.take_step(cell_id=draft.cell_id, step=Step.SUBMIT, by=draft.by, now=NOW)

    with pytest.raises(entry.EntryRefused, match="with the reviewer"):
        explain(draft)
    with pytest.raises(entry.EntryRefused, match="with the reviewer"):
        answer(draft, Flag.NO_EVIDENCE, "It follows.")
