"""How far a round's values are, as a bar: what is handed in first, what is missing apart."""

from collections.abc import Mapping

from indicators.charts.markup import text
from indicators.charts.stacked import Part, draw_stacked_bar
from indicators.enums import ValueStatus

# From done to not begun, with what their patterns ``p-…`` are called.
STATUS_PATTERNS: Mapping[ValueStatus, str] = {
    ValueStatus.APPROVED: "approved",
    ValueStatus.SUBMITTED: "submitted",
    ValueStatus.RETURNED: "returned",
    ValueStatus.DRAFT: "draft",
    ValueStatus.EMPTY: "empty",
}


def draw_status_bar(
    counts: Mapping[ValueStatus, int], *, label: str, width: int = 1160, height: int = 34
) -> str:
    """A stacked bar of counts by status. ``label`` says all of them in words."""
    parts = [
        Part(pattern, counts.get(status, 0), stands_apart=status == ValueStatus.EMPTY)
        for status, pattern in STATUS_PATTERNS.items()
    ]
    return draw_stacked_bar(parts, label=label, width=width, height=height)


def draw_status_key(status: ValueStatus) -> str:
    """The pattern of a status, to stand before its word."""
    return (
        '<svg class="key" width="24" height="12" aria-hidden="true" focusable="false">'
        f'<rect class="s-plain" width="24" height="12" '
        f'fill="url(#p-{text(STATUS_PATTERNS[status])})"/></svg>'
    )
