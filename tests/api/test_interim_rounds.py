"""Three monitoring updates and the final value of a year, each in a round and a cell of its own."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from indicators import attainment, entry
from indicators.enums import Role, Step, ValueKind
from indicators.models import Attainment, Cell, ReportingRound
from indicators.review import rounds, take_steps
from tests.api.conftest import place
from tests.builders import a_role, a_user, an_adopted_value, in_days, ready
from tests.web.sheets import typed

pytestmark = pytest.mark.django_db
MARCH, JUNE, SEPTEMBER = (date(2025, month, 30) for month in (3, 6, 9))
# By the day of an interim value; the final one has none.
STATED = {MARCH: "2", JUNE: "4", SEPTEMBER: "7", None: "10"}
EACH_ITS_OWN = [(day, Decimal(amount), 1) for day, amount in STATED.items()]


def opened(measure) -> dict[date | None, ReportingRound]:
    edition = measure.node.edition
    return {
        day: rounds.open_round(
            edition=edition,
            name=f"Update of {day}" if day else "Final report",
            asked=rounds.Asked(periods=[edition.period], kinds=[ValueKind.ACTUAL], as_of=day),
            dates=rounds.Dates(opens_on=in_days(0), due_on=in_days(5), closes_on=in_days(9)),
            told=rounds.Told(),
            on=in_days(0),
        )
        for day in STATED
    }


def write(measure, day, amount, based_on=0):
    return entry.record_value(
        measure=measure,
        period=measure.node.edition.period,
        kind=ValueKind.ACTUAL,
        as_of=day,
        entered=entry.Entered(language="en", value=amount),
        based_on=based_on,
        by=measure.manager,
    )


def kept() -> list[tuple]:
    """Of each actual: its day, what stands, and how often it was written."""
    cells = Cell.objects.filter(kind=ValueKind.ACTUAL).select_related("draft", "approved")
    found = [(each.as_of, (each.draft or each.approved).amount, each.revision) for each in cells]
    return sorted(found, key=lambda each: each[0] or date.max)


def test_each_round_has_a_cell_of_its_own(measure, app_role):
    opened(measure)

    for day, amount in STATED.items():
        write(measure, day, amount)

    assert kept() == EACH_ITS_OWN


def test_the_sheet_of_each_round_shows_and_keeps_its_own_value(measure, client):
    asked = opened(measure)
    client.force_login(measure.manager)
    unit = measure.accomplishment.subprogramme.node
    sheets = {
        day: reverse("round_sheet", args=[unit.edition.slug, each.pk, unit.in_address])
        for day, each in asked.items()
    }

    for day, amount in STATED.items():
        client.post(sheets[day], typed(measure, value=amount))

    assert kept() == EACH_ITS_OWN
    name = f'name="actual-{measure.pk}-value"'
    for day, amount in STATED.items():
        [field] = [each for each in client.get(sheets[day]).text.split("<") if name in each]
        assert f'value="{amount}"' in field


def test_each_is_written_and_read_over_the_api(measure, system):
    day_of = {day: {"as_of": str(day)} if day else {} for day in STATED}
    days = {name: str(in_days(n)) for name, n in (("opens_on", 0), ("due_on", 5), ("closes_on", 9))}
    asked = {"edition": measure.node.edition.slug, "periods": ["2025"], "kinds": ["actual"], **days}

    opened = [
        system.post("rounds/", {**asked, "name": f"Of {day}", **day_of[day]}) for day in STATED
    ]
    made = [
        system.post("values/", place(measure, amount=amount, **day_of[day]))
        for day, amount in STATED.items()
    ]

    assert [each.status_code for each in (*opened, *made)] == [201] * 8
    assert kept() == EACH_ITS_OWN
    read = [system.read(f"values/{each.json()['id']}/?version=latest") for each in made]
    assert [(each["as_of"], each["amount"]) for each in read] == [
        (day and str(day), amount) for day, amount in STATED.items()
    ]


def test_one_that_is_closed_closes_no_other(measure):
    asked = opened(measure)
    for day, amount in STATED.items():
        write(measure, day, amount)
    rounds.close_now(round_id=asked[JUNE].pk, now=datetime.now(UTC))

    with pytest.raises(entry.EntryRefused, match=f"Update of {JUNE}"):
        write(measure, JUNE, "5", based_on=1)
    for day in (MARCH, SEPTEMBER, None):
        write(measure, day, "5", based_on=1)

    five = Decimal(5)
    assert kept() == [(MARCH, five, 2), (JUNE, 4, 1), (SEPTEMBER, five, 2), (None, five, 2)]


def test_the_final_value_alone_is_judged(measure):
    an_adopted_value(measure, "10", kind=ValueKind.TARGET)
    opened(measure)
    reviewer, now = a_user(), datetime.now(UTC)
    a_role(reviewer, Role.REVIEWER, measure.accomplishment.programme)
    verdicts = []

    for day, amount in STATED.items():
        cell = write(measure, day, amount)
        ready(cell.draft)
        for step, by in ((Step.SUBMIT, measure.manager), (Step.APPROVE, reviewer)):
            take_steps(cell_ids=[cell.pk], step=step, by=by, now=now)
        attainment.recompute(edition_id=measure.node.edition_id, now=now)
        verdicts.append(Attainment.objects.get(measure=measure, component=None).verdict)

    assert kept() == EACH_ITS_OWN
    assert verdicts == ["NO_DATA", "NO_DATA", "NO_DATA", "MET"]
