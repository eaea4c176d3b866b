"""What the database refuses of evidence, reasons and answers, whoever writes."""

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from indicators import review
from indicators.enums import Flag, MeasureKind, Step, ValueStatus
from indicators.models import (
    Cell,
    EvidenceLink,
    EvidenceRemoval,
    EvidenceUse,
    FlagAnswer,
    MissExplanation,
    ReviewEvent,
)
from tests.builders import (
    a_cell,
    a_measure,
    a_user,
    a_version,
    an_adopted_value,
    an_explanation,
    some_evidence,
)

pytestmark = pytest.mark.django_db


def handed_in(version):
    """Straight into the tables: the service would ask more."""
    event = ReviewEvent(cell=version.cell, version=version, step=Step.SUBMIT, by=a_user())
    event.save()
    Cell.objects.filter(pk=version.cell_id).update(
        status=ValueStatus.SUBMITTED, submitted=version, draft=None
    )


@pytest.mark.parametrize(
    "given",
    [
        some_evidence,
        an_explanation,
        lambda version: FlagAnswer.objects.create(
            version=version, flag=Flag.NO_EVIDENCE, sentence="It follows.", by=a_user()
        ),
    ],
)
def test_nothing_is_put_beside_a_value_that_the_reviewer_holds(given):
    version = a_version(a_cell(a_measure()))
    handed_in(version)

    with pytest.raises(IntegrityError, match="given with a draft"), transaction.atomic():
        given(version)


def test_nothing_is_put_beside_an_approved_value():
    version = an_adopted_value(a_measure(), "5")
    Cell.objects.filter(pk=version.cell_id).update(status=ValueStatus.DRAFT, draft=version)

    with pytest.raises(IntegrityError, match="given with a draft"), transaction.atomic():
        some_evidence(version)

    assert not EvidenceUse.objects.exists()


def test_evidence_is_taken_only_from_the_value_it_was_given_for():
    use = some_evidence(a_version(a_cell(a_measure())))
    other = a_version(a_cell(a_measure()))

    with pytest.raises(IntegrityError, match="it was given for"), transaction.atomic():
        EvidenceRemoval.objects.create(use=use, version=other, by=a_user())


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://files.example.org", "https:///x"])
def test_a_link_is_of_the_web(url):
    with pytest.raises(IntegrityError, match="evidencelink_is_of_the_web"), transaction.atomic():
        EvidenceLink.objects.create(url=url, by=a_user())


@pytest.mark.parametrize(
    ("faulty", "constraint"),
    [
        ({"reasons": []}, "missexplanation_has_reason"),
        ({"reasons": ["laziness"]}, "missexplanation_reasons_known"),
        ({"text": ""}, "missexplanation_has_words"),
        ({"action": ""}, "missexplanation_has_words"),
    ],
)
def test_an_explanation_is_whole(faulty, constraint):
    version = a_version(a_cell(a_measure()))

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        an_explanation(version, **faulty)


def test_an_explanation_is_never_rewritten():
    explanation = an_explanation(a_version(a_cell(a_measure())))

    with pytest.raises(ProgrammingError, match="never changed"), transaction.atomic():
        MissExplanation.objects.filter(pk=explanation.pk).update(text="Three posts.")


def a_claim(**others):
    measure = a_measure(kind=MeasureKind.MILESTONE, evidence_demanded=True)
    return a_version(a_cell(measure), None, words="Signed.", **{"judged": "MET", **others})


def test_no_statement_hands_in_a_reached_milestone_without_the_evidence_demanded():
    version = a_claim()

    with pytest.raises(IntegrityError, match="demands evidence"), transaction.atomic():
        handed_in(version)


def test_evidence_taken_away_is_none():
    version = a_claim()
    use = some_evidence(version)
    EvidenceRemoval.objects.create(use=use, version=version, by=a_user())

    with pytest.raises(IntegrityError, match="demands evidence"), transaction.atomic():
        handed_in(version)


def test_evidence_given_with_an_earlier_version_stands():
    first = a_claim()
    some_evidence(first)
    second = a_version(first.cell, None, words="Signed by all.", judged="MET")

    handed_in(second)

    assert review.history([second.cell_id]).get().step == Step.SUBMIT


def test_a_milestone_not_reached_needs_no_evidence():
    version = a_claim(judged="NOT_MET")

    handed_in(version)

    assert version.events.get().step == Step.SUBMIT
