"""SDMX over REST: the paths of SDMX 3.0 and of 2.1, for clients that know neither us nor our plans.

Every edition that the caller may see is a dataflow. Errors are sentences with the status codes
that the standard gives them.
"""

from collections.abc import Collection, Iterator, Mapping

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone

from indicators import access, exchange
from indicators.models import PlanEdition
from indicators.web import requests
from indicators.web.machines import Refused, for_machines

LATEST = {"", "+", "~", "*", "all", "latest", "1.0", "1.0.0"}
EVERYTHING = {"", "*", "all"}
ALL_DIMENSIONS = "AllDimensions"
OFFERED = {
    "startPeriod",
    "endPeriod",
    "updatedAfter",
    "firstNObservations",
    "lastNObservations",
    "dimensionAtObservation",
}
# What the standard has besides: the values that ask for nothing else than what is given. Others
# are not implemented, for which the standard has the status 501.
NOT_OFFERED = {
    "includeHistory": ("false",),
    "attributes": ("dsd", "all"),
    "measures": ("all",),
    "detail": ("full",),
    "mode": ("exact",),
    "references": ("none", "all"),
    "asOf": (),
}


@for_machines
def structure_30(
    request: HttpRequest, kind: str, agency: str = "*", id_: str = "*", version: str = ""
) -> HttpResponse:
    return _structure(request, kind, agency, id_, version, exchange.sdmx.STRUCTURE_30)


@for_machines
def structure_21(
    request: HttpRequest, kind: str, agency: str = "all", id_: str = "all", version: str = ""
) -> HttpResponse:
    return _structure(request, kind, agency, id_, version, exchange.sdmx.STRUCTURE_21)


def _structure(
    request: HttpRequest,
    kind: str,
    agency: str,
    id_: str,
    version: str,
    offered: Mapping[str, tuple[str, ...]],
) -> HttpResponse:
    type_ = _content_type(request, offered)
    _check_agency(agency, version)
    _check_parameters(request, ("references",), {"detail": ("full",)}, with_conditions=False)
    references = request.GET.get("references", "none")
    is_a_list = kind == "dataflow" and references == "none"
    read = exchange.sdmx.bare_flows if is_a_list else exchange.sdmx.flows_of
    said = exchange.sdmx.chosen(
        read(_editions(request)),
        agency=exchange.publisher().agency,
        publisher=exchange.publisher().name,
        kind=kind,
        id_=id_,
        references=references,
    )
    if said.is_empty and id_ not in EVERYTHING:
        raise Refused(404, f"There is no {kind} {id_}.")
    text = exchange.sdmx.structures(said, type_=type_, prepared=timezone.now())
    return HttpResponse(text, content_type=type_)


@for_machines
def data_30(
    request: HttpRequest,
    context: str = "*",
    agency: str = "*",
    id_: str = "*",
    version: str = "",
    key: str = "*",
) -> HttpResponse:
    _check_context(context)
    _check_agency(agency, version)
    if id_ in EVERYTHING:
        raise Refused(501, "Data are given of one dataflow at a time.")
    return _data(request, id_, key, exchange.sdmx.DATA_30)


@for_machines
def data_21(
    request: HttpRequest, flow: str, key: str = "all", provider: str = "all"
) -> HttpResponse:
    """``flow`` is AGENCY,ID,VERSION or a part of it."""
    if provider not in (*EVERYTHING, exchange.publisher().agency):
        raise Refused(404, f"There is no provider {provider}.")
    return _data(request, _flow_21(flow), key, exchange.sdmx.DATA_21)


def _flow_21(flow: str) -> str:
    parts = flow.split(",")
    if len(parts) == 1:
        return parts[0]
    _check_agency(parts[0], parts[2] if len(parts) > 2 else "")
    return parts[1]


def _data(
    request: HttpRequest, id_: str, key: str, offered: Mapping[str, tuple[str, ...]]
) -> HttpResponse:
    type_ = _content_type(request, offered)
    edition = _edition(request, id_)

    def read() -> Iterator[str]:
        [flow] = exchange.sdmx.flows_of([edition])
        asked = _asked(request, key, flow)
        text = exchange.sdmx.data(edition, flow, asked, type_=type_, prepared=timezone.now())
        if text is None:
            raise Refused(404, "No value answers to this.")
        return text

    pieces = exchange.InOneSnapshot(read)
    answer = StreamingHttpResponse(pieces, content_type=f"{type_}; charset=utf-8")
    name = f"{exchange.sdmx.flow_id(edition)}{_ending(type_)}"
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


