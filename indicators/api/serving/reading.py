"""Lists and their rows: filtered, paged, expanded, streamed, all in the same way."""

from collections.abc import Callable
from io import SEEK_END
from typing import IO, ClassVar

import orjson
from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.gzip import gzip_page
from django_filters import FilterSet
from rest_framework.exceptions import ParseError, PermissionDenied
from rest_framework.generics import GenericAPIView
from rest_framework.negotiation import BaseContentNegotiation, DefaultContentNegotiation
from rest_framework.parsers import BaseParser
from rest_framework.permissions import IsAuthenticated
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.utils.urls import replace_query_param

from indicators.api.description.schema import Described
from indicators.api.serving import problems
from indicators.api.serving.answers import answer, dumped, is_known
from indicators.api.serving.cursors import cursor
from indicators.api.serving.known import mark_of, marked
from indicators.api.serving.laying_by import laid_by
from indicators.api.serving.parameters import Asked, Lists, Shows, asked_by
from indicators.api.serving.problems import Refused, refused_parameter
from indicators.api.serving.rows import Columns, Row, expand, read, read_as_json
from indicators.api.serving.streaming import CSV, NDJSON, stream
from indicators.api.systems.authentication import BearerToken, PerToken
from indicators.enums import TokenScope
from indicators.systems import Caller


class AcceptIsReadLater(BaseContentNegotiation):
    """The views answer in JSON, and lists look at ``Accept`` themselves."""

    def select_parser(self, request: Request, parsers: list) -> object:
        return DefaultContentNegotiation().select_parser(request, parsers)

    def select_renderer(self, request: Request, renderers: list, *_suffix: object) -> tuple:
        return renderers[0], renderers[0].media_type


class Json(BaseParser):
    """JSON, however deep; what is none is said so."""

    media_type = "application/json"

    def parse(self, stream: IO[bytes], *_args: object) -> object:
        try:
            return orjson.loads(stream.read())
        except orjson.JSONDecodeError as wrong:
            raise ParseError(f"This is no JSON: {wrong}.") from wrong


@method_decorator(gzip_page, name="dispatch")
class View(GenericAPIView):
    """What every address has: a caller, and the scope that each method demands."""

    demands: ClassVar[dict[str, TokenScope | None]] = {}
    authentication_classes = (BearerToken,)
    permission_classes = (IsAuthenticated,)
    throttle_classes = (PerToken,)
    parser_classes = (Json,)
    renderer_classes = (JSONRenderer,)
    content_negotiation_class = AcceptIsReadLater
    metadata_class = None
    http_method_names: ClassVar = ["get", "head", "post", "put", "patch", "delete"]
    schema = Described()
    filter_backends = ()
    pagination_class = None

    def get_exception_handler(self) -> Callable[..., HttpResponse]:
        return problems.handler

    def initial(self, request: Request, *args: object, **kwargs: object) -> None:
        super().initial(request, *args, **kwargs)
        token = request.auth
        self.caller = Caller(request.user, token.scopes, token.narrowed_to, timezone.now())
        sent = request._request
        if "Transfer-Encoding" in sent.headers and not sent.META.get("CONTENT_LENGTH"):
            take_in(sent)
        method = "GET" if request.method == "HEAD" else request.method
        self.demand(self.demands.get(method, TokenScope.READ))

    def demand(self, scope: TokenScope | None) -> None:
        """A method whose body says what it does demands its scope itself."""
        if scope and scope not in self.caller.scopes:
            raise PermissionDenied(f"The token lacks the scope “{scope.value}”.")


def take_in(request: HttpRequest) -> None:
    """A body that comes in pieces says no length, and without one it would count as empty: it is
    laid by, and read from there.
    """
    too_long = Refused(413, "too-long", "The body is too long. Send it in parts.")
    sent = request.environ["wsgi.input"]
    kept = laid_by(sent, longest=settings.API_LONGEST_BULK, too_long=too_long)
    request.META["CONTENT_LENGTH"] = str(kept.seek(0, SEEK_END))
    kept.seek(0)
    request._stream, request._read_started = kept, False


