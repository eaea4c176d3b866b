"""What changed since a place in the feed, and who is called when something changes."""

from typing import ClassVar

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.request import Request

from indicators import systems
from indicators.api.serving.answers import answer, dumped
from indicators.api.serving.changing import IF_MATCH, KEY, demand_match, idempotent
from indicators.api.serving.cursors import cursor, keys_of
from indicators.api.serving.inputs import Input, Words
from indicators.api.serving.parameters import asked_by, described, single
from indicators.api.serving.problems import Refused, no_such_place, refused_parameter
from indicators.api.serving.reading import ListView, RowsView, RowView, View
from indicators.api.serving.rows import Row, choice
from indicators.enums import ChangeSubject, DeliveryStatus
from indicators.models import Change, Webhook, WebhookDelivery

USUAL, MOST = 100, 1_000
NOW = "now"


class ChangeRow(Row):
    """Something happened: to what, and what. Its present state is read at its own address."""

    id = serializers.IntegerField(source="pk")
    subject = choice(ChangeSubject)
    subject_id = serializers.IntegerField()
    what = serializers.CharField(
        help_text="The step taken with a value; added, changed, told, or released to readers."
    )
    at = serializers.DateTimeField()


class Changed(serializers.Serializer):
    """Changes in order; ``cursor`` is where to go on, now or at any later time."""

    cursor = serializers.CharField()
    more = serializers.BooleanField(help_text="Whether more can be read at once.")
    results = ChangeRow(many=True)


PARAMETERS = [
    described(
        "cursor",
        "The cursor of the answer before; “now” for the end of the feed; nothing for its begin.",
        {"type": "string", "pattern": "^([A-Za-z0-9_-]{12,80}|now)$"},
    ),
    described(
        "limit",
        "How many changes are looked at.",
        {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL},
    ),
    described(
        "subject",
        "Of one kind only.",
        {"type": "string", "enum": [each.value for each in ChangeSubject]},
    ),
]


class Feed(View):
    """The change feed."""

    gives: ClassVar = {"GET": {200: Changed}}
    parameters: ClassVar = PARAMETERS

    def get(self, request: Request) -> HttpResponse:
        """What changed since a cursor, in order and with nothing left out.

        A page may be shorter than ``limit``, or empty, where the token does not see everything.
        """
        said = single(request)
        for name in said.keys() - {each["name"] for each in PARAMETERS}:
            raise refused_parameter(name, f"There is no parameter “{name}” here.")
        if said.get("cursor") == NOW:
            place = systems.now_at()
            return answer(request, _page(place, more=False, told=[]))
        found = systems.changes(_place(said), limit=_limit(said), subjects=_subjects(said))
        told = systems.seen_by(self.caller, found.changes)
        return answer(request, _page(found.place, more=found.more, told=told))


def _page(place: systems.Place, *, more: bool, told: list[Change]) -> dict[str, object]:
    names = ("id", "subject", "subject_id", "what", "at")
    results = [{name: getattr(each, name) for name in names} for each in told]
    return {"cursor": cursor(*place), "more": more, "results": results}


def _place(said: dict[str, str]) -> systems.Place:
    if "cursor" not in said:
        return systems.START
    try:
        return systems.Place(*keys_of(said["cursor"], 2))
    except ValueError as wrong:
        raise no_such_place("Take the cursor of an answer as it is.") from wrong


def _limit(said: dict[str, str]) -> int:
    text = said.get("limit", str(USUAL))
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:6]) <= MOST):
        raise refused_parameter("limit", f"Ask for 1 to {MOST} changes.")
    return int(text)


def _subjects(said: dict[str, str]) -> list[ChangeSubject]:
    if "subject" not in said:
        return []
    if said["subject"] not in set(ChangeSubject):
        raise refused_parameter("subject", f"Choose one of: {', '.join(ChangeSubject)}.")
    return [ChangeSubject(said["subject"])]


