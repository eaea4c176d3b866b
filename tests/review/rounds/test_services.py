"""A planning officer opens, moves and closes a round."""

from datetime import UTC, datetime

import pytest

from indicators.enums import Finality, ValueKind
from indicators.models import Cell, ReportingRound, RoundException
from indicators.review import rounds
from tests.builders import (
    a_cell,
    a_measure,
    a_round,
    a_user,
    a_version,
    a_year,
    an_edition,
    in_days,
)

pytestmark = pytest.mark.django_db
TODAY = in_days(0)


def dates(opens=0, due=10, closes=20):
    return rounds.Dates(opens_on=in_days(opens), due_on=in_days(due), closes_on=in_days(closes))


def opened(edition=None, **others):
    edition = edition or an_edition()
    return rounds.open_round(
        **{
            "edition": edition,
            "name": "Report 2025",
            "asked": rounds.Asked(periods=[edition.period], kinds=[ValueKind.ACTUAL]),
            "dates": dates(),
            "told": rounds.Told(reminders=[-7, -1, -7], released_on=in_days(30)),
            "on": TODAY,
            **others,
        }
    )


def test_a_round_is_opened_as_asked(app_role):
    edition = an_edition()

    made = opened(edition)

    made.refresh_from_db()
    assert (made.name, made.finality, made.kinds, made.as_of) == (
        "Report 2025",
        Finality.FINAL,
        ["actual"],
        None,
    )
    assert list(made.periods.all()) == [edition.period]
    assert (made.opens_on, made.due_on, made.closes_on) == (TODAY, in_days(10), in_days(20))
    assert (made.reminders, made.released_on) == ([-7, -1], in_days(30))


def test_a_round_asks_for_interim_values_of_a_day():
    asked = rounds.Asked(periods=[a_year()], kinds=[ValueKind.ACTUAL], as_of=a_year().first_day)

    made = opened(asked=asked)

    assert (made.finality, made.as_of) == (Finality.INTERIM, a_year().first_day)


def errors_of(do):
    with pytest.raises(rounds.RoundRefused) as refusal:
        do()
    return refusal.value.errors


@pytest.mark.parametrize(
    ("others", "errors"),
    [
        ({"name": " "}, {"name": "Give the round a name, such as “Performance report 2026”."}),
        (
            {"dates": dates(opens=-1)},
            {"opens_on": "This day is over. A round opens today or later."},
        ),
        (
            {"dates": dates(opens=5, due=4, closes=3)},
            {
                "due_on": "Values cannot be due before the round opens.",
                "closes_on": "The round cannot close before values are due.",
            },
        ),
        (
            {"asked": rounds.Asked(periods=[], kinds=[])},
            {
                "periods": "Choose at least one period.",
                "kinds": "Choose at least one kind of value.",
            },
        ),
        (
            {"asked": rounds.Asked(periods=[], kinds=[ValueKind.TARGET], as_of=TODAY)},
            {
                "periods": "Choose at least one period.",
                "kinds": "Only actuals can be interim. Choose actuals, or no day.",
            },
        ),
        (
            {"told": rounds.Told(reminders=[400])},
            {"reminders": "A reminder is at most a year from the due date."},
        ),
    ],
)
def test_a_round_that_cannot_be_is_refused_field_by_field(others, errors):
    assert errors_of(lambda: opened(**others)) == errors
    assert not ReportingRound.objects.exists()


def test_the_day_of_interim_values_lies_in_the_period():
    asked = rounds.Asked(periods=[a_year()], kinds=[ValueKind.ACTUAL], as_of=in_days(0))

    assert errors_of(lambda: opened(asked=asked)) == {
        "as_of": "The day of interim values lies in each period asked for."
    }


@pytest.mark.parametrize(
    ("others", "errors"),
    [
        ({}, {"name": "This plan has a round of this name."}),
        (
            {"name": "Another"},
            {
                "periods": "Another round of this plan asks for the same values on these days. "
                "Choose other days, or ask for other values."
            },
        ),
    ],
)
def test_what_the_database_refuses_is_said_beside_its_field(others, errors):
    edition = an_edition()
    opened(edition)

    assert errors_of(lambda: opened(edition, **others)) == errors


def test_a_period_of_another_plan_is_refused_beside_its_field():
    asked = rounds.Asked(periods=[a_year(2031)], kinds=[ValueKind.ACTUAL])

    assert errors_of(lambda: opened(asked=asked)) == {
        "periods": "Choose periods of this plan, or the year before it."
    }


def extended(asked, due, closes, **others):
    days = rounds.Dates(opens_on=asked.opens_on, due_on=in_days(due), closes_on=in_days(closes))
    return rounds.change_dates(
        **{
            "round_id": asked.pk,
            "dates": days,
            "reason": "The survey came late.",
            "by": a_user(),
            "on": TODAY,
            **others,
        }
    )


