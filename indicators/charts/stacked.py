"""A stacked bar of counts: each part in its own pattern, a gap before what stands apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.charts.markup import at, text

GAP = 5


@dataclass(frozen=True, slots=True)
class Part:
    """``pattern`` is the name of the sprite's; one that stands apart has an outline of its own."""

    pattern: str
    count: int
    stands_apart: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A part where it is drawn, in tenths of the picture's units from the start."""

    pattern: str
    x: int
    width: int
    stands_apart: bool


def draw_stacked_bar(
    parts: Sequence[Part], *, label: str, width: int = 1160, height: int = 34
) -> str:
    """The bar. ``label`` says all counts in words. No counts: only the outline of an empty bar."""
    bars = bars_of(parts, width)
    shapes = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="vbar" viewBox="0 0 {width} {height}" '
        f'role="img" aria-label="{text(label)}">'
    ]
    if not bars:
        shapes.append(
            f'<rect class="f-none" x="0.5" y="1" width="{width - 1}" height="{height - 2}"/>'
        )
    for bar in bars:
        outline = ' class="s-plain"' if bar.stands_apart else ""
        shapes.append(
            f'<rect x="{at(bar.x)}" y="1" width="{at(bar.width)}" '
            f'height="{height - 2}" fill="url(#p-{bar.pattern})"{outline}/>'
        )
    shapes.append("</svg>")
    return "".join(shapes)


def bars_of(parts: Sequence[Part], width: int) -> list[Bar]:
    """Those with a count, one unit apart from each other."""
    drawn = [part for part in parts if part.count > 0]
    has_gap = len({part.stands_apart for part in drawn}) > 1
    room = 10 * (width - 1 - (GAP if has_gap else 0) - max(len(drawn) - 1, 0))
    total = sum(part.count for part in drawn)
    before, shift = 0, 0
    bars = []
    for part in drawn:
        if part.stands_apart and has_gap:
            shift, has_gap = shift + 10 * GAP, False
        start, end = room * before // total, room * (before + part.count) // total
        bars.append(Bar(part.pattern, start + shift, end - start, part.stands_apart))
        before, shift = before + part.count, shift + 10
    return bars
