"""The attainment of plan editions in one statement: what is approved in, verdicts out.

Parameters: ``editions`` and ``identities`` (ids; of some measures only), null for all;
``periods`` with, in step, ``editions_of_periods``; ``today`` and ``instant`` (null for what counts
now). Every measure has a row for each of its edition's periods, and one more for each component;
where periods is null, only for those in which it has a target or an actual.

The baseline is the latest one up to the end of the period judged. An interim value (with an
as-of date) and a disaggregated one are never judged. Before its last day is over, a period is
not due. ``series`` has the actuals of the years that were brought together. Where a target or a
baseline was revised, ``original_...`` is what the original ones give.
"""

from indicators.attainment.accumulated import ACCUMULATED
from indicators.attainment.gathered import gathered
from indicators.attainment.judged import JUDGED

# What comes after a baseline adds up until the next one; its own period is in it already. The
# way of adding up that is in force in the period judged is that of all the years before it.
YEARLY = """
yearly AS (
    SELECT *,
        coalesce(first_day = 1 + lag(last_day) OVER (
            PARTITION BY measure_id, part, run ORDER BY first_day, last_day
        ), true) AS follows
    FROM (
        SELECT placed.measure_id, placed.part, placed.period_id, placed.first_day, placed.last_day,
            placed.state, placed.actual, placed.actual_numerator, placed.actual_denominator,
            placed.actual_id, way.accumulation,
            concat_ws(
                ' ', way.accumulation, placed.period_kind, placed.holds_from,
                placed.last_day <= placed.holds_from
            ) AS run
        FROM placed
        JOIN (
            SELECT DISTINCT measure_id, accumulation FROM placed WHERE accumulation IS NOT NULL
        ) way USING (measure_id)
    ) running
)"""

# Where something was revised, the place once more against what had been promised at first.
BOTH_WAYS = """
both_ways AS (
    SELECT false AS is_original, measure_id, part, period_id, accumulation,
        version_id, baseline_id, target_id, actual_id, kind, tolerance, due, judged, state,
        basis, actual_basis, baseline, baseline_numerator, baseline_denominator,
        target, target_high, target_numerator, target_denominator,
        actual, actual_numerator, actual_denominator
    FROM placed
    UNION ALL
    SELECT true, measure_id, part, period_id, accumulation,
        placed.version_id, baseline.id, target.id, actual_id, kind, tolerance, due,
        placed.judged, placed.state, coalesce(target.basis, 'level'), actual_basis,
        baseline.amount, baseline.numerator, baseline.denominator,
        target.amount, target.amount_high, target.numerator, target.denominator,
        actual, actual_numerator, actual_denominator
    FROM placed
    LEFT JOIN indicators_valueversion target
        ON target.id = coalesce(placed.original_target_id, placed.target_id)
    LEFT JOIN indicators_valueversion baseline
        ON baseline.id = coalesce(placed.original_baseline_id, placed.baseline_id)
    WHERE placed.original_target_id IS NOT NULL OR placed.original_baseline_id IS NOT NULL
)"""

STATED = """
stated AS (
    SELECT is_original, placed.measure_id, placed.part, placed.period_id,
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
    FROM both_ways placed
    LEFT JOIN accumulated USING (measure_id, part, period_id, accumulation)
    CROSS JOIN LATERAL (SELECT accumulated.measure_id IS NOT NULL) AS it (brought)
    WHERE %(periods)s::bigint[] IS NULL OR placed.period_id = ANY(%(periods)s::bigint[])
)"""

# From ``placed``, what is stated of each place, to ``judged``.
PLACES_JUDGED = ",".join((YEARLY, ACCUMULATED, BOTH_WAYS, STATED, JUDGED))

# What is written down of a judgement is what it says, and not what it was computed with.
ASSESSED = """
said AS (
    SELECT is_original, measure_id, part, period_id, verdict,
        progress_numerator, progress_denominator, ratio_numerator, ratio_denominator, gap,
        reasons, version_id, baseline_id, target_id, actual_id, series
    FROM judged
),
assessed AS NOT MATERIALIZED (
    SELECT said.*,
        original.verdict AS original_verdict,
        original.progress_numerator AS original_progress_numerator,
        original.progress_denominator AS original_progress_denominator,
        original.ratio_numerator AS original_ratio_numerator,
        original.ratio_denominator AS original_ratio_denominator,
        original.gap AS original_gap, original.reasons AS original_reasons,
        original.baseline_id AS original_baseline_id, original.target_id AS original_target_id
    FROM said
    LEFT JOIN said original
        ON original.is_original AND original.measure_id = said.measure_id
        AND original.part = said.part AND original.period_id = said.period_id
    WHERE NOT said.is_original
)"""

