"""OAuth2 client credentials (RFC 6749, 4.4): a token's name and secret for one of an hour."""

from collections.abc import Sequence
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from oauthlib.common import Request
from oauthlib.oauth2 import (
    BackendApplicationServer,
    RequestValidator,
    TemporarilyUnavailableError,
)

from indicators import access, systems

GRANT = "client_credentials"


class Clients(RequestValidator):
    """A client is a token; what it is given is another secret of the same token."""

    def authenticate_client(self, request: Request, *_args: object, **_others: object) -> bool:
        name, secret = _credentials(request)
        request.client = access.client_of(name, secret, now=timezone.now())
        request.client_id = name
        if request.client and systems.seconds_to_wait(request.client.pk, now=timezone.now()):
            raise TemporarilyUnavailableError(request=request)
        return request.client is not None

    def validate_grant_type(self, _client_id: str, grant_type: str, *_others: object) -> bool:
        return grant_type == GRANT

    def get_default_scopes(
        self, _client_id: str, request: Request, *_args: object, **_others: object
    ) -> Sequence[str]:
        return request.client.scopes

    def validate_scopes(
        self,
        _client_id: str,
        scopes: Sequence[str],
        client: object,
        *_args: object,
        **_others: object,
    ) -> bool:
        return set(scopes) <= set(client.scopes)

    def save_bearer_token(self, *_args: object, **_others: object) -> None:
        """Its digest is kept since it was handed out."""


def _credentials(request: Request) -> tuple[str, str]:
    """From the header, as the standard prefers it, or from the form."""
    header = request.headers.get("HTTP_AUTHORIZATION", "")
    if header.partition(" ")[0].lower() == "basic":
        return systems.name_and_secret(header)
    return request.client_id or "", request.client_secret or ""


def _handed_out(request: Request) -> str:
    return access.hand_out(token=request.client, scopes=request.scopes, now=timezone.now())


SERVER = BackendApplicationServer(
    Clients(),
    token_generator=_handed_out,
    token_expires_in=int(timedelta(hours=1).total_seconds()),
)


@csrf_exempt
@require_POST
def token(request: HttpRequest) -> HttpResponse:
    """The answers and errors are those of the standard, not problems of ours."""
    headers, body, status = SERVER.create_token_response(
        request.build_absolute_uri(), "POST", request.body.decode(errors="replace"), request.META
    )
    answer = HttpResponse(body, status=status, headers=headers)
    answer["Cache-Control"] = "no-store"
    return answer
