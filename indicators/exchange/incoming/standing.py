"""What stands in the cells that a file speaks of: where the file has no word, it stays as it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import F
from django.db.models.functions import Coalesce

from indicators import entry
from indicators.enums import Basis, ValueState
from indicators.exchange.incoming.read import Incoming
from indicators.exchange.remarks import per_cent
from indicators.models import Cell, PlanEdition, ValueVersion

Place = tuple[int, str, str, str, str, str]
SAYS = (
    "state",
    "amount",
    "amount_high",
    "numerator",
    "denominator",
    "words",
    "judged",
    "qualifier",
    "basis",
    "evidence",
    "comment",
)
NAMED_BY = (
    "measure_id",
    "kind",
    "component_id",
    "component__name",
    "disaggregation",
    "period__label",
    "period__first_day",
    "period__last_day",
    "as_of",
)
EMPTY_OR_NIL = {*entry.STATES_WITHOUT_VALUE, ValueState.NIL}


class Says(NamedTuple):
    """What the last version says; nothing where there is none."""

    state: str = ""
    amount: Decimal | None = None
    amount_high: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    words: str = ""
    judged: str = ""
    qualifier: str = ""
    basis: str = Basis.LEVEL
    evidence: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """``revision`` is the cell's number; what is approved is changed for a reason alone."""

    revision: int
    is_approved: bool
    says: Says


NOTHING = Standing(0, False, Says())


def standing(edition: PlanEdition) -> dict[Place, Standing]:
    """Every cell of the edition by each name that a file may give it; two statements."""
    cells = Cell.objects.filter(measure__editions__node__edition=edition).annotate(
        last=Coalesce(F("draft_id"), F("submitted_id"), F("approved_id"))
    )
    versions = ValueVersion.objects.filter(pk__in=cells.values("last")).values_list("pk", *SAYS)
    said = {pk: Says(*rest) for pk, *rest in versions}
    rows = cells.values_list("last", "revision", "approved_id", *NAMED_BY)
    return {
        place: Standing(revision, approved is not None, said.get(last, NOTHING.says))
        for last, revision, approved, *named_by in rows
        for place in _names(*named_by)
    }


def _names(
    measure: int,
    kind: str,
    component: int | None,
    name: str | None,
    part: str,
    label: str,
    first: date,
    last: date,
    as_of: date | None,
) -> Iterator[Place]:
    for period in {label, f"{first}/{last}"}:
        for said in {f"#{component}", name or ""} if component else {""}:
            yield measure, kind, said, part, period, f"{as_of or ''}"


def completed(each: Incoming, stands: Says) -> dict[str, object]:
    """The value as the file has it, with all that it has no word for."""
    is_same = _is_same(each, stands)
    value = _standing_value(stands) if is_same else _value(each)
    state = stands.state or ValueState.REPORTED
    if not is_same and state in EMPTY_OR_NIL:
        state = ValueState.REPORTED
    return {
        **value,
        "state": each.state or state,
        "judged": each.judged or (stands.judged if is_same else ""),
        "qualifier": each.qualifier or (stands.qualifier if is_same else ""),
        "basis": each.basis or stands.basis,
        "evidence": stands.evidence,
        "comment": _comment(each.comment, stands.comment),
    }


def _is_same(each: Incoming, stands: Says) -> bool:
    """Whether the figure or the words are those that stand, however they are written."""
    if each.words or stands.words:
        return _bare(each.words) == _bare(stands.words)
    if each.numerator and stands.numerator is not None:
        ratio = (stands.numerator, stands.denominator)
        return (Decimal(each.numerator), Decimal(each.denominator)) == ratio
    if stands.numerator is not None and stands.denominator is not None:
        ends = (per_cent(stands.numerator, stands.denominator), None)
    else:
        ends = (stands.amount, stands.amount_high)
    return (_number(each.number), _number(each.number_high)) == ends


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _standing_value(stands: Says) -> dict[str, object]:
    return {
        "amount": stands.amount,
        "amount_high": stands.amount_high,
        "numerator": stands.numerator,
        "denominator": stands.denominator,
        "words": stands.words,
    }


def _value(each: Incoming) -> dict[str, object]:
    if each.numerator:
        return {"numerator": each.numerator, "denominator": each.denominator}
    return {
        "amount": each.number or None,
        "amount_high": each.number_high or None,
        "words": each.words,
    }


def _comment(said: str, stands: str) -> str:
    """What an author wrote stays; what the file adds to it stands below, once."""
    if _bare(said) in _bare(stands):
        return stands
    return f"{stands}\n{said}" if stands else said


def _bare(words: str) -> str:
    return " ".join(words.split())
