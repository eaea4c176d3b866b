"""Where a printed value stands: at its mark, clear of the target and inside the picture."""

from collections.abc import Sequence
from decimal import Decimal

from indicators.charts.scale import Scale

# A digit's share of the size of its letters, on the wide side.
DIGIT = Decimal("0.56")
ABOVE = 9
ABOVE_TICK = 6
TICK_HALF = 2


def baseline(mark: Decimal, ticks: Sequence[Decimal], *, size: int) -> Decimal:
    """The line a label stands on: above the mark, or above a target that would run through it.

    ``ticks`` are the heights of the targets of the same period. The headroom of the scale leaves
    room above the highest of them.
    """
    places = [mark - ABOVE]
    places += [tick - ABOVE_TICK for tick in sorted(ticks, reverse=True) if tick <= mark]
    return next((place for place in places if is_clear(place, mark, ticks, size)), places[-1])


def is_clear(place: Decimal, mark: Decimal, ticks: Sequence[Decimal], size: int) -> bool:
    """No target and not the mark itself runs through the letters."""
    top, foot = place - size * Decimal("0.75") - TICK_HALF, place + TICK_HALF + 1
    return not any(top < tick < foot for tick in (*ticks, mark))


def width(label: str, size: int) -> Decimal:
    return len(label) * DIGIT * size


def label_class(labels: Sequence[str], scale: Scale) -> str:
    """Small letters where the widest label would touch its neighbour."""
    widest = max((width(label, scale.theme.value_size) for label in labels), default=Decimal(0))
    return "c-val c-mid c-small" if widest > scale.slot - 2 else "c-val c-mid"


def kept(labels: Sequence[str], baselines: Sequence[Decimal], scale: Scale) -> list[bool]:
    """Which labels are drawn: all that run into none of the newer ones.

    The description and the table of figures have every value in any case. A missing value has
    an empty label.
    """
    small = label_class(labels, scale).endswith("c-small")
    size = scale.theme.small_size if small else scale.theme.value_size
    drawn: list[int] = []
    for index in range(len(labels) - 1, -1, -1):
        if labels[index] and not any(
            collide(labels, baselines, (index, newer), scale.slot, size) for newer in drawn
        ):
            drawn.append(index)
    return [index in drawn for index in range(len(labels))]


def collide(
    labels: Sequence[str],
    baselines: Sequence[Decimal],
    pair: tuple[int, int],
    slot: Decimal,
    size: int,
) -> bool:
    older, newer = pair
    room = slot * (newer - older)
    needed = (width(labels[older], size) + width(labels[newer], size)) / 2
    return needed + 1 > room and abs(baselines[older] - baselines[newer]) < size
