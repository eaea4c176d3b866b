"""Two connections at one cell."""

from decimal import Decimal
from functools import partial

import pytest
from django.db import connection, transaction

from indicators import ledger
from indicators.enums import ValueKind
from indicators.models import Cell
from tests.builders import a_cell, a_measure, a_year, an_accomplishment
from tests.connections import in_another_connection, wait_until_somebody_waits

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_slower_of_two_writers_is_shown_what_the_faster_wrote():
    measure = a_measure()
    place = ledger.Place(
        measure_id=measure.identity_id, period_id=a_year().pk, kind=ValueKind.ACTUAL
    )
    seen = []

    def write_later():
        with transaction.atomic():
            cell = ledger.locked_cells([place])[place]
            seen.append((cell.revision, cell.draft and cell.draft.amount))
            with pytest.raises(ledger.StaleWrite) as refusal:
                ledger.write(
                    cell=cell,
                    statement=ledger.Statement(amount=Decimal(6)),
                    by=None,
                    based_on=0,
                )
            seen.append(refusal.value.current.amount)

    with transaction.atomic():
        ledger.locked_cells([place])
    with transaction.atomic():
        cell = ledger.locked_cells([place])[place]
        slower = in_another_connection(write_later)
        wait_until_somebody_waits()
        ledger.write(cell=cell, statement=ledger.Statement(amount=Decimal(5)), by=None, based_on=0)
    slower.join()

    assert seen == [(1, Decimal(5)), Decimal(5)]
    assert Cell.objects.get().versions.count() == 1


def test_two_imports_of_one_value_write_it_once():
    measure = a_measure()
    place = ledger.Place(
        measure_id=measure.identity_id, period_id=a_year().pk, kind=ValueKind.TARGET
    )
    entry = (place, ledger.Statement(amount=Decimal(9), source_id=measure.pk))
    written = []

    with transaction.atomic():
        ledger.adopt([entry], by=None, document="RCAB/1")
        slower = in_another_connection(
            lambda: written.extend(ledger.adopt([entry], by=None, document="RCAB/1"))
        )
        wait_until_somebody_waits()
    slower.join()

    assert written == []
    assert Cell.objects.get().versions.count() == 1


@pytest.mark.parametrize("are_made", [True, False])
def test_two_who_want_the_same_cells_in_opposite_order_wait_for_the_first_and_hold_no_other(
    are_made,
):
    accomplishment, year = an_accomplishment(), a_year()
    measures = [a_measure(accomplishment, number=number) for number in (1, 2, 3)]
    places = [
        ledger.Place(measure_id=each.identity_id, period_id=year.pk, kind=ValueKind.ACTUAL)
        for each in measures
    ]
    if are_made:
        for each in measures:
            a_cell(each)
    locked = []

    def lock(wanted):
        with transaction.atomic():
            locked.append(set(ledger.locked_cells(wanted)))

    with transaction.atomic():
        ledger.locked_cells(places[:1])
        slower = [in_another_connection(partial(lock, each)) for each in (places, places[::-1])]
        wait_until_somebody_waits(2)
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '1s'")
        ledger.locked_cells(places[::-1][:2])
    for each in slower:
        each.join()

    assert locked == [set(places)] * 2
    assert Cell.objects.count() == 3
