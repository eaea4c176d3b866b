"""What a reader could not settle, settled by a person; decisions.py says what each answer does."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from indicators import attainment, ledger
from indicators.models import Doubt, PerformanceMeasure, PlanEdition, User
from indicators.review.decisions import (
    Answered,
    Decision,
    NotToBeDecided,
    act_on,
    can_be_decided_anew,
)
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
        _write_down(doubt, decision, said, by=by, at=now)
        if measure is not None:
            changed.add(measure.identity_id)
    if changed:
        attainment.refresh(identity_ids=changed, now=now)
    return len(decisions)


@transaction.atomic
def decide_anew(
    *, doubt: Doubt, decision: Decision, instead_of: str, reason: str, by: User, now: datetime
) -> None:
    """Another decision for one that was wrong; the former one stays in the doubt's history.

    ``instead_of`` is the decision that the person saw. ``NotToBeDecided`` says why it stays.
    """
    reason = reason.strip()
    [asked] = (
        Doubt.objects.select_for_update(of=["self"]).select_related("node").filter(pk=doubt.pk)
    )
    if not can_be_decided_anew(asked):
        raise NotToBeDecided(_("This decision cannot be changed here."))
    if asked.decision != instead_of:
        raise NotToBeDecided(_("Somebody decided this anew meanwhile. Look again."))
    if decision == instead_of:
        raise NotToBeDecided(_("It is decided that way already."))
    if not reason:
        raise NotToBeDecided(_("Say why it is decided anew."))
    _take(Answered(asked, decision, reason, None, by))
    _write_down(asked, decision, reason, by=by, at=now)


def _write_down(doubt: Doubt, decision: Decision, words: str, *, by: User, at: datetime) -> None:
    doubt.decision, doubt.answer = decision, words
    doubt.decided_by, doubt.decided_at = by, at
    doubt.save(update_fields=["decision", "answer", "decided_by", "decided_at"])


def _take(answer: Answered) -> None:
    try:
        with ledger.refusals_in_words():
            act_on(answer)
    except ledger.ValueRefused as refusal:
        raise NotToBeDecided(str(refusal)) from refusal


def _measure_of(doubt: Doubt) -> PerformanceMeasure | None:
    is_measure = PerformanceMeasure.objects.filter(pk=doubt.node_id).exists()
    return locked_measure(doubt.node_id) if is_measure else None
