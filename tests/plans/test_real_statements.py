"""The verdicts of real plan documents beside those computed from their own numbers.

The importer leaves the direction of a measure to a person where the sentence does not say it.
Here it is set for each: less is better for those of ``LESS_IS_BETTER``, more for all others.
"""

from collections import Counter

import pytest

from indicators import attainment, plans, review
from indicators.enums import Agreement, Discrepancy, MeasureKind, ReasonCode
from indicators.models import PerformanceMeasure
from indicators.plans import DoubtCode, annual_text, annual_word
from tests.builders import NOW, a_user
from tests.plans.documents import SHARED_PLANS, needs_shared

# By section: how many verdicts agree, and how many are on measures in words.
AGREE = {
    "A_80_6_SECT.14": (14, 0),
    "A_80_6_Sect.13": (2, 0),
    "A_80_6_Sect.16": (15, 6),
    "A_80_6_Sect.19": (2, 23),
    "A_80_6_Sect.26": (10, 1),
    "A_80_6_Sect.29A": (5, 13),
}
LESS_IS_BETTER = (
    "section 26/subprogramme 2/result 2/measure 1",
    "section 29A/subprogramme 3/component 1/result 2/measure 1",
)
# Every other verdict that has numbers, with why it does not agree.
DOUBTFUL = {
    # The document calls 64.1 against 64 met.
    "section 19/subprogramme 2/result 2": (Agreement.DIFFERS, Discrepancy.MET_NOT_EXCEEDED),
    # Its values are of school years; the document judges a calendar year.
    "section 26/subprogramme 4/result 1": (Agreement.NOT_COMPARED, ReasonCode.NO_TARGET),
}
IN_WORDS = attainment.Weighed(Agreement.NOT_COMPARED, Discrepancy.IN_WORDS)
IF_MORE_IS_BETTER = (Agreement.NOT_COMPARED, Discrepancy.IF_MORE_IS_BETTER)
BASIS_UNKNOWN = (Agreement.NOT_COMPARED, ReasonCode.BASIS_UNKNOWN)

pytestmark = [needs_shared, pytest.mark.django_db]


def compared(name):
    record = annual_word.read((SHARED_PLANS / "en" / f"{name}.docx").read_bytes())
    edition = plans.load(record, by=None, now=NOW).edition
    _set_directions(edition)
    attainment.recompute(edition_id=edition.pk, now=NOW)
    return attainment.statements_compared(edition)


def _set_directions(edition):
    by = a_user()
    unset = PerformanceMeasure.objects.filter(node__edition=edition, current__kind="")
    for measure in unset.select_related("node", "current"):
        proposed = measure.current
        is_less = measure.node.path in LESS_IS_BETTER
        reading = review.Reading(
            kind=MeasureKind.DECREASE if is_less else MeasureKind.INCREASE,
            unit=proposed.unit,
            decimals=proposed.decimals,
            accumulation=proposed.accumulation,
        )
        review.confirm_measure(
            measure_id=measure.pk, reading=reading, by=by, now=NOW, based_on=proposed.number
        )


@pytest.mark.parametrize("section", AGREE)
def test_every_verdict_with_numbers_agrees_or_has_its_cause(section):
    found = compared(section)

    counted = Counter(each.weighed for each in found)
    agree = counted.pop(attainment.Weighed(Agreement.AGREES))
    in_words = counted.pop(IN_WORDS, 0)
    doubtful = {
        each.node.path: (each.weighed.agreement, each.weighed.cause)
        for each in found
        if each.weighed in counted
    }
    assert (agree, in_words) == AGREE[section]
    assert doubtful == {path: why for path, why in DOUBTFUL.items() if _is_of(path, section)}


def _is_of(path, section):
    return path.startswith(f"section {section.rpartition('.')[2]}/")


def test_where_the_direction_is_left_wrong_it_is_named_as_the_cause(monkeypatch):
    monkeypatch.setattr(f"{__name__}.LESS_IS_BETTER", ())

    found = compared("A_80_6_Sect.29A")

    assert [
        (each.node.path, each.weighed.cause)
        for each in found
        if each.weighed.agreement == Agreement.DIFFERS
    ] == [("section 29A/subprogramme 3/component 1/result 2", Discrepancy.OTHER_DIRECTION)]


def test_planned_results_without_a_measure_are_weighed_by_the_numbers_of_their_sentences():
    """Nobody has said which way is better, nor whether two of the targets are totals."""
    record = annual_text.read((SHARED_PLANS / "zh" / "A_75_6_Sect.14.txt").read_bytes())
    edition = plans.load(record, by=None, now=NOW).edition

    found = attainment.statements_compared(edition)

    assert [(each.weighed.agreement, each.weighed.cause) for each in found] == [
        (Agreement.AGREES, None),
        IF_MORE_IS_BETTER,
        BASIS_UNKNOWN,
        IF_MORE_IS_BETTER,
        IF_MORE_IS_BETTER,
        BASIS_UNKNOWN,
        IF_MORE_IS_BETTER,
    ]


def test_with_their_direction_and_basis_decided_all_of_them_agree():
    """What the reader asks of them is all that it takes; of equal numbers no way is asked."""
    record = annual_text.read((SHARED_PLANS / "zh" / "A_75_6_Sect.14.txt").read_bytes())
    edition = plans.load(record, by=None, now=NOW).edition
    asked = plans.open_doubts(edition).filter(
        node__statements__isnull=False,
        code__in=[DoubtCode.DIRECTION_NOT_STATED, DoubtCode.BASIS_UNKNOWN],
    )
    answers = {
        DoubtCode.DIRECTION_NOT_STATED: review.Decision.INCREASE,
        DoubtCode.BASIS_UNKNOWN: review.Decision.TOTAL,
    }

    review.decide_doubts(
        edition=edition,
        decisions={each.pk: answers[each.code] for each in asked},
        by=a_user(),
        now=NOW,
    )

    found = attainment.statements_compared(edition)
    assert Counter((each.weighed.agreement, each.weighed.cause) for each in found) == {
        (Agreement.AGREES, None): 7
    }
    assert Counter(each.code for each in plans.decided_doubts(edition)) == {
        DoubtCode.DIRECTION_NOT_STATED: 6,
        DoubtCode.BASIS_UNKNOWN: 2,
    }
