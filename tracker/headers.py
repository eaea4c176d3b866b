"""What browsers may not do on our pages, said with every answer."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# Nothing here films, listens, locates or pays; passkeys are read by our own pages alone.
PERMISSIONS = (
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), "
    "browsing-topics=(), publickey-credentials-get=(self)"
)


class PermissionsPolicy:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        answer["Permissions-Policy"] = PERMISSIONS
        return answer
