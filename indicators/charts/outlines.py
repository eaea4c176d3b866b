"""Signs and patterns as a page description draws them: lines and curves in their ink."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from indicators.charts.glyphs import PATTERNS, VERDICT_GLYPHS, VERDICT_INKS

SHAPE = re.compile(r"<(circle|path) ([^>]*)/>")
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
# A letter and its numbers; a number may begin where the one before it ends.
STEP = re.compile(r"([MmLlHhVvCcSsZz])([^A-Za-z]*)")
NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
TAKES = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4}
# From the end of a quarter of a circle to its control point, by the radius.
QUARTER = 0.5523

PAPER, PLAIN = "#ffffff", "#eef0f1"
# What the classes of the patterns are in print; the grounds of verdicts are their inks.
GROUNDS = {"f-surface": PAPER, "f-notdue": PLAIN, "f-notcomp": PLAIN}
LOOKS = {
    "k": {"fill": "none", "stroke": PAPER},
    "f-mark": {"fill": "none", "stroke": PAPER},
    "f-ink": {"fill": "none", "stroke": VERDICT_INKS["nodata"]},
    "f-inkf": {"fill": VERDICT_INKS["nodata"]},
    "c-line": {"fill": "none", "stroke": "#0b4a7d"},
}

Steps = list[list[float]]


@dataclass(frozen=True, slots=True)
class Outline:
    """A shape in a square of 16. Each of ``paths`` begins with its first point; then come points
    that a line leads to and curves (two control points and an end). ``fill`` and ``ink`` are
    colours, empty for none.
    """

    paths: list[Steps]
    is_closed: bool
    fill: str
    ink: str
    width: float
    dashes: list[float]


@dataclass(frozen=True, slots=True)
class Tile:
    """A pattern's square of ``side``: its ground, and what is drawn on it from the lowest up."""

    side: int
    ground: str
    shapes: list[Outline]


def tile(name: str) -> Tile:
    """The pattern of a verdict in a bar, or ``proxy``, on white paper."""
    side, ground, drawn = PATTERNS[name]
    found = SHAPE.findall(drawn)
    return Tile(
        side,
        GROUNDS.get(ground) or VERDICT_INKS[ground.removeprefix("f-")],
        [_outline(shape, dict(ATTRIBUTE.findall(said)), name) for shape, said in found],
    )


def outlines(name: str) -> list[Outline]:
    """The shapes of a verdict's sign, or of ``judged``, from the lowest up, on white paper."""
    found = SHAPE.findall(VERDICT_GLYPHS[name])
    return [_outline(shape, dict(ATTRIBUTE.findall(said)), name) for shape, said in found]


def _outline(shape: str, said: Mapping[str, str], name: str) -> Outline:
    inks = {"currentColor": VERDICT_INKS.get(name, ""), "none": ""}
    look = {"fill": "none", "stroke": "none", **said, **LOOKS.get(said.get("class", ""), {})}
    return Outline(
        paths=[_circle(said)] if shape == "circle" else list(_paths(said["d"])),
        is_closed=shape == "circle" or said["d"].lower().endswith("z"),
        fill=inks.get(look["fill"], look["fill"]),
        ink=inks.get(look["stroke"], look["stroke"]) + _opacity(said.get("stroke-opacity")),
        width=float(look.get("stroke-width", 1)),
        dashes=[float(each) for each in look.get("stroke-dasharray", "").split()],
    )


def _opacity(share: str | None) -> str:
    """As two more digits of a colour."""
    return f"{round(255 * float(share)):02x}" if share else ""


def _circle(said: Mapping[str, str]) -> Steps:
    x, y, r = (float(said[each]) for each in ("cx", "cy", "r"))
    k = r * QUARTER
    return [
        [x - r, y],
        [x - r, y - k, x - k, y - r, x, y - r],
        [x + k, y - r, x + r, y - k, x + r, y],
        [x + r, y + k, x + k, y + r, x, y + r],
        [x - k, y + r, x - r, y + k, x - r, y],
    ]


def _paths(drawn: str) -> Iterator[Steps]:
    """Absolute points of each path. A smooth curve begins as the curve before it ended."""
    steps: Steps = []
    for letter, numbers in STEP.findall(drawn):
        if letter in "Mm" and steps:
            yield steps
            steps = []
        for step in _in_turns(letter, [float(each) for each in NUMBER.findall(numbers)]):
            steps.append(_absolute(letter, step, steps))
    yield steps


def _in_turns(letter: str, numbers: list[float]) -> Iterator[list[float]]:
    takes = TAKES.get(letter.lower(), 1)
    for at in range(0, len(numbers), takes):
        yield numbers[at : at + takes]


def _absolute(letter: str, step: list[float], before: Steps) -> list[float]:
    x, y = before[-1][-2:] if before else (0.0, 0.0)
    if letter in "Hh":
        return [step[0] + (x if letter == "h" else 0), y]
    if letter in "Vv":
        return [x, step[0] + (y if letter == "v" else 0)]
    if letter.islower():
        step = [number + (y if at % 2 else x) for at, number in enumerate(step)]
    if letter in "Ss":
        from_x, from_y = before[-1][2:4]
        return [2 * x - from_x, 2 * y - from_y, *step]
    return step
