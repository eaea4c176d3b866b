"""Bringing in a plan: upload, look at what would be loaded, confirm."""

from collections import Counter

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from indicators import access, plans
from indicators.web import requests
from indicators.web.forms import PlanFileForm
from indicators.web.uploads import forget, kept, remember

REFUSED = 422
SHOWN = {"doubt": 200, "remainder": 200}


def require_officer(request: HttpRequest) -> None:
    if not access.may_import_plans(request.user, on=requests.today()):
        raise PermissionDenied


@require_http_methods(["GET", "POST"])
@login_required
def upload(request: HttpRequest) -> HttpResponse:
    """Choose a file. One that is no plan is refused in a sentence, and nothing of it is kept."""
    require_officer(request)
    form = PlanFileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        if file.size > plans.LARGEST_FILE:
            form.add_error("file", _("The file is too large to be a plan document."))
        else:
            data = file.read()
            try:
                plans.read(data)
            except plans.NotAPlan as refusal:
                form.add_error("file", str(refusal))
            else:
                return redirect("import_preview", digest=remember(request, data, file.name))
    return render(
        request,
        "indicators/framework/import.html",
        {"form": form},
        status=REFUSED if form.is_bound else 200,
    )


@require_http_methods(["GET", "POST"])
@login_required
def preview(request: HttpRequest, digest: str) -> HttpResponse:
    """What the reader found: tree, counts, doubts, remainder. Confirming loads it."""
    require_officer(request)
    held = kept(request, digest)
    if held is None:
        raise Http404
    record = plans.read(held.data)
    if request.method == "POST":
        return _load(request, record, held.name, digest)
    kinds = Counter(each.kind for each in record.records)
    context = {
        "record": record,
        "name": held.name,
        "digest": digest,
        "kinds": kinds,
        "known": plans.already_loaded(record),
        "branches": plans.preview_tree(record),
        "doubts": _first(record, "doubt"),
        "remainders": _first(record, "remainder"),
        "shown": SHOWN,
    }
    return render(request, "indicators/framework/import_preview.html", context)


def _first(record: plans.PlanRecord, kind: str) -> list:
    return [each for each in record.records if each.kind == kind][: SHOWN[kind]]


def _load(request: HttpRequest, record: plans.PlanRecord, name: str, digest: str) -> HttpResponse:
    try:
        loaded = plans.load(record, by=request.user, now=timezone.now(), source_name=name)
    except plans.PathsDiffer as refusal:
        messages.error(request, str(refusal))
        return redirect("import_preview", digest=digest)
    forget(request, digest)
    if loaded.is_new:
        messages.success(request, _("Loaded edition %s.") % loaded.edition)
    elif loaded.translations:
        messages.success(request, _("Added the plan's words in another language."))
    else:
        messages.info(request, _("Nothing changed: this file is loaded already."))
    return redirect("edition", slug=loaded.edition.slug)
