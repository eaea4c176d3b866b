"""What a data format has no place for, as a comment in English, and read out of one again. Pure."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Self

from indicators.enums import PROXIES, SERIES_BREAKS, Qualifier, ValueState, Verdict

SEPARATOR = "; "
JUDGED = "judged: "
PERIOD = "period: "
RATIO = re.compile(r"([+-]?\d+(?:\.\d+)?) / ([+-]?\d+(?:\.\d+)?)")
DAYS = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
# Those that say something of a number.
STATES = {
    each.label: each
    for each in (ValueState.NIL, ValueState.ESTIMATED, *sorted(PROXIES | SERIES_BREAKS))
}
LABELS = {each.value: each.label for each in (*Qualifier, *ValueState)}
QUALIFIERS = {each.label: each for each in Qualifier}
# More digits than any two numbers of the ledger have.
EXACT = Context(prec=200, rounding=ROUND_HALF_UP)
DECIMALS = Decimal("1e-12")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarks:
    """Of one value; ``period`` is first and last day with a slash, where it has to be named."""

    numerator: str = ""
    denominator: str = ""
    qualifier: str = ""
    judged: str = ""
    state: str = ""
    period: str = ""

    @property
    def text(self) -> str:
        said = []
        if self.numerator:
            said.append(f"{self.numerator} / {self.denominator}")
        if self.qualifier:
            said.append(LABELS[self.qualifier])
        if self.judged:
            said.append(f"{JUDGED}{self.judged}")
        if self.state not in ("", ValueState.REPORTED):
            said.append(LABELS[self.state])
        if self.period:
            said.append(f"{PERIOD}{self.period}")
        return SEPARATOR.join(said)

    @classmethod
    def read(cls, text: str, *, number: str) -> tuple[Self, str]:
        """The remarks, and what else the comment says. A ratio that is another number is none."""
        found: dict[str, str] = {}
        others = []
        for each in filter(None, text.split(SEPARATOR)):
            said = _remark(each, number)
            if said and not said.keys() & found.keys():
                found |= said
            else:
                others.append(each)
        return cls(**found), SEPARATOR.join(others)


def _remark(text: str, number: str) -> dict[str, str]:
    if text in STATES:
        return {"state": STATES[text].value}
    if text in QUALIFIERS:
        return {"qualifier": QUALIFIERS[text].value}
    if text.startswith(JUDGED) and text.removeprefix(JUDGED) in set(Verdict):
        return {"judged": text.removeprefix(JUDGED)}
    if text.startswith(PERIOD) and DAYS.fullmatch(text.removeprefix(PERIOD)):
        return {"period": text.removeprefix(PERIOD)}
    ratio = RATIO.fullmatch(text)
    if ratio and number and per_cent(Decimal(ratio[1]), Decimal(ratio[2])) == Decimal(number):
        return {"numerator": ratio[1], "denominator": ratio[2]}
    return {}


def per_cent(numerator: Decimal, denominator: Decimal) -> Decimal | None:
    """As every export has it: half up to twelve decimals; nothing of a denominator of zero."""
    if not denominator:
        return None
    return EXACT.divide(100 * numerator, denominator).quantize(DECIMALS, context=EXACT)
