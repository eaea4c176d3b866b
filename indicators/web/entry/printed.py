"""Exact numbers in fields, in the notation in which the person types; and lists to choose from."""

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from indicators.entry import SIGNS, USUAL_SIGNS
from indicators.enums import Labelled
from indicators.web.requests import language


def typed_number(amount: Decimal | None) -> str:
    """``1234.500000000000`` as 1234.5 or 1234,5: no thousands, no zeros at the end."""
    if amount is None:
        return ""
    plain = f"{amount:f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    decimal_sign, _thousands = SIGNS.get(language(), USUAL_SIGNS)
    return plain.replace(".", decimal_sign)


def options(choices: Iterable[Labelled], selected: str, *, none: str = "") -> SafeString:
    """The inside of a ``<select>``; ``none`` is the words for no choice, where that is one.

    A selected choice that is not of the list is added to it: what stands is never changed by
    opening a page.
    """
    return _options(tuple(choices), selected, none, language())


@lru_cache(maxsize=512)
def _options(choices: tuple[Labelled, ...], selected: str, none: str, _language: str) -> SafeString:
    offered = [(choice.value, _(choice.label)) for choice in choices]
    if none:
        offered.insert(0, ("", none))
    if selected not in dict(offered):
        kind = type(choices[0])
        known = {member.value: _(member.label) for member in kind}
        offered.append((selected, known.get(selected, selected)))
    return format_html_join(
        "",
        "{}",
        ((_option(value, words, selected == value),) for value, words in offered),
    )


def _option(value: str, words: str, is_selected: bool) -> SafeString:
    mark = SafeString(" selected") if is_selected else ""
    return format_html('<option value="{}"{}>{}</option>', value, mark, words)
