from decimal import Decimal

import pytest

from indicators import attainment, review
from indicators.enums import Direction, MeasureKind, ReasonForChange, ValueKind
from indicators.models import Attainment
from tests.builders import NOW, a_measure, a_user, an_adopted_value

pytestmark = pytest.mark.django_db
DECREASE = review.Reading(kind=MeasureKind.DECREASE, direction=Direction.DECREASE, unit="days")


def confirm(measure, by, **others):
    return review.confirm_measure(
        **{
            "measure_id": measure.pk,
            "reading": DECREASE,
            "by": by,
            "now": NOW,
            "based_on": measure.current.number,
            **others,
        }
    )


def test_a_confirmed_reading_is_a_further_version_and_is_judged_at_once():
    measure, officer = a_measure(), a_user()
    an_adopted_value(measure, "10", kind=ValueKind.TARGET)
    an_adopted_value(measure, "9")
    attainment.recompute(edition_id=measure.node.edition_id, now=NOW)

    version = confirm(measure, officer)

    measure.refresh_from_db()
    assert (measure.current, version.number, version.confirmed_by) == (version, 2, officer)
    row = Attainment.objects.get()
    assert (row.verdict, row.measure_version, row.is_stale) == ("EXCEEDED", version, False)


def test_a_reading_that_somebody_changed_meanwhile_is_not_confirmed():
    measure = a_measure()
    confirm(measure, a_user())

    with pytest.raises(review.ReadingRefused, match="changed since you read it"):
        confirm(measure, a_user())

    assert measure.versions.count() == 2


def test_changing_a_confirmed_reading_demands_a_reason():
    measure = a_measure()
    confirm(measure, a_user())
    reading = review.Reading(kind=MeasureKind.DECREASE, tolerance=Decimal("0.5"))

    with pytest.raises(review.ReadingRefused, match="Say why"):
        confirm(measure, a_user(), reading=reading, based_on=2)
    reasoned = confirm(
        measure,
        a_user(),
        reading=reading,
        based_on=2,
        reason_code=ReasonForChange.METHOD,
        reason="Counted by the half day.",
    )

    assert (reasoned.number, reasoned.tolerance) == (3, Decimal("0.5"))
