"""Rule set AR-1 as SQL: the same rules as ``rules.py``, for any number of rows at once.

``JUDGED`` is a chain of common table expressions that starts from one named ``stated`` with the
columns

    kind, tolerance, due, judged, state, basis, actual_basis,
    baseline, baseline_numerator, baseline_denominator,
    target, target_high, target_numerator, target_denominator,
    actual, actual_numerator, actual_denominator, unsaid, fell

and any further ones, and ends in ``judged``, which adds

    verdict, reasons, gap,
    progress_numerator, progress_denominator, ratio_numerator, ratio_denominator

to them. A range has its ends in ``target`` and ``target_high``. Words are empty, never null;
numbers are numeric, null where missing. ``unsaid`` and ``fell`` are of the years brought together
(``accumulated.py``). Pairs are reduced, their denominators above zero.

Numeric division rounds and is never used: a ratio is not divided out, but every number of its
row is counted in a common ``unit``, and pairs come from ``gcd`` and ``div``, which are exact.
``OFFSET 0`` keeps the planner from writing one stage's expressions into the next, where each
would be computed many times over.
"""

# What is reported, and the denominators that the row's numbers have in common.
COUNTED = """
counted AS (
    SELECT *,
        kind IN ('increase', 'at_least', 'full') AS is_upward,
        kind = 'range' AS is_range,
        kind = 'maintain' AS is_kept,
        kind IN ('zero', 'full') AS is_implied,
        CASE
            WHEN state = 'nil' THEN 0
            WHEN state NOT IN ('not_reported', 'not_due', 'not_applicable', 'suppressed')
            THEN actual
        END AS reported,
        CASE
            WHEN state NOT IN ('nil', 'not_reported', 'not_due', 'not_applicable', 'suppressed')
            THEN actual_denominator
        END AS parts,
        basis = 'increment' AND kind NOT IN ('zero', 'full') AS t_is_increment,
        actual_basis = 'increment' AS a_is_increment,
        coalesce(
            baseline_denominator, target_denominator, actual_denominator
        ) IS NOT NULL AS has_ratio,
        coalesce(nullif(baseline_denominator, 0), 1) AS b_parts,
        coalesce(nullif(target_denominator, 0), 1) AS t_parts,
        coalesce(nullif(actual_denominator, 0), 1) AS a_parts
    FROM stated
    OFFSET 0
)"""

# Every number as so many of the row's unit. 100 n / d of unit |d e f| is 100 n sign(d) |e f|.
SCALED = """
scaled AS (
    SELECT *,
        CASE WHEN has_ratio THEN abs(b_parts * t_parts * a_parts) ELSE 1 END AS unit,
        CASE
            WHEN NOT has_ratio THEN baseline
            WHEN baseline_denominator IS NULL THEN baseline * abs(b_parts * t_parts * a_parts)
            WHEN baseline_denominator <> 0
            THEN 100 * baseline_numerator * sign(b_parts) * abs(t_parts * a_parts)
        END AS b,
        CASE
            WHEN NOT has_ratio THEN target
            WHEN target_denominator IS NULL THEN target * abs(b_parts * t_parts * a_parts)
            WHEN target_denominator <> 0
            THEN 100 * target_numerator * sign(t_parts) * abs(b_parts * a_parts)
        END AS lo,
        CASE
            WHEN has_ratio THEN target_high * abs(b_parts * t_parts * a_parts)
            ELSE target_high
        END AS hi,
        CASE
            WHEN NOT has_ratio THEN reported
            WHEN parts IS NULL THEN reported * abs(b_parts * t_parts * a_parts)
            WHEN parts <> 0
            THEN 100 * actual_numerator * sign(a_parts) * abs(b_parts * t_parts)
        END AS a
    FROM counted
    OFFSET 0
)"""

