"""The clearing chain of a plan, named by its planning officer."""

from collections.abc import Sequence

from django.db import connection, transaction

from indicators.enums import ClearingLevel
from indicators.models import PlanDocument

# What waits goes to the first level of the new chain that it has not passed since its submission.
PLACE_ANEW = """
    UPDATE indicators_cell cell
    SET waits_at = coalesce((
        SELECT level.name
        FROM unnest(%(chain)s::text[]) WITH ORDINALITY AS level (name, place)
        WHERE level.place = cardinality(%(chain)s::text[]) OR NOT EXISTS (
            SELECT FROM indicators_reviewevent cleared
            WHERE cleared.cell_id = cell.id AND cleared.version_id = cell.submitted_id
              AND cleared.step = 'clear' AND cleared.level = level.name
              AND cleared.id > (
                  SELECT max(submitted.id) FROM indicators_reviewevent submitted
                  WHERE submitted.cell_id = cell.id AND submitted.step = 'submit'))
        ORDER BY level.place LIMIT 1), '')
    FROM indicators_measureidentity measure
    JOIN indicators_programmeidentity programme ON programme.id = measure.programme_id
    WHERE measure.id = cell.measure_id AND cell.status = 'submitted'
      AND programme.document_id = %(document)s
"""


@transaction.atomic
def name_chain(*, document: PlanDocument, levels: Sequence[ClearingLevel]) -> PlanDocument:
    """Say which levels a value of the plan passes from now on; none is one step for any reviewer.

    What waits already passes the new chain, without what it has passed.
    """
    # Who takes a step holds a share of this lock.
    locked = PlanDocument.objects.select_for_update().get(pk=document.pk)
    locked.clearing = [level.value for level in ClearingLevel if level in levels]
    locked.save(update_fields=["clearing"])
    with connection.cursor() as cursor:
        cursor.execute(PLACE_ANEW, {"chain": locked.clearing, "document": locked.pk})
    return locked
