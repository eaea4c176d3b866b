"""What staff type into a cell: numbers in the reader's own notation, and dashes that are states.

Exact or refused: nothing is guessed from ``1.234`` where the language leaves it open.
"""

import re
import unicodedata
from decimal import Decimal

from django.utils.translation import gettext as _

from indicators.plans import read_cell

MOST_DIGITS = 26
MOST_DECIMALS = 12

# The sign before decimals and the one between thousands; a space between thousands is understood
# in every language.
SIGNS = {"ar": (",", ""), "fr": (",", ""), "ru": (",", ""), "es": (",", ".")}
USUAL_SIGNS = (".", ",")
SPACES = re.compile(r"[\s\u00a0\u2009\u202f']")
DASHES = frozenset("—–-―‒−－") | {"——"}
NOT_APPLICABLE = frozenset({"n/a", "na", "不适用", "s.o.", "н/п", "لا ينطبق"})


class NotANumber(ValueError):
    """The text is no number in the person's notation. The message says what to do."""


def is_dash(text: str) -> bool:
    """A dash says that nothing is reported; it is not zero."""
    return text.strip() in DASHES


def is_not_applicable(text: str) -> bool:
    return text.strip().casefold() in NOT_APPLICABLE


def number(text: str, language: str) -> Decimal | None:
    """The exact number typed; ``None`` for nothing. ``NotANumber`` for anything else."""
    plain = unicodedata.normalize("NFKC", text).strip().replace("−", "-").rstrip("%").strip()
    if not plain:
        return None
    if re.search(r"[一二三四五六七八九十百千万亿零〇两]", plain):
        return _in_words(plain)
    return _in_figures(plain, *SIGNS.get(language, USUAL_SIGNS))


def _in_words(plain: str) -> Decimal:
    read = read_cell(plain)
    if read is None:
        raise NotANumber(_("“%s” is not a number. Type it in figures.") % plain)
    return read.amount


def _in_figures(plain: str, decimal_sign: str, thousands_sign: str) -> Decimal:
    point = re.escape(decimal_sign)
    bare = SPACES.sub("", plain)
    grouped = rf"[+-]?\d{{1,3}}(?:{re.escape(thousands_sign)}\d{{3}})+(?:{point}\d+)?"
    if thousands_sign and re.fullmatch(grouped, bare):
        bare = bare.replace(thousands_sign, "")
    elif not re.fullmatch(rf"[+-]?\d+(?:{point}\d+)?", bare):
        raise NotANumber(
            _("“%(typed)s” is not a number. Use figures, with “%(sign)s” before decimals.")
            % {"typed": plain, "sign": decimal_sign}
        )
    whole, _sign, decimals = bare.lstrip("+-").partition(decimal_sign)
    if len(whole) > MOST_DIGITS or len(decimals.rstrip("0")) > MOST_DECIMALS:
        raise NotANumber(
            _("“%(typed)s” has too many digits: %(whole)d before decimals, %(decimals)d after.")
            % {"typed": plain, "whole": MOST_DIGITS, "decimals": MOST_DECIMALS}
        )
    return Decimal(bare.replace(decimal_sign, "."))
