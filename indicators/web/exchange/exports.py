"""A plan's approved values for other systems: one page that says what there is, and the files."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from indicators import access, exchange
from indicators.models import PlanEdition
from indicators.web import requests
from indicators.web.exchange.machines import for_machines, for_machines_unpacked
from indicators.web.words_of_nodes import titles_in_readers_language


@dataclass(frozen=True, slots=True)
class File:
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Group:
    """Files for one purpose."""

    name: str
    purpose: str
    files: tuple[File, ...]


@require_safe
@login_required
def exports(request: HttpRequest, slug: str) -> HttpResponse:
    """Each format with what it is for, and where its file is."""
    edition = requests.edition_or_404(request, slug)
    titles_in_readers_language([edition])
    context = {
        "edition": edition,
        "groups": _groups(edition),
        "enters": access.measures_entered_by(request.user, on=requests.today())
        .filter(node__edition=edition)
        .exists(),
        "root": request.build_absolute_uri("/").rstrip("/"),
    }
    return render(request, "indicators/framework/exports.html", context)


def _groups(edition: PlanEdition) -> tuple[Group, ...]:
    flow = exchange.sdmx.flow_id(edition)
    agency = exchange.publisher().agency
    sdmx = f"/sdmx/3.0/data/dataflow/{agency}/{flow}/1.0.0"
    structure = f"/sdmx/3.0/structure/dataflow/{agency}/{flow}/1.0.0?references=all"
    return (
        Group(
            _("Tables"),
            _(
                "For spreadsheets, R, Python and archives: the plan, its measures, values and "
                "attainment as CSV tables, described as a Data Package and as CSV on the Web."
            ),
            (_file(_("Tables with their description (ZIP)"), "data_package", edition),),
        ),
        Group(
            "SDMX",
            _(
                "For statistical systems: the plan is a dataflow. A client that is pointed at the "
                "service finds structure and values by itself."
            ),
            (
                File(_("Structure (SDMX-ML 3.0)"), structure),
                File(_("Values (SDMX-ML 3.0; CSV and JSON by the header Accept)"), sdmx),
            ),
        ),
        Group(
            "IATI",
            _(
                "For the aid registry: programmes and subprogrammes as activities with results, "
                "indicators, targets and actuals."
            ),
            (_file(_("Activities (IATI 2.03)"), "iati", edition),),
        ),
        Group(
            "DHIS2",
            _("For health information systems: the values as a data value set."),
            (_file(_("Data value set (JSON)"), "dhis2", edition),),
        ),
    )


def _file(name: str, view: str, edition: PlanEdition) -> File:
    return File(name, reverse(view, args=[edition.slug]))


@for_machines_unpacked
def data_package(request: HttpRequest, slug: str) -> HttpResponse:
    edition = requests.edition_or_404(request, slug)
    pieces = exchange.package.package(edition, as_at=timezone.now())
    return _sent(pieces, exchange.package.TYPE, f"{slug}.zip")


@for_machines
def iati(request: HttpRequest, slug: str) -> HttpResponse:
    edition = requests.edition_or_404(request, slug)
    pieces = exchange.iati.activities_file(edition, as_at=timezone.now())
    return _sent(pieces, exchange.iati.TYPE, f"{slug}.iati.xml")


@for_machines
def dhis2(request: HttpRequest, slug: str) -> HttpResponse:
    edition = requests.edition_or_404(request, slug)
    pieces = exchange.dhis2.data_value_set(edition)
    return _sent(pieces, exchange.dhis2.TYPE, f"{slug}.dhis2.json")


def _sent(pieces: Iterable[bytes], type_: str, name: str) -> StreamingHttpResponse:
    answer = StreamingHttpResponse(pieces, content_type=type_)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
