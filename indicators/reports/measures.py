"""One measure of a report, from its figures and its attainment."""

from collections import defaultdict
from decimal import Decimal

from indicators.attainment import Figures, picture, printed_value
from indicators.enums import (
    Accumulation,
    Direction,
    ReasonCode,
    TranslatedField,
    ValueKind,
    Verdict,
)
from indicators.models import Attainment, Component, DocumentStatement, Report, ValueVersion
from indicators.reports import document
from indicators.reports.plan_words import PlanWords


class MeasureWriter:
    """Writes measures of one report; holds what was read for all of them."""

    def __init__(
        self,
        report: Report,
        words: PlanWords,
        attainments: list[Attainment],
        statements: dict[int, list[DocumentStatement]],
    ) -> None:
        self.report = report
        self.words = words
        self.statements = statements
        self.attainments: dict[int, dict[int | None, Attainment]] = defaultdict(dict)
        for each in attainments:
            self.attainments[each.measure_id][each.component_id] = each

    def measures(self, figures: Figures) -> list[document.Measure]:
        """The measure, with a line of its own for each component after it."""
        known = self.attainments[figures.measure.pk]
        whole = self._measure(figures, None, known.get(None))
        return [whole]

    def _measure(
        self, figures: Figures, component: Component | None, attainment: Attainment | None
    ) -> document.Measure:
        measure = figures.measure
        version = measure.current
        actual = figures.at(component, self.report.period, ValueKind.ACTUAL)
        target = figures.at(component, self.report.period, ValueKind.TARGET)
        baseline = attainment and attainment.baseline
        is_words = figures.are_words
        return document.Measure(
            path=measure.path,
            label=measure.node.label,
            name=self.words.text(measure.node),
            verdict=Verdict(attainment.verdict) if attainment else Verdict.NO_DATA,
            unit=self.words.text(measure.node, TranslatedField.UNIT) or version.unit,
            direction=Direction(version.direction) if version.direction else None,
            accumulation=Accumulation(version.accumulation) if version.accumulation else None,
            baseline="" if is_words else self._printed(figures, baseline),
            target="" if is_words else self._printed(figures, target),
            actual="" if is_words else self._printed(figures, actual, target),
            judged_by=_judge(actual),
            progress=_fraction(attainment, "progress"),
            level=_fraction(attainment, "ratio"),
            reasons=tuple(ReasonCode(code) for code in attainment.reasons) if attainment else (),
            chart=picture(figures, None, self.words.component_names),
            words=self._words(figures) if is_words else (),
            note=actual.comment if actual else "",
            published=self._published(measure.accomplishment_id),
            translation_status=self.words.status(measure.node),
        )

    def _printed(
        self, figures: Figures, version: ValueVersion | None, against: ValueVersion | None = None
    ) -> str:
        if version is None:
            return ""
        return printed_value(version, figures.measure, None, [against])

    def _words(self, figures: Figures) -> tuple[document.WordsOfPeriod, ...]:
        return tuple(
            document.WordsOfPeriod(period.label, kind, self.words.words(version))
            for period in figures.periods
            for kind in (ValueKind.ACTUAL, ValueKind.TARGET)
            if (version := figures.at(None, period, kind)) is not None
        )

    def _published(self, accomplishment_id: int) -> document.Quotation | None:
        found = self.statements.get(accomplishment_id)
        if not found:
            return None
        return document.Quotation(self.words.statement(found[0]), self.report.edition.symbol)


def _judge(actual: ValueVersion | None) -> str:
    return str(actual.by) if actual and actual.judged and actual.by else ""


def _fraction(attainment: Attainment | None, name: str) -> str:
    """The reduced pair as certificates print it: 13/16, or 2 when it is whole."""
    if attainment is None:
        return ""
    numerator: Decimal | None = getattr(attainment, f"{name}_numerator")
    denominator: Decimal | None = getattr(attainment, f"{name}_denominator")
    if numerator is None or denominator is None:
        return ""
    return f"{numerator:f}" if denominator == 1 else f"{numerator:f}/{denominator:f}"
