"""The named index of a dashboard, where the installation has given it a name."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from indicators import attainment
from indicators.attainment import MeasureVerdict, NamedIndex
from indicators.charts import localized
from indicators.web.requests import language


@dataclass(frozen=True, slots=True)
class ShownIndex:
    """Never shown without its name."""

    name: str
    index: NamedIndex

    @property
    def band(self) -> str:
        least, below = self.index.least, self.index.below
        if self.index.mean is None:
            return _("insufficient data")
        ends = {
            "least": localized(str(least), language()),
            "below": localized(str(below), language()),
        }
        if least is None:
            return _("below %(below)s") % ends
        if below is None:
            return _("%(least)s or more") % ends
        return _("%(least)s or more, below %(below)s") % ends


def named_index(measures: Iterable[MeasureVerdict]) -> ShownIndex | None:
    """``None`` where it has no name. What has no verdict stands outside, as everywhere."""
    name = settings.NAMED_INDEX["name"]
    if not name:
        return None
    judged = (each.ratio for each in measures if each.verdict is not None)
    return ShownIndex(name, attainment.index_of(judged, settings.NAMED_INDEX["bands"]))
