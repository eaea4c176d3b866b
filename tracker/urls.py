"""Where every address of the service begins."""

from django.contrib import admin
from django.urls import include, path

from indicators.web import operations

urlpatterns = [
    path("healthz", operations.healthz, name="healthz"),
    path("metrics", operations.metrics, name="metrics"),
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("api/v1/", include("indicators.api.urls")),
    path("", include("indicators.urls")),
]
