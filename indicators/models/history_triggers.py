"""What the database demands of the history: its dates, its seals, its amendments, in SQL."""

# A row is dated with the instant at which its transaction began: everything that one transaction
# writes is known from one instant on, and nothing can be dated back, or into a day that is sealed.
DATED_NOW = """
    IF EXISTS (SELECT FROM new_rows WHERE at IS DISTINCT FROM now()) THEN
        RAISE EXCEPTION 'the instant of a row of % is taken by the database', TG_TABLE_NAME
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_dated_now';
    END IF;
    IF EXISTS (
        SELECT FROM indicators_dayseal WHERE day >= (now() AT TIME ZONE 'UTC')::date
    ) THEN
        RAISE EXCEPTION 'nothing is added to a day that is sealed'
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_day_is_open';
    END IF;
    RETURN NULL;
"""
FOLLOWS_THE_DAY_BEFORE = """
    IF EXISTS (SELECT FROM new_seals WHERE day >= (now() AT TIME ZONE 'UTC')::date) THEN
        RAISE EXCEPTION 'a day is sealed when it is over'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'dayseal_day_is_over';
    END IF;
    IF EXISTS (
        SELECT FROM new_seals seal
        LEFT JOIN indicators_dayseal earlier ON earlier.day = seal.day - 1
        WHERE seal.before <> coalesce(earlier.head, '')
           OR (earlier.day IS NULL AND EXISTS (
               SELECT FROM indicators_dayseal other WHERE other.day <> seal.day))
    ) THEN
        RAISE EXCEPTION 'a seal follows the seal of the day before'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'dayseal_follows';
    END IF;
    RETURN NULL;
"""
# Managers propose, and a second person decides; what is a value is judged as every value is.
AMENDED_BY_A_SECOND_PERSON = """
    IF EXISTS (
        SELECT FROM new_judgements judgement
        JOIN indicators_amendment amendment ON amendment.id = judgement.amendment_id
        WHERE amendment.by_id = judgement.by_id
    ) THEN
        RAISE EXCEPTION 'nobody decides on an amendment of their own'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'amendmentjudgement_second_person';
    END IF;
    RETURN NULL;
"""
