"""What staff type into a cell: numbers in the reader's own notation, and dashes that are states.

Exact or refused: nothing is guessed from ``1.234`` where the language leaves it open.
"""

import re
import unicodedata
from decimal import Decimal

from django.utils.translation import gettext as _

from indicators.enums import Qualifier
from indicators.plans import read_cell

MOST_DIGITS = 26
MOST_DECIMALS = 12

# The sign before decimals and the one between thousands; a space between thousands is understood
# in every language.
SIGNS = {"ar": (",", ""), "fr": (",", ""), "ru": (",", ""), "es": (",", ".")}
USUAL_SIGNS = (".", ",")
SPACES = re.compile(r"[\s\u00a0\u2009\u202f']")
DASHES = frozenset("—–-―‒−－") | {"——"}
QUALIFIERS = (
    (re.compile(r"(?:≥|⩾|>=)\s*"), Qualifier.AT_LEAST),
    (re.compile(r"(?:≤|⩽|<=)\s*"), Qualifier.AT_MOST),
    (re.compile(r">\s*"), Qualifier.MORE_THAN),
    (re.compile(r"<\s*"), Qualifier.LESS_THAN),
    (re.compile(r"[~≈∼]\s*"), Qualifier.ABOUT),
)
ARABIC_SIGNS = str.maketrans({"٫": ",", "٬": "", "٪": "%", "−": "-"})
PER_CENT = ("%", "٪", "per cent", "percent", "percentage", "百分比", "个百分点")
YES_OR_NO = frozenset({"yes/no", "是/否", "oui/non", "sí/no", "да/нет", "نعم/لا"})
YES = frozenset({"1", "yes", "y", "是", "oui", "o", "sí", "si", "s", "да", "نعم"})
NO = frozenset({"0", "no", "n", "否", "non", "нет", "لا"})
NOT_APPLICABLE = frozenset({"n/a", "na", "不适用", "s.o.", "н/п", "لا ينطبق"})


class NotANumber(ValueError):
    """The text is no number in the person's notation. The message says what to do."""


def is_dash(text: str) -> bool:
    """A dash says that nothing is reported; it is not zero."""
    return text.strip() in DASHES


def is_not_applicable(text: str) -> bool:
    return text.strip().casefold() in NOT_APPLICABLE


def is_per_cent(text: str) -> bool:
    """Of a number or of a unit: whether it is said in per cent."""
    return _plain(text).casefold().endswith(PER_CENT)


def is_yes_or_no(unit: str) -> bool:
    """Whether a measure of this unit is answered by yes or no, which are kept as 1 and 0."""
    return unit.replace(" ", "").casefold() in YES_OR_NO


def yes_or_no(text: str) -> Decimal | None:
    """1 for yes, 0 for no, in any of the six languages; ``None`` for anything else."""
    said = _plain(text).casefold()
    return Decimal(1) if said in YES else Decimal(0) if said in NO else None


def qualifier(text: str) -> Qualifier | None:
    """What the sign before a number says of it: ``> 5`` is more than 5, ``~5`` about 5."""
    plain = _plain(text)
    return next((said for sign, said in QUALIFIERS if sign.match(plain)), None)


def _plain(text: str) -> str:
    """Full-width digits and signs as the usual ones."""
    return unicodedata.normalize("NFKC", text).translate(ARABIC_SIGNS).strip()


def number(text: str, language: str) -> Decimal | None:
    """The exact number typed, without its qualifier; ``None`` for nothing.

    ``NotANumber`` for anything else.
    """
    plain = _plain(text).rstrip("%").strip()
    for sign, _said in QUALIFIERS:
        plain = sign.sub("", plain, count=1) if sign.match(plain) else plain
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
