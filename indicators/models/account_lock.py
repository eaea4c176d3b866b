"""The lock of a round on what is told beside its values: narratives and deliverables, in SQL.

They are of a unit and a period: written while a round of the edition that asks for the period is
open, or never; and no more once the programme is signed off. A period for which no round asks is
not locked. Like the lock of values, the trigger looks at all rows of its statement at once and
shares a lock on the rounds.
"""

import pgtrigger

from indicators.models.round_lock import IS_OPEN, TODAY, let_in_above

IS_LET_IN = f"""
    EXISTS (
        SELECT FROM indicators_roundexception granted
        WHERE granted.round_id = round.id
          AND granted.revoked_at IS NULL
          AND {TODAY} BETWEEN round.opens_on AND granted.until
          AND ({let_in_above("node.path || '/'")}))
"""
IS_SIGNED = """
    EXISTS (
        SELECT FROM indicators_signoff signed
        JOIN indicators_programme programme ON programme.identity_id = signed.programme_id
        JOIN indicators_node above ON above.id = programme.node_id
        WHERE signed.round_id = round.id AND signed.undone_at IS NULL
          AND above.edition_id = round.edition_id
          AND starts_with(node.path || '/', above.path || '/'))
"""
NARRATIVE_IS_TOLD = "SELECT node_id, period_id FROM new_rows"
DELIVERABLE_IS_STATED = "SELECT deliverable_id AS node_id, period_id FROM new_rows"
DEPARTURE_IS_STATED = """
    SELECT stated.deliverable_id AS node_id, stated.period_id FROM new_rows
    JOIN indicators_deliverablestatement stated ON stated.id = new_rows.statement_id
"""


def refuses_what_is_told_late(told: str) -> str:
    """The body of a trigger; ``told`` selects the node and the period of each row."""
    asking_rounds = f"""
        FROM (SELECT DISTINCT node_id, period_id FROM ({told}) every) told
        JOIN indicators_node node ON node.id = told.node_id
        JOIN indicators_reportinground round ON round.edition_id = node.edition_id
        JOIN indicators_roundperiod asked
            ON asked.round_id = round.id AND asked.period_id = told.period_id
    """
    return f"""
    SELECT array_agg(DISTINCT round.id) INTO asking {asking_rounds};
    IF asking IS NULL THEN
        RETURN NULL;
    END IF;
    PERFORM indicators_hold_rounds(asking);
    SELECT max(round.id) INTO closed {asking_rounds}
    GROUP BY told.node_id, told.period_id
    HAVING NOT bool_or(({IS_OPEN}) OR {IS_LET_IN})
    LIMIT 1;
    IF closed IS NOT NULL THEN
        RAISE EXCEPTION 'the reporting round that asks for this is not open'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reportinground_is_open',
                  DETAIL = closed;
    END IF;
    IF EXISTS (SELECT {asking_rounds} WHERE {IS_SIGNED}) THEN
        RAISE EXCEPTION 'the figures of this programme are signed off for the round'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'signoff_freezes';
    END IF;
    RETURN NULL;
    """


def told_in_time(told: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name="round_is_open",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        referencing=pgtrigger.Referencing(new="new_rows"),
        declare=[("asking", "bigint[]"), ("closed", "bigint")],
        func=refuses_what_is_told_late(told),
    )
