"""Writing a workbook: locked labels, open cells with lists and hints, hidden keys.

Every text is written as a text: nothing in it is a formula.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from itertools import zip_longest
from typing import BinaryIO

import xlsxwriter
from django.utils.translation import get_language, get_language_bidi, gettext_noop
from django.utils.translation import gettext as _
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from indicators.entry.workbook.asked import AskedRow, AskedSheet, in_notation
from indicators.entry.workbook.columns import (
    COLUMNS,
    FIRST_TYPED,
    HEADING,
    TYPED,
    Column,
    in_labels,
)
from indicators.enums import ValueKind, ValueStatus

CODES, HEADINGS, FIRST_ROW = 0, 1, 2
TEXTS_ARE_TEXTS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
# What a program of tables keeps of a number.
EXACT_DIGITS = 15
LONGEST_NAME = 31
TOLD_EVERY = 1_000
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
INK, PAPER, ACCENT, OPEN, LINE = "#17212B", "#F4F6F8", "#0B4A7D", "#FFFFFF", "#B8C2CC"
NUMBERS = ("value", "value_high", "numerator", "denominator")
LISTS = "Lists"
LISTED = tuple(column for column in COLUMNS if column.of)
MOST = 10**26
# What a program of tables shows beside the cell, at most 255 signs.
HINTS = {
    "value": gettext_noop("A number in the unit of the row, or — for not reported, or n/a."),
    "answer": gettext_noop("A sentence for all that is asked of the value. The reviewer reads it."),
    "action_due": gettext_noop("A day, such as 2025-06-30."),
    "links": gettext_noop("Whole web addresses, one below the other: https://…"),
}


def nobody(_rows: int) -> None:
    """Is told how many rows are written, and does nothing."""


def write(
    sheets: Iterable[AskedSheet], to: BinaryIO, *, told: Callable[[int], object] = nobody
) -> int:
    """Write a sheet for each unit, row by row; returns how many rows. In the active language.

    ``told`` is called with how many there are so far, now and then.
    """
    book = xlsxwriter.Workbook(to, TEXTS_ARE_TEXTS)
    looks = _Looks(book)
    names: set[str] = set()
    _explain(book.add_worksheet(sheet_name(_("How to fill it"), names)), looks)
    _list_choices(book.add_worksheet(sheet_name(LISTS, names)))
    rows = 0
    for sheet in sheets:
        page = book.add_worksheet(sheet_name(sheet.name, names))
        _begin(page, looks)
        for at, row in enumerate(sheet.rows, start=FIRST_ROW):
            _write_row(page, at, row, looks)
            rows += 1
            if rows % TOLD_EVERY == 0:
                told(rows)
        _end(page, len(sheet.rows))
        told(rows)
    book.close()
    return rows


class _Looks:
    """The formats of the book: one for each role of a cell."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        cell = {"font_name": "Arial", "font_size": 10, "valign": "top", "font_color": INK}
        edge = {"border": 1, "border_color": LINE}
        self.heading = book.add_format(
            cell | {"bold": True, "font_color": OPEN, "bg_color": ACCENT, "text_wrap": True}
        )
        self.label = book.add_format(cell | edge | {"bg_color": PAPER, "text_wrap": True})
        self.number = book.add_format(cell | edge | {"locked": False, "align": "right"})
        self.text = book.add_format(
            cell | edge | {"locked": False, "text_wrap": True, "num_format": "@"}
        )
        self.day = book.add_format(cell | edge | {"locked": False, "num_format": "yyyy-mm-dd"})
        self.title = book.add_format(cell | {"bold": True, "font_size": 14, "font_color": ACCENT})
        self.prose = book.add_format(cell | {"text_wrap": True})

    def of(self, column: Column) -> Format:
        if column.is_day:
            return self.day
        return self.number if column.code in NUMBERS else self.text


def sheet_name(words: str, taken: set[str]) -> str:
    """A sheet's name: the beginning of the words, without the signs that none may have."""
    plain = NOT_IN_A_NAME.sub(" ", words).strip() or _("Sheet")
    name, number = plain[:LONGEST_NAME].strip(), 1
    while name.casefold() in taken:
        number += 1
        name = f"{plain[: LONGEST_NAME - 5].strip()} ({number})"
    taken.add(name.casefold())
    return name


