"""What the ledger refuses that no check can say, in SQL.

Each looks once at all rows of the statement that fired it, but for a cell that begins with an
approved value, and for one that a link between editions carries to another measure.
"""

KEEP_PLACE = """
    INSERT INTO indicators_cellplaceevent
        (pgh_obj_id, pgh_label, pgh_created_at, measure_id, component_id)
    VALUES (OLD.id, 'moved', now(), OLD.measure_id, OLD.component_id);
    RETURN NULL;
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
# Undoing takes an approval away: what is said here of approvals is said of those that stand.
# An author is who wrote a version, and in whose name it was submitted.
SECOND_PERSON = """
    IF EXISTS (
        SELECT FROM new_events event
        JOIN indicators_valueversion version ON version.cell_id = event.cell_id
        WHERE event.step IN ('approve', 'clear')
          AND version.by_id IN (event.by_id, event.acting_for_id)
          AND (version.id = event.version_id OR version.number > coalesce((
              SELECT max(earlier_version.number)
              FROM indicators_reviewevent earlier
              JOIN indicators_valueversion earlier_version
                ON earlier_version.id = earlier.version_id
              WHERE earlier.cell_id = event.cell_id
                AND earlier.step IN ('approve', 'adopt')
                AND earlier.id < event.id
                AND NOT EXISTS (
                    SELECT FROM indicators_reviewevent undone
                    WHERE undone.cell_id = earlier.cell_id AND undone.step = 'undo'
                      AND undone.version_id = earlier.version_id AND undone.id > earlier.id)), 0))
    ) OR EXISTS (
        SELECT FROM new_events event
        JOIN indicators_reviewevent submitted ON submitted.cell_id = event.cell_id
        WHERE event.step IN ('approve', 'clear')
          AND submitted.step = 'submit' AND submitted.version_id = event.version_id
          AND submitted.acting_for_id IN (event.by_id, event.acting_for_id)
    ) THEN
        RAISE EXCEPTION 'nobody approves a value of which they wrote a version'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reviewevent_second_person';
    END IF;
    RETURN NULL;
"""
ANOTHER_PERSON_EACH_STEP = """
    IF EXISTS (
        SELECT FROM new_events event
        JOIN indicators_reviewevent earlier ON earlier.cell_id = event.cell_id
        WHERE event.step IN ('approve', 'clear')
          AND earlier.step = 'clear' AND earlier.version_id = event.version_id
          AND earlier.id < event.id AND earlier.id > coalesce((
              SELECT max(submitted.id) FROM indicators_reviewevent submitted
              WHERE submitted.cell_id = event.cell_id AND submitted.step = 'submit'), 0)
          AND (earlier.by_id IN (event.by_id, event.acting_for_id)
              OR earlier.acting_for_id IN (event.by_id, event.acting_for_id))
    ) THEN
        RAISE EXCEPTION 'each step of the clearing chain is taken by another person'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reviewevent_another_person';
    END IF;
    RETURN NULL;
"""
# Each step before the last has its event since the value was submitted.
CHAIN_IS_PASSED = """
    IF EXISTS (
        SELECT FROM new_events event
        JOIN indicators_cell cell ON cell.id = event.cell_id
        JOIN indicators_measureidentity measure ON measure.id = cell.measure_id
        JOIN indicators_programmeidentity programme ON programme.id = measure.programme_id
        JOIN indicators_plandocument plan ON plan.id = programme.document_id
        WHERE event.step = 'approve' AND cardinality(plan.clearing) > 0
          AND (event.level <> plan.clearing[cardinality(plan.clearing)] OR EXISTS (
              SELECT FROM unnest(trim_array(plan.clearing, 1)) AS needed (level)
              WHERE NOT EXISTS (
                  SELECT FROM indicators_reviewevent cleared
                  WHERE cleared.cell_id = event.cell_id
                    AND cleared.version_id = event.version_id
                    AND cleared.step = 'clear' AND cleared.level = needed.level
                    AND cleared.id > coalesce((
                        SELECT max(submitted.id) FROM indicators_reviewevent submitted
                        WHERE submitted.cell_id = event.cell_id
                          AND submitted.step = 'submit'), 0))))
    ) THEN
        RAISE EXCEPTION 'a value is approved at the last step of its plan''s clearing chain'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reviewevent_chain_is_passed';
    END IF;
    RETURN NULL;
