"""Amendments as pages show them: what a definition was and what it is to be, field by field."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from indicators import access, review
from indicators.enums import Accumulation, Direction, MeasureKind
from indicators.models import Amendment, MeasureVersion, PlanEdition, User
from indicators.templatetags.indicators import label, stated
from indicators.web import requests
from indicators.web.words_of_nodes import in_readers_language

NAMES = {
    "kind": _("Kind"),
    "direction": _("Direction"),
    "unit": pgettext_lazy("of measurement", "Unit"),
    "decimals": _("Decimals"),
    "accumulation": _("Accumulation"),
    "tolerance": _("Tolerance"),
    "definition": _("Definition"),
    "method": _("Method"),
    "data_source": _("Data source"),
}
LABELLED = {"kind": MeasureKind, "direction": Direction, "accumulation": Accumulation}


def waiting_for(reviewer: User) -> list[Amendment]:
    """Proposed definitions that the person may decide on or has proposed, oldest first."""
    mine = access.measures_reviewed_by(reviewer, on=requests.today())
    waiting = review.waiting_definitions().filter(measure__in=mine.values("pk"))
    return _with_changes(waiting.select_related("measure__node__edition", "by"))


def amended_in(
    edition: PlanEdition, *, measure_id: int | None = None, until: datetime | None = None
) -> list[Amendment]:
    """What was amended in an edition, or of one measure of it; ``until`` an instant.

    For the include ``indicators/review/amended.html``.
    """
    amendments = review.amendments_of(edition, until=until)
    found = list(amendments if measure_id is None else amendments.filter(measure=measure_id))
    for each in found:
        each.measure.node.edition = edition
    return _with_changes(found)


def _with_changes(amendments: Iterable[Amendment]) -> list[Amendment]:
    """Each with ``changes``: name, before and after of every field that differs."""
    found = list(amendments)
    in_readers_language([each.measure.node for each in found])
    versions = {
        (version.measure_id, version.number): version
        for version in MeasureVersion.objects.filter(
            measure__in={each.measure_id for each in found if each.reading}
        )
    }
    for each in found:
        before = versions.get((each.measure_id, each.based_on))
        each.changes = _changes(before, each) if before else []
    return found


def _changes(before: MeasureVersion, amendment: Amendment) -> list[tuple[str, str, str]]:
    proposed = MeasureVersion(**{name: amendment.reading[name] for name in NAMES})
    proposed.clean_fields(exclude=[f.name for f in proposed._meta.fields if f.name not in NAMES])
    return changed_fields(before, proposed)


def changed_fields(before: MeasureVersion, after: MeasureVersion) -> list[tuple[str, str, str]]:
    """Name, before and after of every field in which two readings differ."""
    was = {name: _shown(name, getattr(before, name)) for name in NAMES}
    will = {name: _shown(name, getattr(after, name)) for name in NAMES}
    return [(str(NAMES[name]), was[name], will[name]) for name in NAMES if was[name] != will[name]]


def _shown(name: str, value: object) -> str:
    if name in LABELLED:
        return label(LABELLED[name](value)) if value else ""
    return str(stated(value)) if name == "tolerance" else str(value)
