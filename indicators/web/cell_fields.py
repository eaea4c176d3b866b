"""The fields of one value of the entry sheet, those in the table and those in the part below it."""

from typing import Protocol

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from indicators.enums import Basis, MeasureKind, ValueKind, ValueState, Verdict
from indicators.models import MeasureVersion
from indicators.web import widgets
from indicators.web.printed import options

STATES = (
    ValueState.REPORTED,
    ValueState.NIL,
    ValueState.NOT_REPORTED,
    ValueState.NOT_APPLICABLE,
    ValueState.ESTIMATED,
    ValueState.PROXY,
    ValueState.SUPPRESSED,
)
JUDGEMENTS = (Verdict.EXCEEDED, Verdict.MET, Verdict.PARTIALLY_MET, Verdict.NOT_MET)


class Fielded(Protocol):
    """What of a cell's form its fields are made of."""

    name: str
    kind: ValueKind
    measure: MeasureVersion
    errors: dict[str, str]
    key: str

    @property
    def based_on(self) -> int: ...
    @property
    def typed(self) -> dict[str, str]: ...
    @property
    def is_words(self) -> bool: ...
    @property
    def is_ratio(self) -> bool: ...
    @property
    def is_range(self) -> bool: ...
    @property
    def asks_basis(self) -> bool: ...
    @property
    def heading(self) -> str: ...


def in_table(cell: Fielded, unit: str) -> SafeString:
    """The fields in the cell of the table; an actual has its state beneath."""
    seen = widgets.hidden(f"{cell.name}-based_on", cell.based_on)
    if cell.kind != ValueKind.ACTUAL:
        return SafeString(seen + _figures(cell)) if not cell.is_words else SafeString("")
    if cell.is_words:
        return SafeString(seen + _told(cell) + state(cell, in_the_table=True))
    beside = f'<span class="unit">{escape(unit)}</span>' if unit and not cell.is_ratio else ""
    return SafeString(
        f'{seen}<div class="line">{_figures(cell)}{beside}</div>{state(cell, in_the_table=True)}'
    )


def _figures(cell: Fielded) -> str:
    if cell.is_ratio:
        of = f'</div><div class="line"><span class="unit">{pgettext("ratio", "of")}</span>'
        return (
            _number(cell, "numerator", "h-numerator")
            + of
            + _number(cell, "denominator", "h-denominator")
        )
    if not cell.is_range:
        return _number(cell, "value")
    to = f'<span class="unit">{_("to")}</span>'
    return _number(cell, "value") + to + _number(cell, "value_high", "h-high")


def _number(cell: Fielded, field: str, part: str = "") -> str:
    is_first = field in ("value", "numerator")
    is_faulty = field in cell.errors or (is_first and "value" in cell.errors)
    return widgets.number(
        f"{cell.name}-{field}",
        cell.typed[field],
        labels=" ".join(filter(None, (f"h-{cell.kind}", part, f"n-{cell.key}"))),
        fault=f"e-{cell.name}" if is_faulty else "",
    )


def _told(cell: Fielded) -> str:
    fault = f"e-{cell.name}"
    told = widgets.words(
        f"{cell.name}-words",
        cell.typed["words"],
        rows=3,
        labels=f"h-actual n-{cell.key}",
        fault=fault if "words" in cell.errors or "value" in cell.errors else "",
    )
    if cell.measure.kind != MeasureKind.MILESTONE:
        return told
    offered = options(JUDGEMENTS, cell.typed["judged"], none=_("Your judgement"))
    return told + _choice(cell, "judged", offered, labels=f"h-judged n-{cell.key}")


def state(cell: Fielded, *, in_the_table: bool = False) -> SafeString:
    labels = f"h-actual h-state n-{cell.key}" if in_the_table else ""
    return _choice(cell, "state", options(STATES, cell.typed["state"]), labels=labels)


def _choice(cell: Fielded, field: str, offered: SafeString, labels: str = "") -> SafeString:
    fault = f"e-{cell.name}" if field in cell.errors else ""
    return widgets.choice(f"{cell.name}-{field}", offered, labels=labels, fault=fault)


def below_actual(cell: Fielded) -> SafeString:
    """What is said beside an actual: comment and evidence, and whether it is a total."""
    comment = widgets.labelled(
        f"{cell.name}-comment",
        _("Comment"),
        _remark(cell, "comment", rows=3),
        hint=_("After a miss: why, and what is done about it."),
    )
    evidence = widgets.labelled(
        f"{cell.name}-evidence",
        _("Evidence"),
        _remark(cell, "evidence", rows=2),
        hint=_("Where the proof is: a document and its page, a file, an address."),
    )
    return SafeString(comment + evidence + _basis_if_asked(cell, _("The actual is")))


def below_promise(cell: Fielded) -> SafeString:
    """What is said beside a baseline or target; its words, where it is told in words."""
    in_words = ""
    if cell.is_words:
        told = _remark(cell, "words", rows=3)
        in_words = widgets.hidden(f"{cell.name}-based_on", cell.based_on) + widgets.labelled(
            f"{cell.name}-words", _("Words"), told
        )
    choices = widgets.labelled(f"{cell.name}-state", _("State"), state(cell))
    source = widgets.labelled(
        f"{cell.name}-comment",
        _("Where it comes from"),
        widgets.line(f"{cell.name}-comment", cell.typed["comment"]),
    )
    pair = f'<div class="pair">{choices}{_basis_if_asked(cell, _("It is"))}</div>'
    return widgets.group(cell.heading, in_words, pair, source)


def _basis_if_asked(cell: Fielded, label: str) -> str:
    if not cell.asks_basis:
        return ""
    offered = options(tuple(Basis), cell.typed["basis"] or Basis.LEVEL)
    return widgets.labelled(f"{cell.name}-basis", label, _choice(cell, "basis", offered))


def _remark(cell: Fielded, field: str, rows: int) -> SafeString:
    fault = f"e-{cell.name}" if field in cell.errors else ""
    return widgets.words(f"{cell.name}-{field}", cell.typed[field], rows=rows, fault=fault)
