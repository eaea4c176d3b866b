"""What the contributors of entities have not given yet of what a round asks for."""

from collections.abc import Collection
from datetime import date

from django.db import connection

from indicators.models import ReportingRound

# An actual for each part of an entity that a person gives, in the rounds that ask for actuals.
NOT_GIVEN = """
    SELECT round.id, held.user_id, count(DISTINCT (measure.node_id, asked.period_id, entity.id))
    FROM indicators_reportinground round
    JOIN indicators_planedition edition ON edition.id = round.edition_id
    JOIN indicators_node node ON node.edition_id = round.edition_id
    JOIN indicators_performancemeasure measure ON measure.node_id = node.id
    JOIN indicators_measuredimension by_it ON by_it.measure_id = measure.identity_id
    JOIN indicators_dimension dimension ON dimension.id = by_it.dimension_id
    JOIN indicators_category entity ON entity.dimension_id = dimension.id
        AND (by_it.only = '{}' OR entity.code = ANY (by_it.only))
    JOIN indicators_roleassignment held ON held.entity_id = entity.id
        AND held.role = 'contributor'
        AND %(on)s BETWEEN held.starts_on AND coalesce(held.ends_on, 'infinity')
        AND (held.document_id = edition.document_id
            OR EXISTS (
                SELECT FROM indicators_programme programme
                JOIN indicators_node above ON above.id = programme.node_id
                WHERE programme.identity_id = held.programme_id
                  AND above.edition_id = round.edition_id
                  AND starts_with(node.path, above.path || '/'))
            OR EXISTS (
                SELECT FROM indicators_subprogramme unit
                JOIN indicators_node above ON above.id = unit.node_id
                WHERE unit.identity_id = held.subprogramme_id
                  AND above.edition_id = round.edition_id
                  AND starts_with(node.path, above.path || '/')))
    JOIN indicators_user person ON person.id = held.user_id AND person.is_active
    JOIN indicators_roundperiod asked ON asked.round_id = round.id
    LEFT JOIN indicators_cell cell ON cell.measure_id = measure.identity_id
        AND cell.period_id = asked.period_id AND cell.kind = 'actual'
        AND cell.disaggregation = dimension.code || '=' || entity.code
        AND cell.as_of IS NOT DISTINCT FROM round.as_of
        AND cell.revision > 0
    WHERE round.id = ANY (%(rounds)s) AND 'actual' = ANY (round.kinds) AND cell.id IS NULL
    GROUP BY round.id, held.user_id
"""


def parts_not_given(rounds: Collection[ReportingRound], *, on: date) -> dict[tuple[int, int], int]:
    """How many parts each person has still to give, by round and person; one query."""
    with connection.cursor() as cursor:
        cursor.execute(NOT_GIVEN, {"rounds": [each.pk for each in rounds], "on": on})
        return {(round_id, person): left for round_id, person, left in cursor.fetchall()}
