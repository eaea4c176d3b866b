"""Bringing in a plan: upload, look at what would be loaded, confirm."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indicators import access, ledger, plans
from indicators.templatetags.addresses import to_path
from indicators.web import requests
from indicators.web.bringing_in.found_records import (
    FIRST,
    below,
    shown_doubts,
    shown_records,
    shown_remainders,
)
from indicators.web.bringing_in.uploads import RefuseLargeFiles, Upload, forget, kept, remember
from indicators.web.forms import PlanFileForm
from indicators.web.framework.releases import EmbargoForm

REFUSED = 422
MEGABYTE = 1024 * 1024


def require_officer(request: HttpRequest) -> None:
    """To all others the page is not there."""
    if not access.may_import_plans(request.user, on=requests.today()):
        raise Http404


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def upload(request: HttpRequest) -> HttpResponse:
    """Choose a file. One that is no plan is refused in a sentence, and nothing of it is kept.

    The size is looked at while the file comes in, and so before the token of the form is read:
    ``_upload`` reads and checks it.
    """
    require_officer(request)
    guard = RefuseLargeFiles(request, most=plans.LARGEST_FILE)
    request.upload_handlers = [guard, *request.upload_handlers]
    return _upload(request, guard)


@csrf_protect
def _upload(request: HttpRequest, guard: RefuseLargeFiles) -> HttpResponse:
    is_sent = request.method == "POST"
    form = PlanFileForm(request.POST, request.FILES) if is_sent else PlanFileForm()
    if is_sent and (digest := _read(request, form, guard)):
        return redirect("import_preview", digest=digest)
    context = {"form": form, "megabytes": plans.LARGEST_FILE // MEGABYTE}
    return render(
        request,
        "indicators/framework/import.html",
        context,
        status=REFUSED if form.is_bound else 200,
    )


def _read(request: HttpRequest, form: PlanFileForm, guard: RefuseLargeFiles) -> str:
    """The digest of a file that is a plan; otherwise empty, with the reason beside the field."""
    if not guard.too_large and not form.is_valid():
        return ""
    try:
        record = _record(form, guard)
    except plans.NotAPlan as refusal:
        form.errors["file"] = form.error_class([_said(refusal)])
        return ""
    file = form.cleaned_data["file"]
    return remember(request, Upload(name=file.name, size=file.size, record=record))


def _said(refusal: plans.NotAPlan) -> str:
    """The sentence of a refusal in the reader's language."""
    return _(refusal.code.label) % refusal.parts


def _record(form: PlanFileForm, guard: RefuseLargeFiles) -> plans.PlanRecord:
    if guard.too_large or form.cleaned_data["file"].size > plans.LARGEST_FILE:
        raise plans.NotAPlan(plans.RefusalCode.TOO_LARGE, most=plans.LARGEST_FILE // MEGABYTE)
    return plans.read(form.cleaned_data["file"].read())


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def preview(request: HttpRequest, digest: str) -> HttpResponse:
    """What the reader found: tree, counts, doubts, remainder. Confirming loads it."""
    require_officer(request)
    held = kept(request, digest)
    if held is None:
        messages.info(request, _("This file is no longer kept here. Send it again."))
        return redirect("import_plan")
    form = EmbargoForm(request.POST) if request.method == "POST" else EmbargoForm()
    if form.is_valid():
        return _load(request, held, digest, form.cleaned_data["released_on"])
    found = plans.preview(held.record)
    context = {
        "document": held.record.document,
        "name": held.name,
        "size": held.size,
        "digest": digest,
        "found": found,
        "branches": shown_records(found.branches, opened=request.GET.get("open", "")),
        "dropped": found.dropped[:FIRST],
        "doubts": shown_doubts(held.record),
        "remainders": shown_remainders(held.record),
        "form": form,
    }
    status = REFUSED if form.is_bound else 200
    return render(request, "indicators/framework/import_preview.html", context, status=status)


@require_safe
@login_required
def branch(request: HttpRequest, digest: str, address: str) -> HttpResponse:
    """What was found below one programme, for htmx."""
    require_officer(request)
    held = kept(request, digest)
    found = held and below(plans.preview(held.record).branches, to_path(address))
    if found is None:
        raise Http404
    context = {"branches": found, "digest": digest, "language": held.record.document.language}
    return render(request, "indicators/framework/import_branches.html", context)


@require_POST
@login_required
def throw_away(request: HttpRequest, digest: str) -> HttpResponse:
    """Keep nothing of the file."""
    require_officer(request)
    forget(request, digest)
    messages.info(request, _("Nothing of the file is kept."))
    return redirect("import_plan")


def _load(
    request: HttpRequest, held: Upload, digest: str, released_on: date | None
) -> HttpResponse:
    try:
        loaded = plans.load(
            held.record,
            by=request.user,
            now=timezone.now(),
            source_name=held.name,
            released_on=released_on,
        )
    except (plans.NotTheirPlan, plans.PathsDiffer, ledger.ValueRefused) as refusal:
        messages.error(request, str(refusal))
        return redirect("import_preview", digest=digest)
    except plans.NotAPlan as refusal:
        messages.error(request, _said(refusal))
        return redirect("import_preview", digest=digest)
    forget(request, digest)
    if loaded.is_new:
        messages.success(request, _("Loaded edition %s.") % loaded.edition)
    elif loaded.translations:
        messages.success(request, _("Added the plan’s words in another language."))
    else:
        messages.info(request, _("Nothing changed: this file is loaded already."))
    if loaded.links:
        return redirect("changes", slug=loaded.edition.slug)
    return redirect("edition", slug=loaded.edition.slug)
