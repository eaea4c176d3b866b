"""Webhooks: what is to be told is posted as a row, and sent from it until it is taken.

A delivery is claimed, sent, then marked: it is never lost, and comes twice only when the process
dies between the answer and the mark, and then under one id. Signatures are those of the Standard
Webhooks: HMAC-SHA256 over id, time and body.
"""

import base64
import hashlib
import hmac
import json
import logging
import secrets
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from http.client import HTTPException

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.crypto import salted_hmac

from indicators.enums import ChangeSubject, DeliveryStatus
from indicators.models import ApiToken, Change, Webhook, WebhookDelivery
from indicators.systems import feed
from indicators.systems.callers import Caller
from indicators.systems.targets import ANSWER_KEPT, TargetRefused, target_of

LEASE = timedelta(minutes=1)
FIRST_PAUSE = timedelta(seconds=20)
LONGEST_PAUSE = timedelta(hours=6)
# With the pauses above, some three days.
MOST_ATTEMPTS = 24
MOST_CHANGES = 100
OPEN = (DeliveryStatus.WAITING, DeliveryStatus.SENDING)
TAKEN = range(200, 300)
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Subscribed:
    """A webhook with the secret of its signatures, which is shown now and never again."""

    webhook: Webhook
    secret: str


def subscribe(*, token: ApiToken, url: str, subjects: Collection[ChangeSubject] = ()) -> Subscribed:
    """Tell an address of what changes from now on. ``TargetRefused`` where it may not be called."""
    target_of(url)
    place = feed.now_at()
    webhook = Webhook.objects.create(
        token=token,
        url=url,
        subjects=sorted(set(subjects)),
        salt=secrets.token_hex(32),
        xact=place.xact,
        last_id=place.pk,
    )
    return Subscribed(webhook, secret_of(webhook))


def end(*, webhook_id: int, now: datetime) -> None:
    Webhook.objects.filter(pk=webhook_id, ended_at__isnull=True).update(ended_at=now)


def secret_of(webhook: Webhook) -> str:
    return f"whsec_{base64.b64encode(_key(webhook)).decode()}"


def post_deliveries(*, now: datetime) -> None:
    """Write down what is to be told, for every webhook; nothing is written twice."""
    live = _live(now)
    for webhook_id in live.values_list("pk", flat=True):
        while _post(webhook_id, now):
            pass


@transaction.atomic
def _post(webhook_id: int, now: datetime) -> bool:
    """The next changes of one webhook; whether there are more."""
    rows = Webhook.objects.select_for_update(skip_locked=True, of=["self"])
    webhook = rows.select_related("token__owner").filter(pk=webhook_id).first()
    if webhook is None:
        return False
    page = feed.changes(
        feed.Place(webhook.xact, webhook.last_id), limit=MOST_CHANGES, subjects=webhook.subjects
    )
    seen = feed.seen_by(Caller.with_token(webhook.token, now=now), page.changes)
    if seen:
        WebhookDelivery.objects.create(webhook=webhook, changes=[each.pk for each in seen])
    webhook.xact, webhook.last_id = page.place
    webhook.save(update_fields=["xact", "last_id"])
    return page.more


def to_be_called() -> list[int]:
    """Webhooks with something to send now."""
    return list(_due().order_by("webhook_id").values_list("webhook_id", flat=True).distinct())


def deliver(*, webhook_id: int) -> None:
    """Send what waits for one address, in order, until it takes no more. Safe to call twice."""
    while (delivery := _claim(webhook_id)) and _sent(delivery):
        pass


@transaction.atomic
def _claim(webhook_id: int) -> WebhookDelivery | None:
    """The oldest that is not over, unless it is not due or another worker has it."""
    rows = WebhookDelivery.objects.filter(webhook=webhook_id, status__in=OPEN)
    oldest = rows.select_for_update(of=["self"]).select_related("webhook").order_by("pk").first()
    if oldest is None or not _due().filter(pk=oldest.pk).exists():
        return None
    oldest.claim, oldest.status = uuid.uuid4(), DeliveryStatus.SENDING
    oldest.attempts += 1
    oldest.not_before = Now() + LEASE
    oldest.save(update_fields=["claim", "status", "attempts", "not_before"])
    return oldest


def _sent(delivery: WebhookDelivery) -> bool:
    body = body_of(delivery)
    try:
        status, said = target_of(delivery.webhook.url).post(
            body, headers_of(delivery, body, now=timezone.now())
        )
    except (OSError, HTTPException, TargetRefused) as refusal:
        said, status = str(refusal) or type(refusal).__name__, 0
    if status in TAKEN:
        _ours(delivery).update(status=DeliveryStatus.SENT, sent_at=Now(), answer=str(status))
        return True
    _put_off(delivery, as_told(f"{status} {said}" if status else said))
    return False


def as_told(said: str) -> str:
    """The beginning of what a host said, as the database can keep it."""
    return said.replace("\0", "").strip()[:ANSWER_KEPT] or "nothing"


def _put_off(delivery: WebhookDelivery, why: str) -> None:
    """Try again after a pause that doubles each time, until the attempts are used up."""
    log.warning("delivery %d was not taken: %s", delivery.pk, why)
    if delivery.attempts >= MOST_ATTEMPTS:
        _ours(delivery).update(status=DeliveryStatus.FAILED, answer=why)
        return
    pause = min(FIRST_PAUSE * 2 ** (delivery.attempts - 1), LONGEST_PAUSE)
    _ours(delivery).update(status=DeliveryStatus.WAITING, not_before=Now() + pause, answer=why)


def body_of(delivery: WebhookDelivery) -> bytes:
    """The same for every attempt."""
    told = Change.objects.filter(pk__in=delivery.changes).order_by("xact", "pk")
    changes = [
        {
            "id": each.pk,
            "subject": each.subject,
            "subject_id": each.subject_id,
            "what": each.what,
            "at": each.at.isoformat(),
        }
        for each in told
    ]
    return json.dumps({"type": "changes", "changes": changes}).encode()


def headers_of(delivery: WebhookDelivery, body: bytes, *, now: datetime) -> dict[str, str]:
    name, at = f"delivery_{delivery.pk}", str(int(now.timestamp()))
    signed = f"{name}.{at}.".encode() + body
    digest = hmac.new(_key(delivery.webhook), signed, hashlib.sha256).digest()
    return {
        "Content-Type": "application/json",
        "User-Agent": "indicator-tracker",
        "webhook-id": name,
        "webhook-timestamp": at,
        "webhook-signature": f"v1,{base64.b64encode(digest).decode()}",
    }


def _key(webhook: Webhook) -> bytes:
    """Made from the secret of the service, so that a copy of the database signs nothing."""
    return salted_hmac("indicators.webhook", webhook.salt, algorithm="sha256").digest()


def _live(now: datetime) -> QuerySet[Webhook]:
    return Webhook.objects.filter(
        ended_at__isnull=True,
        token__revoked_at__isnull=True,
        token__expires_at__gt=now,
        token__owner__is_active=True,
    )


def _due() -> QuerySet[WebhookDelivery]:
    """Of webhooks that are over nothing is told any more."""
    return WebhookDelivery.objects.filter(
        webhook__in=_live(timezone.now()), status__in=OPEN, not_before__lte=Now()
    )


def _ours(delivery: WebhookDelivery) -> QuerySet[WebhookDelivery]:
    """Nothing, once the lease is over and somebody else has the delivery."""
    return WebhookDelivery.objects.filter(
        pk=delivery.pk, claim=delivery.claim, status=DeliveryStatus.SENDING
    )
