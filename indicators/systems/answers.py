"""Answers under an Idempotency-Key, for as long as a system may ask again."""

from datetime import datetime, timedelta

from indicators.models import IdempotentAnswer

KEPT_FOR = timedelta(days=1)


def forget_answers(*, now: datetime) -> None:
    IdempotentAnswer.objects.filter(at__lt=now - KEPT_FOR).delete()
