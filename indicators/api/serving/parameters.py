"""What may follow the question mark; anything else is refused, so that no slip is overlooked."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django_filters import FilterSet
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request

from indicators.api.serving.cursors import after
from indicators.api.serving.problems import Refused, no_such_place, refused_parameter
from indicators.api.serving.streaming import CSV, NDJSON
from indicators.models import Node

if TYPE_CHECKING:
    from indicators.api.serving.reading import RowsView

JSON = "application/json"
FORMATS = {"json": JSON, "csv": CSV, "ndjson": NDJSON}
USUAL, MOST = 50, 1_000
LONGEST = 10_000
OF_PAGES = ("limit", "cursor", "format")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asked for, checked."""

    fields: Collection[str]
    expand: Collection[str]
    limit: int
    cursor: int | None
    media_type: str
    filters: FilterSet | None
    own: dict[str, str]

    @property
    def filters_used(self) -> set[str]:
        return set(self.filters.data) & set(self.filters.filters) if self.filters else set()

    def narrow(self, rows: QuerySet) -> QuerySet:
        """The rows that the filters leave."""
        if self.filters is None:
            return rows
        return self.filters.filter_queryset(rows)


def single(request: Request) -> dict[str, str]:
    """Each parameter that is given, once and not empty."""
    for name, said in request.query_params.lists():
        if len(said) > 1 or not said[0]:
            raise refused_parameter(name, "This parameter is empty, or given twice.")
    return dict(request.query_params.items())


def asked_of(request: Request, parameters: list[dict[str, object]]) -> dict[str, str]:
    """Of a view that is no list: its own parameters, and no others."""
    known = {each["name"]: each for each in parameters}
    for name in single(request):
        if name not in known:
            raise refused_parameter(name, f"There is no parameter “{name}” here.")
    return {name: _of_list(request, each) for name, each in known.items()}


def asked_by(request: Request, view: "RowsView") -> Asked:
    """The parameters of a request, or the first that cannot be."""
    filterset = getattr(view, "filterset_class", None)
    is_list = Lists in view.filter_backends
    own = {each["name"]: each for each in view.parameters}
    known = {"fields", "expand", *own, *(OF_PAGES if is_list else ())}
    known |= set(filterset.base_filters) if filterset else set()
    for name in single(request):
        if name not in known:
            raise refused_parameter(name, f"There is no parameter “{name}” here.")
    row = view.row
    names = [name for name in row._declared_fields if name not in row.children]
    return Asked(
        fields=_chosen(request, "fields", names),
        expand=_chosen(request, "expand", list(row.children)),
        limit=_limit(request),
        cursor=_cursor(request),
        media_type=_media_type(request) if is_list else JSON,
        filters=_filters(request, filterset),
        own={name: _of_list(request, each) for name, each in own.items()},
    )


def _chosen(request: Request, parameter: str, names: list[str]) -> list[str]:
    """Some of the names, divided by commas."""
    if parameter not in request.query_params:
        return []
    said = request.query_params[parameter].split(",")
    for name in said:
        if name not in names:
            known = ", ".join(names) or "nothing"
            raise refused_parameter(parameter, f"“{name}” is none of: {known}.")
    return said


def _of_list(request: Request, described_as: dict[str, object]) -> str:
    """A parameter of the view: one of its words, or free."""
    name, schema = described_as["name"], described_as["schema"]
    said = request.query_params.get(name, schema.get("default", ""))
    if said and said not in schema.get("enum", [said]):
        raise refused_parameter(name, f"Choose one of: {', '.join(schema['enum'])}.")
    is_long = len(said) > schema.get("maxLength", LONGEST)
    if said and (is_long or not re.search(schema.get("pattern", ""), said)):
        raise refused_parameter(name, "This cannot be so: see the description of the parameter.")
    return said


def _limit(request: Request) -> int:
    said = request.query_params.get("limit", str(USUAL))
    if not re.fullmatch(r"[1-9]\d{0,3}", said, re.ASCII) or int(said) > MOST:
        raise refused_parameter("limit", f"Ask for 1 to {MOST} rows.")
    return int(said)


def _cursor(request: Request) -> int | None:
    said = request.query_params.get("cursor")
    if said is None:
        return None
    try:
        return after(said)
    except ValueError as wrong:
        raise no_such_place("Take the cursor from “next” as it is.") from wrong


def _media_type(request: Request) -> str:
    if said := request.query_params.get("format"):
        if said not in FORMATS:
            raise refused_parameter("format", f"Choose one of: {', '.join(FORMATS)}.")
        return FORMATS[said]
    for kind in _wishes(request.headers.get("Accept", "*/*")):
        if kind in FORMATS.values():
            return kind
        if kind in ("*/*", "application/*", "application/problem+json"):
            return JSON
        if kind == "text/*":
            return CSV
    raise Refused(406, "not-acceptable", f"Choose one of: {', '.join(FORMATS.values())}.")


def _wishes(accepted: str) -> list[str]:
    """What is accepted, the dearest first; what has no weight is not."""
    found = []
    for part in accepted.split(","):
        kind, *said = (each.strip().lower() for each in part.split(";"))
        weights = [each.removeprefix("q=") for each in said if each.startswith("q=")]
        is_number = not weights or re.fullmatch(r"[01](\.\d{0,3})?", weights[0])
        weight = float(weights[0]) if weights and is_number else 1.0
        if weight:
            found.append((weight, kind))
    return [kind for _weight, kind in sorted(found, key=lambda each: -each[0])]


def _filters(request: Request, filterset: type[FilterSet] | None) -> FilterSet | None:
    """None where nothing is to be narrowed: making the form of a set takes a while."""
    if filterset is None or not set(filterset.base_filters) & set(request.query_params):
        return None
    found = filterset(request.query_params, queryset=Node.objects.none(), request=request)
    if not found.is_valid():
        faults = [
            {"parameter": name, "detail": str(sentence)}
            for name, sentences in found.errors.items()
            for sentence in sentences
        ]
        raise Refused(400, "parameter", "; ".join(each["detail"] for each in faults), faults)
    return found


def described(name: str, words: str, schema: dict[str, object]) -> dict[str, object]:
    return {"name": name, "in": "query", "required": False, "description": words, "schema": schema}


class Shows(BaseFilterBackend):
    """Says to the schema what a single row may be asked."""

    def get_schema_operation_parameters(self, view: "RowsView") -> list[dict[str, object]]:
        row = view.row
        names = [name for name in row._declared_fields if name not in row.children]
        found = [_list_of("fields", "Only these fields, divided by commas.", names)]
        if row.children:
            words = "What hangs below each row, too: names divided by commas."
            found.append(_list_of("expand", words, list(row.children)))
        return [*found, *view.parameters]


class Lists(Shows):
    """Says to the schema what a list may be asked."""

    def get_schema_operation_parameters(self, view: "RowsView") -> list[dict[str, object]]:
        number = {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL}
        return [
            *super().get_schema_operation_parameters(view),
            described("limit", "How many rows a page has.", number),
            described(
                "cursor",
                "Where to go on: as “next” of the page before has it.",
                {"type": "string", "pattern": "^[A-Za-z0-9_-]{8,40}$"},
            ),
            described(
                "format",
                "All rows at once as a stream, and not a page of them. The same as Accept.",
                {"type": "string", "enum": list(FORMATS)},
            ),
        ]


def _list_of(name: str, words: str, names: list[str]) -> dict[str, object]:
    schema = {"type": "array", "items": {"type": "string", "enum": names}, "minItems": 1}
    return described(name, words, schema) | {"style": "form", "explode": False}