def _explain(page: Worksheet, looks: _Looks) -> None:
    sentences = (
        _("Fill the white cells; the grey ones are locked. Save the file as .xlsx and upload it."),
        _("Before anything is kept you see cell by cell what would change."),
        _("A dash (—) says that nothing is reported, n/a that the measure does not apply."),
        _("An empty cell is not zero: a row without a value is left as it is."),
        _("Rows may be sorted or left out, and sheets renamed. Do not change the hidden cells."),
        _("To change an approved value, choose why and say it in a sentence."),
        _("What is asked of a value is answered in its row: one sentence answers all of it."),
        _("When a target is missed, say why, what is done about it, and by which day."),
        _("Web addresses of the proof stand one below the other; files are added on the page."),
    )
    if get_language_bidi():
        page.right_to_left()
    page.hide_gridlines(2)
    page.set_column(0, 0, 100)
    page.write_string(0, 0, _("How to fill this workbook"), looks.title)
    for at, sentence in enumerate(sentences, start=2):
        page.write_string(at, 0, sentence, looks.prose)
    page.protect()


def _list_choices(page: Worksheet) -> None:
    """The lists of the columns, a column each: a list in a cell's own rule is cut at commas."""
    page.very_hidden()
    listed = [[_(choice.label) for choice in column.of] for column in LISTED]
    for at, row in enumerate(zip_longest(*listed, fillvalue="")):
        for number, text in enumerate(row):
            page.write_string(at, number, text)
    page.protect()


def _begin(page: Worksheet, looks: _Looks) -> None:
    if get_language_bidi():
        page.right_to_left()
    for at, column in enumerate(COLUMNS):
        hidden = {"hidden": True} if column.code == "key" else {}
        page.set_column(at, at, column.width, None, hidden)
    page.set_row(CODES, None, None, {"hidden": True})
    page.freeze_panes(FIRST_ROW, 3)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEADINGS)
    for at, column in enumerate(COLUMNS):
        page.write_string(CODES, at, column.code)
    for at, column in enumerate(COLUMNS):
        heading = HEADING if column.code == "key" else str(column.heading)
        page.write_string(HEADINGS, at, heading, looks.heading)


def _end(page: Worksheet, rows: int) -> None:
    last = FIRST_ROW + rows - 1
    _guide(page, last)
    page.autofilter(HEADINGS, 0, last, len(COLUMNS) - 1)
    page.protect(
        "", {"sort": True, "autofilter": True, "format_columns": True, "format_rows": True}
    )


def _write_row(page: Worksheet, at: int, row: AskedRow, looks: _Looks) -> None:
    language = get_language() or "en"
    for number, text in enumerate(_labels(row, language)):
        page.write_string(at, number, text, looks.label)
    typed, version = row.typed(language), row.standing
    for number, column in enumerate(TYPED, start=FIRST_TYPED):
        look, text = looks.of(column), typed.get(column.code, "")
        if not text:
            page.write_blank(at, number, None, look)
        elif column.code in NUMBERS:
            amount = version.amount if column.code == "value" else _other(version, column.code)
            _write_number(page, (at, number), amount, look)
        elif column.is_day:
            page.write_datetime(at, number, date.fromisoformat(text), look)
        elif column.of:
            page.write_string(at, number, in_labels(text, column), look)
        else:
            page.write_string(at, number, text, look)


def _labels(row: AskedRow, language: str) -> tuple[str, ...]:
    status = row.cell.status if row.cell else ValueStatus.EMPTY
    return (
        str(row.key(language)),
        row.measure.node.path.partition("/")[2] or row.measure.node.path,
        row.text,
        _(ValueKind(row.kind).label),
        row.period.label,
        row.measure.current.unit,
        _(ValueStatus(status).label),
        "\n".join(row.asks),
    )


def _other(version: object, code: str) -> Decimal:
    return getattr(version, "amount_high" if code == "value_high" else code)


def _write_number(page: Worksheet, at: tuple[int, int], amount: Decimal, look: Format) -> None:
    """As a number, where programs of tables keep all of its digits; else as it is typed."""
    digits = len(amount.normalize().as_tuple().digits)
    if digits <= EXACT_DIGITS:
        page.write_number(*at, amount, look)
    else:
        page.write_string(*at, in_notation(amount, get_language() or "en"), look)


def _guide(page: Worksheet, last: int) -> None:
    """A list or a hint for each open column."""
    for at, column in enumerate(TYPED, start=FIRST_TYPED):
        if rule := _rule(column):
            page.data_validation(FIRST_ROW, at, last, at, rule)


def _rule(column: Column) -> dict[str, object] | None:
    if column.of:
        listed = xl_col_to_name(LISTED.index(column))
        source = f"={LISTS}!${listed}$1:${listed}${len(column.of)}"
        several = {
            "error_type": "information",
            "error_message": _("Several are separated by semicolons."),
        }
        return {"validate": "list", "source": source} | (several if column.is_many else {})
    if column.is_number:
        return {
            "validate": "decimal",
            "criteria": "between",
            "minimum": -MOST,
            "maximum": MOST,
            "error_type": "warning",
            "error_message": _("Type a number here."),
        }
    if column.code in HINTS:
        return {"validate": "any", "input_message": _(HINTS[column.code])}
    return None