class WebhookRow(Row):
    """An address that is called when something changes that the token sees."""

    id = serializers.IntegerField(source="pk")
    url = serializers.CharField()
    subjects = serializers.ListField(child=choice(ChangeSubject))
    created_at = serializers.DateTimeField()


class NewWebhook(WebhookRow):
    """``secret`` is shown once; signatures are those of the Standard Webhooks."""

    secret = serializers.CharField()


class DeliveryRow(Row):
    """Some changes in one call; it is tried again until the address takes it."""

    id = serializers.IntegerField(source="pk")
    changes = serializers.ListField(child=serializers.IntegerField())
    status = choice(DeliveryStatus)
    attempts = serializers.IntegerField()
    posted_at = serializers.DateTimeField()
    sent_at = serializers.DateTimeField(allow_null=True)
    answer = serializers.CharField(help_text="The status, or why it was not taken.")


class WebhookInput(Input):
    url = Words(max_length=500, help_text="https://…")
    subjects = serializers.ListField(
        child=choice(ChangeSubject),
        required=False,
        max_length=len(ChangeSubject),
        help_text="None: all.",
    )


class OfWebhooks(RowsView):
    row = WebhookRow

    def rows(self) -> QuerySet[Webhook]:
        return Webhook.objects.filter(token=self.request.auth, ended_at__isnull=True)


class Webhooks(OfWebhooks, ListView):
    """The webhooks of the token; with POST, a new one."""

    name = "webhooks"
    takes: ClassVar = {"POST": WebhookInput}
    gives: ClassVar = {"POST": {201: NewWebhook}}
    headers: ClassVar = {"POST": [KEY]}
    refusals: ClassVar = {"POST": (415, 422)}

    @idempotent
    def post(self, request: Request) -> HttpResponse:
        """Have an address called with what changes from now on, signed."""
        body = WebhookInput(data=request.data)
        body.is_valid(raise_exception=True)
        try:
            made = systems.subscribe(token=request.auth, **body.validated_data)
        except systems.TargetRefused as refusal:
            fault = {"pointer": "#/url", "detail": str(refusal)}
            raise Refused(422, "refused", str(refusal), [fault]) from refusal
        names = ("id", "url", "subjects", "created_at")
        made.webhook.refresh_from_db()
        said = {name: getattr(made.webhook, name) for name in names} | {"secret": made.secret}
        location = f"/api/v1/webhooks/{made.webhook.pk}/"
        answered = answer(request, said, status=201, etag=etag_of(made.webhook), location=location)
        answered.kept_as = dumped({name: said[name] for name in names})
        return answered


class WebhookOf(OfWebhooks, RowView):
    """One webhook; with DELETE it is called no more."""

    gives: ClassVar = {"GET": {200: WebhookRow}, "DELETE": {204: None}}
    headers: ClassVar = {"DELETE": [IF_MATCH]}
    refusals: ClassVar = {"DELETE": (412, 428)}

    def get(self, request: Request, id: int) -> HttpResponse:
        asked = asked_by(request, self)
        found = get_object_or_404(self.rows(), pk=id)
        [body] = self.shown(self.rows().filter(pk=found.pk), asked)
        return answer(request, body, etag=etag_of(found))

    def delete(self, request: Request, id: int) -> HttpResponse:
        """Call the address no more."""
        found = get_object_or_404(self.rows(), pk=id)
        demand_match(request, etag_of(found))
        systems.end(webhook_id=found.pk, now=self.caller.now)
        return HttpResponse(status=204)


def etag_of(webhook: Webhook) -> str:
    """A webhook is made once and never changed."""
    return f'"webhook.{webhook.pk}"'


class Deliveries(ListView):
    """What a webhook was told, and what it answered."""

    name = "deliveries"
    row = DeliveryRow

    def rows(self) -> QuerySet[WebhookDelivery]:
        mine = Webhook.objects.filter(token=self.request.auth)
        return WebhookDelivery.objects.filter(webhook=get_object_or_404(mine, pk=self.kwargs["id"]))
