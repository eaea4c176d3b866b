"""How a measure is to be read, confirmed by a person: a further version of the measure."""

from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from indicators import attainment, ledger
from indicators.enums import Accumulation, Direction, MeasureKind
from indicators.models import MeasureVersion, PerformanceMeasure, User


class ReadingRefused(Exception):
    """The reading cannot be confirmed. The message says why, to the person who asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a person states of a measure; ``tolerance`` in its unit, ``decimals`` for print."""

    kind: MeasureKind
    direction: Direction | str = ""
    unit: str = ""
    decimals: int = 0
    accumulation: Accumulation | str = ""
    tolerance: Decimal = Decimal(0)
    definition: str = ""
    method: str = ""
    data_source: str = ""
    evidence_demanded: bool = False


@transaction.atomic
def confirm_measure(
    *,
    measure_id: int,
    reading: Reading,
    by: User,
    now: datetime,
    based_on: int,
    reason_code: str = "",
    reason: str = "",
) -> MeasureVersion:
    """Write the reading down as the measure's next version and compute its attainment anew.

    ``based_on`` is the number of the version that the person saw. ``ReadingRefused`` when another
    was written meanwhile, and when a confirmed reading is changed without a reason.
    """
    measure = locked_measure(measure_id)
    if measure.current.number != based_on:
        raise ReadingRefused(_("This measure was changed since you read it. Read it again."))
    if measure.current.confirmed_by_id is not None and not (reason_code and reason.strip()):
        raise ReadingRefused(_("Say why a confirmed reading is changed: a reason and a sentence."))
    stated = asdict(reading) | {"reason_code": reason_code, "reason": reason.strip()}
    try:
        version = write_version(measure, by=by, **stated)
    except ledger.ValueRefused as refusal:
        raise ReadingRefused(str(refusal)) from refusal
    attainment.refresh(identity_ids=[measure.identity_id], now=now)
    return version


def locked_measure(measure_id: int) -> PerformanceMeasure:
    """The measure with its version, locked until the transaction ends."""
    measure = (
        PerformanceMeasure.objects.select_related(None)
        .select_for_update(of=["self"])
        .get(pk=measure_id)
    )
    measure.current = MeasureVersion.objects.get(pk=measure.current_id)
    return measure


def write_version(measure: PerformanceMeasure, *, by: User, **stated: object) -> MeasureVersion:
    """The next version of a locked measure; the caller brings its attainment up to date.

    ``ledger.ValueRefused`` where signed figures were computed by the one that it replaces.
    """
    with ledger.refusals_in_words():
        measure.current = MeasureVersion.objects.create(
            measure=measure, number=measure.current.number + 1, confirmed_by=by, **stated
        )
    measure.save(update_fields=["current"])
    return measure.current