class RowsView(View):
    """What lists and single rows share: ``row`` says what is shown, ``rows`` who sees which."""

    row: ClassVar[type[Row]]
    parameters: ClassVar[list[dict[str, object]]] = []

    def rows(self) -> QuerySet:
        raise NotImplementedError

    def get_serializer_class(self) -> type[Row]:
        return self.row

    def columns(self, asked: Asked) -> Columns:
        return self.row.columns(asked.fields)

    def shown(self, rows: QuerySet, asked: Asked) -> list[dict[str, object]]:
        found = read(rows, self.columns(asked))
        self.hang(found, asked)
        for each in found:
            del each["pk"]
        return found

    def hang(self, found: list[dict[str, object]], asked: Asked) -> None:
        """The children that are asked for, below their rows."""
        expand(found, [(name, self.row.children[name]) for name in asked.expand], self.caller)


class ListView(RowsView):
    """A list; ``?format=`` or ``Accept`` asks for all of it as a stream."""

    filterset_class: ClassVar[type[FilterSet] | None] = None
    filter_backends = (Lists,)
    name: ClassVar[str]
    # Whether the feed tells of every change of the rows, drafts of values apart.
    is_told: ClassVar[bool] = False

    def get(self, request: Request, **_address: object) -> HttpResponse | StreamingHttpResponse:
        asked = asked_by(request, self)
        if asked.media_type in (CSV, NDJSON):
            return self.whole(request, asked)
        return answer(request, self.page(request, asked))

    def whole(self, request: Request, asked: Asked) -> HttpResponse | StreamingHttpResponse:
        rows = self.narrowed(asked)
        refuse_parts_of_a_stream(request)
        tag = self.mark(request, asked)
        if tag and is_known(request, tag):
            return marked(HttpResponse(status=304), tag)
        made = stream(rows, self.columns(asked), media_type=asked.media_type, name=self.name)
        return marked(made, tag) if tag else made

    def mark(self, request: Request, asked: Asked) -> str:
        """The ETag of a stream, where all that its rows depend on is known of."""
        if not self.is_told:
            return ""
        return mark_of(request, self.caller, media_type=asked.media_type)

    def narrowed(self, asked: Asked) -> QuerySet:
        return asked.narrow(self.rows())

    def page(self, request: Request, asked: Asked) -> dict[str, object]:
        """The next rows in the order of their keys, and the address of what follows them."""
        found = self.next_rows(asked)
        more, found = found[asked.limit :], found[: asked.limit]
        following = next_page(request, cursor(found[-1][0])) if more else None
        return {"next": following, "results": self.with_children(found, asked)}

    def next_rows(self, asked: Asked) -> list[tuple[int, str]]:
        """One more than are shown, by which we know that there are more."""
        rows = self.narrowed(asked)
        if asked.cursor is not None:
            rows = rows.filter(pk__gt=asked.cursor)
        return read_as_json(rows.order_by("pk")[: asked.limit + 1], self.columns(asked))

    def with_children(self, found: list[tuple[int, str]], asked: Asked) -> list[orjson.Fragment]:
        if not asked.expand:
            return [orjson.Fragment(row) for _pk, row in found]
        below: list[dict[str, object]] = [{"pk": pk} for pk, _row in found]
        self.hang(below, asked)
        rows = []
        for (_pk, row), children in zip(found, below, strict=True):
            del children["pk"]
            rows.append(orjson.Fragment(f"{row[:-1]},{dumped(children).decode()[1:]}"))
        return rows


def refuse_parts_of_a_stream(request: Request) -> None:
    """A stream has every row, without children: what asks for less or more is not overlooked."""
    for name in ("expand", "limit", "cursor"):
        if name in request.query_params:
            raise refused_parameter(name, "A stream has all rows at once, and no children.")


class RowView(RowsView):
    """One row, by its id."""

    filter_backends = (Shows,)

    def get(self, request: Request, **address: object) -> HttpResponse:
        asked = asked_by(request, self)
        [found] = self.shown(self.one(**address), asked)
        return answer(request, found)

    def one(self, **address: object) -> QuerySet:
        """The row as a queryset of one; a 404 where the caller sees none."""
        rows = self.rows().filter(**self.lookup(**address))
        get_object_or_404(rows.values_list("pk"))
        return rows

    def lookup(self, **address: object) -> dict[str, object]:
        return {"pk": address["id"]}

    def tag(self, asked: Asked, etag: str) -> str:
        """That of the row, of which changes are made; with children, none but that of the whole."""
        return "" if asked.expand else etag


def next_page(request: Request, following: str) -> str:
    return replace_query_param(request.build_absolute_uri(), "cursor", following)
