"""The years of a measure brought to the actual that is judged: ``series.py``, said in SQL.

``ACCUMULATED`` starts from a table expression ``yearly`` with a row for each year stated of a
measure (``measure_id``), or of one part of it (``part``), that does not count per period:

    measure_id, part, run, period_id, first_day, last_day, follows, accumulation,
    state, actual, actual_numerator, actual_denominator, actual_id

Years of one ``run`` are brought together. ``follows`` says whether the year follows the one before
it, so that no year lacks its row. It ends in ``accumulated``, which has for the same places

    state, actual, actual_numerator, actual_denominator   what is judged in place of the year's own
    unsaid      NOT_AGGREGABLE or INCOMPLETE_SERIES where a sum cannot be made, else null
    fell        whether a running total fell on its way
    series      the versions looked at, in the order of the years; null for a year without one

Nothing is divided. Two shares of up to 38 digits that differ do so before their 77th decimal, so
``mark``, that many decimals as a whole number, keeps their order.
"""

REPORTED = """
reported AS (
    SELECT *,
        CASE
            WHEN state = 'nil' THEN 0
            WHEN state IN ('not_reported', 'not_due', 'not_applicable', 'suppressed') THEN NULL
            WHEN says_ratio THEN 100 * actual_numerator * sign(nullif(actual_denominator, 0))
            ELSE actual
        END AS upper,
        CASE WHEN says_ratio THEN abs(actual_denominator) ELSE 1 END AS lower
    FROM (
        SELECT *,
            state NOT IN ('nil', 'not_reported', 'not_due', 'not_applicable', 'suppressed')
                AND actual_denominator IS NOT NULL AS says_ratio,
            row_number() OVER (
                PARTITION BY measure_id, part, run ORDER BY first_day, last_day
            ) AS year
        FROM yearly
    ) numbered
    OFFSET 0
)"""

MARKED = """
marked AS (
    SELECT *,
        div(upper * 1e77, lower) AS mark,
        says_ratio OR upper IS NOT NULL AS is_stated,
        CASE accumulation
            WHEN 'sum_to_date' THEN state <> 'not_applicable'
            WHEN 'pooled_ratio' THEN says_ratio OR upper IS NOT NULL
            ELSE upper IS NOT NULL
        END AS counts
    FROM reported
    OFFSET 0
)"""

# What each year sees of itself and the years before it.
SEEN = """
seen AS (
    SELECT *,
        count(*) FILTER (WHERE counts) OVER years AS counted,
        bool_or(upper IS NOT NULL) OVER years AS has_number,
        bool_and(is_stated) FILTER (WHERE counts) OVER years
            AND bool_and(follows) OVER years AS is_whole,
        count(*) FILTER (WHERE counts AND says_ratio) OVER years AS ratios,
        sum(actual_numerator) FILTER (WHERE counts AND says_ratio) OVER years AS numerators,
        sum(actual_denominator) FILTER (WHERE counts AND says_ratio) OVER years AS denominators,
        sum(upper) FILTER (WHERE counts) OVER years AS total,
        max(ARRAY[mark, year]) FILTER (WHERE counts) OVER years AS highest,
        min(ARRAY[mark, year]) FILTER (WHERE counts) OVER years AS lowest,
        max(year) FILTER (WHERE counts) OVER years AS latest,
        mark < max(mark) OVER (years ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS falls,
        min(year * 2 + (state <> 'proxy')::integer)
            FILTER (WHERE counts AND state IN ('proxy', 'break', 'proxy_break'))
            OVER years AS incomparable,
        array_agg(actual_id) OVER years AS series
    FROM marked
    WINDOW years AS (PARTITION BY measure_id, part, run ORDER BY year)
    OFFSET 0
)"""

# The year whose number stands for all of them, where one does.
CHOSEN = """
chosen AS (
    SELECT *,
        CASE
            WHEN state = 'not_applicable' AND accumulation <> 'sum_to_date' THEN NULL
            WHEN accumulation = 'latest' THEN latest
            WHEN accumulation = 'maximum' AND upper IS NOT NULL THEN highest[2]::bigint
            WHEN accumulation = 'minimum' AND upper IS NOT NULL THEN lowest[2]::bigint
        END AS standing,
        (accumulation = 'sum_to_date' AND is_whole AND ratios = counted)
            OR (
                accumulation = 'pooled_ratio' AND says_ratio AND has_number
                AND ratios = counted
            )
            AS is_pooled,
        accumulation = 'sum_to_date' AND is_whole AND ratios = 0 AS is_summed,
        CASE
            WHEN accumulation = 'pooled_ratio' AND counts AND counted > 1 AND ratios < counted
            THEN 'NOT_AGGREGABLE'
            WHEN accumulation <> 'sum_to_date' THEN NULL
            WHEN is_whole IS NOT TRUE THEN 'INCOMPLETE_SERIES'
            WHEN ratios NOT IN (0, counted) THEN 'NOT_AGGREGABLE'
        END AS unsaid,
        accumulation = 'running_total' AND coalesce(
            bool_or(falls) OVER (PARTITION BY measure_id, part, run ORDER BY year), false
        ) AS fell
    FROM seen
    OFFSET 0
)"""

BROUGHT_TOGETHER = """
accumulated AS (
    SELECT last.measure_id, last.part, last.period_id, last.accumulation,
        last.unsaid, last.fell,
        CASE
            WHEN last.unsaid IS NOT NULL
            THEN CASE last.state WHEN 'nil' THEN 'not_reported' ELSE last.state END
            WHEN last.accumulation = 'latest'
                AND standing.state IN ('proxy', 'break', 'proxy_break')
            THEN standing.state
            WHEN last.accumulation = 'latest' AND standing.year IS NOT NULL THEN 'reported'
            WHEN standing.year IS NULL AND NOT last.is_pooled AND NOT last.is_summed
            THEN last.state
            WHEN last.incomparable IS NULL THEN 'reported'
            WHEN mod(last.incomparable, 2) = 1 THEN 'break'
            ELSE 'proxy'
        END AS state,
        CASE
            WHEN last.unsaid IS NOT NULL OR last.is_pooled THEN NULL
            WHEN last.is_summed THEN last.total
            WHEN standing.year IS NOT NULL
            THEN CASE WHEN NOT standing.says_ratio THEN standing.upper END
            ELSE last.actual
        END AS actual,
        CASE
            WHEN last.unsaid IS NOT NULL OR last.is_summed THEN NULL
            WHEN last.is_pooled THEN last.numerators
            WHEN standing.year IS NOT NULL
            THEN CASE WHEN standing.says_ratio THEN standing.actual_numerator END
            ELSE last.actual_numerator
        END AS actual_numerator,
        CASE
            WHEN last.unsaid IS NOT NULL OR last.is_summed THEN NULL
            WHEN last.is_pooled THEN last.denominators
            WHEN standing.year IS NOT NULL
            THEN CASE WHEN standing.says_ratio THEN standing.actual_denominator END
            ELSE last.actual_denominator
        END AS actual_denominator,
        last.series
    FROM chosen last
    LEFT JOIN chosen standing
        ON standing.measure_id = last.measure_id AND standing.part = last.part
        AND standing.run = last.run AND standing.year = last.standing
)"""

ACCUMULATED = ",".join((REPORTED, MARKED, SEEN, CHOSEN, BROUGHT_TOGETHER))
