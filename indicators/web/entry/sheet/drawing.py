"""The rows of the entry sheet as HTML: made here and not in templates, for there are hundreds."""

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString

from indicators import entry
from indicators.enums import ValueKind, ValueState
from indicators.models import Node
from indicators.templatetags.addresses import id_page, short_name, speaks
from indicators.web.entry.sheet import fields
from indicators.web.entry.sheet.cells import CellForm, printed
from indicators.web.entry.sheet.rows import RowForm
from indicators.web.entry.sheet.says import says
from indicators.web.reckoning.meaning import standing

LONGEST = 60
# The name of the row before the values, what they mean after them.
ENDS = 2


def table_row(form: RowForm, opened: str = "") -> SafeString:
    """The row and, where ``opened`` has what stands in it, the part below."""
    key = form.key
    state = f' data-row="{escape(_row_name(form))}"' if form.row.may_enter else ""
    state += " data-unsaved" if form.is_refused else ""
    cells = "".join(_cell(form, column, at) for at, column in enumerate(form.columns))
    below = _below(form, opened) if opened else ""
    return SafeString(
        f'<tbody role="rowgroup" id="r-{key}"{state}>'
        f'<tr role="row"{_row_class(form)}>{_heading(form, is_opened=bool(opened))}{cells}'
        f'<td role="cell" class="says stack-1">{says(form)}</td></tr>{below}</tbody>\n'
    )


def _row_name(form: RowForm) -> str:
    return ", ".join(filter(None, (form.number, form.part_name)))


def _row_class(form: RowForm) -> str:
    classes = ["on"] * form.is_refused + ["part"] * bool(form.row.part)
    return f' class="{" ".join(classes)}"' if classes else ""


def _heading(form: RowForm, *, is_opened: bool) -> str:
    node, key = form.row.measure.node, form.key
    if form.row.part:
        name = escape(form.part_name)
        return f'<th role="rowheader" scope="row"><span id="n-{key}">{name}</span></th>'
    part = f": {escape(form.part_name)}" if form.part_name else ""
    return (
        '<th role="rowheader" scope="row">'
        f'<span class="faint num">{escape(node.label)}&ensp;</span>'
        f'<a href="{form.address}" id="n-{key}" {speaks(node.shown_language)}>'
        f"{escape(node.shown_text)}{part}</a><br>"
        f'<span class="tiny faint">{escape(form.how)}</span>'
        f'<button class="button mini quiet opener" name="open" value="{key}"'
        f' aria-expanded="{"true" if is_opened else "false"}" aria-controls="more-{key}">'
        f'{form.words.more}<span class="vh">: {escape(_row_name(form))}</span></button></th>'
    )


def _below(form: RowForm, opened: str) -> str:
    columns = len(form.columns) + ENDS
    return (
        f'<tr role="row" class="more" id="more-{form.key}">'
        f'<td role="cell" colspan="{columns}">{opened}</td></tr>'
    )


def _cell(form: RowForm, column: entry.Column, at: int) -> str:
    cell = form.by_column.get(column)
    if cell is None:
        return _past(form, column)
    if cell.kind == ValueKind.ACTUAL:
        return _actual(cell, f"c{at}")
    return _promise(cell, f"c{at}")


def _actual(cell: CellForm, heading: str) -> str:
    if cell.is_open:
        inside = fields.in_table(cell, heading)
    else:
        look = "words" if cell.is_words else "num strong"
        shows_unit = cell.unit and not cell.is_words
        unit = f' <span class="unit">{escape(cell.unit)}</span>' if shows_unit else ""
        state = cell.words.states.get(cell.typed["state"], "") if cell.chose_state else ""
        note = f'<p class="tiny faint">{state}</p>' if state else ""
        inside = f'<p class="{look}">{escape(cell.printed)}{unit}</p>{note}'
    return f'<td role="cell" class="in" data-h="{escape(cell.heading)}">{inside}</td>'


def _promise(cell: CellForm, heading: str) -> str:
    """A baseline or a target; told in words, it is changed in the part below."""
    is_field = cell.is_open and not cell.is_words
    inside = fields.in_table(cell, heading) if is_field else escape(shortened(cell.printed))
    note = f'<span class="tiny faint beneath">{escape(cell.note)}</span>' if cell.note else ""
    look = "words" if cell.is_words else "n"
    return (
        f'<td role="cell" class="{look} stated" data-h="{escape(cell.heading)}">'
        f"{inside}{note}{_amend(cell)}</td>"
    )


def _amend(cell: CellForm) -> str:
    """The way to the page on which an approved target or baseline is amended."""
    if not (cell.is_promised and cell.column.is_asked and cell.row.may_hand_in):
        return ""
    page = id_page("amend_value", cell.cell.pk)
    named = f'<span class="vh">: {escape(cell.heading)}</span>'
    return f'<a class="tiny beneath" href="{page}">{cell.words.amend}{named}</a>'


def _past(form: RowForm, column: entry.Column) -> str:
    """The actual of a year that is not asked for."""
    row = form.row
    version = standing(row.at(column))
    beside = [standing(row.targets.get(column.period.pk))]
    said = escape(shortened(printed(version, row, against=beside)))
    is_told = version is not None and version.state != ValueState.REPORTED
    note = form.words.states[version.state] if is_told else ""
    beneath = f'<span class="tiny faint beneath">{note}</span>' if note else ""
    look = "past words" if version is not None and version.words else "n past"
    return f'<td role="cell" class="{look}" data-h="{column.period.label}">{said}{beneath}</td>'


def shortened(words: str) -> str:
    """Whole where it is short; its rest is read in the part below."""
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]}…"


def table_body(forms: Iterable[RowForm], columns: int, opened: dict[str, str]) -> SafeString:
    """All rows, under the results that they belong to."""
    drawn, last = [], None
    for form in forms:
        result = form.row.measure.accomplishment
        if result.pk != last:
            last = result.pk
            drawn.append(_group(result.node, columns + ENDS))
        drawn.append(table_row(form, opened.get(form.key, "")))
    return SafeString("".join(drawn))


def _group(node: Node, columns: int) -> str:
    words = f"<bdi {speaks(node.shown_language)}>{escape(node.shown_text)}</bdi>"
    return (
        '<tbody role="rowgroup"><tr role="row" class="group">'
        f'<th role="rowheader" scope="rowgroup" colspan="{columns}">'
        f"{escape(short_name(node.path))} {words}</th></tr></tbody>\n"
    )
