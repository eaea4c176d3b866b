"""The fields of one value as HTML: those in the table, and those in the part below its row."""

from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from indicators.enums import Basis, MeasureKind, Qualifier, ValueKind
from indicators.web.entry import widgets
from indicators.web.entry.printed import options
from indicators.web.entry.sheet.cells import CellForm
from indicators.web.entry.sheet.wording import JUDGEMENTS


def in_table(cell: CellForm, heading: str) -> str:
    """The fields in the cell of the table; the actual of the period has its state beneath.

    ``heading`` is the id of the column's heading.
    """
    seen = widgets.hidden(f"{cell.name}-based_on", cell.based_on)
    if cell.kind != ValueKind.ACTUAL:
        return seen + _figures(cell, heading) if not cell.is_words else ""
    if cell.is_words:
        return seen + _told(cell, heading) + _state_beneath(cell, heading)
    unit = cell.unit if cell.is_main and not cell.is_ratio and not cell.is_yes_or_no else ""
    beside = f'<span class="unit">{escape(unit)}</span>' if unit else ""
    line = f'<div class="line">{_figures(cell, heading)}{beside}</div>'
    return seen + line + _state_beneath(cell, heading)


def _state_beneath(cell: CellForm, heading: str) -> str:
    """A value of another period has its state typed in: a dash, or n/a."""
    if not cell.is_main:
        return f'<span class="tiny faint beneath">{escape(cell.note)}</span>'
    chosen = cell.typed["state"]
    offered = cell.words.state_options.get(chosen) or cell.words.state_options["reported"]
    labels = f"{heading} h-state n-{cell.key}"
    return widgets.choice(f"{cell.name}-state", offered, labels=labels, fault=_fault(cell, "state"))


def _figures(cell: CellForm, heading: str) -> str:
    if cell.is_yes_or_no:
        return _yes_or_no(cell, heading)
    if cell.is_ratio:
        between = f'</div><div class="line"><span class="unit">{cell.words.of}</span>'
        return (
            _number(cell, "numerator", f"{heading} h-numerator")
            + between
            + _number(cell, "denominator", f"{heading} h-denominator")
        )
    if not cell.is_range:
        return _number(cell, "value", heading)
    to = f'<span class="unit">{cell.words.to}</span>'
    return _number(cell, "value", heading) + to + _number(cell, "value_high", f"{heading} h-high")


def _number(cell: CellForm, field: str, labels: str) -> str:
    return widgets.number(
        f"{cell.name}-{field}",
        cell.typed[field],
        labels=f"{labels} n-{cell.key}",
        fault=_fault(cell, field, "value" if field in ("value", "numerator") else field),
    )


def _yes_or_no(cell: CellForm, heading: str) -> str:
    chosen = cell.typed["value"]
    offered = "".join(
        f'<option value="{value}"{" selected" * (value == chosen)}>{escape(words)}</option>'
        for value, words in (("", "—"), ("1", cell.words.yes), ("0", cell.words.no))
    )
    return widgets.choice(
        f"{cell.name}-value",
        SafeString(offered),
        labels=f"{heading} n-{cell.key}",
        fault=_fault(cell, "value"),
    )


def _told(cell: CellForm, heading: str) -> str:
    labels = f"{heading} n-{cell.key}"
    told = widgets.words(
        f"{cell.name}-words",
        cell.typed["words"],
        rows=3,
        labels=labels,
        fault=_fault(cell, "words", "value"),
    )
    if cell.measure.kind != MeasureKind.MILESTONE or not cell.is_main:
        return told
    offered = options(JUDGEMENTS, cell.typed["judged"], none=_("Your judgement"))
    return told + widgets.choice(
        f"{cell.name}-judged",
        offered,
        labels=f"{heading} h-judged n-{cell.key}",
        fault=_fault(cell, "judged"),
    )


def _fault(cell: CellForm, *fields: str) -> str:
    """The id of the sentence that says what is wrong with one of the fields."""
    return f"e-{cell.name}" if any(field in cell.errors for field in fields) else ""


# Below the row


def below_actual(cell: CellForm) -> SafeString:
    """What is said beside an actual: how sure it is, why it is so, where the proof is."""
    is_milestone = cell.measure.kind == MeasureKind.MILESTONE
    comment = widgets.labelled(
        f"{cell.name}-comment",
        _("Comment"),
        _remark(cell, "comment", rows=3),
        hint=_("For a judgement: what justifies it.")
        if is_milestone
        else _("After a miss, or with nothing to report: why, and what is done about it."),
    )
    evidence = widgets.labelled(
        f"{cell.name}-evidence",
        _("Evidence in words"),
        _remark(cell, "evidence", rows=2),
        hint=_("Where the proof is: a document and its page, a file, an address."),
    )
    basis = _basis_if_asked(cell, _("The actual is"))
    return SafeString(f'{comment}{evidence}<div class="pair">{_qualified(cell)}{basis}</div>')


def below_promise(cell: CellForm) -> SafeString:
    """What is said beside a baseline or target; its words, where it is told in words."""
    in_words = ""
    if cell.is_words:
        told = _remark(cell, "words", rows=3)
        in_words = widgets.hidden(f"{cell.name}-based_on", cell.based_on) + widgets.labelled(
            f"{cell.name}-words", _("Words"), told
        )
    offered = cell.words.state_options.get(cell.typed["state"])
    chosen = widgets.choice(f"{cell.name}-state", offered or "", fault=_fault(cell, "state"))
    state = widgets.labelled(f"{cell.name}-state", _("State"), chosen)
    source = widgets.labelled(
        f"{cell.name}-comment",
        _("Where it comes from"),
        widgets.line(f"{cell.name}-comment", cell.typed["comment"]),
    )
    basis = _basis_if_asked(cell, _("It is"))
    pair = f'<div class="pair">{state}{basis}</div>'
    return widgets.group(cell.heading, in_words, pair, source)


def _qualified(cell: CellForm) -> str:
    if cell.is_words or cell.is_yes_or_no:
        return ""
    offered = options(tuple(Qualifier), cell.typed["qualifier"], none=_("exactly"))
    chosen = widgets.choice(f"{cell.name}-qualifier", offered, fault=_fault(cell, "qualifier"))
    return widgets.labelled(f"{cell.name}-qualifier", _("The number is"), chosen)


def _basis_if_asked(cell: CellForm, label: str) -> str:
    if not cell.asks_basis:
        return ""
    offered = options(tuple(Basis), cell.typed["basis"] or Basis.LEVEL)
    chosen = widgets.choice(f"{cell.name}-basis", offered, fault=_fault(cell, "basis"))
    return widgets.labelled(f"{cell.name}-basis", label, chosen)


def _remark(cell: CellForm, field: str, rows: int) -> SafeString:
    return widgets.words(
        f"{cell.name}-{field}", cell.typed[field], rows=rows, fault=_fault(cell, field)
    )
