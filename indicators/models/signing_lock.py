"""What a sign-off freezes, in SQL: no value of its programme is written, in its round or after.

Like the lock of a round, each trigger looks at all rows of its statement at once, and shares a lock
on the rounds that ask for these cells: who signs waits for those who write, and the other way.
"""

import pgtrigger

from indicators.models.round_lock import ASKS_FOR_IT, IS_CHANGED, IS_MOVED

ANY_STEP_IS_TAKEN = """
    SELECT cell.* FROM new_events event
    JOIN indicators_cell cell ON cell.id = event.cell_id
"""
CELL_IS_TOUCHED = f"""
    SELECT cell.* FROM new_cells cell
    LEFT JOIN old_cells before ON before.id = cell.id
    WHERE before.id IS NULL OR {IS_MOVED} OR {IS_CHANGED}
    UNION ALL
    SELECT before.* FROM old_cells before
    JOIN new_cells cell ON cell.id = before.id
    WHERE {IS_MOVED}
"""


def refuses_what_is_signed(written: str) -> str:
    """The body of a trigger; ``written`` selects the cells into which its statement writes."""
    return f"""
    SELECT array_agg(DISTINCT round.id) INTO asking
    FROM (SELECT DISTINCT cell.period_id, cell.kind, cell.as_of FROM ({written}) cell) cell
    JOIN {ASKS_FOR_IT};
    IF asking IS NULL THEN
        RETURN NULL;
    END IF;
    PERFORM indicators_hold_rounds(asking);
    IF EXISTS (
        SELECT FROM indicators_signoff signed
        JOIN indicators_reportinground round ON round.id = signed.round_id
        JOIN indicators_roundperiod asked ON asked.round_id = round.id
        JOIN indicators_measureidentity measure ON measure.programme_id = signed.programme_id
        JOIN ({written}) cell ON cell.measure_id = measure.id AND cell.period_id = asked.period_id
        WHERE signed.round_id = ANY (asking) AND signed.undone_at IS NULL
          AND cell.kind = ANY (round.kinds) AND round.as_of IS NOT DISTINCT FROM cell.as_of
    ) THEN
        RAISE EXCEPTION 'the figures of this programme are signed off for the round'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'signoff_freezes';
    END IF;
    RETURN NULL;
    """


def frozen(*, operation: pgtrigger.Operation, written: str, **rows: str) -> pgtrigger.Trigger:
    """The trigger of one table; ``rows`` names the ``old`` and ``new`` rows of its statement."""
    return pgtrigger.Trigger(
        name=f"signed_is_frozen_{str(operation).lower()}",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(**rows),
        declare=[("asking", "bigint[]")],
        func=refuses_what_is_signed(written),
    )


# Who signed what stays; undoing is said once, with its reason.
SIGNED_STAYS = """
    IF EXISTS (
        SELECT FROM new_signed signed
        LEFT JOIN old_signed before ON before.id = signed.id
        WHERE before.id IS NULL OR before.undone_at IS NOT NULL
          OR (signed.round_id, signed.programme_id, signed.by_id, signed.acting_for_id,
              signed.at, signed.figures, signed.figures_hash)
            IS DISTINCT FROM (before.round_id, before.programme_id, before.by_id,
              before.acting_for_id, before.at, before.figures, before.figures_hash)
    ) THEN
        RAISE EXCEPTION 'what was signed off is never changed'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'signoff_stays';
    END IF;
    RETURN NULL;
"""
