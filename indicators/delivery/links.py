"""Signed links to what was delivered: for one person, until a day, while they have access."""

from datetime import datetime

from django.core.signing import BadSignature, Signer
from django.db.models.functions import Coalesce
from django.urls import reverse

from indicators import access
from indicators.models import Delivery, User

SALT = "indicators.delivery"


class LinkEnded(Exception):
    """The link was this person's, and its days are over."""

    def __init__(self, delivery: Delivery) -> None:
        super().__init__(f"the link of delivery {delivery.pk} ended")
        self.delivery = delivery


def link_of(delivery: Delivery) -> str:
    return reverse("delivered", args=[Signer(salt=SALT).sign_object(delivery.pk)])


def follow(*, token: str, user: User, now: datetime) -> Delivery | None:
    """The delivery, for its recipient, and the first time noted; ``None`` for everybody else, and
    for a recipient who may see none of its reports any more.
    """
    try:
        delivery_id = Signer(salt=SALT).unsign_object(token)
    except BadSignature:
        return None
    found = Delivery.objects.filter(pk=delivery_id, recipient=user.pk)
    delivery = found.select_related("run__schedule", "run__period").first()
    if delivery is None:
        return None
    if delivery.link_ends_at is None or delivery.link_ends_at <= now:
        raise LinkEnded(delivery)
    if not access.reports_seen_by(user, on=now.date()).filter(deliveries=delivery).exists():
        return None
    found.update(opened_at=Coalesce("opened_at", now))
    return delivery
