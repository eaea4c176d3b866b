"""Where an edition stands: its status, who decided, when it is in force, from when it is known.

Its figures count while readers may know of it: see ``decisions/0021``.
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from indicators import access, ledger
from indicators.enums import EditionStatus
from indicators.models import PlanEdition, User

REFUSED = {
    "planedition_in_force_forward": lambda: {
        "in_force_until": _("An edition is in force from a day until a later one.")
    },
    "planedition_one_in_force": lambda: {
        "in_force_from": _(
            "Another edition of the plan is in force on one of these days. End that one first."
        )
    },
}


class EditionRefused(Exception):
    """The edition cannot stand so. ``errors`` has a sentence for each field at fault."""

    def __init__(self, **errors: str) -> None:
        super().__init__(" ".join(errors.values()))
        self.errors = errors


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionStanding:
    """``in_force_until`` is the first day on which it no longer is in force; until
    ``released_on`` only those who work on the plan know of the edition."""

    status: EditionStatus
    deciding_document: str = ""
    decided_on: date | None = None
    in_force_from: date | None = None
    in_force_until: date | None = None
    released_on: date | None = None


@transaction.atomic
def settle_edition(
    *, edition_id: int, standing: EditionStanding, by: User | None, now: datetime
) -> PlanEdition:
    """Let an edition stand so from now on; ``EditionRefused`` names the field at fault."""
    edition = PlanEdition.objects.select_for_update(of=["self"]).get(pk=edition_id)
    for name, value in asdict(standing).items():
        setattr(edition, name, value)
    try:
        with transaction.atomic():
            edition.save(update_fields=list(asdict(standing)))
    except IntegrityError as refusal:
        said = REFUSED.get(refusal.__cause__.diag.constraint_name)
        if said is None:
            raise
        raise EditionRefused(**said()) from refusal
    _let_figures_follow(edition, by, now)
    return edition


def follow_releases(*, now: datetime) -> None:
    """Adopt what editions state whose day has come, and withdraw it where one is hidden again."""
    shown = access.shown_to_readers(now.date())
    astray = PlanEdition.objects.filter(
        (shown & Q(adopted_at__isnull=True)) | (~shown & Q(adopted_at__isnull=False))
    )
    for edition_id in astray.order_by("imported_at", "pk").values_list("pk", flat=True):
        with transaction.atomic():
            edition = PlanEdition.objects.select_for_update(of=["self"]).get(pk=edition_id)
            _let_figures_follow(edition, None, now)


def _let_figures_follow(edition: PlanEdition, by: User | None, now: datetime) -> None:
    """Of a locked edition."""
    is_shown = access.is_shown_to_readers(edition, on=now.date())
    if is_shown == (edition.adopted_at is not None):
        return
    edition.adopted_at = now if is_shown else None
    edition.save(update_fields=["adopted_at"])
    move = ledger.adopt_stated if is_shown else ledger.withdraw_stated
    move(edition_id=edition.pk, by=by)
