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

# The sign before decimals and the one between thousands; between thousands a space, an apostrophe
# and the Arabic sign are understood in every language.
SIGNS = {"ar": (",", ""), "fr": (",", ""), "ru": (",", ""), "es": (",", ".")}
USUAL_SIGNS = (".", ",")
# One language for each way in which numbers are written, with a number so written.
NOTATIONS = {"en": "1,234.5", "fr": "1 234,5", "es": "1.234,5"}
BETWEEN_THOUSANDS = " '٬"
ARABIC_POINT = "٫"
# Forms that change a figure's look alone; a raised, lowered or circled one says something else.
LOOKS = ("<wide>", "<narrow>", "<font>")
RAISED, LOWERED = "<super>", "<sub>"
DASHES = frozenset("—–-―‒−－") | {"——"}
QUALIFIERS = (
    (re.compile(r"(?:≥|⩾|>=)\s*"), Qualifier.AT_LEAST),
    (re.compile(r"(?:≤|⩽|<=)\s*"), Qualifier.AT_MOST),
    (re.compile(r">\s*"), Qualifier.MORE_THAN),
    (re.compile(r"<\s*"), Qualifier.LESS_THAN),
    (re.compile(r"[~≈∼]\s*"), Qualifier.ABOUT),
)
USUAL_FORMS = str.maketrans({"٪": "%", "−": "-"})
PER_CENT = ("%", "٪", "per cent", "percent", "percentage", "百分比", "个百分点")
# Chinese says "of a hundred parts" before the number.
PER_CENT_BEFORE = "百分之"
YES_OR_NO = frozenset({"yes/no", "是/否", "oui/non", "sí/no", "да/нет", "نعم/لا"})
YES = frozenset({"1", "yes", "y", "是", "oui", "o", "sí", "si", "s", "да", "نعم"})
NO = frozenset({"0", "no", "n", "否", "non", "нет", "لا"})
NOT_APPLICABLE = frozenset({"n/a", "na", "不适用", "s.o.", "н/п", "لا ينطبق"})


def notation_of(language: str) -> str:
    """The key of ``NOTATIONS`` for the way in which a language writes numbers."""
    signs = SIGNS.get(language, USUAL_SIGNS)
    return next(each for each in NOTATIONS if SIGNS.get(each, USUAL_SIGNS) == signs)


class NotANumber(ValueError):
    """The text is no number in the person's notation. The message says what to do."""


def is_dash(text: str) -> bool:
    """A dash says that nothing is reported; it is not zero."""
    return text.strip() in DASHES


def is_not_applicable(text: str) -> bool:
    return text.strip().casefold() in NOT_APPLICABLE


def is_per_cent(text: str) -> bool:
    """Of a number or of a unit: whether it is said in per cent."""
    plain = _plain(text).casefold()
    return plain.endswith(PER_CENT) or plain.startswith(PER_CENT_BEFORE)


def is_yes_or_no(unit: str) -> bool:
    """Whether a measure of this unit is answered by yes or no, which are kept as 1 and 0."""
    return unit.replace(" ", "").casefold() in YES_OR_NO


def yes_or_no(text: str) -> Decimal | None:
    """1 for yes, 0 for no, in any of the six languages; ``None`` for anything else."""
    said = "" if _has_figures_set_apart(text) else _plain(text).casefold()
    return Decimal(1) if said in YES else Decimal(0) if said in NO else None


def qualifier(text: str) -> Qualifier | None:
    """What the sign before a number says of it: ``> 5`` is more than 5, ``~5`` about 5."""
    plain = _plain(text)
    return next((said for sign, said in QUALIFIERS if sign.match(plain)), None)


def _plain(text: str) -> str:
    """Full-width digits and signs as the usual ones."""
    return unicodedata.normalize("NFKC", text).translate(USUAL_FORMS).strip()


def _has_figures_set_apart(text: str) -> bool:
    """Whether a figure is a footnote, an exponent, or in a circle: ``52²`` is not 522."""
    forms = ((sign, unicodedata.decomposition(sign).partition(" ")[0]) for sign in text)
    return any(
        form in (RAISED, LOWERED)
        or (
            form.startswith("<")
            and form not in LOOKS
            and unicodedata.numeric(sign, None) is not None
        )
        for sign, form in forms
    )


def number(text: str, language: str) -> Decimal | None:
    """The exact number typed, without its qualifier; ``None`` for nothing.

    ``NotANumber`` for anything else.
    """
    if _has_figures_set_apart(text):
        raise NotANumber(
            _("“%s” has a raised, lowered or circled figure. Type the number alone, without notes.")
            % text.strip()
        )
    plain = _plain(text).rstrip("%").strip()
    for sign, _said in QUALIFIERS:
        plain = sign.sub("", plain, count=1) if sign.match(plain) else plain
    if not plain:
        return None
    if re.search(r"[一二三四五六七八九十百千万亿零〇两]", plain):
        return _in_words(plain)
    return _in_figures(plain, *SIGNS.get(language, USUAL_SIGNS))


def amount_in(text: str, language: str) -> Decimal | None:
    """The exact number that a cell is; ``None`` where it is empty or says something in words."""
    try:
        return number(text, language)
    except NotANumber:
        return None


def _in_words(plain: str) -> Decimal:
    read = read_cell(plain)
    if read is None:
        raise NotANumber(_("“%s” is not a number. Type it in figures.") % plain)
    return read.amount


def _in_figures(plain: str, decimal_sign: str, thousands_sign: str) -> Decimal:
    point = re.escape(decimal_sign)
    between = re.escape(BETWEEN_THOUSANDS + thousands_sign)
    usual = plain.replace(ARABIC_POINT, decimal_sign)
    grouped = rf"[+-]? ?\d{{1,3}}([{between}])\d{{3}}(?:\1\d{{3}})*(?:{point}\d+)?"
    if not re.fullmatch(rf"{grouped}|[+-]? ?\d+(?:{point}\d+)?", usual):
        raise NotANumber(
            _("“%(typed)s” is not a number. Use figures, with “%(sign)s” before decimals.")
            % {"typed": plain, "sign": decimal_sign}
        )
    bare = re.sub(f"[{between}]", "", usual)
    whole, _sign, decimals = bare.lstrip("+-").partition(decimal_sign)
    if len(whole) > MOST_DIGITS or len(decimals.rstrip("0")) > MOST_DECIMALS:
        raise NotANumber(
            _("“%(typed)s” has too many digits: %(whole)d before decimals, %(decimals)d after.")
            % {"typed": plain, "whole": MOST_DIGITS, "decimals": MOST_DECIMALS}
        )
    return Decimal(bare.replace(decimal_sign, "."))
