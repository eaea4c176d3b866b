"""The log of requests: one line as each begins and one as it ends."""

from django.conf import settings
from django.http import HttpRequest
from django_structlog.middlewares import RequestMiddleware
from structlog.contextvars import bind_contextvars


class RequestLog(RequestMiddleware):
    """Takes the address of the client from the proxy if there is one, and else from the connection;
    its own way looks at twenty headers of each request. What stands before the proxy's own word,
    which is the last, was sent by the client.
    """

    @classmethod
    def bind_ip(cls, request: HttpRequest) -> None:
        address = request.META.get("REMOTE_ADDR") or None
        if settings.SECURE_PROXY_SSL_HEADER:
            said = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
            address = said or address
        bind_contextvars(ip=address)
