"""The attainment of a whole plan edition in one statement: what is approved in, verdicts out.

Parameters: ``edition`` (id), ``periods`` and ``identities`` (ids; of some measures only; either
may be null) and ``today``. Every measure has a row for each of the periods, and one more for each
component; where periods is null, for each period with a target or an actual.

The baseline is the latest one up to the end of the period judged. An interim value (with an
as-of date) and a disaggregated one are never judged. Before its last day is over, a period is
not due. ``series`` has the actuals of the years that were brought together.
"""

from indicators.attainment.accumulated import ACCUMULATED
from indicators.attainment.judged import JUDGED

ASKED = """
asked AS (
    SELECT measure.node_id AS measure_id, measure.identity_id, version.id AS version_id,
        coalesce(version.kind, '') AS kind, coalesce(version.tolerance, 0) AS tolerance,
        CASE
            WHEN version.kind <> 'milestone' AND version.accumulation <> 'per_period'
            THEN nullif(version.accumulation, '')
        END AS accumulation
    FROM indicators_performancemeasure measure
    JOIN indicators_node node ON node.id = measure.node_id
    LEFT JOIN indicators_measureversion version ON version.id = measure.current_id
    WHERE node.edition_id = %(edition)s
        AND (
            %(identities)s::bigint[] IS NULL OR measure.identity_id = ANY(%(identities)s::bigint[])
        )
)"""

# Where a revision counts from a day after the end of its period, what counted before it holds: a
# period is judged by what is in force on its last day.
REVISED = """
revised AS (
    SELECT cell.id AS cell_id, in_force.version_id
    FROM indicators_valueversion version
    JOIN indicators_cell cell ON cell.approved_id = version.id
    JOIN indicators_period period ON period.id = cell.period_id
    LEFT JOIN LATERAL (
        SELECT event.version_id
        FROM indicators_reviewevent event
        JOIN indicators_valueversion earlier ON earlier.id = event.version_id
        WHERE event.cell_id = cell.id AND event.step IN ('approve', 'adopt')
            AND (earlier.valid_from IS NULL OR earlier.valid_from <= period.last_day)
            AND NOT EXISTS (
                SELECT FROM indicators_reviewevent undone
                WHERE undone.cell_id = event.cell_id AND undone.version_id = event.version_id
                    AND undone.step = 'undo' AND undone.id > event.id
            )
        ORDER BY event.id DESC
        LIMIT 1
    ) in_force ON true
    WHERE version.valid_from > period.last_day
)"""

# The approved values of one kind; part 0 is the measure itself, any other its component.
APPROVED = """
    SELECT asked.measure_id, cell.period_id, coalesce(cell.component_id, 0) AS part,
        version.id, version.amount, version.amount_high, version.numerator, version.denominator,
        version.judged, version.state, version.basis
    FROM asked
    JOIN indicators_cell cell ON cell.measure_id = asked.identity_id
    LEFT JOIN revised ON revised.cell_id = cell.id
    JOIN indicators_valueversion version ON version.id =
        CASE WHEN revised.cell_id IS NULL THEN cell.approved_id ELSE revised.version_id END
    WHERE cell.disaggregation = '' AND cell.as_of IS NULL AND cell.kind = """

# Of a measure that accumulates, the years before are asked for too.
IN_PERIODS = """
        AND (
            %(periods)s::bigint[] IS NULL OR cell.period_id = ANY(%(periods)s::bigint[])
            OR asked.accumulation IS NOT NULL
        )
"""

TARGETS = "\ntargets AS (" + APPROVED + "'target'" + IN_PERIODS + ")"
ACTUALS = "\nactuals AS (" + APPROVED + "'actual'" + IN_PERIODS + ")"
KNOWN_BASELINES = "\nknown_baselines AS (" + APPROVED + "'baseline')"

# A baseline holds from the end of its period until that of the next one.
BASELINES = """
baselines AS (
    SELECT known.*, period.last_day AS holds_from,
        lead(period.last_day) OVER (
            PARTITION BY known.measure_id, known.part ORDER BY period.last_day, period.first_day
        ) AS holds_until
    FROM known_baselines known
    JOIN indicators_period period ON period.id = known.period_id
)"""

PAIRS = """
pairs AS (
    SELECT measure_id, period_id, part,
        target.id AS target_id, actual.id AS actual_id,
        coalesce(actual.judged, '') AS judged, coalesce(actual.state, 'not_reported') AS state,
        coalesce(target.basis, 'level') AS basis,
        coalesce(actual.basis, 'level') AS actual_basis,
        target.amount AS target, target.amount_high AS target_high,
        target.numerator AS target_numerator, target.denominator AS target_denominator,
        actual.amount AS actual,
        actual.numerator AS actual_numerator, actual.denominator AS actual_denominator
    FROM targets target FULL JOIN actuals actual USING (measure_id, period_id, part)
)"""

# A measure that states values only for its components is judged by them.
PLACES = """
places AS (
    SELECT * FROM pairs
    UNION ALL
    SELECT asked.measure_id, period.id, 0,
        NULL, NULL, '', 'not_reported', 'level', 'level',
        NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM asked CROSS JOIN unnest(%(periods)s::bigint[]) period (id)
    WHERE NOT EXISTS (
        SELECT FROM pairs
        WHERE pairs.measure_id = asked.measure_id AND pairs.period_id = period.id
    )
)"""

