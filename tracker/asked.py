"""What no address has: a NUL, which no text of the database can hold and no lookup may ask for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest


class RefusesNul:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path or "%00" in request.META["QUERY_STRING"]:
            return HttpResponseBadRequest("No address has a NUL in it.\n", "text/plain")
        return self.get_response(request)
