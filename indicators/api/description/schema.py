"""The description of the API (OpenAPI 3.1), made from its views, and the page that shows it."""

from collections.abc import Iterator
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.renderers import OpenApiYamlRenderer
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers

from indicators.api.description.examples import show_examples
from indicators.api.description.exchanged import SCOPES, TOKEN
from indicators.api.description.samples import show_samples
from indicators.api.serving.parameters import Lists
from indicators.api.serving.problems import PROBLEM, Problem
from indicators.enums import NarrativeKind

WORDS = {
    400: "The request cannot be read: a parameter or a field is not as described.",
    401: "The token is missing, unknown, revoked or over.",
    403: "The token lacks the scope.",
    404: "There is nothing that the token may see.",
    406: "None of the media types of the answer is accepted.",
    409: "What stands does not allow it.",
    412: "Somebody changed it since it was read.",
    413: "The body is too long.",
    415: "The body is of no media type that is taken.",
    422: "What was asked for is refused; each fault names its field.",
    428: "The change must say what it is based on: If-Match.",
    500: "The service failed; nothing was kept.",
    429: "Too many requests: wait as long as Retry-After says.",
    503: "The storage of files does not answer; nothing was kept or lost. Try again later.",
}
ALWAYS = (400, 401, 403, 404, 429, 500)
STREAMED = ("text/csv", "application/x-ndjson")


class Described(AutoSchema):
    """A view's ``takes`` and ``gives`` by method; lists and rows describe themselves."""

    def get_tags(self) -> list[str]:
        return [self.path.removeprefix("/api/v1/").split("/")[0] or "api"]

    def get_operation_id(self) -> str:
        words = [part for part in self.path.removeprefix("/api/v1/").split("/") if part]
        named = [part.strip("{}") if part.startswith("{") else part for part in words]
        return "_".join([self.method.lower(), *named]).replace(".", "_").replace("-", "_")

    def get_summary(self) -> str:
        return self.get_description().split("\n")[0].rstrip(".")

    def get_filter_backends(self) -> list:
        return []

    def get_request_serializer(self) -> object:
        return getattr(self.view, "takes", {}).get(self.method)

    def get_response_serializers(self) -> object:
        given = getattr(self.view, "gives", {}).get(self.method)
        if given is not None:
            return given
        row = self.view.row
        if not hasattr(self.view, "filterset_class"):
            return {200: row}
        return {
            (200, "application/json"): page_of(row),
            **{(200, kind): OpenApiTypes.STR for kind in STREAMED},
        }

    def get_operation(self, *args: object) -> dict[str, object]:
        operation = super().get_operation(*args)
        operation["parameters"] = [*operation.get("parameters", []), *self._parameters()]
        for parameter in operation["parameters"]:
            if parameter["in"] == "path":
                parameter["description"], parameter["schema"] = PATH_PARTS[parameter["name"]]
        problem = self.resolve_serializer(Problem, "response").ref
        for answer in operation["responses"].values():
            answer["description"] = answer["description"] or "What was asked for."
        refusals = {*ALWAYS, *getattr(self.view, "refusals", {}).get(self.method, ())}
        if Lists in self.view.filter_backends and self.method == "GET":
            refusals.add(406)
        operation["responses"] |= {
            str(status): {"description": WORDS[status], "content": {PROBLEM: {"schema": problem}}}
            for status in sorted(refusals)
        }
        say_headers(operation, self.method)
        if "requestBody" in operation:
            operation["requestBody"]["required"] = True
        show_examples(operation)
        return operation

    def _parameters(self) -> Iterator[dict[str, object]]:
        if self.method != "GET":
            yield from getattr(self.view, "headers", {}).get(self.method, ())
            return
        for backend in self.view.filter_backends:
            yield from backend().get_schema_operation_parameters(self.view)
        if not self.view.filter_backends:
            yield from getattr(self.view, "parameters", ())
        filterset = getattr(self.view, "filterset_class", None)
        for name, each in (filterset.base_filters if filterset else {}).items():
            yield {
                "name": name,
                "in": "query",
                "required": False,
                "description": str(each.label),
                "schema": each.schema,
            }


IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "description": "The ETag of what is known already: if it still stands it is not sent again.",
    # What is no ETag matches none.
    "schema": {"type": "string"},
}
SAID_BESIDE = {
    "ETag": "The state that is shown; a change names it in If-Match.",
    "Location": "The address of what was made.",
    "Idempotent-Replayed": "true, where the answer of an earlier request is repeated.",
    "Provisional": "true, while what was known at the instant may yet change.",
    "Retry-After": "How many seconds to wait.",
    "WWW-Authenticate": "How to show a token.",
}


def say_headers(operation: dict[str, object], method: str) -> None:
    """The headers of the answers, and that nothing is sent which is known already."""
    asked = {each["name"] for each in operation["parameters"]}
    answers = operation["responses"]
    _say(answers["401"], "WWW-Authenticate")
    _say(answers["429"], "Retry-After")
    for status, answer in answers.items():
        if status < "3" and "application/json" in answer.get("content", {}):
            _say(answer, "ETag")
        if status in ("201", "202"):
            _say(answer, "Location")
        if status < "3" and "Idempotency-Key" in asked:
            _say(answer, "Idempotent-Replayed")
        if status < "3" and "known_at" in asked:
            _say(answer, "Provisional")
    if method == "GET" and "application/json" in answers["200"].get("content", {}):
        operation["parameters"].append(IF_NONE_MATCH)
        answers["304"] = {"description": "What is known already still stands."}


def _say(answer: dict[str, object], name: str) -> None:
    said = {"description": SAID_BESIDE[name], "schema": {"type": "string"}}
    answer.setdefault("headers", {})[name] = said


KEY = {"type": "integer", "minimum": 1, "maximum": 10**18 - 1}
PATH_PARTS = {
    "id": ("The row, by its id.", KEY),
    "period_id": ("The period, by its id.", KEY),
    "programme_id": ("The programme, by its identity.", KEY),
    "kind": (
        "What is told.",
        {"type": "string", "enum": [each.value for each in NarrativeKind]},
    ),
    "exception_id": ("The exception, by its id.", KEY),
    "sha256": (
        "The SHA-256 of the file that was sent.",
        {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    ),
    "breakdown_id": ("The breakdown, by its id.", KEY),
    "person_id": ("The person, by their id.", KEY),
    "slug": (
        "The edition, by its slug.",
        {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$", "maxLength": 120},
    ),
    "path": (
        "The path of a node; a hyphen stands for a space: programme-6/subprogramme-1/(a)/1.",
        {"type": "string", "minLength": 1, "pattern": "^[^\\x00?#%]+$"},
    ),
    "format": ("The format of the file.", {"type": "string", "pattern": "^[a-z]{2,8}$"}),
}


def page_of(row: type[serializers.Serializer]) -> type[serializers.Serializer]:
    """A page of a list: its rows, and the address of the next."""
    name = row.__name__.removesuffix("Row")
    fields = {
        "__doc__": "Some rows of a list, and where the next are.",
        "next": serializers.URLField(allow_null=True, read_only=True),
        "results": row(many=True, read_only=True),
    }
    return type(f"{name}Page", (serializers.Serializer,), fields)


def close_bodies(result: dict[str, object], **_others: object) -> dict[str, object]:
    """A body has the fields that are described, and no other; all have an example."""
    for name, component in result["components"]["schemas"].items():
        if name.endswith("Input"):
            component["additionalProperties"] = False
    show_samples(result)
    result["paths"]["/api/v1/oauth/token/"] = {"post": TOKEN}
    flow = {"tokenUrl": "/api/v1/oauth/token/", "scopes": SCOPES}
    schemes = result["components"]["securitySchemes"]
    schemes["client"] = {"type": "oauth2", "flows": {"clientCredentials": flow}}
    return result


@require_safe
def document(_request: HttpRequest) -> HttpResponse:
    """The description of this API; nothing secret, so that anybody may read it."""
    return HttpResponse(described(), content_type="application/yaml")


@cache
def described() -> bytes:
    """Made once in the life of a process."""
    schema = SchemaGenerator().get_schema(request=None, public=True)
    return OpenApiYamlRenderer().render(schema, renderer_context={})


@require_safe
def browser(request: HttpRequest) -> HttpResponse:
    """The description to read and to try out; everything it needs is served from here."""
    return render(request, "indicators/api/browser.html")
