"""The comparison of two states as a file: a line for each change, with who, when and why."""

from collections.abc import Iterator
from datetime import UTC
from html import unescape

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.html import strip_tags
from django.views.decorators.http import require_safe

from indicators.web.csv_files import csv_file
from indicators.web.framework.change_lines import Line
from indicators.web.seeing.compare import Cell, Row, rows_of
from indicators.web.seeing.compared import compared

OF_A_SIDE = ("path", "measure", "verdict", "target", "actual")
OF_A_CHANGE = (
    "what",
    "before",
    "after",
    "by",
    "approved_by",
    "at",
    "reason_code",
    "reason",
    "decided_by",
    "document",
)
HEAD = (
    *(f"from_{name}" for name in OF_A_SIDE),
    *(f"to_{name}" for name in OF_A_SIDE),
    "became",
    *OF_A_CHANGE,
)


@require_safe
@login_required
def compare_as_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """What the page shows for the same address, on all its pages."""
    found = compared(request, slug)
    rows = rows_of(found.asked(request.GET), found)
    lines = (line for row in rows for line in _lines(row))
    return csv_file(f"comparison-{slug}", [HEAD, *lines])


def _lines(row: Row) -> Iterator[list[str]]:
    sides = [*_side(row.left), *_side(row.right), row.kind]
    if not row.lines:
        yield [*sides, *[""] * 7, row.silence, "", ""]
    for line in row.lines:
        for name, before, after in line.fields:
            yield [*sides, *_change(line, name, before, after)]


def _side(cell: Cell | None) -> list[str]:
    if cell is None:
        return [""] * len(OF_A_SIDE)
    values = (unescape(strip_tags(each)) for each in (cell.target, cell.actual))
    return [cell.node.path, cell.node.shown_text, cell.verdict or "", *values]


def _change(line: Line, name: str, before: str, after: str) -> list[str]:
    change, amendment = line.change, line.change.amendment
    what = name
    if line.cell_id:
        parts = (change.cell.kind, change.cell.period.label, change.cell.component)
        what = " ".join(str(part) for part in parts if part)
    source = line.source and f"{line.source.edition.symbol} {line.source.path}"
    return [
        what,
        before,
        after,
        str(line.author or change.by or ""),
        str(change.by or "") if line.author else "",
        change.at.astimezone(UTC).isoformat(),
        line.reason_code,
        change.reason,
        amendment.decided_by if amendment else "",
        amendment.document if amendment else source or "",
    ]
