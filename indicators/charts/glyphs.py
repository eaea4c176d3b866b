"""Every glyph, once: the pages take them from one sprite, the documents as outlines.

In a glyph ``currentColor`` is its ink and the class ``k`` is what is cut out of it.
"""

from collections.abc import Mapping

RING = '<circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="{}"{}/>'

VERDICT_GLYPHS: Mapping[str, str] = {
    "exceeded": '<circle cx="8" cy="8" r="7.5" fill="currentColor"/>'
    '<path class="k" d="M8 4v8M4 8h8" stroke-width="2"/>',
    "met": '<circle cx="8" cy="8" r="7.5" fill="currentColor"/>'
    '<path class="k" d="M4.3 8.3l2.6 2.6 4.9-5.4" stroke-width="2"/>',
    "partial": RING.format("1.8", "")
    + '<path d="M8 1.4C4.36 1.4 1.4 4.36 1.4 8s2.96 6.6 6.6 6.6z" fill="currentColor"/>',
    "not": RING.format("1.8", "")
    + '<path d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2" stroke="currentColor" stroke-width="1.9" '
    'fill="none"/>',
    "regressed": '<path d="M.7 2h14.6L8 15z" fill="currentColor"/>',
    "nodata": RING.format("1.6", ' stroke-dasharray="2.4 1.75"'),
    "notdue": RING.format("1.6", "")
    + '<path d="M8 4.2V8l2.6 1.7" fill="none" stroke="currentColor" stroke-width="1.6"/>',
    "notcomp": '<path d="M2.5 5.6h11M2.5 10.4h11M11 2L5 14" fill="none" stroke="currentColor" '
    'stroke-width="1.7"/>',
    "notappl": RING.format("1.6", "")
    + '<path d="M3.4 12.6l9.2-9.2" stroke="currentColor" stroke-width="1.6"/>',
    "judged": '<circle cx="8" cy="4.8" r="3.2" fill="currentColor"/>'
    '<path d="M1.8 15c.3-3.8 2.8-6 6.2-6s5.9 2.2 6.2 6z" fill="currentColor"/>',
}

PAGE_GLYPHS: Mapping[str, str] = {
    "flag": '<path d="M3 1v14" stroke="currentColor" stroke-width="1.8"/>'
    '<path d="M3 2h10.5l-2.6 3.5 2.6 3.5H3z" fill="currentColor"/>',
    "error": '<path d="M8 .8L15.6 15H.4z" fill="currentColor"/>'
    '<path class="k" d="M8 5.6v4.6M8 11.6v1.6" stroke-width="1.7"/>',
    "file": '<path d="M3 1h6.5L13 4.5V15H3z M9.5 1v3.5H13" fill="none" stroke="currentColor" '
    'stroke-width="1.4"/>',
    "chev": '<path d="M5.5 2.5L11 8l-5.5 5.5" fill="none" stroke="currentColor" stroke-width="2"/>',
    "brand": '<path d="M1 1h14v14H1z" fill="currentColor"/>'
    '<path class="k" d="M4.2 12V8M8 12V5.7M11.8 12V3.7" stroke-width="1.5"/>'
    '<path class="k" d="M2.8 6.9h2.8M6.6 4.3h2.8" stroke-width="1.1"/>',
}

CROSSES = '<path class="f-mark" d="M4 2v4M2 4h4" stroke-width="1" stroke-opacity=".75"/>'
LATTICE = '<path class="f-mark" d="M0 0l6 6M6 0L0 6" stroke-width=".8" stroke-opacity=".8"/>'
SLANTS = (
    '<path class="f-mark" d="M-1 -1l6 6M-1 3l2 2M3 -1l2 2" stroke-width=".8" stroke-opacity=".6"/>'
)
UPRIGHT = '<path class="f-mark" d="M1 0v5" stroke-width="1" stroke-opacity=".8"/>'
DOTS = (
    '<circle class="f-inkf" cx="1.5" cy="1.5" r=".8"/>'
    '<circle class="f-inkf" cx="4.5" cy="4.5" r=".8"/>'
)

# The pattern of a verdict or a status in a bar: the side of its tile, its ground, what is drawn
# on it.
PATTERNS: Mapping[str, tuple[int, str, str]] = {
    "exceeded": (8, "f-exceeded", CROSSES),
    "met": (6, "f-met", ""),
    "partial": (5, "f-partial", UPRIGHT),
    "not": (6, "f-not", LATTICE),
    "regressed": (4, "f-regressed", SLANTS),
    "nodata": (6, "f-surface", DOTS),
    "notdue": (6, "f-notdue", ""),
    "notcomp": (6, "f-notcomp", '<path class="f-ink" d="M-1 7L7 -1" stroke-width="1"/>'),
    "approved": (6, "f-approved", ""),
    "submitted": (5, "f-submitted", UPRIGHT),
    "returned": (6, "f-returned", LATTICE),
    "draft": (8, "f-draft", CROSSES),
    "empty": (6, "f-surface", ""),
    "proxy": (5, "f-surface", '<path class="c-line" d="M-1 6L6 -1" stroke-width="1.2"/>'),
}

VERDICT_INKS: Mapping[str, str] = {
    "exceeded": "#0a5550",
    "met": "#2a8272",
    "partial": "#b97b12",
    "not": "#b4452c",
    "regressed": "#6a1d38",
    "nodata": "#66727e",
    "notdue": "#66727e",
    "notcomp": "#66727e",
    "notappl": "#66727e",
    "judged": "#57479a",
}


def sprite() -> str:
    """All glyphs and patterns, hidden, once in a page: ``<use href="#g-met"/>``."""
    symbols = "".join(
        f'<symbol id="g-{name}" viewBox="0 0 16 16">{drawn}</symbol>'
        for name, drawn in {**VERDICT_GLYPHS, **PAGE_GLYPHS}.items()
    )
    patterns = "".join(
        f'<pattern id="p-{name}" width="{side}" height="{side}" patternUnits="userSpaceOnUse">'
        f'<rect class="{ground}" width="{side}" height="{side}"/>{drawn}</pattern>'
        for name, (side, ground, drawn) in PATTERNS.items()
    )
    return (
        '<svg class="sprite" width="0" height="0" aria-hidden="true" focusable="false">'
        f"<defs>{symbols}{patterns}</defs></svg>"
    )
