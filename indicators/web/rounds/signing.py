"""Signing programmes off for a round: what is left, the figures with their hash, and undoing."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indicators import access, review
from indicators.models import Programme, ReportingRound, SignOff
from indicators.web import requests
from indicators.web.words_of_nodes import in_readers_language, titles_in_readers_language

NOT_KEPT = 422
REASON = "reason-"


@require_safe
@login_required
def sign_offs(request: HttpRequest, round_id: int) -> HttpResponse:
    """Each programme of the round's plan, with who signed it and when."""
    asked = _round_or_404(request, round_id)
    programmes = list(
        Programme.objects.filter(node__edition=asked.edition_id)
        .select_related("node__edition")
        .order_by("node__position")
    )
    in_readers_language([programme.node for programme in programmes])
    standing = asked.sign_offs.filter(undone_at__isnull=True).select_related("by", "acting_for")
    signed = {each.programme_id: each for each in standing}
    context = {
        "round": asked,
        "rows": [(programme, signed.get(programme.identity_id)) for programme in programmes],
    }
    return render(request, "indicators/people/sign_offs.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def sign_off(request: HttpRequest, round_id: int, programme_id: int) -> HttpResponse:
    """One programme: to be signed by its head, or signed; a POST signs."""
    asked = _round_or_404(request, round_id)
    programme = get_object_or_404(
        Programme.objects.select_related("node__edition"),
        node__edition=asked.edition_id,
        identity=programme_id,
    )
    signers = access.programmes_signed_by(request.user, on=requests.today())
    may_sign = signers.filter(pk=programme_id).exists()
    if request.method != "POST":
        return _page(request, asked, programme, may_sign)
    get_object_or_404(signers, pk=programme_id)
    reasons = {
        name.removeprefix(REASON): said
        for name, said in request.POST.items()
        if name.startswith(REASON)
    }
    try:
        review.sign_off(
            round_id=asked.pk,
            programme_id=programme_id,
            reasons=reasons,
            by=request.user,
            now=timezone.now(),
        )
    except review.SignOffRefused as refusal:
        return _page(request, asked, programme, may_sign, reasons=reasons, refusal=refusal)
    messages.success(request, _("Signed off. The figures of this programme are frozen."))
    return redirect("sign_off", asked.pk, programme_id)


@require_safe
@login_required
def figures(request: HttpRequest, sign_off_id: int) -> HttpResponse:
    """The figures exactly as they were hashed."""
    signed = _sign_off_or_404(request, sign_off_id)
    answer = HttpResponse(signed.figures, content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{signed.figures_hash[:12]}.json"'
    return answer


@require_POST
@login_required
def undo(request: HttpRequest, sign_off_id: int) -> HttpResponse:
    """By the planning officer, with a reason."""
    signed = _sign_off_or_404(request, sign_off_id)
    in_care = access.rounds_administered_by(request.user, on=requests.today())
    get_object_or_404(in_care, pk=signed.round_id)
    try:
        review.undo_sign_off(
            sign_off_id=signed.pk,
            reason=request.POST.get("reason", ""),
            by=request.user,
            now=timezone.now(),
        )
    except review.SignOffRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Undone. The figures can be changed again."))
    return redirect("sign_off", signed.round_id, signed.programme_id)


def _round_or_404(request: HttpRequest, round_id: int) -> ReportingRound:
    rounds = access.rounds_seen_by(request.user, on=requests.today())
    asked = get_object_or_404(rounds.select_related("edition__period"), pk=round_id)
    titles_in_readers_language([asked.edition])
    return asked


def _sign_off_or_404(request: HttpRequest, sign_off_id: int) -> SignOff:
    rounds = access.rounds_seen_by(request.user, on=requests.today())
    return get_object_or_404(SignOff, pk=sign_off_id, round__in=rounds)


def _page(
    request: HttpRequest,
    asked: ReportingRound,
    programme: Programme,
    may_sign: bool,
    *,
    reasons: dict[str, str] | None = None,
    refusal: review.SignOffRefused | None = None,
) -> HttpResponse:
    in_readers_language([programme.node])
    acts = asked.sign_offs.filter(programme=programme.identity_id)
    history = list(acts.select_related("by", "acting_for", "undone_by"))
    standing = next((each for each in history if each.undone_at is None), None)
    left = review.outstanding(asked, programme.node) if may_sign and standing is None else []
    lacking = refusal.left if isinstance(refusal, review.ReasonsMissing) else []
    keys = {each.key for each in lacking}
    in_care = access.rounds_administered_by(request.user, on=requests.today())
    context = {
        "round": asked,
        "programme": programme,
        "standing": standing,
        "changed": review.changed_since(standing) if standing else [],
        "undone": [each for each in history if each.undone_at is not None],
        "left": [(each, (reasons or {}).get(each.key, ""), each.key in keys) for each in left],
        "may_sign": may_sign,
        "may_undo": in_care.filter(pk=asked.pk).exists(),
        "refusal": refusal,
    }
    status = NOT_KEPT if refusal else 200
    return render(request, "indicators/people/sign_off.html", context, status=status)
