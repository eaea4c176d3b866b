"""Whether the parts of an actual are all there, and add up where they must."""

from collections.abc import Sequence
from fractions import Fraction

from django.utils.translation import gettext as _

from indicators import attainment
from indicators.enums import SumRule
from indicators.web.entry.sheet.rows import RowForm
from indicators.web.requests import language

MOST_NAMED = 6


def add_sums(forms: Sequence[RowForm]) -> None:
    """Give each whole row a sentence for each dimension whose parts ask to be looked at."""
    wholes: dict[tuple[int, int | None], RowForm] = {}
    parts: dict[tuple[int, int | None], dict[str, list[RowForm]]] = {}
    for form in forms:
        component = form.row.component
        line = (form.row.measure.pk, component and component.pk)
        if form.row.part is None:
            wholes[line] = form
        else:
            parts.setdefault(line, {}).setdefault(form.row.part.dimension, []).append(form)
    for line, dimensions in parts.items():
        if line in wholes:
            said = [_sentence(wholes[line], each) for each in dimensions.values()]
            wholes[line].sums = [sentence for sentence in said if sentence]


def _sentence(whole: RowForm, parts: Sequence[RowForm]) -> str:
    """Nothing where nothing is given yet, or where all is as it should be.

    Nobody waits for the unknown; what is given of it is added up like all others.
    """
    part = parts[0].row.part
    given = [form.actual.version for form in parts if form.actual.version is not None]
    missing = [
        " · ".join(form.row.part.names)
        for form in parts
        if form.actual.version is None and not form.row.part.is_unknown
    ]
    amounts = [attainment.stated_amount(version) for version in given]
    total = attainment.stated_amount(whole.actual.version)
    said = {"dimension": part.dimension_name, "given": len(given)}
    if not given:
        return ""
    if missing:
        said |= {"all": len(given) + len(missing), "missing": _named(missing)}
        return _("%(dimension)s: %(given)d of %(all)d parts given. Missing: %(missing)s.") % said
    if part.sum_rule == SumRule.NEED_NOT_ADD_UP or None in (*amounts, total):
        return ""
    together = sum(amounts, Fraction(0))
    if together == total:
        return ""
    said |= {"sum": _printed(whole, together), "total": _printed(whole, total)}
    return _("%(dimension)s: the parts make %(sum)s, and the total says %(total)s.") % said


def _named(missing: Sequence[str]) -> str:
    """The first few by name, the others counted."""
    named = ", ".join(missing[:MOST_NAMED])
    more = len(missing) - MOST_NAMED
    return named if more <= 0 else _("%(named)s and %(n)d more") % {"named": named, "n": more}


def _printed(whole: RowForm, amount: Fraction) -> str:
    return attainment.printed_number(amount, whole.measure.decimals, language())