def test_a_closed_round_is_extended_and_takes_values_again():
    measure = a_measure()
    asked = a_round(
        measure.node.edition, opens_on=in_days(-9), due_on=in_days(-4), closes_on=in_days(-1)
    )

    extended(asked, due=1, closes=2)

    a_version(a_cell(measure), "5")
    asked.refresh_from_db()
    assert (asked.opens_on, asked.due_on, asked.closes_on) == (
        in_days(-9),
        in_days(1),
        in_days(2),
    )
    assert Cell.objects.get().revision == 1


def test_an_extension_into_the_past_is_refused():
    asked = a_round(an_edition())

    assert errors_of(lambda: extended(asked, due=-1, closes=-1)) == {
        "closes_on": "This day is over. To end the round at once, close it."
    }


def test_more_time_is_given_with_a_reason_and_every_extension_stays_to_be_read():
    asked = a_round(an_edition())
    first, second = a_user(), a_user()

    refused = errors_of(lambda: extended(asked, due=10, closes=21, reason=" "))
    extended(asked, due=12, closes=20, by=first)
    extended(asked, due=11, closes=20, reason="")
    extended(asked, due=11, closes=25, reason=" Two offices moved. ", by=second)

    asked.refresh_from_db()
    assert refused == {
        "reason": "Say in a sentence why there is more time: it stays with the round."
    }
    assert [
        (
            each.by,
            each.reason,
            each.due_before,
            each.due_after,
            each.closes_before,
            each.closes_after,
        )
        for each in rounds.extensions_of(asked)
    ] == [
        (second, "Two offices moved.", in_days(11), in_days(11), in_days(20), in_days(25)),
        (first, "The survey came late.", in_days(10), in_days(12), in_days(20), in_days(20)),
    ]


def test_until_it_opens_a_round_is_moved_without_a_reason():
    asked = a_round(an_edition(), opens_on=in_days(2))

    moved = extended(asked, due=15, closes=30, reason="")

    assert (moved.closes_on, rounds.extensions_of(moved)) == (in_days(30), [])


def test_closing_now_takes_effect_at_once_and_extending_undoes_it():
    asked = a_round(an_edition())
    now = datetime.now(UTC)

    closed = rounds.close_now(round_id=asked.pk, now=now)

    assert (closed.closed_at, rounds.is_open(closed, on=TODAY)) == (now, False)
    assert errors_of(lambda: rounds.close_now(round_id=asked.pk, now=now)) == {
        "round": "This round is not open."
    }
    again = extended(asked, due=0, closes=0)
    assert (again.closed_at, rounds.is_open(again, on=TODAY)) == (None, True)


def granted(asked, measure, **others):
    return rounds.grant_exception(
        **{
            "round_id": asked.pk,
            "unit": measure.identity,
            "until": in_days(3),
            "reason": " The survey came late. ",
            "by": a_user(),
            "on": TODAY,
            **others,
        }
    )


def test_an_exception_is_granted_with_its_reason_and_revoked():
    measure, officer = a_measure(), a_user()
    asked = a_round(
        measure.node.edition, opens_on=in_days(-9), due_on=in_days(-4), closes_on=in_days(-1)
    )
    now = datetime.now(UTC)

    exception = granted(asked, measure, by=officer)
    rounds.revoke_exception(exception_id=exception.pk, by=officer, now=now)

    exception.refresh_from_db()
    assert (exception.measure, exception.until, exception.reason) == (
        measure.identity,
        in_days(3),
        "The survey came late.",
    )
    assert (exception.granted_by, exception.revoked_by, exception.revoked_at) == (
        officer,
        officer,
        now,
    )
    assert errors_of(
        lambda: rounds.revoke_exception(exception_id=exception.pk, by=officer, now=now)
    ) == {"exception": "This exception was revoked already."}


@pytest.mark.parametrize(
    ("opens", "others", "errors"),
    [
        (1, {}, {"until": "This round has not opened yet: move its first day instead."}),
        (-1, {"until": in_days(-1)}, {"until": "Choose a day that is not over."}),
        (
            -1,
            {"until": in_days(20)},
            {"until": "Until that day the round is open to all. Choose a later one."},
        ),
        (
            -1,
            {"until": in_days(21), "reason": " "},
            {"reason": "Say in a sentence why: it stays beside the exception."},
        ),
    ],
)
def test_an_exception_that_makes_no_sense_is_refused(opens, others, errors):
    measure = a_measure()
    asked = a_round(measure.node.edition, opens_on=in_days(opens))

    assert errors_of(lambda: granted(asked, measure, **others)) == errors
    assert not RoundException.objects.exists()
