"""What is stated of a plan edition, brought to one row for each place that is judged.

The first half of the statement of ``query.py``, from the tables to ``placed``. It is said in two
forms that differ in two points: what counts now is what the cells point at, what counted at an
instant is what the events say that were written by then; and the cells of then are those that
hung on the measure then.

What holds is decided by the last day of the period judged: of several versions that count, the
last one without a ``valid_from`` or with one up to that day. So it is with how a measure is read,
with its target and with its baseline. ``original_target_id`` and ``original_baseline_id`` are what
would hold had nothing been revised; null where that is the same.
"""

from indicators import ledger

OF_SOME = """node.edition_id = ANY(%(editions)s::bigint[])
            AND measure.identity_id = ANY(%(identities)s::bigint[])"""
OF_ALL_OR_SOME = """(
                %(editions)s::bigint[] IS NULL OR node.edition_id = ANY(%(editions)s::bigint[])
            )
            AND (
                %(identities)s::bigint[] IS NULL
                OR measure.identity_id = ANY(%(identities)s::bigint[])
            )"""

# The versions of a measure that are in force on some day: of most measures one.
READINGS = """
readings AS (
    SELECT * FROM (
        SELECT measure.node_id AS measure_id, {identity} AS identity_id, node.edition_id,
            version.id AS version_id,
            coalesce(version.kind, '') AS kind, coalesce(version.tolerance, 0) AS tolerance,
            CASE
                WHEN version.kind <> 'milestone' AND version.accumulation <> 'per_period'
                THEN nullif(version.accumulation, '')
            END AS accumulation,
            coalesce(version.valid_from, '-infinity') AS valid_from,
            min(coalesce(version.valid_from, '-infinity')) OVER (
                PARTITION BY measure.node_id ORDER BY version.number
                ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
            ) AS valid_until
        FROM indicators_performancemeasure measure{had}
        JOIN indicators_node node ON node.id = measure.node_id
        LEFT JOIN indicators_measureversion version
            ON version.measure_id = measure.node_id
            AND (%(instant)s::timestamptz IS NULL OR version.at <= %(instant)s::timestamptz)
        WHERE {of_these}
            AND (%(instant)s::timestamptz IS NULL OR version.id IS NOT NULL)
    ) version
    WHERE valid_until IS NULL OR valid_until > valid_from
)"""

ASKED = """
asked AS (
    SELECT measure_id, identity_id, edition_id, bool_or(accumulation IS NOT NULL) AS reaches_back
    FROM readings
    GROUP BY measure_id, identity_id, edition_id
)"""

# The series behind the measures, each once: several editions may have the same.
SERIES = """
continued AS (
    SELECT DISTINCT identity_id FROM asked
)"""

# The versions of a cell that hold on some day, by what counts: the events of its approval that
# nobody has undone.
COUNTING = """
counting AS (
    SELECT cell_id, version_id, valid_from, valid_until, original_id,
        last_day >= valid_from AND (valid_until IS NULL OR last_day < valid_until) AS is_in_force
    FROM (
        SELECT cell.id AS cell_id, event.version_id, period.last_day,
            coalesce(version.valid_from, '-infinity') AS valid_from,
            min(coalesce(version.valid_from, '-infinity')) OVER (
                PARTITION BY cell.id ORDER BY event.id
                ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
            ) AS valid_until,
            (
                max(ARRAY[event.id, event.version_id]) FILTER (WHERE version.valid_from IS NULL)
                OVER (PARTITION BY cell.id)
            )[2] AS original_id
        FROM {cells}
        JOIN indicators_period period ON period.id = cell.period_id
        JOIN indicators_reviewevent event
            ON event.cell_id = cell.id AND event.step IN ('approve', 'adopt'){known_event}
        JOIN indicators_valueversion version ON version.id = event.version_id
        WHERE NOT EXISTS (
            SELECT FROM indicators_reviewevent undone
            WHERE undone.cell_id = event.cell_id AND undone.version_id = event.version_id
                AND undone.step = 'undo' AND undone.id > event.id{known_undoing}
        )
    ) version
    WHERE valid_until IS NULL OR valid_until > valid_from
)"""

# A link confirmed since the instant has carried measures and cells on: they are where they were.
CARRIED = f"""
carried_measures AS ({ledger.MEASURES_CARRIED_SINCE}),
carried_cells AS ({ledger.CELLS_CARRIED_SINCE}),
cells_then AS NOT MATERIALIZED (
    SELECT cell.id, cell.measure_id, cell.component_id, cell.period_id, cell.kind,
        cell.disaggregation, cell.as_of, cell.approved_id
    FROM indicators_cell cell
    WHERE NOT EXISTS (SELECT FROM carried_cells carried WHERE carried.cell_id = cell.id)
    UNION ALL
    SELECT cell.id, carried.measure_id, carried.component_id, cell.period_id, cell.kind,
        cell.disaggregation, cell.as_of, cell.approved_id
    FROM carried_cells carried JOIN indicators_cell cell ON cell.id = carried.cell_id
)"""
IDENTITY_THEN = "coalesce(carried.identity_id, measure.identity_id)"
CARRIED_MEASURE = """
        LEFT JOIN carried_measures carried ON carried.measure_id = measure.node_id"""

# Most cells were never revised: what they point at is what holds.
REVISED_CELLS = """continued
        JOIN indicators_cell cell ON cell.measure_id = continued.identity_id
        JOIN indicators_valueversion latest
            ON latest.id = cell.approved_id AND latest.valid_from IS NOT NULL"""
