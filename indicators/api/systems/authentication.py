"""Tokens at the door: ``Authorization: Bearer …``, and how often they may knock."""

from django.utils import timezone
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

from indicators import access, systems
from indicators.models import ApiToken, User


class BearerToken(BaseAuthentication):
    """The owner of the token is the user, the token itself ``request.auth``."""

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        words = get_authorization_header(request).split()
        if not words or words[0].lower() != b"bearer":
            return None
        secret = words[1].decode("latin-1") if len(words) == 2 else ""
        token = access.token_of(secret, now=timezone.now())
        if token is None:
            raise AuthenticationFailed("The token is unknown, revoked or over.")
        return token.owner, token

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="indicator tracker"'


class PerToken(BaseThrottle):
    """So many requests a minute for each token, counted in Redis."""

    def allow_request(self, request: Request, view: APIView) -> bool:
        if request.auth is None:
            return True
        self.seconds = systems.seconds_to_wait(request.auth.pk, now=timezone.now())
        return not self.seconds

    def wait(self) -> float:
        return self.seconds


class BearerTokenSchema(OpenApiAuthenticationExtension):
    target_class = BearerToken
    name = "token"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer"}
