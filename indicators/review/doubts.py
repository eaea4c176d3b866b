"""What a reader could not settle, settled by a person; decisions.py says what each answer does."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from indicators import attainment, ledger
from indicators.models import Doubt, PerformanceMeasure, PlanEdition, User
from indicators.review.decisions import Answered, Decision, NotToBeDecided, act_on
from indicators.review.readings import locked_measure


@transaction.atomic
def decide_doubts(
    *,
    edition: PlanEdition,
    decisions: Mapping[int, Decision],
    by: User,
    now: datetime,
    words: Mapping[int, str] | None = None,
) -> int:
    """Take the decisions and do what they say, all or none; returns how many.

    Keys are ids of doubts; ``words`` has the sentence that goes with a decision. What was computed
    of the measures is computed anew. ``NotToBeDecided`` says why an answer cannot be taken.
    """
    open_ones = Doubt.objects.select_for_update(of=["self"]).filter(
        edition=edition, pk__in=decisions, decided_at__isnull=True
    )
    doubts = {doubt.pk: doubt for doubt in open_ones.select_related("edition", "node")}
    changed = set()
    for pk, decision in decisions.items():
        doubt = doubts.get(pk)
        if doubt is None:
            raise NotToBeDecided(
                _("Somebody decided one of these doubts meanwhile. Nothing was saved; look again.")
            )
        said = (words or {}).get(pk, "").strip()
        measure = _measure_of(doubt)
        _take(Answered(doubt, decision, said, measure, by))
        doubt.decision, doubt.answer = decision, said
        doubt.decided_by, doubt.decided_at = by, now
        doubt.save(update_fields=["decision", "answer", "decided_by", "decided_at"])
        if measure is not None:
            changed.add(measure.identity_id)
    if changed:
        attainment.refresh(identity_ids=changed, now=now)
    return len(decisions)


def _take(answer: Answered) -> None:
    try:
        with ledger.refusals_in_words():
            act_on(answer)
    except ledger.ValueRefused as refusal:
        raise NotToBeDecided(str(refusal)) from refusal


def _measure_of(doubt: Doubt) -> PerformanceMeasure | None:
    is_measure = PerformanceMeasure.objects.filter(pk=doubt.node_id).exists()
    return locked_measure(doubt.node_id) if is_measure else None
