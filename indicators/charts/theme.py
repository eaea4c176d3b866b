"""Where a chart is shown: on a page, where ui.css colours it, or in print, where it brings its ink.

Lengths are in the picture's own units. On a page the left fifth is empty, so that the table of
figures under the picture has each period under its mark.
"""

from dataclasses import dataclass

PRINT_FONTS = {
    "zh-hans": "'Source Sans 3', 'Noto Sans CJK SC'",
    "ar": "Amiri, 'Source Sans 3'",
}
PRINT_STYLE = (
    ".c-axis{{stroke:#7d8894}}"
    ".c-line{{fill:none;stroke:#0b4a7d;stroke-width:2.4}}"
    ".c-gap{{fill:none;stroke:#5b6773;stroke-width:1.5;stroke-dasharray:2 4}}"
    ".c-dot{{fill:#0b4a7d}}"
    ".c-proxy,.c-est{{fill:#fff;stroke:#0b4a7d;stroke-width:2}}"
    ".c-bar{{fill:#93b8d8}}"
    ".c-barp{{stroke:#93b8d8}}"
    ".c-bare{{fill:#fff;stroke:#93b8d8;stroke-width:2}}"
    ".c-target{{stroke:#17212b;stroke-width:3}}"
    ".c-old{{stroke:#5b6773;stroke-width:2;stroke-dasharray:3 2}}"
    ".c-way{{stroke:#0b4a7d;stroke-width:2;stroke-dasharray:1 2}}"
    ".c-band{{fill:#eceeec}}"
    ".c-word{{paint-order:stroke;stroke:#fff;stroke-width:3px}}"
    "text{{font-family:{fonts};text-anchor:middle;font-size:13.5px;fill:#43505c}}"
    ".c-val{{font-weight:600;font-size:15px;fill:#17212b;"
    "paint-order:stroke;stroke:#fff;stroke-width:3px}}"
    ".c-small{{font-size:11.5px}}"
    ".c-name{{text-anchor:{start};font-weight:600;fill:#17212b}}"
)
PROXY_PATTERN = (
    '<defs><pattern id="p-proxy" width="5" height="5" patternUnits="userSpaceOnUse">'
    '<path d="M-1 6L6 -1" stroke="#0b4a7d" stroke-width="1.2"/></pattern></defs>'
)


@dataclass(frozen=True, slots=True)
class Theme:
    """``floor`` is the axis of a panel, ``panel`` its whole height, ``ink`` what print brings."""

    width: int
    left: int
    right: int
    floor: int
    panel: int
    value_size: int
    small_size: int
    period_labels: bool
    ink: str = ""
    mirrored: bool = False

    @property
    def plot(self) -> int:
        return self.width - self.left - self.right


def on_page(*, mirrored: bool = False) -> Theme:
    """Above its table of figures, which carries the periods."""
    return Theme(440, 88, 0, 117, 118, 12, 10, period_labels=False, mirrored=mirrored)


def alone(*, mirrored: bool = False) -> Theme:
    """On a page without a table beneath, so with its periods on the axis."""
    return Theme(352, 0, 0, 117, 140, 12, 10, period_labels=True, mirrored=mirrored)


def in_print(language: str) -> Theme:
    """In a document, where it is printed at half its size and nothing else colours it."""
    mirrored = language == "ar"
    style = PRINT_STYLE.format(
        fonts=PRINT_FONTS.get(language, "'Source Sans 3', 'Noto Sans CJK SC'"),
        start="end" if mirrored else "start",
    )
    ink = f"<style>{style}</style>{PROXY_PATTERN}"
    return Theme(300, 8, 0, 127, 152, 15, 12, period_labels=True, ink=ink, mirrored=mirrored)
