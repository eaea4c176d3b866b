"""A heat map's squares: one for each measure, side by side in printed order.

A row is several short pictures, so that it wraps where the window is narrow; a wider gap follows
the last square of a group.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators.charts.verdicts import SIGNS
from indicators.enums import Verdict

# In pixels: from square to square, its side, and what a group's end adds.
PITCH, SIDE, GAP = 13, 11, 4
MOST_IN_A_PICTURE = 10
# What a square looks like that has no verdict, and one that a filter leaves out.
NONE, LEFT_OUT = "none", "off"

# Takes the pointer all over the square where little is drawn in it.
FIELD = '<rect width="14" height="14" fill-opacity="0"/>'
PLAIN = '<rect class="f-{}" width="14" height="14" rx="2"/>'
SHAPES: Mapping[str, str] = {
    "exceeded": PLAIN.format("exceeded")
    + '<path class="f-mark" d="M7 3.2v7.6M3.2 7h7.6" stroke-width="1.8"/>',
    "met": PLAIN.format("met"),
    "partial": PLAIN.format("surface") + '<path class="f-partial" d="M0 2a2 2 0 0 1 2-2h10L0 12z"/>'
    '<rect class="s-partial" x=".6" y=".6" width="12.8" height="12.8" rx="1.6" fill="none" '
    'stroke-width="1.2"/>',
    "not": PLAIN.format("not")
    + '<path class="f-mark" d="M3.8 3.8l6.4 6.4M10.2 3.8l-6.4 6.4" stroke-width="1.8"/>',
    "regressed": PLAIN.format("regressed") + '<path class="f-markf" d="M2.8 4h8.4L7 11z"/>',
    "nodata": '<rect class="f-nodata" x=".6" y=".6" width="12.8" height="12.8" rx="2" '
    'stroke-width="1.1"/>',
    "notdue": PLAIN.format("notdue") + '<circle class="f-inkf" cx="7" cy="7" r="1.4"/>',
    "notcomp": PLAIN.format("notcomp")
    + '<path class="f-ink" d="M3 5.3h8M3 8.7h8M9.3 2.8l-4.6 8.4" stroke-width="1.2"/>',
    "notappl": PLAIN.format("notdue")
    + '<path class="f-ink" d="M3.5 10.5l7-7" stroke-width="1.2"/>',
    NONE: FIELD + '<rect class="s-plain" x="4.5" y="4.5" width="5" height="5" rx="1" fill="none"/>',
    LEFT_OUT: FIELD + '<circle class="f-inkf" cx="7" cy="7" r="1"/>',
}
BY_A_PERSON = (
    '<path class="f-judged" d="M8 0h4a2 2 0 0 1 2 2v4z"/>'
    '<path class="f-mark" d="M7.2-.4L14.4 6.8" stroke-width="1.2"/>'
)
# A person's categories.
JUDGED = ("exceeded", "met", "partial", "not")


@dataclass(frozen=True, slots=True)
class Square:
    """``verdict`` is ``None`` where there is none; one ``left_out`` keeps its place."""

    verdict: Verdict | None
    is_judged: bool = False
    left_out: bool = False

    @property
    def look(self) -> str:
        if self.left_out:
            return LEFT_OUT
        look = SIGNS[self.verdict] if self.verdict else NONE
        return f"{look}-j" if self.is_judged and look in JUDGED else look


def square_shapes() -> str:
    """Every look, once in a page: ``<use href="#c-met"/>``; ``#c-met-j`` is judged by a person."""
    looks = {**SHAPES, **{f"{look}-j": SHAPES[look] + BY_A_PERSON for look in JUDGED}}
    shapes = "".join(
        f'<g id="c-{look}" transform="scale(.786)">{drawn}</g>' for look, drawn in looks.items()
    )
    return (
        '<svg class="sprite" width="0" height="0" aria-hidden="true" focusable="false">'
        f"<defs>{shapes}</defs></svg>"
    )


def draw_squares(groups: Sequence[Sequence[Square]]) -> str:
    """The groups of one row, none of them empty."""
    return "".join(picture for group in groups for picture in _pictures(group))


def _pictures(group: Sequence[Square]) -> list[str]:
    drawn = []
    for start in range(0, len(group), MOST_IN_A_PICTURE):
        part = group[start : start + MOST_IN_A_PICTURE]
        is_last = start + len(part) == len(group)
        wide = PITCH * len(part) + (GAP if is_last else 0)
        uses = "".join(
            f'<use href="#c-{square.look}" x="{PITCH * place}"/>'
            for place, square in enumerate(part)
        )
        drawn.append(f'<svg class="strip" width="{wide}" height="{SIDE}">{uses}</svg>')
    return drawn
