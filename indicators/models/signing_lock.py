"""What a sign-off freezes, in SQL: no value of its programme is written, in its round or after.

What its verdicts were computed from is frozen with them where the round asked for final actuals:
targets, baselines, the earlier years of a sum, and how its measures are read. A revision that holds
from a later day is taken, and so is what a document states: it is its own witness.

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
        JOIN indicators_programme programme ON programme.identity_id = signed.programme_id
        JOIN indicators_node above
            ON above.id = programme.node_id AND above.edition_id = round.edition_id
        JOIN ({written}) cell ON cell.period_id = asked.period_id
        JOIN indicators_performancemeasure measure ON measure.identity_id = cell.measure_id
        JOIN indicators_node node ON node.id = measure.node_id
            AND node.edition_id = round.edition_id
            AND starts_with(node.path, above.path || '/')
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


# What counts otherwise from a day on: of a target only in its own period.
COUNTS_ANEW = """
    SELECT cell.measure_id AS identity_id, NULL::bigint AS node_id,
        CASE cell.kind WHEN 'target' THEN cell.period_id END AS period_id,
        greatest(stated.last_day, version.valid_from) AS holds_from
    FROM new_events event
    JOIN indicators_cell cell ON cell.id = event.cell_id
    JOIN indicators_valueversion version ON version.id = event.version_id
    JOIN indicators_period stated ON stated.id = cell.period_id
    WHERE event.step IN ('approve', 'undo')
      AND cell.as_of IS NULL AND cell.disaggregation = ''
      AND (cell.kind IN ('target', 'baseline') OR EXISTS (
          SELECT FROM indicators_performancemeasure measure
          JOIN indicators_measureversion reading ON reading.id = measure.current_id
          WHERE measure.identity_id = cell.measure_id
            AND reading.accumulation NOT IN ('', 'per_period')))
"""
IS_READ_ANEW = """
    SELECT measure.identity_id, reading.measure_id AS node_id, NULL::bigint AS period_id,
        reading.valid_from AS holds_from
    FROM new_readings reading
    JOIN indicators_performancemeasure measure ON measure.node_id = reading.measure_id
    WHERE reading.confirmed_by_id IS NOT NULL
"""


def _judged_in(anew: str) -> str:
    """The rounds whose verdicts ``anew`` changes, by measure, period and day."""
    return f"""
        FROM ({anew}) anew
        JOIN indicators_performancemeasure measure ON measure.identity_id = anew.identity_id
            AND measure.node_id = coalesce(anew.node_id, measure.node_id)
        JOIN indicators_node node ON node.id = measure.node_id
        JOIN indicators_reportinground round ON round.edition_id = node.edition_id
            AND round.as_of IS NULL AND 'actual' = ANY (round.kinds)
        JOIN indicators_roundperiod asked ON asked.round_id = round.id
            AND asked.period_id = coalesce(anew.period_id, asked.period_id)
        JOIN indicators_period period ON period.id = asked.period_id
            AND period.last_day >= coalesce(anew.holds_from, period.last_day)
    """


def is_signed(anew: str) -> str:
    """Whether a sign-off stands of what ``anew`` changes."""
    return f"""EXISTS (
        SELECT {_judged_in(anew)}
        JOIN indicators_signoff signed ON signed.round_id = round.id AND signed.undone_at IS NULL
        JOIN indicators_programme programme ON programme.identity_id = signed.programme_id
        JOIN indicators_node above ON above.id = programme.node_id
            AND above.edition_id = round.edition_id
            AND starts_with(node.path, above.path || '/')
    )"""


def refuses_what_changes_the_signed(anew: str) -> str:
    """The body of a trigger; ``anew`` selects what of which measure counts anew, and from when."""
    return f"""
    SELECT array_agg(DISTINCT round.id) INTO asking {_judged_in(anew)};
    IF asking IS NULL THEN
        RETURN NULL;
    END IF;
    PERFORM indicators_hold_rounds(asking);
    IF {is_signed(anew)} THEN
        RAISE EXCEPTION 'figures of this programme that are signed off were computed from this'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'signoff_freezes_grounds';
    END IF;
    RETURN NULL;
    """


def frozen_grounds(anew: str, *, new: str) -> pgtrigger.Trigger:
    """The trigger of one table; ``new`` names the rows of its statement."""
    return pgtrigger.Trigger(
        name="signed_grounds_are_frozen",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        referencing=pgtrigger.Referencing(new=new),
        declare=[("asking", "bigint[]")],
        func=refuses_what_changes_the_signed(anew),
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
