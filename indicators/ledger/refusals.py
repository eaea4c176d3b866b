"""What the database refuses to the ledger, said in words."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators.models import ReportingRound

ROUND_IS_OPEN = "reportinground_is_open"
SIGNED_OFF = "signoff_freezes"
SIGNED_GROUNDS = "signoff_freezes_grounds"
IS_SIGNED = gettext_lazy(
    "This programme is signed off for the round, and its figures are frozen. The planning "
    "officer can undo the sign-off."
)
IS_SIGNED_OVER = gettext_lazy(
    "Figures that are signed off were computed from this. Let the change hold from a day after "
    "their period, or ask the planning officer to undo the sign-off."
)
WHY = {
    SIGNED_OFF: IS_SIGNED,
    SIGNED_GROUNDS: IS_SIGNED_OVER,
    "valueversion_change_has_reason": gettext_lazy(
        "Say why this value is changed: a reason and a sentence."
    ),
    "valueversion_reason_has_words": gettext_lazy(
        "A reason for the change needs a sentence beside it."
    ),
    "valueversion_nil_is_zero": gettext_lazy("The state “none” is the value zero."),
    "valueversion_ratio_is_whole": gettext_lazy("A ratio needs both its numbers and nothing else."),
    "valueversion_range_runs_up": gettext_lazy(
        "A range runs from the lower number to the higher one."
    ),
    "valueversion_state_without_value": gettext_lazy(
        "This state has no value: clear the number or the words."
    ),
    "valueversion_reported_has_value": gettext_lazy("A reported value needs a number or words."),
}


class ValueRefused(Exception):
    """The database refuses the value. The message says what to do."""


class RoundNotOpen(ValueRefused):
    """The reporting round that asks for the value takes none now. The message names its days."""


@contextmanager
def refusals_in_words() -> Iterator[None]:
    """What the database refuses inside raises ``ValueRefused`` and leaves nothing behind."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as refusal:
        raise refusal_in_words(refusal) from refusal


def refusal_in_words(refusal: IntegrityError) -> ValueRefused:
    """The sentence for the constraint that the database names, or the database's own words."""
    diagnosis = refusal.__cause__.diag
    if diagnosis.constraint_name == ROUND_IS_OPEN:
        asked = ReportingRound.objects.get(pk=diagnosis.message_detail)
        return RoundNotOpen(why_not_open(asked))
    return ValueRefused(str(WHY.get(diagnosis.constraint_name, diagnosis.message_primary)))


def why_signed_off() -> str:
    return str(WHY[SIGNED_OFF])


def why_not_open(asked: ReportingRound) -> str:
    """A sentence for those who come outside the days of the round."""
    if asked.closed_at is not None:
        return _(
            "The reporting round “%(round)s” was closed on %(day)s. Ask the planning officer for "
            "an exception."
        ) % {"round": asked.name, "day": date_format(asked.closed_at)}
    return _(
        "The reporting round “%(round)s” takes values from %(first)s to %(last)s only. Ask the "
        "planning officer for an exception."
    ) % {
        "round": asked.name,
        "first": date_format(asked.opens_on),
        "last": date_format(asked.closes_on),
    }
