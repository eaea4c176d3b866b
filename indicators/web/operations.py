"""For those who run the service: is it well, and its metrics."""

import hmac

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_prometheus.exports import ExportToDjangoView
from redis.exceptions import RedisError


@require_safe
@never_cache
def healthz(_request: HttpRequest) -> JsonResponse:
    """200 while database and Redis answer, else 503; says which of them does not."""
    found = {"database": _database_answers(), "redis": _redis_answers()}
    return JsonResponse(found, status=200 if all(found.values()) else 503)


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """For the holder of ``METRICS_TOKEN``; without the setting there is no such page."""
    wanted = f"Bearer {settings.METRICS_TOKEN}"
    said = request.headers.get("Authorization", "")
    if not settings.METRICS_TOKEN or not hmac.compare_digest(said.encode(), wanted.encode()):
        raise Http404
    return ExportToDjangoView(request)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _redis_answers() -> bool:
    try:
        cache.set("healthz", "well", timeout=5)
    except RedisError:
        return False
    return True
