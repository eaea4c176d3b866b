"""The entry sheet as its tests fill it in."""

import re

from indicators.enums import ValueKind
from indicators.models import Cell
from indicators.templatetags.addresses import sheet_url
from tests.builders import a_year


def in_background(user) -> dict[str, str]:
    """The headers that the page's own script sends."""
    return {"X-Sheet": "save", "X-Sheet-User": str(user.pk)}


def address(subprogramme, year=2025):
    return sheet_url(subprogramme.node, a_year(year))


def typed(measure, kind="actual", based_on=0, part="", **fields):
    """The fields of one value as the page sends them."""
    name = f"{kind}-{measure.pk}{part}"
    sent = {"based_on": based_on, "state": "reported", **fields}
    return {f"{name}-{field}": value for field, value in sent.items()}


def the_cell(measure, kind=ValueKind.ACTUAL) -> Cell:
    return Cell.objects.get(measure=measure.identity, kind=kind)


def errors_of(answer) -> list[str]:
    """The sentences beside the cells of a page."""
    return [
        re.sub(r"<.*?>", "", found).strip()
        for found in re.findall(r'<p class="error">(.*?)</p>', answer.content.decode(), re.S)
    ]
