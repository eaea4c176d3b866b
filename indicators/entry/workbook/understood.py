"""What a cell of a file says, in the file's notation and without a language."""

import re
from datetime import date
from decimal import Context
from functools import cache

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from indicators.entry.workbook.asked import in_notation
from indicators.entry.workbook.columns import BY_CODE, MANY, Column
from indicators.entry.workbook.package import FileCell, Kind

EXACT_DIGITS = 15
BETWEEN = re.compile(r"[;；؛\n]")
# The text in the file's notation, the text without a language, and what is wrong.
Understood = tuple[str, str, str]


def understood(cell: FileCell, column: Column, notation: str) -> Understood:
    if column.is_day:
        return _day(cell.text)
    if cell.kind in WRONG:
        return cell.text, cell.text, WRONG[cell.kind]()
    if cell.kind in (Kind.NUMBER, Kind.BARE, Kind.PERCENT):
        return _number(cell, notation)
    if cell.kind == Kind.TRUTH:
        text = "yes" if cell.text == "1" else "no"
        return text, text, ""
    text = cell.text.strip()
    if column.of and text:
        return _choices_in(text, column) if column.is_many else _choice(text, column)
    return text, text, ""


WRONG = {
    Kind.DATE: lambda: _(
        "This cell holds a date. Format it as a number or a text, and type the value again."
    ),
    Kind.ERROR: lambda: _("This cell shows an error of its formula. Type the value itself."),
    Kind.NO_RESULT: lambda: _(
        "The file has no result for this formula. Open and save it in your program of tables, or "
        "type the value itself."
    ),
}


def _number(cell: FileCell, notation: str) -> Understood:
    """Programs of tables keep 15 digits: what stands behind them in the file is their rounding."""
    amount = Context(prec=EXACT_DIGITS).create_decimal(cell.text)
    if cell.kind == Kind.PERCENT:
        return f"{in_notation(amount * 100, notation)}%", f"{in_notation(amount * 100, 'en')}%", ""
    return in_notation(amount, notation), in_notation(amount, "en"), ""


def _day(text: str) -> Understood:
    """A date, or a text that says one; the hour is left out."""
    stated = text.strip().partition("T")[0].partition(" ")[0]
    try:
        day = date.fromisoformat(stated).isoformat()
    except ValueError:
        return text, text, _("This is no day. Write it as 2025-06-30.")
    return day, day, ""


def _choices_in(text: str, column: Column) -> Understood:
    """Several choices with semicolons or in lines of their own, in the order of the list."""
    chosen = set()
    for each in filter(None, map(str.strip, BETWEEN.split(text))):
        code, _plain, fault = _choice(each, column)
        if fault:
            return text, text, fault
        chosen.add(code)
    codes = MANY.join(choice for choice in column.of if choice in chosen)
    return codes, codes, ""


def _choice(text: str, column: Column) -> Understood:
    code = _choices(column.code).get(text.casefold())
    if code is None:
        return text, text, _("“%s” is not in the list of this column. Choose one of it.") % text
    return code, code, ""


@cache
def _choices(column_code: str) -> dict[str, str]:
    """By its label in any language, and by itself, the code of each choice of a column."""
    found = {}
    for choice in BY_CODE[column_code].of:
        found[str(choice)] = str(choice)
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                found[_(choice.label).casefold()] = str(choice)
    return found
