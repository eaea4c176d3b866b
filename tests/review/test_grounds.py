"""What is found around a value, what is asked of it, and what hinders its submission."""

from datetime import date

import pytest

from indicators import review
from indicators.enums import (
    Accumulation,
    Flag,
    MeasureKind,
    ReasonForChange,
    Step,
    SumRule,
    ValueKind,
    ValueStatus,
    Verdict,
)
from indicators.models import EvidenceRemoval, FlagAnswer, MeasureVersion
from tests.attainment.revising import stated_anew
from tests.builders import (
    NOW,
    a_cell,
    a_component,
    a_dimension,
    a_measure,
    a_user,
    a_version,
    a_year,
    an_accomplishment,
    an_adopted_value,
    an_explanation,
    some_evidence,
)

pytestmark = pytest.mark.django_db
TARGET = ValueKind.TARGET


def grounds(version):
    return review.grounds_of([version.cell], in_hand=True)[version.cell_id]


def a_draft(measure, amount="5", **others):
    return a_version(a_cell(measure), amount, by=a_user(), **others)


def answer(version, flag, sentence="It is so."):
    return FlagAnswer.objects.create(version=version, flag=flag, sentence=sentence, by=a_user())


def submit(version):
    return review.take_step(cell_id=version.cell_id, step=Step.SUBMIT, by=version.by, now=NOW)


# Flags


def test_a_value_is_flagged_by_what_the_ledger_has_around_it():
    measure = a_measure(accumulation=Accumulation.RUNNING_TOTAL)
    an_adopted_value(measure, "40", period=a_year(2024))
    an_adopted_value(measure, "50", kind=TARGET, period=a_year(2024))
    an_adopted_value(measure, "50", kind=TARGET)

    found = grounds(a_draft(measure, "20"))

    assert found.verdict == Verdict.NOT_MET
    assert found.flags == [Flag.FAR_FROM_TARGET, Flag.TARGET_UNCHANGED, Flag.TOTAL_FELL]


def test_raising_an_earlier_year_of_a_running_total_is_flagged():
    measure, by = a_measure(accumulation=Accumulation.RUNNING_TOTAL), a_user()
    cell = an_adopted_value(measure, "40", period=a_year(2024)).cell
    an_adopted_value(measure, "45")
    why = {"by": by, "reason_code": ReasonForChange.CORRECTION, "reason": "Counted again."}

    raised = grounds(a_version(cell, "46", **why))
    as_high = grounds(a_version(cell, "45", **why))

    assert [raised.flags, as_high.flags] == [[Flag.TOTAL_FELL], []]


def test_a_year_of_a_sum_is_judged_with_the_years_before_it():
    measure = a_measure(accumulation=Accumulation.SUM_TO_DATE)
    an_adopted_value(measure, "0", kind=ValueKind.BASELINE, period=a_year(2022))
    an_adopted_value(measure, "3", period=a_year(2023))
    an_adopted_value(measure, "4", period=a_year(2024))
    an_adopted_value(measure, "10", kind=TARGET)

    found = grounds(a_draft(measure, "3"))

    assert found.verdict == Verdict.MET


def test_a_target_is_looked_at_for_itself():
    measure = a_measure(definition="")
    an_adopted_value(measure, "40", period=a_year(2024))

    found = grounds(a_version(a_cell(measure, kind=TARGET), "30", by=a_user()))

    assert (found.verdict, found.flags) == (None, [Flag.TARGET_BELOW_LAST])


def test_a_target_about_which_its_author_was_asked_is_not_asked_about_again():
    measure = a_measure()
    an_adopted_value(measure, "40", period=a_year(2024))
    a_version(a_cell(measure, kind=TARGET), "30", by=a_user())

    assert grounds(a_draft(measure, "30")).flags == [Flag.NO_EVIDENCE]


@pytest.mark.parametrize(
    ("amount", "words", "verdict"),
    [("8", "", Verdict.NOT_MET), (None, "Nearly all.", Verdict.NO_DATA)],
)
def test_what_a_person_claims_beside_the_numbers_takes_evidence(amount, words, verdict):
    measure = a_measure()
    an_adopted_value(measure, "10", kind=TARGET)

    found = grounds(a_draft(measure, amount, words=words, judged=Verdict.MET))

    assert (found.verdict, found.flags) == (verdict, [Flag.NO_EVIDENCE])


