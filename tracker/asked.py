"""What no address has: a NUL, which no text of the database can hold and no lookup may ask for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest

# Programs are told so in the form of what they ask.
TELL_IT_THEMSELVES = ("/api/", "/sdmx/")


class RefusesNul:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        has_one = "\0" in request.path or "%00" in request.META["QUERY_STRING"]
        if has_one and not request.path.startswith(TELL_IT_THEMSELVES):
            return HttpResponseBadRequest("No address has a NUL in it.\n", "text/plain")
        return self.get_response(request)
