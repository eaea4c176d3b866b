"""Light or dark, as the person chose: a cookie that the server reads, so that nothing flashes."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

A_YEAR = 365 * 24 * 60 * 60


@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Keep the theme that was sent (``dark``; all else is light) and go back to the page."""
    back = request.POST.get("next", "/")
    secure = request.is_secure()
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=secure):
        back = "/"
    response = HttpResponseRedirect(back)
    theme = "dark" if request.POST.get("theme") == "dark" else "light"
    response.set_cookie(
        "theme",
        theme,
        max_age=A_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