def _ending(type_: str) -> str:
    return next(f".{name}" for name in ("csv", "json", "xml") if f"+{name}" in type_)


@for_machines
def availability_30(
    request: HttpRequest,
    context: str = "*",
    agency: str = "*",
    id_: str = "*",
    version: str = "",
    key: str = "*",
    component: str = "*",
) -> HttpResponse:
    _check_context(context)
    _check_agency(agency, version)
    return _available(request, id_, key, component, exchange.sdmx.STRUCTURE_30)


@for_machines
def availability_21(
    request: HttpRequest, flow: str, key: str = "all", provider: str = "all", component: str = "all"
) -> HttpResponse:
    return _available(request, _flow_21(flow), key, component, exchange.sdmx.STRUCTURE_21)


def _available(
    request: HttpRequest,
    id_: str,
    key: str,
    component: str,
    offered: Mapping[str, tuple[str, ...]],
) -> HttpResponse:
    type_ = _content_type(request, offered)
    edition = _edition(request, id_)
    [flow] = exchange.sdmx.flows_of([edition])
    found = exchange.sdmx.available(
        edition, flow, exchange.sdmx.selected(_asked(request, key, flow), flow)
    )
    if not found.observations:
        raise Refused(404, "No value answers to this.")
    if component not in EVERYTHING:
        found = found.of(_components(component, flow))
    said = exchange.sdmx.Structures(agency=flow.agency, available=found)
    return HttpResponse(
        exchange.sdmx.structures(said, type_=type_, prepared=timezone.now()), content_type=type_
    )


def _asked(request: HttpRequest, key: str, flow: exchange.sdmx.Flow) -> exchange.sdmx.Asked:
    _check_parameters(request, OFFERED, NOT_OFFERED, with_conditions=True)
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
    return exchange.sdmx.Asked(
        keys=exchange.sdmx.keys_of(key, flow),
        conditions=exchange.sdmx.conditions_of(asked, flow) + bounds,
        updated_after=exchange.sdmx.instant_of(asked.get("updatedAfter", "")),
        first=exchange.sdmx.count_of(asked.get("firstNObservations", ""), "firstNObservations"),
        last=exchange.sdmx.count_of(asked.get("lastNObservations", ""), "lastNObservations"),
        is_flat=at == ALL_DIMENSIONS,
    )


def _check_parameters(
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


def _check_context(context: str) -> None:
    if context not in ("dataflow", "*"):
        raise Refused(404, "Values are asked for by their dataflow: dataflow/…")


def _components(text: str, flow: exchange.sdmx.Flow) -> list[str]:
    known = [*(each.id for each in flow.dimensions), flow.time.id]
    asked = text.split(",")
    for each in asked:
        if each not in known:
            raise Refused(400, f"There is no component {each}, only {', '.join(known)}.")
    return asked


def _content_type(request: HttpRequest, offered: Mapping[str, tuple[str, ...]]) -> str:
    type_ = exchange.sdmx.content_type(request.headers.get("Accept", ""), offered)
    if type_ is None:
        raise Refused(406, f"There is {', '.join(offered)}.")
    return type_


def _check_agency(agency: str, version: str) -> None:
    if agency not in (*EVERYTHING, exchange.publisher().agency):
        raise Refused(404, f"There is no agency {agency} here, only {exchange.publisher().agency}.")
    if version not in LATEST:
        raise Refused(404, f"There is version {exchange.sdmx.VERSION}.")


def _editions(request: HttpRequest) -> list[PlanEdition]:
    return list(access.editions_seen_by(request.user, on=requests.today()))


def _edition(request: HttpRequest, id_: str) -> PlanEdition:
    for edition in _editions(request):
        if exchange.sdmx.flow_id(edition) == id_:
            return edition
    raise Refused(404, f"There is no dataflow {id_}.")
