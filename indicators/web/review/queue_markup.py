"""The rows of the review queue as markup, put together without a template: fifty on each page."""

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from indicators.enums import ValueKind
from indicators.models import Cell
from indicators.templatetags.addresses import speaks
from indicators.templatetags.indicators import glyph, verdict_chip
from indicators.web.review.waiting import Waiting

LONGEST_NAME, LONGEST_VALUE = 90, 40
DAY = "Y-m-d"


class QueueMarkup:
    """Of one page of a queue; ``query`` stands before the value in an address, and ``opened`` is
    the value that is shown beside.
    """

    def __init__(self, *, query: str, opened: Waiting) -> None:
        self.query, self.opened = escape(query), opened
        self.kinds = {kind: escape(_(kind.label)) for kind in ValueKind}
        self.before, self.now = escape(_("Before")), escape(_("Now"))
        self.change, self.verdict = escape(_("Change")), escape(_("Verdict"))
        self.flags, self.due = escape(_("Flags")), escape(_("Due"))
        self.counted, self.own = escape(_("flags")), escape(_("your own"))

    def rows(self, values: Iterable[Waiting]) -> SafeString:
        return SafeString("".join(map(self._row, values)))

    def _row(self, each: Waiting) -> str:
        look = "words" if each.are_words else "n"
        row = '<tr role="row" class="on">' if each is self.opened else '<tr role="row">'
        return (
            f"{row}{self._name(each)}"
            f'<td role="cell" data-h="{self.before}" class="{look} dim">'
            f"{_short(each.before_printed)}</td>"
            f'<td role="cell" data-h="{self.now}" class="{look} strong">'
            f"{_short(each.after_printed)}</td>"
            f'<td role="cell" data-h="{self.change}" class="n">'
            f"<bdi>{escape(each.difference_printed)}</bdi></td>"
            f'<td role="cell" data-h="{self.verdict}">{_judged(each)}</td>'
            f'<td role="cell" data-h="{self.flags}">{self._flagged(each)}</td>'
            f'<td role="cell" data-h="{self.due}" class="num">{_due(each.cell)}</td></tr>\n'
        )

    def _name(self, each: Waiting) -> str:
        node, cell = each.measure.node, each.cell
        here = ' aria-current="true"' if each is self.opened else ""
        part = f": {escape(each.part)}" if each.part else ""
        own = f'<br><span class="tag">{self.own}</span>' if cell.is_own else ""
        return (
            f'<th role="rowheader" scope="row"><a href="?{self.query}value={cell.pk}#detail"{here}>'
            f"<span {speaks(node.shown_language)}>{_short(node.shown_text, LONGEST_NAME)}</span>"
            f'{part}</a><br><span class="tiny faint">{self.kinds[cell.kind]} '
            f"{escape(cell.period.label)} · <bdi>{escape(cell.submitted.by)}</bdi></span>"
            f"{own}</th>"
        )

    def _flagged(self, each: Waiting) -> str:
        if not each.flags:
            return ""
        counted = f'{len(each.flags)}<span class="vh"> {self.counted}</span>'
        return f'<span class="flag">{glyph("flag")}{counted}</span>'


def _short(words: str, longest: int = LONGEST_VALUE) -> str:
    return escape(words if len(words) <= longest else Truncator(words).chars(longest))


def _judged(each: Waiting) -> str:
    if each.meaning is None:
        return ""
    return verdict_chip(each.meaning.verdict, each.meaning.is_judged, True)


def _due(cell: Cell) -> str:
    if cell.due_on:
        return date_format(cell.due_on, DAY)
    day = date_format(localtime(cell.submitted_at), DAY) if cell.submitted_at else ""
    since = escape(_("since %(day)s") % {"day": day})
    return f'<span class="faint">{since}</span>'
