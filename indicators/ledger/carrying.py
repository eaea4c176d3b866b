"""Where values hung at an instant: a link confirmed since may have carried them on.

A link between editions gives the later row of a measure the identity of the earlier one, and its
values go along. Before it was confirmed each had its own, and what was known then is told so.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection
from django.db.models import BigIntegerField, Case, F, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable

from indicators.models import Component, PerformanceMeasure, ValueVersion

# By cell the measure and the component that it hung on, where a link confirmed since carried it on.
CELLS_CARRIED_SINCE = """
    SELECT DISTINCT ON (pgh_obj_id) pgh_obj_id AS cell_id, measure_id, component_id
    FROM indicators_cellplaceevent
    WHERE pgh_created_at > %(instant)s
    ORDER BY pgh_obj_id, pgh_id
"""
# By measure the identity that it had, where it has another one since.
MEASURES_CARRIED_SINCE = """
    SELECT measure.node_id AS measure_id, before.identity_id
    FROM indicators_performancemeasure measure
    CROSS JOIN LATERAL (
        SELECT event.identity_id FROM indicators_performancemeasureevent event
        WHERE event.pgh_obj_id = measure.node_id AND event.pgh_created_at <= %(instant)s
        ORDER BY event.pgh_id DESC LIMIT 1
    ) before
    WHERE measure.identity_id <> before.identity_id
        AND measure.node_id IN (
            SELECT pgh_obj_id FROM indicators_performancemeasureevent
            WHERE pgh_created_at > %(instant)s
        )
"""
BOTH = f"""
    SELECT cell_id, NULL::bigint, measure_id, component_id FROM ({CELLS_CARRIED_SINCE}) cell
    UNION ALL
    SELECT NULL, measure_id, identity_id, NULL FROM ({MEASURES_CARRIED_SINCE}) measure
"""


@dataclass(frozen=True, slots=True)
class Carried:
    """By cell the identity and the component that it hung on, by measure the identity that it had.

    What is not here hung then where it hangs now.
    """

    cells: dict[int, tuple[int, int | None]] = field(default_factory=dict)
    measures: dict[int, int] = field(default_factory=dict)

    def identity(self, measure: PerformanceMeasure) -> int:
        return self.measures.get(measure.pk, measure.identity_id)

    def on(self, measures: QuerySet[PerformanceMeasure], *, cell: str = "") -> Q:
        """Whether a cell hung on one of the measures; ``cell`` is the way to it, ``cell__``."""
        if not (self.cells or self.measures):
            return Q((f"{cell}measure__in", measures.values("identity")))
        now = measures.order_by().values_list("pk", "identity")
        return self.hung_on({self.measures.get(pk, identity) for pk, identity in now}, cell=cell)

    def hung_on(self, identities: Collection[int], *, cell: str = "") -> Q:
        went = [pk for pk, (identity, _part) in self.cells.items() if identity in identities]
        stayed = Q((f"{cell}measure__in", identities)) & ~Q((f"{cell}pk__in", list(self.cells)))
        return stayed | Q((f"{cell}pk__in", went))

    def identity_of(self, cell: str) -> Combinable:
        """The identity that a cell hung on, as a column; ``cell`` is the way to it."""
        now = F(f"{cell}measure_id")
        went: dict[int, list[int]] = {}
        for pk, (identity, _part) in self.cells.items():
            went.setdefault(identity, []).append(pk)
        then = [When(**{f"{cell}pk__in": pks}, then=Value(each)) for each, pks in went.items()]
        return Case(*then, default=now, output_field=BigIntegerField()) if then else now

    def put_back(self, versions: Iterable[ValueVersion]) -> None:
        """Let the cells of versions, which come with them, say where they hung."""
        carried = [each.cell for each in versions if each.cell_id in self.cells]
        if not carried:
            return
        parts = Component.objects.in_bulk({self.cells[cell.pk][1] for cell in carried} - {None})
        for cell in carried:
            cell.measure_id, component_id = self.cells[cell.pk]
            cell.component = parts.get(component_id)


def carried_since(instant: datetime) -> Carried:
    """What links confirmed after the instant have carried on, in one query."""
    found = Carried()
    with connection.cursor() as cursor:
        cursor.execute(BOTH, {"instant": instant})
        for cell_id, measure_id, identity_id, component_id in cursor.fetchall():
            if cell_id is None:
                found.measures[measure_id] = identity_id
            else:
                found.cells[cell_id] = (identity_id, component_id)
    return found
