"""Breaking a measure down by dimensions: by sex and age, by region, by contributing entity."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from indicators.enums import SumRule
from indicators.models import UNKNOWN, Category, Cell, Dimension, MeasureDimension, MeasureIdentity

LONGEST_CODE = 40


class BreakdownRefused(Exception):
    """The measure is not broken down so. The message says why, to the person who asked."""


@transaction.atomic
def break_down(
    *,
    measure: MeasureIdentity,
    dimension: Dimension,
    sum_rule: SumRule,
    only: Sequence[str] = (),
    crossed: bool = False,
) -> MeasureDimension:
    """Ask the values of a measure by a dimension too, through all editions; or otherwise so.

    ``only`` has the codes of the categories that apply, none of them for all. Refused when it
    would leave out a category of which there are values.
    """
    left_out = _given(measure, dimension) - {*only, UNKNOWN} if only else set()
    if left_out:
        names = dimension.categories.filter(code__in=left_out).values_list("name", flat=True)
        raise BreakdownRefused(
            _("There are values of %(names)s: they stay among the parts.")
            % {"names": ", ".join(names)}
        )
    broken, _made = MeasureDimension.objects.update_or_create(
        measure=measure,
        dimension=dimension,
        defaults={"sum_rule": sum_rule, "only": list(only), "crossed": crossed},
    )
    return broken


def _given(measure: MeasureIdentity, dimension: Dimension) -> set[str]:
    """The codes of the categories of which the measure has values."""
    keys = Cell.objects.filter(measure=measure, revision__gt=0).exclude(disaggregation="")
    parts = {
        part for key in keys.values_list("disaggregation", flat=True) for part in key.split(";")
    }
    begins = f"{dimension.code}="
    return {part.removeprefix(begins) for part in parts if part.startswith(begins)}


@transaction.atomic
def name_dimension(*, name: str, categories: Sequence[str]) -> Dimension:
    """A dimension with its categories, which any measure can be broken down by.

    Codes are made of the names and stay; ``BreakdownRefused`` when there is nothing to break down
    by, or when the dimension is there already.
    """
    named = [each.strip() for each in categories if each.strip()]
    if not name.strip() or not named:
        raise BreakdownRefused(_("Name the dimension, and its categories one a line."))
    if len({each.casefold() for each in named}) != len(named):
        raise BreakdownRefused(_("A category stands twice in the list."))
    if Dimension.objects.filter(name__iexact=name.strip()).exists():
        raise BreakdownRefused(_("There is a dimension of this name already."))
    dimension = Dimension.objects.create(
        code=_code(name, set(Dimension.objects.values_list("code", flat=True)), "dimension"),
        name=name.strip(),
    )
    taken = {UNKNOWN}
    for position, each in enumerate(named):
        code = _code(each, taken, "part")
        taken.add(code)
        Category.objects.create(dimension=dimension, code=code, name=each, position=position)
    return dimension


def _code(name: str, taken: set[str], otherwise: str) -> str:
    """Of a name without Latin letters, a word with a number."""
    wanted = slugify(name)[: LONGEST_CODE - 4].strip("-_") or otherwise
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(code for code in (wanted, *numbered) if code not in taken)
