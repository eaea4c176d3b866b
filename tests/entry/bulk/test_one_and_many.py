"""The rules of one value and those of many are the same: rows made at random, asked of both."""

from random import Random

import pytest
from django.db import transaction

from indicators import entry, ledger
from indicators.enums import MeasureKind, ReasonForChange, ValueKind, ValueState
from tests.builders import (
    NOW,
    a_cell,
    a_measure,
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
NUMBERS = ("", "0", "1", "5", "5.0", "-3", "12.5", "x", "1e5", "9" * 27, "1.1234567890123", "+5.10")
STATES = (*ValueState, "nonsense")
ROWS = 150
PAST = {"opens_on": in_days(-9), "due_on": in_days(-4), "closes_on": in_days(-1)}


def anything(of: Random) -> dict[str, str]:
    """What is given of a value; what a single value leaves out in silence is not given."""
    given = {
        "state": of.choice(STATES) if of.random() < 0.3 else "reported",
        "reason_code": of.choice(("", "", "nonsense", *ReasonForChange)),
        "reason": of.choice(("", "It was a slip.")),
        "comment": of.choice(("", "", "By hand.")),
        "qualifier": of.choice(("", "", "", "about", "nonsense")),
    }
    shape = of.choice(("number", "number", "number", "range", "ratio", "words"))
    if shape in ("number", "range"):
        given["amount"] = of.choice(NUMBERS)
    if shape == "range":
        given["amount_high"] = of.choice(NUMBERS)
    if shape == "ratio":
        given |= {"numerator": of.choice(NUMBERS), "denominator": of.choice(NUMBERS)}
    if shape == "words":
        given["words"] = of.choice(("", "Signed by five."))
        given["judged"] = of.choice(("", "MET", "nonsense")) if given["words"] else ""
    return given


def a_case(of: Random, accomplishment, number: int, author) -> tuple[entry.BulkRow, entry.Entry]:
    given, milestone = anything(of), of.random() < 0.15
    if milestone:
        given = {name: said for name, said in given.items() if name not in TYPED_AS}
    measure = a_measure(
        accomplishment,
        number=number,
        kind=MeasureKind.MILESTONE if milestone else MeasureKind.INCREASE,
        unit=of.choice(("crossings", "crossings", "yes/no")),
    )
    standing = of.choice(("none", "empty", "draft", "submitted", "approved"))
    if standing == "approved":
        kind = of.choice((ValueKind.ACTUAL, ValueKind.TARGET))
        an_adopted_value(measure, of.choice(("5", "12.5")), kind=kind)
    elif standing != "none":
        cell = a_cell(measure)
        if standing != "empty":
            version = a_version(cell, of.choice(("5", "12.5", "1")), by=author)
        if standing == "submitted":
            ready(version)
            entry.submit(cell_ids=[cell.pk], by=author, now=NOW)
    place = {
        "kind": of.choice((ValueKind.ACTUAL, ValueKind.ACTUAL, ValueKind.TARGET)),
        "based_on": of.choice((0, 0, 1, 2)),
    }
    typed = {TYPED_AS.get(name, name): said for name, said in given.items()}
    return (
        entry.BulkRow(measure=measure.pk, period="2025", **place, **given),
        entry.Entry(
            measure=measure,
            period=a_year(),
            entered=entry.Entered(language="en", **{"state": "reported"} | typed),
            **place,
        ),
    )


TYPED_AS = {
    "amount": "value",
    "amount_high": "value_high",
    "numerator": "numerator",
    "denominator": "denominator",
}


def of_one(outcome: entry.Outcome) -> tuple:
    """How an outcome of a single value is told: the field at fault, or the revision."""
    if isinstance(outcome.refusal, ledger.StaleWrite):
        return ("refused", "based_on")
    if outcome.refusal:
        back = {typed: name for name, typed in TYPED_AS.items()}
        [name] = outcome.refusal.errors
        return ("refused", "hindered" if name == "value" else back.get(name, name))
    return ("kept", outcome.cell.revision)


def of_many(answer: entry.Answer) -> tuple:
    if answer.is_refused:
        at_value = answer.field in ("amount", "period")
        return ("refused", "hindered" if at_value else answer.field)
    return ("kept", answer.revision)


@pytest.mark.parametrize("with_round", [False, True])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_each_row_has_the_same_fate_alone_and_among_many(seed: int, with_round: bool):
    of, author, accomplishment = Random(seed), a_user(is_superuser=True), an_accomplishment()
    cases = [a_case(of, accomplishment, number, author) for number in range(1, ROWS + 1)]
    if with_round:
        a_round(accomplishment.node.edition, a_year(), **PAST)
    rows, entries = zip(*cases, strict=True)

    with transaction.atomic():
        alone = [of_one(each) for each in entry.record_values(entries, by=author)]
        transaction.set_rollback(True)
    together = [of_many(each) for each in entry.record_in_bulk(rows, by=author, now=NOW).answers]

    unlike = [
        (row, one, many)
        for row, one, many in zip(rows, alone, together, strict=True)
        if one != many
    ]
    assert unlike == []
    assert len(set(together)) > 5
