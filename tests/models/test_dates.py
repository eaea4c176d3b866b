"""When a row was written is said by the database, never by who writes it."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from indicators.enums import Step
from indicators.models import MeasureVersion, ReviewEvent, ValueVersion
from tests.builders import a_cell, a_measure, a_user, a_version

pytestmark = pytest.mark.django_db
OTHERWISE = datetime(2020, 2, 29, tzinfo=UTC)


def a_step(measure):
    version = a_version(a_cell(measure), "5")
    return ReviewEvent(cell=version.cell, version=version, step=Step.SUBMIT, by=a_user())


def a_statement(measure):
    return ValueVersion(cell=a_cell(measure), number=1, state="reported", amount=5)


def a_reading(measure):
    return MeasureVersion(measure=measure, number=2)


@pytest.mark.parametrize("written", [a_step, a_statement, a_reading])
def test_web_and_worker_cannot_date_a_row_back(written, app_role):
    lie = written(a_measure())
    lie.at = OTHERWISE

    with pytest.raises(IntegrityError, match="taken by the database"), transaction.atomic():
        lie.save()


@pytest.mark.parametrize("written", [a_step, a_statement, a_reading])
def test_a_row_is_dated_with_the_beginning_of_its_transaction(written, app_role):
    row = written(a_measure())

    row.save()

    with connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        assert row.at == cursor.fetchone()[0]
