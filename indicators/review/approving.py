"""Approving what a reviewer has seen, each value for itself."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from indicators.enums import Step
from indicators.models import User
from indicators.review.services import StepRefused, take_steps


@transaction.atomic
def approve_each(*, seen: Mapping[int, int], by: User, now: datetime) -> dict[int, str]:
    """Approve the cells whose revisions are as ``seen``; returns why the others were refused.

    All at once where none is refused, else one after the other.
    """
    if not seen:
        return {}
    try:
        with transaction.atomic():
            take_steps(cell_ids=sorted(seen), step=Step.APPROVE, by=by, now=now, seen=dict(seen))
    except StepRefused:
        return _one_by_one(seen, by, now)
    return {}


def _one_by_one(seen: Mapping[int, int], by: User, now: datetime) -> dict[int, str]:
    refused = {}
    for cell_id in sorted(seen):
        try:
            take_steps(
                cell_ids=[cell_id],
                step=Step.APPROVE,
                by=by,
                now=now,
                seen={cell_id: seen[cell_id]},
            )
        except StepRefused as refusal:
            refused[cell_id] = str(refusal)
    return refused
