"""The people of a plan: who holds what where, given, ended, handed over, and who acts for whom."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from indicators import access, review
from indicators.models import Delegation, User
from indicators.templatetags.addresses import full_name
from indicators.web import requests
from indicators.web.people.people_forms import (
    AssignForm,
    ChainForm,
    DeputyForm,
    EndForm,
    HandOverForm,
)
from indicators.web.words_of_nodes import in_readers_language

NOT_KEPT = 422
LONGEST_NAME = 60


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def people(request: HttpRequest, slug: str) -> HttpResponse:
    """Every place of the plan with its people and what is missing; a POST gives a role."""
    page = PeoplePage(request, slug)
    if request.method != "POST":
        return page.shown()
    form = page.forms["assign"] = page.assign_form(request.POST)
    return page.answer(form, lambda given: _given(**given))


@require_POST
@login_required
def hand_over(request: HttpRequest, slug: str) -> HttpResponse:
    """All roles of one person in the plan to another, in one step."""
    page = PeoplePage(request, slug)
    form = page.forms["hand_over"] = HandOverForm(request.POST, holders=page.holders)
    return page.answer(form, lambda given: _handed_over(document=page.document, **given))


@require_POST
@login_required
def name_deputy(request: HttpRequest, slug: str) -> HttpResponse:
    """Somebody of the plan is absent, and another acts for them in this plan."""
    page = PeoplePage(request, slug)
    form = page.forms["deputy"] = DeputyForm(request.POST, holders=page.holders)
    by = {"document": page.document, "by": request.user}
    return page.answer(form, lambda given: _deputy_named(**by, **given))


@require_POST
@login_required
def name_chain(request: HttpRequest, slug: str) -> HttpResponse:
    """The steps by which the plan's values are cleared from now on."""
    page = PeoplePage(request, slug)
    form = page.forms["chain"] = ChainForm(request.POST)
    return page.answer(form, lambda given: _chain_named(document=page.document, **given))


@require_POST
@login_required
def end_role(request: HttpRequest, slug: str, assignment_id: int) -> HttpResponse:
    """The last day of a role."""
    page = PeoplePage(request, slug)
    held = get_object_or_404(access.roles_in(page.document), pk=assignment_id)
    form = page.forms["end"] = EndForm(request.POST)
    page.ended = held.pk
    return page.answer(form, lambda given: _ended(assignment_id=held.pk, **given))


@require_POST
@login_required
def end_absence(request: HttpRequest, slug: str, delegation_id: int) -> HttpResponse:
    """Somebody is back: the deputy acted until yesterday, or never."""
    page = PeoplePage(request, slug)
    named = get_object_or_404(Delegation, pk=delegation_id, document=page.document)
    return _back(request, named, redirect("people", page.edition.slug))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def absence(request: HttpRequest) -> HttpResponse:
    """One's own absences, and those for whom one acts."""
    form = DeputyForm(request.POST or None)
    if form.is_valid():
        try:
            access.name_deputy(absent=request.user, by=request.user, **form.cleaned_data)
        except access.RoleRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved. Until your last day away they act for you."))
            return redirect("absence")
    today = requests.today()
    standing = Delegation.objects.filter(ends_on__gte=today).select_related("absent", "deputy")
    context = {
        "form": form,
        "mine": standing.filter(absent=request.user),
        "for_others": standing.filter(deputy=request.user),
    }
    status = NOT_KEPT if form.is_bound else 200
    return render(request, "indicators/people/absence.html", context, status=status)


@require_POST
@login_required
def end_own_absence(request: HttpRequest, delegation_id: int) -> HttpResponse:
    named = get_object_or_404(Delegation, pk=delegation_id, absent=request.user)
    return _back(request, named, redirect("absence"))


class PeoplePage:
    """The page of one plan, for its planning officer; the forms that were sent stay as typed."""

    def __init__(self, request: HttpRequest, slug: str) -> None:
        self.request = request
        self.today = requests.today()
        self.edition = requests.edition_or_404(request, slug)
        self.document = self.edition.document
        administered = access.documents_administered_by(request.user, on=self.today)
        if not administered.filter(pk=self.document.pk).exists():
            raise Http404
        self.forms: dict[str, forms.Form] = {}
        self.ended: int | None = None
        self.places = access.places(self.edition, on=self.today)
        in_readers_language([place.node for place in self.places if place.node])
        standing = access.roles_in(self.document).exclude(ends_on__lt=self.today)
        self.holders = User.objects.filter(pk__in=standing.values("user"))

    def assign_form(self, data: Any = None) -> AssignForm:
        named = [(place, _name(place)) for place in self.places]
        return AssignForm(data, places=named, initial={"starts_on": self.today})

    def answer(self, form: forms.Form, change: Callable[[dict[str, Any]], str]) -> HttpResponse:
        """Make the change that the form asks for, or show why not beside what was typed."""
        if form.is_valid():
            try:
                messages.success(self.request, change(form.cleaned_data))
            except access.RoleRefused as refusal:
                form.add_error(None, str(refusal))
            else:
                return redirect("people", self.edition.slug)
        return self.shown(status=NOT_KEPT)

    def shown(self, status: int = 200) -> HttpResponse:
        made = {
            "assign": self.assign_form,
            "hand_over": lambda: HandOverForm(holders=self.holders, initial=self._from_today()),
            "deputy": lambda: DeputyForm(holders=self.holders, initial=self._from_today()),
            "chain": lambda: ChainForm(initial={"levels": self.document.clearing}),
            "end": lambda: EndForm(initial={"last_day": self.today}),
        }
        context = {
            "edition": self.edition,
            "places": self.places,
            "gaps": sum(bool(place.gaps) for place in self.places),
            "absences": access.delegations_in(self.document, on=self.today),
            "ended": self.ended,
            **{f"{name}_form": self.forms.get(name) or make() for name, make in made.items()},
        }
        return render(self.request, "indicators/people/people.html", context, status=status)

    def _from_today(self) -> dict[str, Any]:
        return {"from_day": self.today, "starts_on": self.today}


def _name(place: access.Place) -> str:
    if place.node is None:
        return _("The whole plan")
    indent = "\u2003" * (place.depth - 1)
    return f"{indent}{full_name(place.node.path)}: {place.node.shown_text[:LONGEST_NAME]}"


def _given(*, place: Any, **given: Any) -> str:
    held = access.assign(scope=place, **given)
    return _("%(person)s has the role now.") % {"person": held.user}


def _ended(**given: Any) -> str:
    access.end_role(**given)
    return _("The role ends on that day.")


def _handed_over(*, taker: User, **given: Any) -> str:
    taken = access.hand_over(taker=taker, **given)
    said = ngettext(
        "One role was handed over to %(person)s.",
        "%(n)d roles were handed over to %(person)s.",
        len(taken),
    )
    return said % {"n": len(taken), "person": taker}


def _deputy_named(**given: Any) -> str:
    named = access.name_deputy(**given)
    words = {"deputy": named.deputy, "absent": named.absent}
    return _("%(deputy)s acts for %(absent)s on these days.") % words


def _chain_named(**given: Any) -> str:
    review.name_chain(**given)
    return _("Saved. Values that wait already pass these steps too.")


def _back(request: HttpRequest, named: Delegation, address: HttpResponse) -> HttpResponse:
    yesterday = requests.today() - timedelta(days=1)
    try:
        access.shorten_absence(delegation_id=named.pk, last_day=max(yesterday, named.starts_on))
    except access.RoleRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The absence is ended."))
    return address