# The first thing that keeps target and actual from being compared, in the order of the rules.
HINDERED = """
hindered AS (
    SELECT *,
        CASE
            WHEN is_implied THEN CASE WHEN is_upward THEN 100 * unit ELSE 0 END
            WHEN NOT is_range AND (hi IS NULL OR hi = lo) THEN lo
        END AS t,
        CASE
            WHEN state = 'not_applicable' THEN 'NOT_APPLICABLE'
            WHEN kind = '' THEN 'KIND_UNKNOWN'
            WHEN kind = 'milestone' AND judged <> '' THEN 'JUDGED'
            WHEN kind = 'milestone' THEN 'NOT_REPORTED'
            WHEN is_range AND (lo IS NULL OR hi IS NULL) THEN 'NO_TARGET'
            WHEN NOT is_range AND NOT is_implied AND (lo IS NULL OR hi <> lo) THEN 'NO_TARGET'
            WHEN basis = 'unknown' OR actual_basis = 'unknown' THEN 'BASIS_UNKNOWN'
            WHEN state IN ('break', 'proxy_break') THEN 'SERIES_BREAK'
            WHEN state = 'proxy' THEN 'PROXY'
            WHEN parts = 0 THEN 'ZERO_DENOMINATOR'
            WHEN a IS NULL THEN 'NOT_REPORTED'
            WHEN t_is_increment <> a_is_increment AND b IS NULL THEN 'BASIS_DIFFERS'
        END AS hindrance
    FROM scaled
    OFFSET 0
)"""

# All on one basis; nothing is left to compute with where something hinders the comparison.
ALIGNED = """
aligned AS (
    SELECT *,
        CASE
            WHEN hindrance IS NOT NULL THEN NULL
            WHEN t_is_increment AND a_is_increment THEN 0
            ELSE b
        END AS baseline_at,
        CASE
            WHEN hindrance IS NOT NULL THEN NULL
            WHEN a_is_increment AND NOT t_is_increment THEN b + a
            ELSE a
        END AS actual_at,
        CASE WHEN t_is_increment AND NOT a_is_increment THEN b + t ELSE t END AS target_at,
        CASE WHEN t_is_increment AND NOT a_is_increment THEN b + lo ELSE lo END AS lo_at,
        CASE WHEN t_is_increment AND NOT a_is_increment THEN b + hi ELSE hi END AS hi_at
    FROM hindered
    OFFSET 0
)"""

# s(a - t), s(a - b) and s(t - b); for a range and a level to be kept, how far away it is.
MEASURED = """
measured AS (
    SELECT *,
        CASE
            WHEN actual_at IS NULL THEN NULL
            WHEN is_range THEN greatest(lo_at - actual_at, actual_at - hi_at, 0)
            WHEN is_kept THEN abs(actual_at - target_at)
        END AS away,
        CASE
            WHEN is_range AND baseline_at IS NOT NULL
            THEN greatest(lo_at - baseline_at, baseline_at - hi_at, 0)
        END AS away_before,
        CASE
            WHEN is_range OR is_kept THEN NULL
            WHEN is_upward THEN actual_at - target_at
            ELSE target_at - actual_at
        END AS beyond,
        CASE WHEN is_upward THEN actual_at - baseline_at ELSE baseline_at - actual_at END AS gained,
        CASE WHEN is_upward THEN target_at - baseline_at ELSE baseline_at - target_at END AS wanted
    FROM aligned
    OFFSET 0
)"""

# Numerator and denominator of P and of L where they are defined, not yet reduced.
PAIRED = """
paired AS (
    SELECT *,
        CASE
            WHEN is_range THEN CASE WHEN away_before > 0 THEN away_before - away END
            WHEN NOT is_kept AND wanted > 0 THEN gained
        END AS p_upper,
        CASE
            WHEN is_range THEN CASE WHEN away_before > 0 THEN away_before END
            WHEN NOT is_kept AND wanted > 0 THEN wanted
        END AS p_lower,
        CASE
            WHEN is_range OR actual_at IS NULL OR target_at <= 0 THEN NULL
            WHEN is_kept THEN actual_at
            WHEN is_upward THEN CASE WHEN actual_at >= 0 THEN actual_at END
            WHEN actual_at > 0 THEN target_at
        END AS l_upper,
        CASE
            WHEN is_range OR actual_at IS NULL OR target_at <= 0 THEN NULL
            WHEN is_kept THEN target_at
            WHEN is_upward THEN CASE WHEN actual_at >= 0 THEN target_at END
            WHEN actual_at > 0 THEN actual_at
        END AS l_lower
    FROM measured
    OFFSET 0
)"""

