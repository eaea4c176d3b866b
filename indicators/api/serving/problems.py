"""Every refusal as a problem (RFC 9457): what is wrong, where, and what to do."""

import logging
from collections.abc import Iterator, Mapping
from http import HTTPStatus

import orjson
from django.core.exceptions import PermissionDenied as DjangoPermissionDenied
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from rest_framework import exceptions, serializers

from indicators import access, entry, ledger, plans, review
from indicators.api.serving.rows import read_one
from indicators.api.values.figures import VersionRow
from indicators.models import ValueVersion

PROBLEM = "application/problem+json"
TYPE = "urn:indicator-tracker:problem:"
# The field of the API where a service names it otherwise.
FIELDS = {
    "value": "amount",
    "value_high": "amount_high",
    "reasons": "explanation/reasons",
    "text": "explanation/text",
    "action": "explanation/action",
    "action_due": "explanation/action_due",
}
CONFLICT, REFUSED = 409, 422
log = logging.getLogger(__name__)


class Fault(serializers.Serializer):
    """One thing that is wrong with a request."""

    pointer = serializers.CharField(
        required=False, help_text="JSON pointer to the field of the body."
    )
    parameter = serializers.CharField(required=False, help_text="The parameter of the address.")
    detail = serializers.CharField()


class Problem(serializers.Serializer):
    """Why a request was refused (RFC 9457)."""

    type = serializers.CharField(help_text="What kind of problem, for programs.")
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField(help_text="A sentence for people.")
    errors = Fault(many=True, required=False)
    current = serializers.JSONField(
        required=False, help_text="What stands, where it was changed by somebody else."
    )


class Refused(exceptions.APIException):
    """A refusal of our own: with a ``code`` for programs and faults for fields."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        faults: list[dict[str, str]] | None = None,
        **beside: object,
    ) -> None:
        super().__init__(detail)
        self.status_code, self.code, self.faults, self.beside = status, code, faults or [], beside


def refused_parameter(name: str, detail: str) -> Refused:
    return Refused(400, "parameter", detail, [{"parameter": name, "detail": detail}])


def refused_field(name: str, sentence: str) -> Refused:
    """``name`` is the field of the body, or the way to it: periods/0."""
    return Refused(REFUSED, "refused", sentence, [{"pointer": f"#/{name}", "detail": sentence}])


def no_such_place(detail: str) -> Refused:
    """A cursor that leads nowhere."""
    return Refused(404, "no-such-place", detail, [{"parameter": "cursor", "detail": detail}])


def problem(status: int, code: str, detail: str, **beside: object) -> HttpResponse:
    body = {
        "type": f"{TYPE}{code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        **{name: value for name, value in beside.items() if value},
    }
    return HttpResponse(orjson.dumps(body, default=str), status=status, content_type=PROBLEM)


def handler(error: Exception, _context: Mapping[str, object]) -> HttpResponse:
    """What the views raise, in the words of RFC 9457."""
    if isinstance(error, exceptions.APIException):
        return _of_api(error)
    if isinstance(error, Http404):
        return problem(404, "not-found", "There is nothing here that the token may see.")
    if isinstance(error, DjangoPermissionDenied):
        return problem(403, "forbidden", str(error) or "The token may not do this.")
    if isinstance(error, RequestDataTooBig):
        return problem(413, "too-long", "The body is too long. Send it in parts.")
    refusal = refusal_of(error)
    if refusal is None:
        log.error("an API request failed", exc_info=error)
        return problem(500, "failed", "The service failed; nothing was kept. It has been logged.")
    return _of_api(refusal)


def refusal_of(error: Exception) -> Refused | None:
    """What a service refused; ``None`` for an error of ours."""
    if isinstance(error, ledger.StaleWrite):
        current = error.current and as_stated(error.current)
        return Refused(412, "stale", "Somebody changed this since you read it.", current=current)
    if isinstance(error, entry.StorageAway):
        return Refused(503, "storage-away", str(error))
    if isinstance(error, SAYS_WHERE):
        return Refused(REFUSED, "refused", str(error), pointers(error.errors))
    if isinstance(error, entry.TooManyRows):
        return Refused(413, "too-many-rows", str(error))
    if isinstance(error, plans.NotAPlan):
        return Refused(REFUSED, "no-plan", error.code.label % error.parts)
    for kind, (status, code) in SAYS_WHY.items():
        if isinstance(error, kind):
            return Refused(status, code, str(error))
    return None


def as_stated(version: ValueVersion) -> dict[str, object]:
    """What somebody else wrote first, for both to be shown."""
    return read_one(VersionRow, version)


SAYS_WHERE = (
    entry.EntryRefused,
    plans.EditionRefused,
    review.AmendmentRefused,
    review.rounds.RoundRefused,
    access.TokenRefused,
)
SAYS_WHY: dict[type[Exception], tuple[int, str]] = {
    ledger.RoundNotOpen: (CONFLICT, "round-not-open"),
    ledger.ValueRefused: (REFUSED, "refused"),
    review.NotReady: (REFUSED, "not-ready"),
    review.StepRefused: (CONFLICT, "step-refused"),
    review.ReadingRefused: (REFUSED, "refused"),
    review.SignOffRefused: (CONFLICT, "sign-off-refused"),
    plans.ContinuationRefused: (CONFLICT, "link-refused"),
    plans.BreakdownRefused: (REFUSED, "refused"),
    access.RoleRefused: (CONFLICT, "role-refused"),
    plans.NotTheirPlan: (403, "not-their-plan"),
    plans.PathsDiffer: (REFUSED, "paths-differ"),
}


def pointed(*parts: object) -> str:
    """A JSON pointer (RFC 6901) to a part of the body."""
    return "".join(
        ["#", *(f"/{str(each).replace('~', '~0').replace('/', '~1')}" for each in parts)]
    )


def pointers(errors: Mapping[str, str]) -> list[dict[str, str]]:
    return [
        {"pointer": f"#/{FIELDS.get(name, name)}", "detail": str(sentence)}
        for name, sentence in errors.items()
    ]


def _of_api(error: exceptions.APIException) -> HttpResponse:
    if isinstance(error, Refused):
        said = problem(
            error.status_code, error.code, str(error.detail), errors=error.faults, **error.beside
        )
    elif isinstance(error, exceptions.ValidationError):
        faults = list(_faults(error.detail, "#"))
        detail = "; ".join(f"{each['pointer']}: {each['detail']}" for each in faults)
        said = problem(400, "invalid", detail, errors=faults)
    else:
        code = str(error.default_code).replace("_", "-")
        said = problem(error.status_code, code, str(error.detail))
    if header := getattr(error, "auth_header", None):
        said["WWW-Authenticate"] = header
    if wait := getattr(error, "wait", None):
        said["Retry-After"] = str(int(wait) + 1)
    return said


def _faults(detail: object, pointer: str) -> Iterator[dict[str, str]]:
    if isinstance(detail, Mapping):
        for name, below in detail.items():
            own = pointer if name == "non_field_errors" else f"{pointer}{pointed(name)[1:]}"
            yield from _faults(below, own)
    elif isinstance(detail, list):
        for at, below in enumerate(detail):
            nested = isinstance(below, Mapping | list)
            yield from _faults(below, f"{pointer}/{at}" if nested else pointer)
    else:
        yield {"pointer": pointer, "detail": str(detail)}


@csrf_exempt
def nothing_here(_request: HttpRequest, *_args: object, **_others: object) -> HttpResponse:
    """For every address below the API's that is none of its own."""
    return problem(404, "not-found", "The API has no such address.")
