"""Changes as pages show them: what, from what to what, and where it was decided."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from indicators import attainment, review
from indicators.enums import ValueState
from indicators.models import Node, PerformanceMeasure, User, ValueVersion
from indicators.web import requests
from indicators.web.framework.change_tellings import Field, of_deliverable, of_narrative
from indicators.web.review.amended import changed_fields


@dataclass(frozen=True, slots=True)
class Line:
    """One change as it is shown: ``fields`` are name, before and after of each that differs."""

    change: review.Change
    fields: list[Field]

    @property
    def cell_id(self) -> int | None:
        """Of a value: its history says more."""
        is_value = isinstance(self.change, review.ChangedValue)
        return self.change.cell.pk if is_value else None

    @property
    def author(self) -> User | None:
        """Who stated the value, where another person made it count or took it back."""
        version = self.cell_id and (self.change.after or self.change.before)
        return version.by if version else None

    @property
    def reason_code(self) -> str:
        return self.change.after.reason_code if self.change.after else ""

    @property
    def source(self) -> Node | None:
        """The place in a plan document that states the value."""
        return self.change.after.source if self.cell_id and self.change.after else None


def lines_of(changed: Iterable[review.Change]) -> list[Line]:
    """Without those in which nothing differs that is shown."""
    lines = [Line(each, _fields(each)) for each in changed]
    return [line for line in lines if line.fields]


def _fields(change: review.Change) -> list[Field]:
    if isinstance(change, review.ChangedNarrative):
        return [of_narrative(change)]
    if isinstance(change, review.ChangedDeliverable):
        return list(of_deliverable(change))
    if isinstance(change, review.ChangedReading):
        return changed_fields(change.before, change.after)
    before, after = change.before, change.after
    was, now = (
        _printed(version, change.measure, other)
        for version, other in ((before, after), (after, before))
    )
    return [("", was, now)]


def _printed(
    version: ValueVersion | None, measure: PerformanceMeasure, other: ValueVersion | None
) -> str:
    """Its state beside it where it is not plainly reported: no value and none stated differ."""
    printed = attainment.printed_value(version, measure, requests.language(), [other])
    if version is None or version.state == ValueState.REPORTED:
        return printed
    return f"{printed} ({_(ValueState(version.state).label)})"
