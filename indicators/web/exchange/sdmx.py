"""SDMX over REST: the paths of SDMX 3.0 and of 2.1, for clients that know neither us nor our plans.

Every edition that the caller may see is a dataflow. Errors are sentences with the status codes
that the standard gives them.
"""

from collections.abc import Iterator, Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone

from indicators import access, exchange, ledger
from indicators.models import PlanEdition
from indicators.web import requests
from indicators.web.exchange.machines import Refused, for_machines
from indicators.web.exchange.sdmx_parameters import (
    as_of,
    available_of,
    check_parameters,
    components_called,
    wanted_of,
)

LATEST = {"", "+", "~", "*", "all", "latest", "1.0", "1.0.0"}
EVERYTHING = {"", "*", "all"}


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
    check_parameters(request, ("references", "detail"), {}, with_conditions=False)
    references = request.GET.get("references", "none")
    detail = request.GET.get("detail") or "full"
    if detail not in exchange.sdmx.DETAILS:
        raise Refused(400, f"There is no detail {detail}.")
    is_a_list = kind == "dataflow" and references == "none"
    read = exchange.sdmx.bare_flows if is_a_list else exchange.sdmx.flows_of
    said = exchange.sdmx.chosen(
        read(_editions(request)),
        by=exchange.sdmx.Structures(
            agency=exchange.publisher().agency,
            publisher=exchange.publisher().name,
            root=settings.PUBLIC_URL,
        ),
        kind=kind,
        id_=id_,
        references=references,
        detail=detail,
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
    editions = _editions_called(request, id_)

    def read() -> Iterator[str]:
        wanted = wanted_of(request, key, editions)
        text = exchange.sdmx.data(wanted, type_=type_, prepared=timezone.now())
        if text is None:
            raise Refused(404, "No value answers to this.")
        return text

    # Asked first, so that what ends in between is read.
    instant = as_of(request)
    is_provisional = instant is not None and ledger.is_provisional(instant)
    pieces = exchange.InOneSnapshot(read)
    answer = StreamingHttpResponse(pieces, content_type=f"{type_}; charset=utf-8")
    name = exchange.sdmx.flow_id(editions[0]) if len(editions) == 1 else "data"
    answer["Content-Disposition"] = f'inline; filename="{name}{_ending(type_)}"'
    if instant:
        answer["Provisional"] = str(is_provisional).lower()
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
    wanted = available_of(request, key, _editions_called(request, id_))
    counted = (
        exchange.sdmx.available(
            each.edition, each.flow, exchange.sdmx.selected(each.asked, each.flow)
        )
        for each in wanted
    )
    found = tuple(each for each in counted if each.observations)
    if not found:
        raise Refused(404, "No value answers to this.")
    if component not in EVERYTHING:
        known = components_called(component, [each.flow for each in found])
        found = tuple(each.of(known) for each in found)
    said = exchange.sdmx.Structures(agency=exchange.publisher().agency, available=found)
    return HttpResponse(
        exchange.sdmx.structures(said, type_=type_, prepared=timezone.now()), content_type=type_
    )


def _check_context(context: str) -> None:
    if context not in ("dataflow", "*"):
        raise Refused(404, "Values are asked for by their dataflow: dataflow/…")


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


def _editions_called(request: HttpRequest, ids: str) -> list[PlanEdition]:
    """All that the caller may see, or those named, with commas between."""
    seen = {exchange.sdmx.flow_id(each): each for each in _editions(request)}
    wanted = list(seen) if ids in EVERYTHING else list(dict.fromkeys(ids.split(",")))
    for each in wanted:
        if each not in seen:
            raise Refused(404, f"There is no dataflow {each}.")
    if not wanted:
        raise Refused(404, "There is no dataflow.")
    return [seen[each] for each in wanted]
