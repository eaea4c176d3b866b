"""Exact numbers in fields, in the notation in which the person types."""

from decimal import Decimal

from indicators.entry import SIGNS, USUAL_SIGNS
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
