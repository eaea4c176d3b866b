"""The attainment of a plan as one hash: the same figures give the same, wherever they are."""

import hashlib
from collections.abc import Iterable

from indicators.models import Attainment

FIGURES = (
    "measure__node__path",
    "measure__node__edition__source_sha256",
    "period__kind",
    "period__label",
    "component__name",
    "verdict",
    "progress_numerator",
    "progress_denominator",
    "ratio_numerator",
    "ratio_denominator",
    "gap",
    "reasons",
    "rule_set",
    "baseline",
    "target",
    "actual",
    "series",
)
AT_ONCE = 2000


def figures_hash(plan: int) -> tuple[int, str]:
    """How many figures, and their SHA-256 in order; read as a stream."""
    rows: Iterable[tuple] = (
        Attainment.objects.filter(measure__node__edition__document=plan)
        .order_by("measure", "period", "component")
        .values_list(*FIGURES)
        .iterator(chunk_size=AT_ONCE)
    )
    mark, number = hashlib.sha256(), 0
    for row in rows:
        mark.update("\t".join(map(_said, row)).encode() + b"\n")
        number += 1
    return number, mark.hexdigest()


def _said(value: object) -> str:
    return "" if value is None else str(value)
