"""Signing a programme off for a round, which freezes its figures, and undoing it."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from indicators import access, attainment
from indicators.models import ReportingRound, SignOff, User
from indicators.review.figures import Outstanding, figures, outstanding, programme_of


class SignOffRefused(Exception):
    """The programme cannot be signed off, or its sign-off not be undone. The message says why."""


class ReasonsMissing(SignOffRefused):
    """``left`` is what is neither approved nor explained."""

    def __init__(self, left: list[Outstanding]) -> None:
        super().__init__(_("Say of each value that is not approved why it is left out."))
        self.left = left


@transaction.atomic
def sign_off(
    *, round_id: int, programme_id: int, reasons: Mapping[str, str], by: User, now: datetime
) -> SignOff:
    """Freeze the figures of a programme in a round and keep them with their hash.

    ``reasons`` says of each value that is not approved, by its key, why it is left out.
    ``programme_id`` is the programme's lasting identity.
    """
    # Who writes a value that the round asks for holds a share of this lock.
    asked = ReportingRound.objects.select_for_update(of=["self"]).get(pk=round_id)
    if asked.opens_on > now.date():
        raise SignOffRefused(_("This round is not open yet."))
    programme = programme_of(asked, programme_id)
    left = outstanding(asked, programme)
    unexplained = [each for each in left if not reasons.get(each.key, "").strip()]
    if unexplained:
        raise ReasonsMissing(unexplained)
    for period_id in asked.periods.values_list("pk", flat=True):
        attainment.recompute(edition_id=asked.edition_id, period_id=period_id, now=now)
    text = figures(asked, programme, [_left_out(each, reasons[each.key]) for each in left])
    try:
        with transaction.atomic():
            return SignOff.objects.create(
                round=asked,
                programme_id=programme_id,
                by=by,
                acting_for_id=access.signing_for(by, programme_id, on=now.date()),
                figures=text,
                figures_hash=hashlib.sha256(text.encode()).hexdigest(),
            )
    except IntegrityError as refusal:
        if refusal.__cause__.diag.constraint_name == "signoff_stands_once":
            raise SignOffRefused(_("This programme is signed off already.")) from refusal
        raise


@transaction.atomic
def undo_sign_off(*, sign_off_id: int, reason: str, by: User, now: datetime) -> SignOff:
    """Let the figures be changed again; what was signed, and why it was undone, stays."""
    if not reason.strip():
        raise SignOffRefused(_("Say why the sign-off is undone."))
    signed = SignOff.objects.select_for_update(of=["self"]).get(pk=sign_off_id)
    if signed.undone_at is not None:
        raise SignOffRefused(_("This sign-off is undone already."))
    signed.undone_by, signed.undone_at, signed.undone_reason = by, now, reason.strip()
    signed.save(update_fields=["undone_by", "undone_at", "undone_reason"])
    return signed


def changed_since(signed: SignOff) -> list[str]:
    """The paths of the measures whose figures are no longer as they were signed, in printed order.

    What was signed stays. Only a document can change what is computed beside it, and says so.
    """
    then = json.loads(signed.figures)
    programme = programme_of(signed.round, signed.programme_id)
    now = json.loads(figures(signed.round, programme, then["left_out"]))
    was, stands = _by_path(then), _by_path(now)
    return [path for path in was | stands if was.get(path) != stands.get(path)]


def _by_path(content: Mapping[str, list]) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = {}
    for row in (*content["values"], *content["attainments"]):
        found.setdefault(row["path"], []).append(row)
    return found


def _left_out(each: Outstanding, reason: str) -> dict[str, str]:
    return {
        "path": each.path,
        "period": each.period,
        "kind": each.kind,
        "component": each.component,
        "status": each.status,
        "reason": reason.strip(),
    }
