"""Where a person's work begins: the page that comes after signing in."""

from django.contrib.auth.decorators import login_required
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from indicators import access
from indicators.models import PlanEdition
from indicators.web import requests


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """A planning officer begins with the dashboard of the plan, who enters values with what is
    left to do, who reviews with what waits. Everybody else begins with the dashboard of the plan
    they see; of several plans with the list of them.
    """
    user, today = request.user, requests.today()
    editions = access.editions_seen_by(user, on=today)
    administered = access.documents_administered_by(user, on=today)
    own = _of_one_plan(editions.filter(document__in=administered))
    if own is not None:
        return redirect("dashboard", own.slug)
    enters = access.measures_entered_by(user, on=today).exists()
    if enters or access.parts_contributed_by(user, on=today):
        return redirect("my_entries")
    if access.measures_reviewed_by(user, on=today).exists():
        return redirect("review_queue")
    seen = _of_one_plan(editions)
    return redirect("plans") if seen is None else redirect("dashboard", seen.slug)


def _of_one_plan(editions: QuerySet[PlanEdition]) -> PlanEdition | None:
    """The edition in force today, else the newest; none where there is no plan or several."""
    if editions.order_by().values("document").distinct().count() != 1:
        return None
    today = requests.today()
    is_over = Q(in_force_until__isnull=False, in_force_until__lte=today)
    in_force = editions.filter(~is_over, in_force_from__lte=today).first()
    return in_force or editions.order_by(F("imported_at").desc(nulls_last=True), "-pk").first()
