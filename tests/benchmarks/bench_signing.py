"""What the freeze of a sign-off costs: 1,000 values approved at once, looked up in one statement.

Every value is the actual of a measure whose years add up, so that each could change a verdict that
is signed off; another programme of the same round is. The floor is the same approval with the
trigger of the freeze away and every other check, key and trigger on.

Run with ``make bench ARGS="-k signing"``.
"""

import hashlib

import pytest
from django.db import connection

from indicators import review
from indicators.models import Cell, SignOff
from tests.benchmarks.framework import lay_down, run_all, without_triggers
from tests.benchmarks.measuring import Measured, show, taken_back
from tests.builders import NOW, a_programme, a_round, a_user

pytestmark = pytest.mark.django_db
MEASURES = 1_000
SUBMITTED = (
    "UPDATE indicators_measureversion SET accumulation = 'sum_to_date'",
    """
    INSERT INTO indicators_cell
        (measure_id, period_id, kind, disaggregation, waits_at, status, revision, submitted_id)
    SELECT measure.identity_id, %(period)s, 'actual', '', '', 'submitted', 1,
        nextval(pg_get_serial_sequence('indicators_valueversion', 'id'))
    FROM indicators_performancemeasure measure
    """,
    """
    INSERT INTO indicators_valueversion
        (id, cell_id, number, state, amount, words, judged, as_printed, qualifier, basis,
         source_anchor, evidence, comment, reason_code, reason, by_id)
    SELECT submitted_id, id, 1, 'reported', 5, '', '', '', '', 'level', '{}', '', '', '', '',
        %(author)s
    FROM indicators_cell WHERE submitted_id IS NOT NULL
    """,
    "ANALYZE",
)
FREEZE = """
    SELECT tgname FROM pg_trigger
    WHERE tgrelid = 'indicators_reviewevent'::regclass
      AND tgname LIKE 'pgtrigger_signed_grounds_are_frozen%'
"""


def bench_the_freeze_of_a_sign_off() -> None:
    edition, periods = lay_down(MEASURES, reported=4)
    with without_triggers():
        run_all(SUBMITTED, {"period": periods[-1].pk, "author": a_user().pk})
    asked = a_round(edition, periods[-1])
    figures = "[]"
    SignOff.objects.create(
        round=asked,
        programme=a_programme(edition, 7).identity,
        by=a_user(),
        figures=figures,
        figures_hash=hashlib.sha256(figures.encode()).hexdigest(),
    )
    floor = without_the_freeze()
    show("-", f"approve {MEASURES:,} values", approved(), floor, "without the freeze")


def approved() -> Measured:
    submitted = list(Cell.objects.filter(status="submitted").values_list("pk", flat=True))
    assert len(submitted) == MEASURES
    return taken_back(lambda: review.approve_all(cell_ids=submitted, by=a_user(), now=NOW))


def without_the_freeze() -> Measured:
    with connection.cursor() as cursor:
        cursor.execute(FREEZE)
        [(name,)] = cursor.fetchall()
        cursor.execute(f"ALTER TABLE indicators_reviewevent DISABLE TRIGGER {name}")
        floor = approved()
        cursor.execute(f"ALTER TABLE indicators_reviewevent ENABLE TRIGGER {name}")
    return floor
