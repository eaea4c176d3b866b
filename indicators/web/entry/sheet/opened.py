"""The part below a row: how it is measured, where its target comes from, how it went so far."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string

from indicators import attainment, review
from indicators.charts import Chart
from indicators.enums import Step, ValueKind
from indicators.models import ReviewEvent, ValueVersion
from indicators.web.entry.sheet import fields
from indicators.web.entry.sheet.cells import CellForm, printed
from indicators.web.entry.sheet.drawing import shortened
from indicators.web.entry.sheet.rows import RowForm
from indicators.web.reckoning.meaning import standing
from indicators.web.requests import language


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a target or a baseline comes from: a place in a plan, or a person."""

    heading: str
    printed: str
    version: ValueVersion


@dataclass(frozen=True, slots=True)
class Told:
    """The words of a year that did not go into the table whole."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Opened:
    """``remarks`` are what reviewers said last; ``grounds`` what the actual will be judged by."""

    form: RowForm
    chart: Chart | None
    origins: list[Origin]
    told: list[Told]
    remarks: list[ReviewEvent]
    grounds: review.Grounds | None

    @property
    def below(self) -> list[str]:
        """The fields of the values that can be changed."""
        actual = self.form.actual
        shown = [fields.below_actual(actual)] if actual.is_open else []
        return shown + [fields.below_promise(cell) for cell in self.form.promises]


def opened_parts(forms: Sequence[RowForm], request) -> dict[str, str]:
    """By row, the inside of the part below it; ten queries for any number of rows."""
    if not forms:
        return {}
    measures = [form.row.measure for form in forms]
    charts = dict(zip(measures, attainment.figures_of(measures), strict=True))
    sources = _sources(forms)
    own = [form for form in forms if form.row.is_own]
    remarks = _remarks(own)
    actuals = [form.actual.cell for form in own if form.actual.cell]
    grounds = review.grounds_of(actuals, in_hand=True) if actuals else {}
    return {
        form.key: render_to_string(
            "indicators/entry/more.html",
            {
                "opened": Opened(
                    form=form,
                    chart=attainment.picture(charts[form.row.measure], language()),
                    origins=_origins(form, sources),
                    told=_told(form),
                    remarks=[event for cell in form.cells for event in remarks.get(cell.name, ())],
                    grounds=grounds.get(form.actual.cell.pk) if form.actual.cell else None,
                ),
                "form": form,
            },
            request,
        )
        for form in forms
    }


def _promised(form: RowForm) -> list[CellForm]:
    return [cell for cell in (form.baseline, form.target) if standing(cell.cell)]


def _sources(forms: Sequence[RowForm]) -> dict[int, ValueVersion]:
    asked = [standing(cell.cell).pk for form in forms for cell in _promised(form)]
    return ValueVersion.objects.select_related("source__edition", "by").in_bulk(asked)


def _origins(form: RowForm, sources: dict[int, ValueVersion]) -> list[Origin]:
    return [
        Origin(cell.heading, cell.printed, sources[standing(cell.cell).pk])
        for cell in _promised(form)
    ]


def _told(form: RowForm) -> list[Told]:
    years = [(column, standing(form.row.at(column))) for column in form.columns]
    said = [
        (column.period.label, printed(version, form.row))
        for column, version in years
        if version is not None and version.words and column.kind == ValueKind.ACTUAL
    ]
    return [Told(label, words) for label, words in said if shortened(words) != words]


def _remarks(forms: Sequence[RowForm]) -> dict[str, list[ReviewEvent]]:
    """By the name of the cell, the last return of each."""
    names = {cell.cell.pk: cell.name for form in forms for cell in form.cells if cell.cell}
    returns = (
        ReviewEvent.objects.filter(cell__in=names, step=Step.RETURN)
        .select_related("by")
        .order_by("cell", "-pk")
        .distinct("cell")
    )
    found: dict[str, list[ReviewEvent]] = {}
    for event in returns:
        found.setdefault(names[event.cell_id], []).append(event)
    return found