# The measure as a whole: the worst of its components. One that does not apply is left out.
WORST_FIRST = """ARRAY[
            'NO_DATA', 'NOT_COMPARABLE', 'NOT_DUE',
            'REGRESSED', 'NOT_MET', 'PARTIALLY_MET', 'MET', 'EXCEEDED', 'NOT_APPLICABLE'
        ]"""

WHOLE = f"""
whole AS (
    SELECT measure_id, period_id, max(version_id) AS version_id,
        min(array_position({WORST_FIRST}, verdict)) AS worst,
        CASE
            WHEN bool_or(original_verdict IS NOT NULL)
            THEN min(array_position({WORST_FIRST}, coalesce(original_verdict, verdict)))
        END AS original_worst
    FROM assessed part
    WHERE part.part <> 0
        AND NOT EXISTS (
            SELECT FROM pairs
            WHERE pairs.measure_id = part.measure_id AND pairs.period_id = part.period_id
                AND pairs.part = 0
        )
    GROUP BY measure_id, period_id
)"""

REASONS_OF_WHOLE = """CASE
            WHEN {worst} <= 3 THEN ARRAY['INCOMPLETE_COMPONENTS']
            WHEN {worst} = 9 THEN ARRAY['NOT_APPLICABLE']
            ELSE ARRAY[]::text[]
        END"""

# The columns of a stored row, in the order in which the statement gives them.
PLACE = ("measure_id", "component_id", "period_id")
COMPUTED = (
    "verdict",
    "progress_numerator",
    "progress_denominator",
    "ratio_numerator",
    "ratio_denominator",
    "gap",
    "reasons",
    "measure_version_id",
    "baseline_id",
    "target_id",
    "actual_id",
    "series",
    "original_verdict",
    "original_progress_numerator",
    "original_progress_denominator",
    "original_ratio_numerator",
    "original_ratio_denominator",
    "original_gap",
    "original_reasons",
    "original_baseline_id",
    "original_target_id",
)

OUTCOME = f"""
outcome AS (
    SELECT measure_id, nullif(part, 0) AS component_id, period_id, verdict,
        progress_numerator, progress_denominator, ratio_numerator, ratio_denominator, gap,
        reasons::varchar[], version_id AS measure_version_id, baseline_id, target_id, actual_id,
        coalesce(series, ARRAY[]::bigint[]) AS series,
        coalesce(original_verdict, '') AS original_verdict,
        original_progress_numerator, original_progress_denominator,
        original_ratio_numerator, original_ratio_denominator, original_gap,
        coalesce(original_reasons, ARRAY[]::text[])::varchar[] AS original_reasons,
        original_baseline_id, original_target_id
    FROM assessed
    UNION ALL
    SELECT measure_id, NULL, period_id, ({WORST_FIRST})[worst],
        NULL, NULL, NULL, NULL, NULL, {REASONS_OF_WHOLE.format(worst="worst")}::varchar[],
        version_id, NULL, NULL, NULL, ARRAY[]::bigint[],
        coalesce(({WORST_FIRST})[original_worst], ''), NULL, NULL, NULL, NULL, NULL,
        {REASONS_OF_WHOLE.format(worst="original_worst")}::varchar[], NULL, NULL
    FROM whole
)"""


def outcomes(*, at_an_instant: bool, of_some: bool = False) -> str:
    """The statement up to ``outcome``, of what counts now or of what counted at an instant."""
    stated = gathered(at_an_instant=at_an_instant, of_some=of_some)
    return "WITH " + ",".join((stated, PLACES_JUDGED, ASSESSED, WHOLE, OUTCOME))


OUTCOMES = outcomes(at_an_instant=False)
OUTCOMES_OF_SOME = outcomes(at_an_instant=False, of_some=True)
OUTCOMES_THEN = outcomes(at_an_instant=True)
