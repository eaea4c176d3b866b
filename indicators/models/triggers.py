"""What the ledger refuses that no check can say, in SQL.

Each looks once at all rows of the statement that fired it, but for a cell that begins with an
approved value.
"""

CHANGE_HAS_REASON = """
    IF EXISTS (
        SELECT FROM new_versions version
        JOIN indicators_cell cell ON cell.id = version.cell_id
        WHERE version.reason_code = ''
          AND (cell.approved_id IS NOT NULL OR cell.status = 'submitted')
    ) THEN
        RAISE EXCEPTION 'changing an approved or submitted value demands a reason'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'valueversion_change_has_reason';
    END IF;
    RETURN NULL;
"""
SECOND_PERSON = """
    IF EXISTS (
        SELECT FROM new_events event
        JOIN indicators_valueversion version ON version.cell_id = event.cell_id
        WHERE event.step = 'approve'
          AND version.by_id = event.by_id
          AND (version.id = event.version_id OR version.number > coalesce((
              SELECT max(earlier_version.number)
              FROM indicators_reviewevent earlier
              JOIN indicators_valueversion earlier_version
                ON earlier_version.id = earlier.version_id
              WHERE earlier.cell_id = event.cell_id
                AND earlier.step IN ('approve', 'adopt')
                AND earlier.id < event.id), 0))
    ) THEN
        RAISE EXCEPTION 'nobody approves a value of which they wrote a version'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reviewevent_second_person';
    END IF;
    RETURN NULL;
"""
# Adopting needs no second person because the document is the witness.
ONLY_WHAT_MAY_COUNT = """
    IF EXISTS (
        SELECT FROM new_events event
        JOIN indicators_cell cell ON cell.id = event.cell_id
        WHERE event.step = 'approve' AND cell.submitted_id IS DISTINCT FROM event.version_id
    ) THEN
        RAISE EXCEPTION 'only a submitted version is approved'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reviewevent_approves_submitted';
    END IF;
    IF EXISTS (
        SELECT FROM new_events event
        JOIN indicators_valueversion version ON version.id = event.version_id
        WHERE event.step = 'adopt' AND version.by_id IS NOT NULL AND version.source_id IS NULL
    ) THEN
        RAISE EXCEPTION 'a value is adopted from a place in a plan, never from a person'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reviewevent_adopts_a_document';
    END IF;
    RETURN NULL;
"""
# A part is written in one way only, and of a dimension by which its measure is broken down.
KNOWN_DISAGGREGATION = """
    IF NEW.disaggregation IS DISTINCT FROM (
        SELECT string_agg(asked.dimension || '=' || asked.category, ';'
            ORDER BY asked.dimension COLLATE "C")
        FROM (
            SELECT DISTINCT ON (split_part(part, '=', 1))
                split_part(part, '=', 1) AS dimension, split_part(part, '=', 2) AS category
            FROM regexp_split_to_table(NEW.disaggregation, ';') part
        ) asked
        JOIN indicators_dimension dimension ON dimension.code = asked.dimension
        JOIN indicators_measuredimension by_it
            ON by_it.dimension_id = dimension.id AND by_it.measure_id = NEW.measure_id
        LEFT JOIN indicators_category category
            ON category.dimension_id = dimension.id AND category.code = asked.category
        WHERE asked.category = 'unknown'
           OR (category.id IS NOT NULL
               AND (by_it.only = '{}' OR category.code = ANY(by_it.only)))
    ) THEN
        RAISE EXCEPTION 'the measure has no part %', NEW.disaggregation
            USING ERRCODE = 'check_violation', CONSTRAINT = 'cell_disaggregation_known';
    END IF;
    RETURN NEW;
"""
MOVED_AS_APPROVED = """
    IF EXISTS (
        SELECT FROM new_cells cell
        JOIN old_cells before ON before.id = cell.id
        WHERE cell.approved_id IS DISTINCT FROM before.approved_id
          AND cell.approved_id IS DISTINCT FROM (
              SELECT event.version_id
              FROM indicators_reviewevent event
              WHERE event.cell_id = cell.id AND event.step IN ('approve', 'adopt')
              ORDER BY event.id DESC LIMIT 1)
    ) THEN
        RAISE EXCEPTION 'a cell counts the version that its last approving event names'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'cell_approved_by_event';
    END IF;
    RETURN NULL;
"""
BEGUN_AS_APPROVED = """
    IF NOT EXISTS (
        SELECT FROM indicators_reviewevent event
        WHERE event.cell_id = NEW.id AND event.version_id = NEW.approved_id
          AND event.step IN ('approve', 'adopt')
    ) THEN
        RAISE EXCEPTION 'a cell counts the version that an approving event names'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'cell_approved_by_event';
    END IF;
    RETURN NULL;
"""
# ``new_rows`` each name the version that they are given with.
VERSION_HAS_CELL = """
    SELECT cell.* FROM new_rows given
    JOIN indicators_valueversion version ON version.id = given.version_id
    JOIN indicators_cell cell ON cell.id = version.cell_id
"""
GIVEN_WITH_A_DRAFT = """
    IF EXISTS (
        SELECT FROM new_rows given
        JOIN indicators_valueversion version ON version.id = given.version_id
        JOIN indicators_cell cell ON cell.id = version.cell_id
        WHERE cell.draft_id IS DISTINCT FROM version.id
           OR cell.status NOT IN ('draft', 'returned')
           OR cell.approved_id = version.id
    ) THEN
        RAISE EXCEPTION 'evidence, reasons and answers are given with a draft'
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_with_a_draft';
    END IF;
    RETURN NULL;
"""
TAKEN_FROM_ITS_CELL = """
    IF EXISTS (
        SELECT FROM new_rows taken
        JOIN indicators_valueversion version ON version.id = taken.version_id
        JOIN indicators_evidenceuse given ON given.id = taken.use_id
        JOIN indicators_valueversion before ON before.id = given.version_id
        WHERE before.cell_id <> version.cell_id
    ) THEN
        RAISE EXCEPTION 'evidence is taken from the value that it was given for'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'evidenceremoval_from_its_cell';
    END IF;
    RETURN NULL;
"""
# Whether a number reaches its target is computed where the rules are; a judgement says it itself.
JUDGED_WITH_EVIDENCE = """
    IF EXISTS (
        SELECT FROM new_events event
        JOIN indicators_valueversion version ON version.id = event.version_id
        JOIN indicators_cell cell ON cell.id = event.cell_id
        CROSS JOIN LATERAL (
            SELECT reading.kind, reading.evidence_demanded
            FROM indicators_performancemeasure measure
            JOIN indicators_measureversion reading ON reading.id = measure.current_id
            JOIN indicators_node node ON node.id = measure.node_id
            JOIN indicators_planedition edition ON edition.id = node.edition_id
            WHERE measure.identity_id = cell.measure_id
            ORDER BY edition.imported_at DESC, edition.id DESC LIMIT 1) newest
        WHERE event.step = 'submit' AND cell.kind = 'actual' AND cell.as_of IS NULL
          AND newest.evidence_demanded AND newest.kind = 'milestone'
          AND version.judged IN ('MET', 'EXCEEDED')
          AND NOT EXISTS (
              SELECT FROM indicators_evidenceuse given
              JOIN indicators_valueversion since ON since.id = given.version_id
              LEFT JOIN indicators_evidenceremoval taken ON taken.use_id = given.id
              LEFT JOIN indicators_valueversion until ON until.id = taken.version_id
              WHERE since.cell_id = cell.id AND since.number <= version.number
                AND (until.number IS NULL OR until.number > version.number))
    ) THEN
        RAISE EXCEPTION 'this measure demands evidence for a target that is reached'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reviewevent_evidence_demanded';
    END IF;
    RETURN NULL;
"""
