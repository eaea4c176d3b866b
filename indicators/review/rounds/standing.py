"""How far a round is: of what it asks for, what is there, and in whose hands."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from indicators.enums import ValueStatus
from indicators.models import ReportingRound

# A value that is asked for is a place for each measure, or each component of it, asked period and
# kind; a cell without a version is missing like one that is not there.
ASKED_FOR = """
    FROM indicators_reportinground round
    JOIN indicators_node node ON node.edition_id = round.edition_id
    JOIN indicators_performancemeasure measure ON measure.node_id = node.id
    JOIN indicators_roundperiod asked ON asked.round_id = round.id
    CROSS JOIN unnest(round.kinds) AS wanted (kind)
    LEFT JOIN indicators_component component ON component.measure_id = measure.identity_id
    LEFT JOIN indicators_cell cell
        ON cell.measure_id = measure.identity_id
        AND cell.period_id = asked.period_id
        AND cell.kind = wanted.kind
        AND cell.component_id IS NOT DISTINCT FROM component.id
        AND cell.disaggregation = ''
        AND cell.as_of IS NOT DISTINCT FROM round.as_of
        AND cell.revision > 0
"""
OF_ROUNDS = " WHERE round.id = ANY (%(rounds)s)"
OF_MEASURES = " AND (%(measures)s::bigint[] IS NULL OR node.id = ANY (%(measures)s))"
COUNTS = """
    SELECT round.id, node.id, measure.identity_id, node.path,
        count(*) FILTER (WHERE cell.id IS NULL),
        count(*) FILTER (WHERE cell.status = 'draft'),
        count(*) FILTER (WHERE cell.status = 'returned'),
        count(*) FILTER (WHERE cell.status = 'submitted'),
        count(*) FILTER (WHERE cell.status = 'approved')
"""
BY_MEASURE = " GROUP BY round.id, node.id, measure.identity_id ORDER BY round.id, node.position"
COUNTED = "".join((COUNTS, ASKED_FOR, OF_ROUNDS, OF_MEASURES, BY_MEASURE))
WORDS = """
    SELECT node.path, node.text, period.label, wanted.kind, coalesce(component.name, ''),
        coalesce(cell.status, 'empty'), coalesce(author.name, ''), version.at
"""
WITH_AUTHOR = """
    JOIN indicators_period period ON period.id = asked.period_id
    LEFT JOIN indicators_valueversion version
        ON version.cell_id = cell.id AND version.number = cell.revision
    LEFT JOIN indicators_user author ON author.id = version.by_id
"""
IN_ORDER = " ORDER BY node.position, period.first_day, wanted.kind, component.position"
LISTED = "".join((WORDS, ASKED_FOR, WITH_AUTHOR, OF_ROUNDS, IN_ORDER))
# The columns before the counts.
WHERE = 4
AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Standing:
    """Values asked for, by where each is."""

    missing: int = 0
    draft: int = 0
    returned: int = 0
    submitted: int = 0
    approved: int = 0

    def __add__(self, other: "Standing") -> "Standing":
        return Standing(
            self.missing + other.missing,
            self.draft + other.draft,
            self.returned + other.returned,
            self.submitted + other.submitted,
            self.approved + other.approved,
        )

    @property
    def asked(self) -> int:
        return self.missing + self.left_begun + self.handed_in

    @property
    def left_begun(self) -> int:
        """Begun, and still or again in the manager's hands."""
        return self.draft + self.returned

    @property
    def left(self) -> int:
        """What the manager has still to hand in. After the due date it is late."""
        return self.missing + self.left_begun

    @property
    def handed_in(self) -> int:
        return self.submitted + self.approved

    @property
    def is_begun(self) -> bool:
        return self.missing < self.asked

    def by_status(self) -> dict[ValueStatus, int]:
        """From done to not begun; a missing value is an empty one."""
        return {
            ValueStatus.APPROVED: self.approved,
            ValueStatus.SUBMITTED: self.submitted,
            ValueStatus.RETURNED: self.returned,
            ValueStatus.DRAFT: self.draft,
            ValueStatus.EMPTY: self.missing,
        }


@dataclass(frozen=True, slots=True)
class MeasureStanding:
    """A measure of a round's edition, by its node, and how far its values are."""

    round_id: int
    measure_id: int
    identity_id: int
    path: str
    standing: Standing


def standings(
    rounds: Collection[ReportingRound], *, measures: Collection[int] | None = None
) -> list[MeasureStanding]:
    """Measure by measure in printed order, one query for any number of rounds.

    ``measures`` are ids of performance measures; without them all of the editions' measures.
    """
    asked = {
        "rounds": [each.pk for each in rounds],
        "measures": None if measures is None else list(measures),
    }
    with connection.cursor() as cursor:
        cursor.execute(COUNTED, asked)
        return [MeasureStanding(*row[:WHERE], Standing(*row[WHERE:])) for row in cursor.fetchall()]


@dataclass(frozen=True, slots=True)
class Listed:
    """One value that a round asks for; ``by`` and ``at`` are of its last version."""

    path: str
    text: str
    period: str
    kind: str
    component: str
    status: str
    by: str
    at: datetime | None

    def is_late(self, asked: ReportingRound, *, on: date) -> bool:
        handed_in = self.status in (ValueStatus.SUBMITTED, ValueStatus.APPROVED)
        return on > asked.due_on and not handed_in


def listed(asked: ReportingRound) -> Iterator[Listed]:
    """Every value the round asks for, a thousand at a time: one query, bounded memory."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(LISTED, {"rounds": [asked.pk]})
        while rows := cursor.fetchmany(AT_ONCE):
            yield from (Listed(*row) for row in rows)
