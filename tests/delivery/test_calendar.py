"""When a schedule is due: over changes of hour, ends of months, leap years, in any zone."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import available_timezones

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.delivery.calendar import Recurrence, next_moment, next_moments
from indicators.enums import Every


def rule(every=Every.YEAR, *, month=3, day=15, at="08:00", zone="UTC") -> Recurrence:
    return Recurrence(every, month, day, time.fromisoformat(at), zone)


def said(recurrence: Recurrence, n: int, after: str) -> list[str]:
    moments = next_moments(recurrence, n, after=datetime.fromisoformat(after))
    return [f"{each:%a %Y-%m-%d %H:%M %z}" for each in moments]


def test_every_year_on_15_march_at_eight_in_an_eastern_place():
    nairobi = rule(zone="Africa/Nairobi")

    assert said(nairobi, 5, "2026-02-18T09:40Z") == [
        "Sun 2026-03-15 08:00 +0300",
        "Mon 2027-03-15 08:00 +0300",
        "Wed 2028-03-15 08:00 +0300",
        "Thu 2029-03-15 08:00 +0300",
        "Fri 2030-03-15 08:00 +0300",
    ]


def test_29_february_is_the_last_day_of_the_month_in_common_years():
    assert said(rule(month=2, day=29), 5, "2026-01-01T00:00Z") == [
        "Sat 2026-02-28 08:00 +0000",
        "Sun 2027-02-28 08:00 +0000",
        "Tue 2028-02-29 08:00 +0000",
        "Wed 2029-02-28 08:00 +0000",
        "Thu 2030-02-28 08:00 +0000",
    ]


def test_the_31st_of_every_month_is_its_last_day():
    assert said(rule(Every.MONTH, day=31), 5, "2027-01-31T08:00Z") == [
        "Sun 2027-02-28 08:00 +0000",
        "Wed 2027-03-31 08:00 +0000",
        "Fri 2027-04-30 08:00 +0000",
        "Mon 2027-05-31 08:00 +0000",
        "Wed 2027-06-30 08:00 +0000",
    ]


def test_every_three_months_counts_from_the_month_named_over_the_year():
    assert said(rule(Every.QUARTER, month=11, day=1), 4, "2026-09-01T00:00Z") == [
        "Sun 2026-11-01 08:00 +0000",
        "Mon 2027-02-01 08:00 +0000",
        "Sat 2027-05-01 08:00 +0000",
        "Sun 2027-08-01 08:00 +0000",
    ]


def test_every_monday_keeps_its_wall_clock_over_both_changes_of_hour():
    monday = rule(Every.WEEK, day=1, zone="Europe/Vienna")

    assert said(monday, 2, "2026-03-20T00:00Z") == [
        "Mon 2026-03-23 08:00 +0100",
        "Mon 2026-03-30 08:00 +0200",
    ]
    assert said(monday, 2, "2026-10-17T00:00Z") == [
        "Mon 2026-10-19 08:00 +0200",
        "Mon 2026-10-26 08:00 +0100",
    ]


def test_a_time_that_the_clocks_skip_is_after_the_change_and_once():
    # On 29 March 2026 the clocks of Vienna go from 02:00 to 03:00.
    skipped = rule(Every.MONTH, day=29, at="02:30", zone="Europe/Vienna")

    assert said(skipped, 2, "2026-03-01T00:00Z") == [
        "Sun 2026-03-29 03:30 +0200",
        "Wed 2026-04-29 02:30 +0200",
    ]


def test_a_time_that_the_clocks_show_twice_is_the_first_of_both_and_once():
    # On 25 October 2026 the clocks of Vienna show 02:30 twice.
    twice = rule(Every.MONTH, day=25, at="02:30", zone="Europe/Vienna")

    assert said(twice, 2, "2026-10-01T00:00Z") == [
        "Sun 2026-10-25 02:30 +0200",
        "Wed 2026-11-25 02:30 +0100",
    ]


def test_both_changes_of_new_york_and_the_moments_around_them():
    # On 8 March 2026 the clocks go from 02:00 to 03:00, on 1 November they show 01:30 twice.
    skipped = rule(Every.WEEK, day=7, at="02:30", zone="America/New_York")
    twice = rule(Every.WEEK, day=7, at="01:30", zone="America/New_York")

    assert said(skipped, 5, "2026-02-25T00:00Z") == [
        "Sun 2026-03-01 02:30 -0500",
        "Sun 2026-03-08 03:30 -0400",
        "Sun 2026-03-15 02:30 -0400",
        "Sun 2026-03-22 02:30 -0400",
        "Sun 2026-03-29 02:30 -0400",
    ]
    assert said(twice, 5, "2026-10-20T00:00Z") == [
        "Sun 2026-10-25 01:30 -0400",
        "Sun 2026-11-01 01:30 -0400",
        "Sun 2026-11-08 01:30 -0500",
        "Sun 2026-11-15 01:30 -0500",
        "Sun 2026-11-22 01:30 -0500",
    ]


def test_between_the_two_showings_of_an_hour_that_of_the_day_is_over():
    twice = rule(Every.WEEK, day=7, at="01:30", zone="America/New_York")

    # 05:30Z was the first 01:30 of that day, and 06:00Z is before the second.
    assert said(twice, 1, "2026-11-01T06:00Z") == ["Sun 2026-11-08 01:30 -0500"]


def test_a_half_hour_change_and_a_day_that_a_place_left_out():
    # Lord Howe changes by half an hour; Apia had no 30 December 2011.
    assert said(
        rule(Every.MONTH, day=4, at="02:15", zone="Australia/Lord_Howe"), 1, "2026-10-01T00:00Z"
    ) == ["Sun 2026-10-04 02:45 +1100"]
    assert said(
        rule(Every.MONTH, day=5, at="01:45", zone="Australia/Lord_Howe"), 2, "2026-04-01T00:00Z"
    ) == ["Sun 2026-04-05 01:45 +1100", "Tue 2026-05-05 01:45 +1030"]
    assert said(rule(Every.MONTH, day=30, zone="Pacific/Apia"), 2, "2011-12-01T00:00Z") == [
        "Sat 2011-12-31 08:00 +1400",
        "Mon 2012-01-30 08:00 +1400",
    ]


def test_on_the_very_moment_the_next_one_is_meant():
    assert next_moment(rule(), after=datetime(2026, 3, 15, 8, tzinfo=UTC)).year == 2027
    just_before = datetime(2026, 3, 15, 8, tzinfo=UTC) - timedelta(microseconds=1)
    assert next_moment(rule(), after=just_before).year == 2026


# Finding a zone takes long on a busy machine.
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    every=st.sampled_from(list(Every)),
    month=st.integers(1, 12),
    day=st.integers(1, 31),
    at=st.times(timezones=st.none()).map(lambda at: at.replace(second=0, microsecond=0, fold=0)),
    zone=st.sampled_from(sorted(available_timezones() - {"localtime", "build/etc/localtime"})),
    after=st.timedeltas(timedelta(0), timedelta(days=22_000)).map(
        lambda later: datetime(2000, 1, 1, tzinfo=UTC) + later
    ),
)
def test_moments_go_forward_one_for_each_turn(every, month, day, at, zone, after):
    recurrence = Recurrence(every, month, min(day, 7) if every == Every.WEEK else day, at, zone)

    first, second, third = next_moments(recurrence, 3, after=after)

    assert after < first < second < third
    longest = {Every.WEEK: 9, Every.MONTH: 34, Every.QUARTER: 95, Every.YEAR: 368}[every]
    assert first - after <= timedelta(days=longest)
    # Asked again from any of them, the following ones are the same.
    assert next_moments(recurrence, 2, after=first) == [second, third]


@pytest.mark.parametrize("zone", ["Nowhere/Land", "../etc/passwd"])
def test_a_zone_that_there_is_not_is_refused(zone):
    with pytest.raises((ValueError, KeyError)):
        next_moment(rule(zone=zone), after=datetime(2026, 1, 1, tzinfo=UTC))
