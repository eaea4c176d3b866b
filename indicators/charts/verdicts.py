"""The verdicts' signs, once: glyph, pattern and the order in which they are counted."""

from collections.abc import Mapping

from indicators.charts.stacked import Bar, Part, bars_of, draw_stacked_bar
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


def draw_verdict_bar(
    counts: Mapping[Verdict, int], *, label: str, width: int = 1160, height: int = 34
) -> str:
    """A stacked bar of counts in the order of verdicts, with a gap before what has no verdict.

    ``label`` says all counts in words. What does not apply is not drawn.
    """
    return draw_stacked_bar(_parts(counts), label=label, width=width, height=height)


def verdict_bars(counts: Mapping[Verdict, int], *, width: int) -> list[Bar]:
    """The same bar for writers that draw by themselves."""
    return bars_of(_parts(counts), width)


def _parts(counts: Mapping[Verdict, int]) -> list[Part]:
    return [
        Part(SIGNS[verdict], counts.get(verdict, 0), stands_apart=verdict in BESIDE)
        for verdict in (*ASSESSED, *BESIDE)
    ]