PLACED = """
placed AS (
    SELECT places.*, asked.version_id, asked.kind, asked.tolerance, asked.accumulation,
        period.kind AS period_kind, period.first_day, period.last_day,
        period.last_day < %(today)s AS due,
        baseline.holds_from, baseline.id AS baseline_id, baseline.amount AS baseline,
        baseline.numerator AS baseline_numerator, baseline.denominator AS baseline_denominator
    FROM places
    JOIN asked ON asked.measure_id = places.measure_id
    JOIN indicators_period period ON period.id = places.period_id
    LEFT JOIN baselines baseline
        ON baseline.measure_id = places.measure_id AND baseline.part = places.part
        AND baseline.holds_from <= period.last_day
        AND (baseline.holds_until IS NULL OR baseline.holds_until > period.last_day)
)"""

# What comes after a baseline adds up until the next one; its own period is in it already.
YEARLY = """
yearly AS (
    SELECT *,
        coalesce(first_day = 1 + lag(last_day) OVER (
            PARTITION BY measure_id, part, run ORDER BY first_day, last_day
        ), true) AS follows
    FROM (
        SELECT *,
            concat_ws(' ', period_kind, baseline_id, last_day <= holds_from) AS run
        FROM placed
        WHERE accumulation IS NOT NULL
    ) running
)"""

STATED = """
stated AS (
    SELECT placed.measure_id, placed.part, placed.period_id,
        placed.version_id, placed.baseline_id, placed.target_id, placed.actual_id,
        placed.kind, placed.tolerance, placed.due, placed.judged, placed.basis, placed.actual_basis,
        placed.baseline, placed.baseline_numerator, placed.baseline_denominator,
        placed.target, placed.target_high, placed.target_numerator, placed.target_denominator,
        accumulated.unsaid, accumulated.series, coalesce(accumulated.fell, false) AS fell,
        CASE WHEN brought THEN accumulated.state ELSE placed.state END AS state,
        CASE WHEN brought THEN accumulated.actual ELSE placed.actual END AS actual,
        CASE
            WHEN brought THEN accumulated.actual_numerator ELSE placed.actual_numerator
        END AS actual_numerator,
        CASE
            WHEN brought THEN accumulated.actual_denominator ELSE placed.actual_denominator
        END AS actual_denominator
    FROM placed
    LEFT JOIN accumulated USING (measure_id, part, period_id)
    CROSS JOIN LATERAL (SELECT accumulated.measure_id IS NOT NULL) AS it (brought)
    WHERE %(periods)s::bigint[] IS NULL OR placed.period_id = ANY(%(periods)s::bigint[])
)"""

ASSESSED = """
assessed AS (
    SELECT measure_id, part, period_id, verdict,
        progress_numerator, progress_denominator, ratio_numerator, ratio_denominator, gap,
        reasons, version_id, baseline_id, target_id, actual_id, series
    FROM judged
)"""

# The measure as a whole: the worst of its components. One that does not apply is left out.
WHOLE = """
whole AS (
    SELECT measure_id, period_id, max(version_id) AS version_id,
        min(array_position(ARRAY[
            'NO_DATA', 'NOT_COMPARABLE', 'NOT_DUE',
            'REGRESSED', 'NOT_MET', 'PARTIALLY_MET', 'MET', 'EXCEEDED', 'NOT_APPLICABLE'
        ], verdict)) AS worst
    FROM assessed part
    WHERE part.part <> 0
        AND NOT EXISTS (
            SELECT FROM pairs
            WHERE pairs.measure_id = part.measure_id AND pairs.period_id = part.period_id
                AND pairs.part = 0
        )
    GROUP BY measure_id, period_id
)"""

OUTCOME = """
outcome AS (
    SELECT measure_id, nullif(part, 0) AS component_id, period_id, verdict,
        progress_numerator, progress_denominator, ratio_numerator, ratio_denominator, gap,
        reasons, version_id AS measure_version_id, baseline_id, target_id, actual_id,
        coalesce(series, ARRAY[]::bigint[]) AS series
    FROM assessed
    UNION ALL
    SELECT measure_id, NULL, period_id,
        (ARRAY[
            'NO_DATA', 'NOT_COMPARABLE', 'NOT_DUE',
            'REGRESSED', 'NOT_MET', 'PARTIALLY_MET', 'MET', 'EXCEEDED', 'NOT_APPLICABLE'
        ])[worst],
        NULL, NULL, NULL, NULL, NULL,
        CASE
            WHEN worst <= 3 THEN ARRAY['INCOMPLETE_COMPONENTS']
            WHEN worst = 9 THEN ARRAY['NOT_APPLICABLE']
            ELSE ARRAY[]::text[]
        END,
        version_id, NULL, NULL, NULL, ARRAY[]::bigint[]
    FROM whole
)"""

GATHERED = (ASKED, REVISED, TARGETS, ACTUALS, KNOWN_BASELINES, BASELINES, PAIRS, PLACES, PLACED)
# From ``placed``, what is stated of each place, to ``judged``.
PLACES_JUDGED = ",".join((YEARLY, ACCUMULATED, STATED, JUDGED))
OUTCOMES = "WITH " + ",".join((*GATHERED, PLACES_JUDGED, ASSESSED, WHOLE, OUTCOME))
