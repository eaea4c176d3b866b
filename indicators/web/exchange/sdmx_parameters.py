"""What somebody asks for over SDMX REST, read from the parameters of the address."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.http import HttpRequest

from indicators import exchange
from indicators.models import PlanEdition
from indicators.web.exchange.machines import Refused

ALL_DIMENSIONS = "AllDimensions"
OFFERED = {
    "startPeriod",
    "endPeriod",
    "updatedAfter",
    "firstNObservations",
    "lastNObservations",
    "dimensionAtObservation",
    "attributes",
    "measures",
    "detail",
    "asOf",
}
OF_AVAILABILITY = OFFERED - {"detail", "asOf"}
# What the standard has besides: the values that ask for nothing else than what is given. Others
# are not implemented, for which the standard has the status 501.
NOT_OFFERED = {
    "includeHistory": ("false",),
    "mode": ("exact",),
    "references": ("none", "all"),
}
NOT_OF_AVAILABILITY = {**NOT_OFFERED, "detail": ("full",), "asOf": ()}


def wanted_of(
    request: HttpRequest, key: str, editions: Sequence[PlanEdition]
) -> list[exchange.sdmx.Wanted]:
    """Of several dataflows those that have the dimensions of the key and of the conditions."""
    check_parameters(request, OFFERED, NOT_OFFERED, with_conditions=True)
    return _wanted(request, key, editions)


def available_of(
    request: HttpRequest, key: str, editions: Sequence[PlanEdition]
) -> list[exchange.sdmx.Wanted]:
    """The same of what is available, which is told of now."""
    check_parameters(request, OF_AVAILABILITY, NOT_OF_AVAILABILITY, with_conditions=True)
    return _wanted(request, key, editions)


def as_of(request: HttpRequest) -> datetime | None:
    return exchange.sdmx.instant_of(request.GET.get("asOf", ""), "asOf")


def _wanted(
    request: HttpRequest, key: str, editions: Sequence[PlanEdition]
) -> list[exchange.sdmx.Wanted]:
    found, refusals = [], []
    for edition, flow in zip(editions, exchange.sdmx.flows_of(editions), strict=True):
        try:
            found.append(exchange.sdmx.Wanted(edition, flow, _asked(request, key, flow)))
        except exchange.sdmx.NotUnderstood as refusal:
            refusals.append(refusal)
    if not found:
        raise refusals[0]
    return found


def _asked(request: HttpRequest, key: str, flow: exchange.sdmx.Flow) -> exchange.sdmx.Asked:
    # A condition that is given twice means both.
    asked = {name: "+".join(said) for name, said in request.GET.lists()}
    at = asked.get("dimensionAtObservation", flow.time.id)
    if at not in (flow.time.id, ALL_DIMENSIONS):
        raise Refused(501, f"Observations stand at {flow.time.id} or at {ALL_DIMENSIONS}.")
    times = {"startPeriod": "ge", "endPeriod": "le"}
    bounds = tuple(
        exchange.sdmx.Condition(flow.time.id, ((comparison, asked[name]),))
        for name, comparison in times.items()
        if asked.get(name)
    )
    after = exchange.sdmx.instant_of(asked.get("updatedAfter", ""), "updatedAfter")
    until = as_of(request)
    if after and until and after > until:
        raise Refused(400, "updatedAfter is later than asOf.")
    return exchange.sdmx.Asked(
        keys=exchange.sdmx.keys_of(key, flow),
        conditions=exchange.sdmx.conditions_of(asked, flow) + bounds,
        updated_after=after,
        as_of=until,
        first=exchange.sdmx.count_of(asked.get("firstNObservations", ""), "firstNObservations"),
        last=exchange.sdmx.count_of(asked.get("lastNObservations", ""), "lastNObservations"),
        is_flat=at == ALL_DIMENSIONS,
        hidden=exchange.sdmx.hidden_of(
            *(asked.get(name, "") for name in ("attributes", "measures", "detail"))
        ),
    )


def check_parameters(
    request: HttpRequest,
    offered: Collection[str],
    limited: Mapping[str, tuple[str, ...]],
    *,
    with_conditions: bool,
) -> None:
    """Nothing that is asked for is overlooked."""
    for name, said in request.GET.lists():
        if with_conditions and name.startswith("c["):
            continue
        if len(said) > 1:
            raise Refused(400, f"The parameter {name} is given twice.")
        if name in limited and said[0] not in ("", *limited[name]):
            raise Refused(501, f"The parameter {name}={said[0]} is not offered.")
        if name not in offered and name not in limited:
            raise Refused(400, f"There is no parameter {name}.")


def components_called(text: str, flows: Sequence[exchange.sdmx.Flow]) -> list[str]:
    known = {each.id for flow in flows for each in (*flow.dimensions, flow.time)}
    asked = text.split(",")
    for each in asked:
        if each not in known:
            there_are = ", ".join(sorted(known))
            raise Refused(400, f"There is no component {each}, only {there_are}.")
    return asked