def test_a_target_revised_after_the_year_counts_for_none_of_it():
    measure = a_measure()
    for year in (2024, 2025):
        target = an_adopted_value(measure, "10", kind=TARGET, period=a_year(year))
        stated_anew(target, "30", valid_from=date(2026, 2, 1))
    baseline = an_adopted_value(measure, "0", kind=ValueKind.BASELINE, period=a_year(2023))
    stated_anew(baseline, "12", valid_from=date(2026, 2, 1))
    an_adopted_value(measure, "9", period=a_year(2024))

    found = grounds(a_draft(measure, "9"))

    assert (found.verdict, found.target) == (Verdict.PARTIALLY_MET, target)
    assert found.flags == [Flag.TARGET_UNCHANGED]


def test_a_target_revised_within_the_year_counts_for_it():
    measure = a_measure()
    target = an_adopted_value(measure, "10", kind=TARGET)
    revised = stated_anew(target, "30", valid_from=date(2025, 2, 1))

    found = grounds(a_draft(measure, "20"))

    assert (found.verdict, found.target) == (Verdict.NOT_MET, revised)


def test_a_year_is_not_compared_with_later_ones():
    measure = a_measure(accumulation=Accumulation.RUNNING_TOTAL)
    an_adopted_value(measure, "40", period=a_year(2026))

    assert grounds(a_draft(measure, "20")).flags == []


def test_the_parts_of_a_measure_are_summed():
    measure = a_measure()
    for name, amount in (("women", "3"), ("men", "4")):
        an_adopted_value(measure, amount, component=a_component(measure, name))

    assert grounds(a_draft(measure, "8")).flags == [Flag.PARTS_UNLIKE_TOTAL]


def test_parts_of_which_one_is_missing_are_not_summed():
    measure = a_measure()
    an_adopted_value(measure, "3", component=a_component(measure, "women"))
    an_adopted_value(measure, None, component=a_component(measure, "men"), state="not_reported")

    assert grounds(a_draft(measure, "8")).flags == []


# Instants are those of transactions: each statement here has its own.
@pytest.mark.django_db(transaction=True)
def test_a_unit_other_than_that_of_the_last_value_is_asked_about():
    measure = a_measure()
    an_adopted_value(measure, "4", period=a_year(2024))
    measure.current = MeasureVersion.objects.create(
        measure=measure, number=2, kind="increase", unit="lorries", definition="At the gate."
    )
    measure.save()

    assert grounds(a_draft(measure, "5")).flags == [Flag.UNIT_CHANGED]


def test_an_interim_value_is_never_judged():
    measure = a_measure()
    an_adopted_value(measure, "50", kind=TARGET)
    cell = a_cell(measure, as_of="2025-06-30")

    found = grounds(a_version(cell, "1", by=a_user()))

    assert (found.verdict, found.flags) == (None, [])


def test_nothing_is_asked_of_a_value_that_is_not_there():
    undefined = a_measure(definition="")

    asked = grounds(a_draft(undefined, None, state="not_reported", comment="No survey."))

    assert (asked.flags, asked.hindrances) == ([], [])


def test_nothing_to_report_says_why():
    found = grounds(a_draft(a_measure(), None, state="not_reported"))

    assert found.hindrances == ["Nothing to report: say in the comment why."]


def test_a_judgement_is_justified_by_a_comment_or_by_the_reason_of_a_miss():
    said = "A judgement is justified: say in the comment why it is this category."
    milestone = {"kind": MeasureKind.MILESTONE, "unit": ""}
    judged = {"words": "Adopted.", "judged": Verdict.PARTIALLY_MET}
    bare, told, missed = (a_draft(a_measure(**milestone), None, **judged) for _each in range(3))
    commented = a_version(told.cell, None, comment="Two of three signed.", **judged)
    an_explanation(missed)

    found = [said in grounds(version).hindrances for version in (bare, commented, missed)]

    assert found == [True, False, False]


def test_parts_that_must_add_up_and_do_not_raise_the_flag():
    measure = a_measure()
    a_dimension(measure, "entity", "north", "south", sum_rule=SumRule.ADDS_UP)
    a_dimension(measure, "sex")
    for key, amount in (("entity=north", "3"), ("entity=unknown", "1"), ("sex=women", "1")):
        a_version(a_cell(measure, disaggregation=key), amount)

    whole = a_draft(measure, "5")
    assert Flag.PARTS_UNLIKE_TOTAL in grounds(whole).flags

    a_version(a_cell(measure, disaggregation="entity=south"), "1")
    assert Flag.PARTS_UNLIKE_TOTAL not in grounds(whole).flags


