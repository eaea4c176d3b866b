"""The deliverables of a unit and period as a table to fill."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from indicators import entry
from indicators.enums import Departure
from indicators.web import requests
from indicators.web.entry.units import Unit, unit_or_404
from indicators.web.words_of_nodes import in_readers_language

NOT_KEPT = 422


@dataclass(frozen=True, slots=True)
class DepartureField:
    departure: Departure
    name: str
    amount: str
    reason: str
    error: str


@dataclass(slots=True)
class DeliverableRow:
    """A deliverable as its fields show it: what was typed, else what stands."""

    standing: entry.Delivered
    data: Mapping[str, str] | None = None
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> int:
        return self.standing.deliverable.pk

    @property
    def planned(self) -> str:
        return self._typed("planned", self.standing.planned)

    @property
    def actual(self) -> str:
        return self._typed("actual", self.standing.actual)

    @property
    def departures(self) -> list[DepartureField]:
        return [self._departure(each) for each in Departure]

    @property
    def told(self) -> list[DepartureField]:
        """Those that the row says without being opened."""
        return [each for each in self.departures if each.amount or each.error]

    @property
    def stated(self) -> entry.StatedDeliverable:
        seen = self._typed("based_on", self.standing.number)
        return entry.StatedDeliverable(
            deliverable_id=self.key,
            language=requests.language(),
            based_on=int(seen) if seen.isdecimal() and len(seen) < 9 else 0,
            planned=self.planned,
            actual=self.actual,
            departures={each.departure: (each.amount, each.reason) for each in self.departures},
        )

    def _departure(self, departure: Departure) -> DepartureField:
        standing = self.standing.departures.get(departure)
        return DepartureField(
            departure=departure,
            name=f"{departure.value}-{self.key}",
            amount=self._typed(departure.value, standing.amount if standing else None),
            reason=self._typed(f"{departure.value}-reason", standing.reason if standing else ""),
            error=self.errors.get(departure.value, ""),
        )

    def _typed(self, name: str, standing: object) -> str:
        stands = "" if standing is None else str(standing)
        return (self.data or {}).get(f"{name}-{self.key}", stands)


@require_http_methods(["GET", "HEAD", "POST"])
@requests.in_language_of_page
@login_required
def deliverables(request: HttpRequest, slug: str, period_id: int, address: str) -> HttpResponse:
    """A POST keeps every row it can, and shows what it cannot."""
    unit = unit_or_404(request, slug, period_id, address)
    data = request.POST if request.method == "POST" else None
    rows = [DeliverableRow(each, data) for each in entry.delivered(unit.frame, unit.period)]
    if data is None:
        return _page(request, unit, rows)
    errors = entry.state_deliverables(
        frame=unit.frame,
        period=unit.period,
        stated=[row.stated for row in rows],
        by=request.user,
    )
    for row in rows:
        row.errors = errors.get(row.key, {})
    if errors:
        return _page(request, unit, rows, status=NOT_KEPT)
    messages.success(request, _("Saved."))
    return redirect(request.get_full_path())


def _page(
    request: HttpRequest, unit: Unit, rows: Sequence[DeliverableRow], status: int = 200
) -> HttpResponse:
    nodes = [row.standing.deliverable.node for row in rows]
    for node in nodes:
        node.edition = unit.frame.edition
    in_readers_language([unit.frame, *nodes])
    context = {
        "unit": unit,
        "rows": rows,
        "totals": totals([row.standing for row in rows]),
        "faults": [row for row in rows if row.errors],
    }
    return render(request, "indicators/entry/deliverables.html", context, status=status)


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums of what is stated, ``None`` where nothing is; what states nothing is counted beside."""

    planned: int | None
    actual: int | None
    departures: list[tuple[Departure, int]]
    unaccounted: int | None
    not_stated: int


def totals(rows: Sequence[entry.Delivered]) -> Totals:
    sums = [(each, sum(row.amount(each) for row in rows)) for each in Departure]
    return Totals(
        planned=_total(row.planned for row in rows),
        actual=_total(row.actual for row in rows),
        departures=[(each, amount) for each, amount in sums if amount],
        unaccounted=_total(row.unaccounted for row in rows),
        not_stated=sum(row.actual is None for row in rows),
    )


def _total(amounts: Iterable[int | None]) -> int | None:
    stated = [amount for amount in amounts if amount is not None]
    return sum(stated) if stated else None
