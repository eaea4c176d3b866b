"""Nobody approves a value of which they wrote a version, among however many events at once."""

import pytest
from django.db import IntegrityError, transaction

from indicators import review
from indicators.enums import ClearingLevel, Step, ValueStatus
from indicators.models import Cell, ReviewEvent
from tests.builders import NOW, a_cell, a_measure, a_user, a_version

pytestmark = pytest.mark.django_db
OWN = "nobody approves a value of which they wrote a version"


class Waiting:
    """Values that wait for approval, one of which ``author`` wrote."""

    def __init__(self) -> None:
        self.author, self.other, self.absent = a_user(), a_user(), a_user()

    def submitted(self, *authors, acting_for=None) -> Cell:
        """Each author wrote a version; the last one submitted it."""
        cell = a_cell(a_measure())
        for number, author in enumerate(authors, start=1):
            version = a_version(cell, str(number), by=author)
        ReviewEvent.objects.create(
            cell=cell, version=version, step=Step.SUBMIT, by=authors[-1], acting_for=acting_for
        )
        cell.submitted, cell.draft, cell.status = version, None, ValueStatus.SUBMITTED
        cell.save()
        return cell

    @property
    def theirs(self) -> list[Cell]:
        return [self.submitted(self.other), self.submitted(self.other)]


# The value of which somebody is the author, and what the event says of who approves it.
WAYS = {
    "what they wrote": lambda them: (them.submitted(them.author), {"by": them.author}),
    "of which they wrote an older version": lambda them: (
        them.submitted(them.author, them.other),
        {"by": them.author},
    ),
    "what was submitted in their name": lambda them: (
        them.submitted(them.other, acting_for=them.author),
        {"by": them.author},
    ),
    "for somebody absent": lambda them: (
        them.submitted(them.author),
        {"by": them.author, "acting_for": them.absent},
    ),
    "for the absent author": lambda them: (
        them.submitted(them.author),
        {"by": them.absent, "acting_for": them.author},
    ),
    "for the absent author of an older version": lambda them: (
        them.submitted(them.author, them.other),
        {"by": them.absent, "acting_for": them.author},
    ),
}


@pytest.mark.parametrize("step", [{"step": Step.APPROVE}, {"step": Step.CLEAR, "level": "office"}])
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_one_own_value_among_many_refuses_the_whole_statement(way, step, app_role):
    them = Waiting()
    own, who = way(them)
    first, last = them.theirs
    before = ReviewEvent.objects.count()

    with pytest.raises(IntegrityError, match=OWN), transaction.atomic():
        ReviewEvent.objects.bulk_create(
            ReviewEvent(cell=cell, version=cell.submitted, **step, **who)
            for cell in (first, own, last)
        )

    assert ReviewEvent.objects.count() == before


def test_all_that_others_wrote_is_approved_in_one_statement(app_role):
    them = Waiting()

    ReviewEvent.objects.bulk_create(
        ReviewEvent(cell=cell, version=cell.submitted, step=Step.APPROVE, by=them.author)
        for cell in them.theirs
    )

    assert ReviewEvent.objects.filter(step=Step.APPROVE, by=them.author).count() == 2


@pytest.mark.parametrize("clearing", [[], list(ClearingLevel)])
def test_the_service_approves_all_or_none(clearing):
    them = Waiting()
    cells = [*them.theirs, them.submitted(them.author, them.other)]
    for cell in cells:
        review.name_chain(document=cell.measure.programme.document, levels=clearing)
    before = ReviewEvent.objects.count()

    with pytest.raises(review.StepRefused, match="Nobody approves a value that they wrote"):
        review.approve_all(cell_ids=[cell.pk for cell in cells], by=them.author, now=NOW)

    assert set(Cell.objects.values_list("status", "approved")) == {("submitted", None)}
    assert ReviewEvent.objects.count() == before
