"""The tokens of a planning officer's systems: given, rotated, revoked; a secret is shown once."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from indicators import access, ledger
from indicators.enums import TokenScope
from indicators.models import ApiToken, Programme, ProgrammeIdentity
from indicators.web import requests
from indicators.web.people.people_forms import Day

NOT_KEPT = 422
USUAL_LIFE = timedelta(days=180)


class ProgrammeChoice(forms.ModelMultipleChoiceField):
    """Programmes by the words of their last edition."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(ProgrammeIdentity.objects.none(), required=False, **kwargs)

    def label_from_instance(self, identity: ProgrammeIdentity) -> str:
        return self.names.get(identity.pk, str(identity.pk))


class TokenForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("System"),
        max_length=120,
        help_text=gettext_lazy("Who will use the token, such as “Reporting system of the bureau”."),
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("What it may do"), widget=forms.CheckboxSelectMultiple
    )
    programmes = ProgrammeChoice(
        label=gettext_lazy("Programmes"),
        help_text=gettext_lazy("None chosen: all that you may see."),
    )
    last_day = Day(label=gettext_lazy("Last day"))

    def __init__(self, *args: object, programmes: QuerySet[Programme], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scopes"].choices = [(each.value, _(each.label)) for each in TokenScope]
        field = self.fields["programmes"]
        field.names = {
            each.identity_id: f"{each.node.edition.symbol} {each.node.label}: {each.node.text}"
            for each in programmes
        }
        field.queryset = ProgrammeIdentity.objects.filter(pk__in=field.names).order_by("pk")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def tokens(request: HttpRequest) -> HttpResponse:
    """One's tokens; a POST gives a new one and shows its secret, now and never again."""
    _require_officer(request)
    form = _form(request, request.POST or None)
    if not form.is_bound:
        return _page(request, form)
    given = _given(request, form) if form.is_valid() else None
    if given is None:
        return _page(request, form, status=NOT_KEPT)
    return _page(request, _form(request), given=given)


@never_cache
@require_POST
@login_required
def rotate(request: HttpRequest, token_id: int) -> HttpResponse:
    """A new secret, shown once; the old one is good for another day."""
    token = _own_or_404(request, token_id)
    try:
        given = access.rotate_token(token_id=token.pk, now=timezone.now())
    except access.TokenRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("tokens")
    return _page(request, _form(request), given=given)


@require_POST
@login_required
def revoke(request: HttpRequest, token_id: int) -> HttpResponse:
    token = _own_or_404(request, token_id)
    try:
        access.revoke_token(token_id=token.pk, now=timezone.now())
    except access.TokenRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The token opens nothing any more."))
    return redirect("tokens")


def _require_officer(request: HttpRequest) -> None:
    """To all others the page is not there."""
    if not access.may_give_tokens(request.user, now=timezone.now()):
        raise Http404


def _own_or_404(request: HttpRequest, token_id: int) -> ApiToken:
    return get_object_or_404(access.tokens_given_by(request.user), pk=token_id)


def _form(request: HttpRequest, data: object = None) -> TokenForm:
    today = requests.today()
    documents = access.documents_administered_by(request.user, on=today)
    programmes = (
        Programme.objects.filter(identity__document__in=documents)
        .select_related("node__edition")
        .order_by("node__edition__imported_at", "node__position")
    )
    initial = {"last_day": today + USUAL_LIFE, "scopes": [TokenScope.READ]}
    return TokenForm(data, programmes=programmes, initial=initial)


def _given(request: HttpRequest, form: TokenForm) -> access.Given | None:
    said = form.cleaned_data
    try:
        return access.give_token(
            owner=request.user,
            name=said["name"],
            scopes=said["scopes"],
            programmes=said["programmes"],
            expires_at=ledger.end_of(said["last_day"]),
            now=timezone.now(),
        )
    except access.TokenRefused as refusal:
        for name, sentence in refusal.errors.items():
            form.add_error({"expires_at": "last_day"}.get(name, name), sentence)
        return None


def _page(
    request: HttpRequest,
    form: TokenForm,
    *,
    given: access.Given | None = None,
    status: int = 200,
) -> HttpResponse:
    own = list(access.tokens_given_by(request.user))
    now = timezone.now()
    for each in own:
        each.is_live = each.revoked_at is None and each.expires_at > now
    context = {"form": form, "tokens": own, "given": given}
    return render(request, "indicators/api/tokens.html", context, status=status)