"""
# What an edition states is taken back with its release.
IS_WITHDRAWN = """
    'adopt' IS NOT DISTINCT FROM (
        SELECT counted.step FROM indicators_reviewevent counted
        WHERE counted.cell_id = event.cell_id AND counted.version_id = event.version_id
          AND counted.step IN ('approve', 'adopt') AND counted.id < event.id
        ORDER BY counted.id DESC LIMIT 1)
    AND EXISTS (
        SELECT FROM indicators_valueversion version
        JOIN indicators_node place ON place.id = version.source_id
        JOIN indicators_planedition edition ON edition.id = place.edition_id
        WHERE version.id = event.version_id AND edition.adopted_at IS NULL)
"""
# Adopting needs no second person because the document is the witness.
_ONLY_WHAT_MAY_COUNT = """
    IF EXISTS (
        SELECT FROM new_events event
        JOIN indicators_cell cell ON cell.id = event.cell_id
        WHERE event.step IN ('approve', 'clear')
          AND cell.submitted_id IS DISTINCT FROM event.version_id
    ) THEN
        RAISE EXCEPTION 'only a submitted version is approved'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reviewevent_approves_submitted';
    END IF;
    IF EXISTS (
        SELECT FROM new_events event
        JOIN indicators_cell cell ON cell.id = event.cell_id
        WHERE event.step = 'undo' AND (
            cell.approved_id IS DISTINCT FROM event.version_id
            OR (NOT ({is_withdrawn}) AND (event.by_id IS NULL OR 'approve' IS DISTINCT FROM (
                SELECT last.step FROM indicators_reviewevent last
                WHERE last.cell_id = event.cell_id AND last.id < event.id
                ORDER BY last.id DESC LIMIT 1))))
    ) THEN
        RAISE EXCEPTION 'only an approval after which nothing was done is undone'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reviewevent_undoes_approval';
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
ONLY_WHAT_MAY_COUNT = _ONLY_WHAT_MAY_COUNT.format(is_withdrawn=IS_WITHDRAWN)
# A part is written in one way only, and of a dimension by which its measure is broken down.
PART_AS_WRITTEN = """
        SELECT string_agg(asked.dimension || '=' || asked.category, ';'
            ORDER BY asked.dimension COLLATE "C")
        FROM (
            SELECT DISTINCT ON (split_part(part, '=', 1))
                split_part(part, '=', 1) AS dimension, split_part(part, '=', 2) AS category
            FROM regexp_split_to_table({key}, ';') part
        ) asked
        JOIN indicators_dimension dimension ON dimension.code = asked.dimension
        JOIN indicators_measuredimension by_it
            ON by_it.dimension_id = dimension.id AND by_it.measure_id = {measure}
        LEFT JOIN indicators_category category
            ON category.dimension_id = dimension.id AND category.code = asked.category
        WHERE asked.category = 'unknown'
           OR (category.id IS NOT NULL
               AND (by_it.only = '{{}}' OR category.code = ANY(by_it.only)))
"""
_NEW_PART = PART_AS_WRITTEN.format(key="NEW.disaggregation", measure="NEW.measure_id")
KNOWN_DISAGGREGATION = f"""
    IF NEW.disaggregation IS DISTINCT FROM ({_NEW_PART}    ) THEN
        RAISE EXCEPTION 'the measure has no part %', NEW.disaggregation
            USING ERRCODE = 'check_violation', CONSTRAINT = 'cell_disaggregation_known';
    END IF;
    RETURN NEW;
"""
# The version of a ``cell`` that its events let count.
COUNTED_LAST = """(
              SELECT event.version_id
              FROM indicators_reviewevent event
              WHERE event.cell_id = cell.id AND event.step IN ('approve', 'adopt')
                AND NOT EXISTS (
                    SELECT FROM indicators_reviewevent undone
                    WHERE undone.cell_id = event.cell_id AND undone.version_id = event.version_id
                      AND undone.step = 'undo' AND undone.id > event.id)
              ORDER BY event.id DESC LIMIT 1)"""
_MOVED_AS_APPROVED = """
    IF EXISTS (
        SELECT FROM new_cells cell
        JOIN old_cells before ON before.id = cell.id
        WHERE cell.approved_id IS DISTINCT FROM before.approved_id
          AND cell.approved_id IS DISTINCT FROM {counted_last}
    ) THEN
        RAISE EXCEPTION 'a cell counts the version that its last approving event names'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'cell_approved_by_event';
    END IF;
    RETURN NULL;
"""
MOVED_AS_APPROVED = _MOVED_AS_APPROVED.format(counted_last=COUNTED_LAST)
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
