"""The verdicts' signs, once: glyph, pattern and the order in which they are counted."""

from collections.abc import Mapping

from indicators.charts.markup import at, text
from indicators.enums import Verdict

# Reached, part of the way, not reached, worse; after the gap what stands outside every average.
ASSESSED = (
    Verdict.EXCEEDED,
    Verdict.MET,
    Verdict.PARTIALLY_MET,
    Verdict.NOT_MET,
    Verdict.REGRESSED,
)
BESIDE = (Verdict.NO_DATA, Verdict.NOT_DUE, Verdict.NOT_COMPARABLE)

# What the classes ``v-…``, the glyphs ``g-…`` and the patterns ``p-…`` are called.
SIGNS: Mapping[Verdict, str] = {
    Verdict.EXCEEDED: "exceeded",
    Verdict.MET: "met",
    Verdict.PARTIALLY_MET: "partial",
    Verdict.NOT_MET: "not",
    Verdict.REGRESSED: "regressed",
    Verdict.NO_DATA: "nodata",
    Verdict.NOT_DUE: "notdue",
    Verdict.NOT_COMPARABLE: "notcomp",
    Verdict.NOT_APPLICABLE: "notappl",
}
GAP = 5


def draw_verdict_bar(
    counts: Mapping[Verdict, int], *, label: str, width: int = 1160, height: int = 34
) -> str:
    """A stacked bar of counts in the order of verdicts, with a gap before what has no verdict.

    ``label`` says all counts in words. What does not apply is not drawn. No counts: only the
    outline of an empty bar.
    """
    drawn = [(v, counts.get(v, 0)) for v in (*ASSESSED, *BESIDE) if counts.get(v, 0) > 0]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="vbar" viewBox="0 0 {width} {height}" '
        f'role="img" aria-label="{text(label)}">'
    ]
    if not drawn:
        parts.append(
            f'<rect class="f-none" x="0.5" y="1" width="{width - 1}" height="{height - 2}"/>'
        )
    parts += bars(drawn, width, height)
    parts.append("</svg>")
    return "".join(parts)


def bars(drawn: list[tuple[Verdict, int]], width: int, height: int) -> list[str]:
    has_gap = any(v in ASSESSED for v, _ in drawn) and any(v in BESIDE for v, _ in drawn)
    room = 10 * (width - 1 - (GAP if has_gap else 0) - max(len(drawn) - 1, 0))
    total = sum(count for _, count in drawn)
    before, shift = 0, 0
    parts = []
    for verdict, count in drawn:
        if verdict in BESIDE and has_gap:
            shift, has_gap = shift + 10 * GAP, False
        start, end = room * before // total, room * (before + count) // total
        outline = ' class="s-plain"' if verdict in BESIDE else ""
        parts.append(
            f'<rect x="{at(start + shift)}" y="1" width="{at(end - start)}" '
            f'height="{height - 2}" fill="url(#p-{SIGNS[verdict]})"{outline}/>'
        )
        before, shift = before + count, shift + 10
    return parts
