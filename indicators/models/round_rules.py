"""What no reporting round may be and no check can say, in SQL."""

from indicators.models.round_lock import TODAY

# A round closed by hand ends with the day before.
LAST_DAY = "coalesce(({0}.closed_at AT TIME ZONE 'UTC')::date - 1, {0}.closes_on)"


def asks_once(written: str) -> str:
    """``written`` selects the ids of the rounds. Two that are made at once wait for each other."""
    return f"""
    PERFORM pg_advisory_xact_lock(hashtextextended('rounds of edition', edition_id))
    FROM (
        SELECT DISTINCT edition_id FROM indicators_reportinground
        WHERE id IN ({written}) ORDER BY edition_id
    ) edition;
    IF EXISTS (
        SELECT FROM indicators_reportinground round
        JOIN indicators_roundperiod asked ON asked.round_id = round.id
        JOIN indicators_roundperiod also
            ON also.period_id = asked.period_id AND also.round_id <> asked.round_id
        JOIN indicators_reportinground other ON other.id = also.round_id
            AND other.edition_id = round.edition_id
            AND other.as_of IS NOT DISTINCT FROM round.as_of
            AND other.kinds && round.kinds
        WHERE round.id IN ({written})
          AND round.opens_on <= {LAST_DAY.format("other")}
          AND other.opens_on <= {LAST_DAY.format("round")}
    ) THEN
        RAISE EXCEPTION 'two rounds of an edition ask for the same values at the same time'
            USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'reportinground_asks_once';
    END IF;
    RETURN NULL;
    """


# An edition asks for its own period, the years in it, and the year before it.
WITHIN_EDITION = """
    IF EXISTS (
        SELECT FROM new_periods asked
        JOIN indicators_period period ON period.id = asked.period_id
        JOIN indicators_reportinground round ON round.id = asked.round_id
        JOIN indicators_planedition edition ON edition.id = round.edition_id
        JOIN indicators_period whole ON whole.id = edition.period_id
        WHERE period.first_day < whole.first_day - interval '1 year'
           OR period.last_day > whole.last_day
    ) THEN
        RAISE EXCEPTION 'a round asks for periods of its edition'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'roundperiod_within_edition';
    END IF;
    RETURN NULL;
"""
_ASKED_IS_SETTLED = """
        RAISE EXCEPTION 'what a round asks for is settled on the day it opens'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reportinground_asked_is_settled';
    END IF;
    RETURN NULL;
"""
ASKS_WHAT_IT_ASKED = f"""
    IF EXISTS (
        SELECT FROM old_rounds before
        LEFT JOIN new_rounds round ON round.id = before.id
        WHERE before.opens_on <= {TODAY}
          AND (round.edition_id, round.as_of, round.kinds)
              IS DISTINCT FROM (before.edition_id, before.as_of, before.kinds)
    ) THEN {_ASKED_IS_SETTLED}
"""
PERIODS_STAY = f"""
    IF EXISTS (
        SELECT FROM old_periods asked
        JOIN indicators_reportinground round ON round.id = asked.round_id
        WHERE round.opens_on <= {TODAY}
    ) THEN {_ASKED_IS_SETTLED}
"""
# Who gets more time, or a round again that was closed, is told why.
SAYS_WHY_EXTENDED = f"""
    IF EXISTS (
        SELECT FROM old_rounds before
        JOIN new_rounds round ON round.id = before.id
        WHERE before.opens_on <= {TODAY}
          AND (round.due_on > before.due_on OR round.closes_on > before.closes_on
              OR (before.closed_at IS NOT NULL AND round.closed_at IS NULL))
          AND round.extended_why = ''
    ) THEN
        RAISE EXCEPTION 'an extension of a round says why'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reportinground_says_why_extended';
    END IF;
    RETURN NULL;
"""
