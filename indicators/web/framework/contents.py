"""What an edition holds, in words."""

from django.utils.translation import ngettext, pgettext

from indicators import plans
from indicators.enums import Level, NodeKind, PlanFormat
from indicators.models import PlanEdition
from indicators.templatetags.indicators import plain_number


def contents(shown: PlanEdition, *, programmes: int, measures: int) -> str:
    """Its programmes, units, results and measures: "28 programmes, 153 subprogrammes"."""
    accomplishments = shown.nodes.filter(kind=NodeKind.ACCOMPLISHMENT).count()
    is_biennial = shown.format == PlanFormat.BIENNIAL_TEXT
    units = plans.units_by_level(shown)
    parts = [
        told("programme", programmes),
        *(told(level.value, units[level]) for level in Level if level in units),
        told("accomplishment" if is_biennial else "result", accomplishments),
        told("measure", measures),
    ]
    return pgettext("list", ", ").join(parts)


def told(thing: str, n: int) -> str:
    """So many things of a name, in the reader's language."""
    phrases = {
        "programme": ngettext("1 programme", "%(shown)s programmes", n),
        "section": ngettext("1 section", "%(shown)s sections", n),
        "subprogramme": ngettext("1 subprogramme", "%(shown)s subprogrammes", n),
        "component": ngettext("1 component", "%(shown)s components", n),
        "mission": ngettext("1 mission", "%(shown)s missions", n),
        "accomplishment": ngettext(
            "1 expected accomplishment", "%(shown)s expected accomplishments", n
        ),
        "result": ngettext("1 result", "%(shown)s results", n),
        "measure": ngettext("1 performance measure", "%(shown)s performance measures", n),
    }
    return phrases[thing] % {"shown": plain_number(n)}
