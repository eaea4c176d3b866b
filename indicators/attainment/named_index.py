"""The one average, and only where an installation asks for it by a name (AR-1, point 10). Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from indicators.attainment.rounding import printed

DECIMALS = 1


@dataclass(frozen=True, slots=True)
class NamedIndex:
    """The unweighted mean of L in per cent, with how many measures are in it and how many lack L.

    It lies in the band from ``least`` on and below ``below``; ``None`` is an open end. Without any
    L there is no mean: the data are insufficient.
    """

    mean: Fraction | None
    measures: int
    without: int
    least: Fraction | None = None
    below: Fraction | None = None

    @property
    def per_cent(self) -> str:
        """A plain decimal that never seems to be in another band; empty without a mean."""
        ends = [end for end in (self.least, self.below) if end is not None]
        return "" if self.mean is None else printed(self.mean, DECIMALS, ends)


def index_of(ratios: Iterable[Fraction | None], bands: Sequence[Fraction]) -> NamedIndex:
    """``bands`` are the lower ends in per cent, the highest first; what is below all has none."""
    every = list(ratios)
    given = [ratio for ratio in every if ratio is not None]
    without = len(every) - len(given)
    if not given:
        return NamedIndex(None, 0, without)
    mean = 100 * sum(given, Fraction(0)) / len(given)
    least = next((end for end in bands if mean >= end), None)
    below = min((end for end in bands if mean < end), default=None)
    return NamedIndex(mean, len(given), without, least, below)