def test_bounds_are_settings(settings):
    settings.FLAG_BOUNDS = {"least_of_target": 0}
    measure = a_measure()
    an_adopted_value(measure, "50", kind=TARGET)

    assert grounds(a_draft(measure, "1")).flags == []


# Answers


def test_an_answer_stands_as_long_as_the_value_does():
    measure = a_measure()
    an_adopted_value(measure, "50", kind=TARGET)
    first = a_draft(measure, "1")
    given = answer(first, Flag.FAR_FROM_TARGET)

    commented = a_version(first.cell, "1", by=first.by, comment="As of March.")
    assert grounds(commented).beside.answers == {Flag.FAR_FROM_TARGET: given}

    changed = grounds(a_version(first.cell, "2", by=first.by))
    assert changed.unanswered == [Flag.FAR_FROM_TARGET]
    assert changed.beside.outdated == {Flag.FAR_FROM_TARGET: given}


# Instants are those of transactions: each statement here has its own.
@pytest.mark.django_db(transaction=True)
def test_an_answer_about_the_measure_stands_for_all_its_values_until_it_is_read_anew():
    measure = a_measure(definition="")
    answer(a_version(a_cell(measure, a_year(2024)), "4"), Flag.NO_DEFINITION)
    version = a_draft(measure, "5")

    assert grounds(version).unanswered == []

    MeasureVersion.objects.create(measure=measure, number=2, unit="crossings")
    assert grounds(version).unanswered == [Flag.NO_DEFINITION]


# Submission


def test_a_flag_without_an_answer_hinders_submission():
    version = a_draft(a_measure(definition=""))

    with pytest.raises(review.NotReady) as refused:
        submit(version)

    assert refused.value.sentences == {
        version.cell_id: ["Answer in a sentence: The measure has no definition or method yet."]
    }
    assert not version.events.exists()


def test_all_values_are_submitted_or_none():
    fine, flagged = a_draft(a_measure()), a_draft(a_measure(definition=""))
    cells = [fine.cell_id, flagged.cell_id]

    with pytest.raises(review.NotReady, match="One value cannot be submitted yet"):
        review.take_steps(cell_ids=cells, step=Step.SUBMIT, by=fine.by, now=NOW)

    fine.cell.refresh_from_db()
    assert fine.cell.status == ValueStatus.DRAFT


def test_a_missed_target_is_explained_before_submission():
    measure = a_measure()
    an_adopted_value(measure, "8", kind=TARGET)
    version = a_draft(measure, "5")

    with pytest.raises(review.NotReady, match="The target is missed: say why"):
        submit(version)

    an_explanation(version)
    assert submit(version).status == ValueStatus.SUBMITTED


def test_a_reached_target_is_submitted_with_evidence_where_the_measure_demands_it():
    measure = a_measure(evidence_demanded=True)
    an_adopted_value(measure, "8", kind=TARGET)
    version = a_draft(measure, "9", evidence="See the file.")

    with pytest.raises(review.NotReady, match="This measure demands evidence"):
        submit(version)

    some_evidence(version)
    assert submit(version).status == ValueStatus.SUBMITTED


def test_evidence_taken_away_is_none_from_then_on():
    version = a_draft(a_measure())
    use = some_evidence(version)
    later = a_version(version.cell, "6", by=version.by)
    EvidenceRemoval.objects.create(use=use, version=later, by=version.by)

    assert review.evidence_of(version) == [use]
    assert review.evidence_of(later) == []


# Queries


@pytest.mark.parametrize("values", [1, 3])
def test_any_number_of_values_is_weighed_in_eight_queries(values, django_assert_num_queries):
    accomplishment = an_accomplishment()
    cells = []
    for number in range(1, values + 1):
        measure = a_measure(accomplishment, number=number)
        an_adopted_value(measure, "8", kind=TARGET)
        an_adopted_value(measure, "4", period=a_year(2024))
        version = a_draft(measure)
        some_evidence(version)
        an_explanation(version)
        answer(version, Flag.FAR_FROM_TARGET)
        cells.append(version.cell)

    with django_assert_num_queries(8):
        review.grounds_of(cells, in_hand=True)
