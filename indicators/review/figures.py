"""The figures of a programme in a round: what a sign-off freezes, and what it finds missing."""

import json
from dataclasses import dataclass

from django.db import connection
from django.db.models import F

from indicators import attainment, ledger
from indicators.enums import ValueStatus
from indicators.models import Cell, Node, Programme, ReportingRound
from indicators.review.rounds.standing import ASKED_FOR

OPEN_PLACES = """
    SELECT concat_ws('-', node.id, asked.period_id, wanted.kind, component.id),
        node.path, node.text, period.label, wanted.kind, coalesce(component.name, ''),
        coalesce(cell.status, 'empty')
"""
OF_PROGRAMME = """
    JOIN indicators_period period ON period.id = asked.period_id
    WHERE round.id = %(round)s AND starts_with(node.path, %(path)s)
      AND coalesce(cell.status, 'empty') <> 'approved'
    ORDER BY node.position, period.first_day, wanted.kind, component.position
"""
OUTSTANDING = "".join((OPEN_PLACES, ASKED_FOR, OF_PROGRAMME))
OUTCOME = (
    "verdict",
    "progress_numerator",
    "progress_denominator",
    "ratio_numerator",
    "ratio_denominator",
    "gap",
    "reasons",
    "rule_set",
)


@dataclass(frozen=True, slots=True)
class Outstanding:
    """A value that a round asks for and that is not approved; ``key`` names its place."""

    key: str
    path: str
    text: str
    period: str
    kind: str
    component: str
    status: ValueStatus


def programme_of(asked: ReportingRound, identity_id: int) -> Node:
    """The programme as the round's edition prints it."""
    return Programme.objects.get(identity=identity_id, node__edition=asked.edition_id).node


def outstanding(asked: ReportingRound, programme: Node) -> list[Outstanding]:
    """What of a programme is missing or not yet approved, in printed order."""
    with connection.cursor() as cursor:
        cursor.execute(OUTSTANDING, {"round": asked.pk, "path": f"{programme.path}/"})
        return [Outstanding(*row[:-1], ValueStatus(row[-1])) for row in cursor.fetchall()]


def figures(asked: ReportingRound, programme: Node, left_out: list[dict[str, str]]) -> str:
    """Canonical JSON: keys sorted, no white space; amounts as texts without zeros at their end.

    ``values`` has every approved value of the programme that the round asks for, ``attainments``
    what was computed for its measures and periods, ``left_out`` what is not there and why.
    """
    content = {
        "edition": asked.edition.symbol,
        "round": asked.name,
        "programme": programme.path,
        "values": [ledger.plain_row(row) for row in _values(asked, programme)],
        "attainments": [ledger.plain_row(row) for row in _attainments(asked, programme)],
        "left_out": left_out,
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _values(asked: ReportingRound, programme: Node) -> list[dict[str, object]]:
    """In one query, in printed order."""
    cells = Cell.objects.filter(
        measure__editions__node__edition=asked.edition_id,
        measure__editions__node__path__startswith=f"{programme.path}/",
        period__in=asked.periods.values("pk"),
        kind__in=asked.kinds,
        as_of=asked.as_of,
        approved__isnull=False,
    )
    if asked.as_of is None:
        cells = cells.filter(as_of__isnull=True)
    order = ("measure__editions__node__position", "period__first_day", "kind")
    return list(
        cells.order_by(*order, "component__position", "disaggregation").values(
            "kind",
            "disaggregation",
            "as_of",
            version=F("approved"),
            path=F("measure__editions__node__path"),
            component_name=F("component__name"),
            period_label=F("period__label"),
            **{f"value_{name}": F(f"approved__{name}") for name in ("number", *ledger.VALUE)},
        )
    )


def _attainments(asked: ReportingRound, programme: Node) -> list[dict[str, object]]:
    rows = attainment.current_rows().filter(
        measure__node__edition=asked.edition_id,
        measure__node__path__startswith=f"{programme.path}/",
        period__in=asked.periods.values("pk"),
    )
    return list(
        rows.order_by("measure__node__position", "period__first_day", "component__position").values(
            *OUTCOME,
            path=F("measure__node__path"),
            component_name=F("component__name"),
            period_label=F("period__label"),
        )
    )
