"""The lock of rounds and sign-offs, found for many statements before the database is asked.

The words of the lock itself (``models/round_lock.py``) over the table ``stated`` of the ledger;
``hindrances`` says the same of a few values with their measures in hand.
"""

from collections.abc import Collection

from django.db import connection

from indicators import ledger
from indicators.models import ReportingRound
from indicators.models.round_lock import ASKS_FOR_IT, IS_LET_IN, IS_OPEN
from indicators.review.rounds.openness import why_not_asked

CLOSED, NOT_ASKED, SIGNED = "round_closed", "round_not_asking", "signed_off"
# Whoever changes the days of a round, or signs it off, waits until what is written here is done.
HOLD = f"""
    SELECT indicators_hold_rounds(array_agg(DISTINCT round.id))
    FROM (SELECT DISTINCT period_id, kind, as_of FROM stated WHERE fault = '') cell
    JOIN {ASKS_FOR_IT}
    HAVING count(*) > 0
"""
FIND = f"""
    UPDATE stated SET late = 'period:' || found.code, detail = found.detail
    FROM (
        SELECT stated.line, CASE
                WHEN signed.id IS NOT NULL THEN '{SIGNED}'
                WHEN asking.takes THEN NULL
                WHEN asking.round_id IS NOT NULL THEN '{CLOSED}'
                WHEN stated.edition_id IN (SELECT edition_id FROM indicators_reportinground)
                THEN '{NOT_ASKED}'
            END AS code,
            coalesce(asking.round_id, stated.edition_id) AS detail
        FROM stated
        LEFT JOIN (
            SELECT cell.measure_id, cell.period_id, cell.kind, cell.as_of,
                bool_or(({IS_OPEN}) OR {IS_LET_IN}) AS takes,
                (array_agg(round.id ORDER BY round.closes_on DESC, round.id DESC))[1] AS round_id
            FROM (
                SELECT DISTINCT measure_id, period_id, kind, as_of FROM stated
                WHERE fault = '' AND period_id IN (SELECT period_id FROM indicators_roundperiod)
            ) cell
            JOIN {ASKS_FOR_IT}
            JOIN indicators_performancemeasure measure ON measure.identity_id = cell.measure_id
            JOIN indicators_node node
                ON node.id = measure.node_id AND node.edition_id = round.edition_id
            GROUP BY cell.measure_id, cell.period_id, cell.kind, cell.as_of
        ) asking ON asking.measure_id = stated.measure_id
            AND asking.period_id = stated.period_id AND asking.kind = stated.kind
            AND asking.as_of IS NOT DISTINCT FROM stated.as_of
        LEFT JOIN LATERAL (
            SELECT sign_off.id FROM indicators_signoff sign_off
            JOIN indicators_reportinground round ON round.id = sign_off.round_id
            JOIN indicators_roundperiod asked ON asked.round_id = round.id
            WHERE sign_off.undone_at IS NULL AND sign_off.programme_id = stated.programme_id
              AND asked.period_id = stated.period_id AND stated.kind = ANY (round.kinds)
              AND round.as_of IS NOT DISTINCT FROM stated.as_of
            LIMIT 1
        ) signed ON true
        WHERE stated.fault = '' AND EXISTS (SELECT FROM indicators_reportinground)
    ) found
    WHERE found.line = stated.line AND found.code IS NOT NULL
"""


def judge_stated() -> None:
    """Name in ``late`` the rows that a round or a sign-off hinders; ``detail`` says which."""
    with connection.cursor() as cursor:
        cursor.execute(HOLD)
        cursor.execute(FIND)


def sentences(hindered: Collection[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """For each code with its detail, a sentence for people."""
    rounds = ReportingRound.objects.in_bulk({at for code, at in hindered if code == CLOSED})
    said = {}
    for code, at in set(hindered):
        if code == CLOSED:
            said[code, at] = ledger.why_not_open(rounds[at])
        elif code == NOT_ASKED:
            said[code, at] = why_not_asked(at)
        elif code == SIGNED:
            said[code, at] = ledger.why_signed_off()
    return said
