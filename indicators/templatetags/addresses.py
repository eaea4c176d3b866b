"""A node's address and what it is called there: ``{% load addresses %}``, ``{{ node|address }}``.

``programme 6/(a)/1`` is ``programme-6/(a)/1``: readable, stable, and turned back exactly.
"""

import re
from functools import cache
from urllib.parse import quote

from django import template
from django.conf import settings
from django.urls import get_script_prefix, reverse
from django.utils.html import format_html
from django.utils.http import RFC3986_SUBDELIMS
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from indicators.enums import Level, NodeKind, ResultKind
from indicators.models import Node, Period, PlanEdition

register = template.Library()

RIGHT_TO_LEFT = settings.LANGUAGES_BIDI
# A document's language is that of its words; Chinese documents are in simplified characters.
TAGS = {"zh": "zh-Hans"}
# What ``reverse`` leaves as it is.
IN_ADDRESSES = f"{RFC3986_SUBDELIMS}/~:@"
# Stands for an id while the address around it is looked up.
ANY_ID = 10**17
NUMBERED = re.compile(r"(.+) (\S+)")
# The words of a path as pages say them; what is missing here is known by its number alone.
NAMES = {
    "section": Level.SECTION,
    "component": Level.COMPONENT,
    "mission": Level.MISSION,
    "objective": NodeKind.OBJECTIVE,
    "planned result": ResultKind.PLANNED_RESULT,
    "highlighted result": ResultKind.HIGHLIGHTED_RESULT,
    "result": ResultKind.RESULT,
}
FULL_NAMES = NAMES | {
    "programme": NodeKind.PROGRAMME,
    "subprogramme": Level.SUBPROGRAMME,
    "measure": NodeKind.MEASURE,
    "deliverable": NodeKind.DELIVERABLE,
    "mandate": NodeKind.MANDATE,
    "paragraph": NodeKind.PARAGRAPH,
}


def of_path(path: str) -> str:
    return path.replace(" ", "-")


def to_path(address: str) -> str:
    return address.strip("/").replace("-", " ")


@register.filter
def slugged(path: str) -> str:
    """A path as it stands in an address, and as the mark of its place in a page."""
    return of_path(path)


@register.filter
def address(node: Node) -> str:
    """The page of a node. Its edition must have been read with it."""
    return reverse("node", args=[node.edition.slug, of_path(node.path)])


def address_below(root: str, path: str) -> str:
    """The same under ``root``, the page of its edition, for pages with a thousand nodes."""
    return f"{root}{quote(of_path(path), safe=IN_ADDRESSES)}/"


def id_page(name: str, key: int) -> str:
    """The page ``name`` of a row by its id, for pages with hundreds of them: looked up once."""
    before, after = _around_the_id(name, get_script_prefix())
    return f"{before}{key}{after}"


@cache
def _around_the_id(name: str, _prefix: str) -> tuple[str, str]:
    before, _id, after = reverse(name, args=[ANY_ID]).partition(str(ANY_ID))
    return before, after


def reckoning_below(root: str, period_id: int, path: str) -> str:
    """How a verdict came about, in the same way under the page of its edition."""
    return address_below(f"{root}reckoning/{period_id}/", path)


@register.filter
def short_name(path: str) -> str:
    """A node beside its words: 6, (a), Result 2, Section A."""
    is_root = "/" not in path
    last = path.rpartition("/")[2]
    numbered = NUMBERED.fullmatch(last)
    if numbered is None:
        return last
    word, number = numbered.groups()
    if is_root or word not in NAMES:
        return number
    return f"{_(NAMES[word].label)} {number}"


@register.filter
def full_name(path: str) -> str:
    """A node without its words: Subprogramme 2, Performance measure 1, (a)."""
    last = path.rpartition("/")[2]
    numbered = NUMBERED.fullmatch(last)
    if numbered is None or numbered[1] not in FULL_NAMES:
        return last
    return f"{_(FULL_NAMES[numbered[1]].label)} {numbered[2]}"


@register.filter
@cache
def speaks(language: str) -> SafeString:
    """The attributes of an element that holds words of a plan: their language and direction."""
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    return format_html('lang="{}" dir="{}"', TAGS.get(language, language), direction)


@register.filter
def place(source: dict[str, int]) -> str:
    """An anchor in words: line 12; table 3, row 2; chart 4, series 1, point 2."""
    names = {
        "line": _("line"),
        "paragraph": _("paragraph"),
        "table": _("table"),
        "row": _("row"),
        "cell": _("cell"),
        "chart": _("chart"),
        "series": _("series"),
        "point": _("point"),
    }
    return ", ".join(f"{names[key]} {source[key]}" for key in names if key in source)


@register.simple_tag
def stands_in(edition: PlanEdition, source: dict[str, int] | None) -> SafeString:
    """Where something is printed: the edition's symbol, and the anchor where it is known."""
    symbol = format_html("<bdi>{}</bdi>", edition.symbol)
    if not source:
        return symbol
    return format_html("{}{}{}", symbol, pgettext("list", ", "), place(source))


@register.simple_tag
def sheet_url(node: Node, period: Period) -> str:
    """The entry sheet of a frame for a period."""
    return reverse("sheet", args=[node.edition.slug, period.pk, of_path(node.path)])


@register.simple_tag
def workbook_url(node: Node, period: Period) -> str:
    """The values of a frame for a period as a workbook."""
    return reverse("workbook", args=[node.edition.slug, period.pk, of_path(node.path)])


@register.simple_tag
def unit_url(name: str, node: Node, period: Period) -> str:
    """The page ``name``, narratives or deliverables, of a frame for a period."""
    return reverse(name, args=[node.edition.slug, period.pk, of_path(node.path)])


@register.simple_tag
def dashboard_url(node: Node) -> str:
    """The dashboard of a programme or a unit."""
    return reverse("unit_dashboard", args=[node.edition.slug, of_path(node.path)])


@register.simple_tag
def reckoning_url(node: Node, period: Period) -> str:
    """How the verdict on a measure in a period came about."""
    return unit_url("reckoning", node, period)
