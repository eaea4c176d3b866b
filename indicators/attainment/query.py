"""The attainment of a whole plan edition in one statement: what is approved in, verdicts out.

Parameters: ``edition`` (id), ``periods`` (ids), ``identity`` (of one measure), ``today``; periods
and identity may be null. Every measure of the edition has a row for each of the periods, and one
more for each component; where periods is null, for each period with a target or an actual.

The baseline is the latest one up to the end of the period judged. An interim value (with an
as-of date) and a disaggregated one are never judged. Before its last day is over, a period is
not due.
"""

from indicators.attainment.judged import JUDGED

ASKED = """
asked AS (
    SELECT measure.node_id AS measure_id, measure.identity_id, version.id AS version_id,
        coalesce(version.kind, '') AS kind, coalesce(version.tolerance, 0) AS tolerance
    FROM indicators_performancemeasure measure
    JOIN indicators_node node ON node.id = measure.node_id
    LEFT JOIN indicators_measureversion version ON version.id = measure.current_id
    WHERE node.edition_id = %(edition)s
        AND (%(identity)s::bigint IS NULL OR measure.identity_id = %(identity)s::bigint)
)"""

FOUND = """
found AS (
    SELECT asked.measure_id, cell.period_id, cell.component_id,
        max(cell.approved_id) FILTER (WHERE cell.kind = 'target') AS target_id,
        max(cell.approved_id) FILTER (WHERE cell.kind = 'actual') AS actual_id
    FROM asked
    JOIN indicators_cell cell ON cell.measure_id = asked.identity_id
    WHERE cell.kind IN ('target', 'actual') AND cell.approved_id IS NOT NULL
        AND cell.disaggregation = '' AND cell.as_of IS NULL
        AND (%(periods)s::bigint[] IS NULL OR cell.period_id = ANY(%(periods)s::bigint[]))
    GROUP BY asked.measure_id, cell.period_id, cell.component_id
)"""

# A measure that states numbers only for its components is judged by them: no place of its own.
PLACES = """
places AS (
    SELECT measure_id, period_id, component_id, target_id, actual_id FROM found
    UNION ALL
    SELECT asked.measure_id, period.id, NULL, NULL, NULL
    FROM asked CROSS JOIN unnest(%(periods)s::bigint[]) period (id)
    WHERE NOT EXISTS (
        SELECT FROM found
        WHERE found.measure_id = asked.measure_id AND found.period_id = period.id
    )
)"""

BASELINES = """
baselines AS (
    SELECT asked.measure_id, cell.component_id, cell.approved_id AS baseline_id,
        period.last_day AS holds_from,
        lead(period.last_day) OVER (
            PARTITION BY asked.measure_id, cell.component_id
            ORDER BY period.last_day, period.first_day
        ) AS holds_until
    FROM asked
    JOIN indicators_cell cell ON cell.measure_id = asked.identity_id
    JOIN indicators_period period ON period.id = cell.period_id
    WHERE cell.kind = 'baseline' AND cell.approved_id IS NOT NULL
        AND cell.disaggregation = ''
)"""

STATED = """
stated AS (
    SELECT places.measure_id, places.period_id, places.component_id,
        asked.version_id, baselines.baseline_id, places.target_id, places.actual_id,
        asked.kind, asked.tolerance, period.last_day < %(today)s AS due,
        coalesce(actual.judged, '') AS judged, coalesce(actual.state, 'not_reported') AS state,
        coalesce(target.basis, 'level') AS basis,
        coalesce(actual.basis, 'level') AS actual_basis,
        baseline.amount AS baseline,
        baseline.numerator AS baseline_numerator, baseline.denominator AS baseline_denominator,
        target.amount AS target, target.amount_high AS target_high,
        target.numerator AS target_numerator, target.denominator AS target_denominator,
        actual.amount AS actual,
        actual.numerator AS actual_numerator, actual.denominator AS actual_denominator
    FROM places
    JOIN asked ON asked.measure_id = places.measure_id
    JOIN indicators_period period ON period.id = places.period_id
    LEFT JOIN baselines
        ON baselines.measure_id = places.measure_id
        AND coalesce(baselines.component_id, 0) = coalesce(places.component_id, 0)
        AND baselines.holds_from <= period.last_day
        AND (baselines.holds_until IS NULL OR baselines.holds_until > period.last_day)
    LEFT JOIN indicators_valueversion baseline ON baseline.id = baselines.baseline_id
    LEFT JOIN indicators_valueversion target ON target.id = places.target_id
    LEFT JOIN indicators_valueversion actual ON actual.id = places.actual_id
)"""

# The measure as a whole: the worst of its components. One that does not apply is left out.
WHOLE = """
whole AS (
    SELECT part.measure_id, part.period_id, max(part.version_id) AS version_id,
        min(array_position(ARRAY[
            'NO_DATA', 'NOT_COMPARABLE', 'NOT_DUE',
            'REGRESSED', 'NOT_MET', 'PARTIALLY_MET', 'MET', 'EXCEEDED', 'NOT_APPLICABLE'
        ], part.verdict)) AS worst
    FROM judged part
    WHERE part.component_id IS NOT NULL
        AND NOT EXISTS (
            SELECT FROM found
            WHERE found.measure_id = part.measure_id AND found.period_id = part.period_id
                AND found.component_id IS NULL
        )
    GROUP BY part.measure_id, part.period_id
)"""

OUTCOME = """
outcome AS (
    SELECT measure_id, component_id, period_id, verdict,
        progress_numerator, progress_denominator, ratio_numerator, ratio_denominator, gap,
        reasons, version_id AS measure_version_id, baseline_id, target_id, actual_id
    FROM judged
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
        version_id, NULL, NULL, NULL
    FROM whole
)"""

GATHERED = ",".join((ASKED, FOUND, PLACES, BASELINES, STATED))
ASSESSED = "WITH " + ",".join((GATHERED, JUDGED, WHOLE, OUTCOME))