ALL_CELLS = """continued
        JOIN cells_then cell ON cell.measure_id = continued.identity_id
            AND cell.disaggregation = '' AND cell.as_of IS NULL"""

# The values of one kind that count; part 0 is the measure itself, any other its component.
VALUES = """
    SELECT asked.measure_id, cell.period_id, coalesce(cell.component_id, 0) AS part,
        version.id, version.amount, version.amount_high, version.numerator, version.denominator,
        version.judged, version.state, version.basis,
        nullif(counting.original_id, version.id) AS original_id,
        counting.valid_from, counting.valid_until
    FROM asked
    JOIN {cells} cell ON cell.measure_id = asked.identity_id
    {joined} JOIN counting ON counting.cell_id = cell.id
    JOIN indicators_valueversion version
        ON version.id = coalesce(counting.version_id, cell.approved_id)
    WHERE cell.disaggregation = '' AND cell.as_of IS NULL AND cell.kind = """

# Of a measure that accumulates, the years before are asked for too.
IN_PERIODS = """
        AND (counting.cell_id IS NULL OR counting.is_in_force)
        AND (
            %(periods)s::bigint[] IS NULL OR cell.period_id = ANY(%(periods)s::bigint[])
            OR asked.reaches_back
        )
"""

# A baseline holds from the end of its period until that of the next one.
BASELINES = """
baselines AS (
    SELECT known.*, period.last_day AS holds_from,
        min(period.last_day) OVER (
            PARTITION BY known.measure_id, known.part ORDER BY period.last_day, period.first_day
            GROUPS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
        ) AS holds_until
    FROM known_baselines known
    JOIN indicators_period period ON period.id = known.period_id
)"""

PAIRS = """
pairs AS (
    SELECT measure_id, period_id, part,
        target.id AS target_id, actual.id AS actual_id, target.original_id AS original_target_id,
        coalesce(actual.judged, '') AS judged, coalesce(actual.state, 'not_reported') AS state,
        coalesce(target.basis, 'level') AS basis,
        coalesce(actual.basis, 'level') AS actual_basis,
        target.amount AS target, target.amount_high AS target_high,
        target.numerator AS target_numerator, target.denominator AS target_denominator,
        actual.amount AS actual,
        actual.numerator AS actual_numerator, actual.denominator AS actual_denominator
    FROM targets target FULL JOIN actuals actual USING (measure_id, period_id, part)
)"""

# A period that is asked for has a place for every measure, whether anything is stated or not. A
# measure that states values only for its components is judged by them.
PLACES = """
places AS (
    SELECT * FROM pairs
    UNION ALL
    SELECT asked.measure_id, period.id, 0,
        NULL, NULL, NULL, '', 'not_reported', 'level', 'level',
        NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM asked
    JOIN unnest(%(editions_of_periods)s::bigint[], %(periods)s::bigint[]) period (edition_id, id)
        USING (edition_id)
    WHERE NOT EXISTS (
        SELECT FROM pairs
        WHERE pairs.measure_id = asked.measure_id AND pairs.period_id = period.id
    )
)"""

PLACED = """
placed AS (
    SELECT places.*, reading.version_id, coalesce(reading.kind, '') AS kind,
        coalesce(reading.tolerance, 0) AS tolerance, reading.accumulation,
        period.kind AS period_kind, period.first_day, period.last_day,
        period.last_day < %(today)s AS due,
        baseline.holds_from, baseline.id AS baseline_id, baseline.amount AS baseline,
        baseline.numerator AS baseline_numerator, baseline.denominator AS baseline_denominator,
        baseline.original_id AS original_baseline_id
    FROM places
    JOIN indicators_period period ON period.id = places.period_id
    LEFT JOIN readings reading
        ON reading.measure_id = places.measure_id AND reading.valid_from <= period.last_day
        AND (reading.valid_until IS NULL OR reading.valid_until > period.last_day)
    LEFT JOIN baselines baseline
        ON baseline.measure_id = places.measure_id AND baseline.part = places.part
        AND baseline.holds_from <= period.last_day
        AND (baseline.holds_until IS NULL OR baseline.holds_until > period.last_day)
        AND (baseline.valid_from IS NULL OR baseline.valid_from <= period.last_day)
        AND (baseline.valid_until IS NULL OR baseline.valid_until > period.last_day)
)"""


def gathered(*, at_an_instant: bool, of_some: bool) -> str:
    """The table expressions up to ``placed``, of what counts now or of what counted then.

    ``of_some``: measures are named, so that a plan for any of them can begin with their index.
    """
    of_these = OF_SOME if of_some else OF_ALL_OR_SOME
    if at_an_instant:
        readings = (
            CARRIED
            + ","
            + READINGS.format(of_these=of_these, identity=IDENTITY_THEN, had=CARRIED_MEASURE)
        )
        counting = COUNTING.format(
            cells=ALL_CELLS,
            known_event=" AND event.at <= %(instant)s",
            known_undoing=" AND undone.at <= %(instant)s",
        )
        values = VALUES.format(joined="", cells="cells_then")
    else:
        readings = READINGS.format(of_these=of_these, identity="measure.identity_id", had="")
        counting = COUNTING.format(cells=REVISED_CELLS, known_event="", known_undoing="")
        values = VALUES.format(joined="LEFT", cells="indicators_cell")
    of_each_kind = (
        f"\ntargets AS ({values}'target'{IN_PERIODS})",
        f"\nactuals AS ({values}'actual'{IN_PERIODS})",
        f"\nknown_baselines AS ({values}'baseline')",
    )
    return ",".join(
        (readings, ASKED, SERIES, counting, *of_each_kind, BASELINES, PAIRS, PLACES, PLACED)
    )