# g is above zero wherever the denominator is: gcd(0, d) = d.
REDUCED = """
reduced AS (
    SELECT *,
        gcd(abs(p_upper), p_lower) AS p_shared,
        gcd(abs(l_upper), l_lower) AS l_shared
    FROM paired
    OFFSET 0
)"""

# A gap between ratios is rounded half up to the twelfth decimal; any other is exact.
DECIDED = """
decided AS (
    SELECT *,
        CASE
            WHEN hindrance IS NULL THEN CASE
                WHEN is_kept
                THEN CASE WHEN away <= tolerance * unit THEN 'MET' ELSE 'NOT_MET' END
                WHEN is_implied
                THEN CASE
                    WHEN beyond = 0 OR (is_upward AND beyond > 0) THEN 'MET'
                    ELSE 'NOT_MET'
                END
                WHEN is_range AND away = 0 THEN 'MET'
                WHEN is_range AND away > away_before THEN 'REGRESSED'
                WHEN beyond > tolerance * unit THEN 'EXCEEDED'
                WHEN beyond >= - tolerance * unit THEN 'MET'
                WHEN p_upper > 0 THEN 'PARTIALLY_MET'
                WHEN p_upper < 0 THEN 'REGRESSED'
                ELSE 'NOT_MET'
            END
            WHEN hindrance = 'NOT_APPLICABLE' THEN 'NOT_APPLICABLE'
            WHEN hindrance = 'JUDGED' THEN judged
            WHEN hindrance = 'NOT_REPORTED'
            THEN CASE
                WHEN NOT due OR state = 'not_due' THEN 'NOT_DUE'
                WHEN unsaid = 'NOT_AGGREGABLE' THEN 'NOT_COMPARABLE'
                ELSE 'NO_DATA'
            END
            ELSE 'NOT_COMPARABLE'
        END AS verdict,
        div(p_upper, p_shared) AS progress_numerator,
        div(p_lower, p_shared) AS progress_denominator,
        div(l_upper, l_shared) AS ratio_numerator,
        div(l_lower, l_shared) AS ratio_denominator,
        CASE
            WHEN NOT has_ratio THEN coalesce(beyond, - away)
            ELSE 0.000000000001 * div(
                coalesce(beyond, - away) * 2000000000000 + sign(coalesce(beyond, - away)) * unit,
                2 * unit
            )
        END AS gap
    FROM reduced
    OFFSET 0
)"""

EXPLAINED = """
judged AS (
    SELECT *,
        CASE
            WHEN hindrance = 'NOT_REPORTED' AND verdict <> 'NOT_DUE' AND kind <> 'milestone'
            THEN ARRAY[coalesce(unsaid, hindrance)]
            WHEN hindrance IS NOT NULL THEN ARRAY[hindrance]
            ELSE array_remove(ARRAY[
                CASE
                    WHEN is_range OR is_kept
                    THEN CASE WHEN p_upper IS NULL THEN 'NO_PROGRESS_INDEX' END
                    WHEN baseline_at IS NULL THEN 'NO_BASELINE'
                    WHEN wanted = 0 THEN 'BASELINE_EQUALS_TARGET'
                    WHEN wanted < 0 THEN 'TARGET_LESS_AMBITIOUS_THAN_BASELINE'
                END,
                CASE
                    WHEN NOT is_range AND NOT is_kept AND gained < 0
                    THEN 'WORSE_THAN_BASELINE'
                END,
                CASE
                    WHEN NOT is_range AND NOT is_kept AND l_upper IS NULL THEN 'NO_RATIO'
                END,
                CASE WHEN judged <> '' AND judged <> verdict THEN 'JUDGEMENT_DIFFERS' END,
                CASE WHEN fell THEN 'RUNNING_TOTAL_FELL' END
            ], NULL)
        END AS reasons
    FROM decided
)"""

JUDGED = ",".join(
    (COUNTED, SCALED, HINDERED, ALIGNED, MEASURED, PAIRED, REDUCED, DECIDED, EXPLAINED)
)
