"""The unit and period of a page on which somebody tells what they entered the values of."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from indicators import access, entry, review
from indicators.models import Node, Period
from indicators.templatetags.addresses import sheet_url, to_path
from indicators.web import requests


@dataclass(frozen=True)
class Unit:
    frame: Node
    period: Period

    @cached_property
    def hindrance(self) -> str:
        """Why nothing is written here today; empty where it may be."""
        return review.rounds.unit_hindrance(self.frame, self.period)

    @property
    def sheet_address(self) -> str:
        return sheet_url(self.frame, self.period)


def unit_or_404(request: HttpRequest, slug: str, period_id: int, address: str) -> Unit:
    """For those who enter every measure of the unit; to all others it is not there."""
    on = requests.today()
    frame = get_object_or_404(
        access.nodes_seen_by(request.user, on=on).select_related("edition"),
        edition__slug=slug,
        path=to_path(address),
    )
    period = get_object_or_404(Period, pk=period_id)
    measures = entry.measures_below(frame).order_by()
    entered = access.measures_entered_by(request.user, on=on)
    others = measures.exclude(pk__in=entered.values("pk"))
    if not measures.exists() or others.exists():
        raise Http404
    return Unit(frame, period)
