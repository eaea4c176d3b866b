"""The bytes that are hashed, once written out by hand."""

import hashlib
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

from indicators.ledger import chain

DAY = date(2026, 11, 20)
ROW = {
    "id": 7,
    "amount": Decimal("12.500000000000"),
    "numerator": Decimal("0E-12"),
    "denominator": None,
    "words": "",
    "source_anchor": {},
    "reason": "订正 “x”",
    "valid_from": date(2026, 1, 1),
    "at": datetime(2026, 11, 20, 12, 30, tzinfo=timezone(timedelta(hours=3))),
}
WRITTEN_BY_HAND = (
    '{"before":"","day":"2026-11-20"}\n'
    '{"row":{"amount":"12.5","at":"2026-11-20T09:30:00.000000+00:00","id":7,"numerator":"0",'
    '"reason":"订正 “x”","valid_from":"2026-01-01"},"table":"indicators_valueversion"}\n'
)


def test_a_day_is_hashed_as_its_description_says():
    head = chain.head_of(DAY, "", [("indicators_valueversion", ROW)])

    assert head == hashlib.sha256(WRITTEN_BY_HAND.encode()).hexdigest()


def test_an_empty_day_is_hashed_over_the_day_before():
    head = chain.head_of(DAY, "ab" * 32, [])

    written = f'{{"before":"{"ab" * 32}","day":"2026-11-20"}}\n'
    assert head == hashlib.sha256(written.encode()).hexdigest()


def test_whole_amounts_keep_the_zeros_that_belong_to_them():
    assert [chain.plain(Decimal(text)) for text in ("100", "100.00", "-0.50", "1E+3")] == [
        "100",
        "100",
        "-0.5",
        "1000",
    ]


def test_zero_is_a_value_and_what_is_empty_is_left_out():
    row = {"a": 0, "b": Decimal(0), "c": False, "d": None, "e": "", "f": [], "g": {}, "h": True}

    assert chain.plain_row(row) == {"a": 0, "b": "0", "h": True}


def test_an_instant_is_written_in_utc_with_six_decimals():
    assert chain.plain(datetime(2026, 1, 2, tzinfo=UTC)) == "2026-01-02T00:00:00.000000+00:00"
