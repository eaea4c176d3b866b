"""Where a printed value stands: at its mark, clear of the target and inside the picture."""

from collections.abc import Sequence

from indicators.charts.scale import Scale

# All lengths are tenths of the picture's units; sizes of letters are units.
# A digit is 0.56 of the size of its letters wide, on the wide side, and 0.75 tall.
ABOVE = 90
ABOVE_TICK = 60
TICK_HALF = 20


def baseline(mark: int, ticks: Sequence[int], *, size: int) -> int:
    """The line a label stands on: above the mark, or above a target that would run through it.

    ``ticks`` are the heights of the targets of the same period. The headroom of the scale leaves
    room above the highest of them.
    """
    places = [mark - ABOVE]
    places += [tick - ABOVE_TICK for tick in sorted(ticks, reverse=True) if tick <= mark]
    return next((place for place in places if is_clear(place, mark, ticks, size)), places[-1])


def is_clear(place: int, mark: int, ticks: Sequence[int], size: int) -> bool:
    """No target and not the mark itself runs through the letters."""
    top, foot = place - size * 75 // 10 - TICK_HALF, place + TICK_HALF + 10
    return not any(top < tick < foot for tick in (*ticks, mark))


def width(label: str, size: int) -> int:
    return len(label) * size * 56 // 10


def is_small(labels: Sequence[str], scale: Scale) -> bool:
    """Small letters where the widest label would touch its neighbour."""
    widest = max((width(label, scale.theme.value_size) for label in labels), default=0)
    return widest > scale.slot - 20


def kept(labels: Sequence[str], baselines: Sequence[int], scale: Scale) -> list[bool]:
    """Which labels are drawn: all that run into none of the newer ones.

    The description and the table of figures have every value in any case. A missing value has
    an empty label.
    """
    theme = scale.theme
    size = theme.small_size if is_small(labels, scale) else theme.value_size
    drawn: list[int] = []
    for index in range(len(labels) - 1, -1, -1):
        if labels[index] and not any(
            collide(labels, baselines, (index, newer), scale.slot, size) for newer in drawn
        ):
            drawn.append(index)
    return [index in drawn for index in range(len(labels))]


def collide(
    labels: Sequence[str],
    baselines: Sequence[int],
    pair: tuple[int, int],
    slot: int,
    size: int,
) -> bool:
    older, newer = pair
    room = slot * (newer - older)
    needed = (width(labels[older], size) + width(labels[newer], size)) // 2
    return needed + 10 > room and abs(baselines[older] - baselines[newer]) < size * 10
