"""One measure of a report, from its figures and its attainment."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from indicators.attainment import Figures, picture, printed_number, printed_value, waypoints
from indicators.enums import (
    Accumulation,
    Direction,
    DocumentVerdict,
    ReasonCode,
    TranslatedField,
    ValueKind,
    Verdict,
)
from indicators.models import (
    Attainment,
    Component,
    DocumentStatement,
    Period,
    Report,
    ValueVersion,
)
from indicators.reports import document
from indicators.reports.attention import NOTHING, Attention
from indicators.reports.components import ComponentFigures
from indicators.reports.footnotes import noted
from indicators.reports.given import GivenWithValues, evidence, explanation
from indicators.reports.plan_words import PlanWords

NONE_HELD_BACK: Mapping[int, document.HeldBack] = {}


class MeasureWriter:
    """Writes measures of one report; holds what was read for all of them.

    ``judged`` is the period that the plan's own statements are about.
    """

    def __init__(
        self,
        report: Report,
        words: PlanWords,
        attainments: list[Attainment],
        statements: dict[int, list[DocumentStatement]],
        attention: Attention = NOTHING,
        judged: Period | None = None,
        held_back: Mapping[int, document.HeldBack] = NONE_HELD_BACK,
    ) -> None:
        self.report = report
        self.words = words
        self.statements = statements
        self.attention = attention
        self.judged = judged
        self.held_back = held_back
        self.numbers: dict[str, str] = {}
        self.attainments: dict[int, dict[int | None, Attainment]] = defaultdict(dict)
        for each in attainments:
            self.attainments[each.measure_id][each.component_id] = each
        self.given = GivenWithValues(attainments)

    def measure(self, figures: Figures) -> document.Measure:
        """The measure as a whole; the numbers of components stand in one cell, each by its name."""
        measure = figures.measure
        version = measure.current
        attainment = self.attainments[measure.pk].get(None)
        actual = figures.at(None, self.report.period, ValueKind.ACTUAL)
        given = self.given.of(self.attainments[measure.pk].values())
        is_words = figures.are_words
        return document.Measure(
            path=measure.path,
            label=measure.node.label,
            name=self.words.text(measure.node),
            verdict=Verdict(attainment.verdict) if attainment else Verdict.NO_DATA,
            unit=self.words.beside(measure.node, TranslatedField.UNIT, version.unit),
            direction=Direction(version.direction) if version.direction else None,
            accumulation=Accumulation(version.accumulation) if version.accumulation else None,
            baseline="" if is_words else self._numbers(figures, ValueKind.BASELINE),
            target="" if is_words else self._numbers(figures, ValueKind.TARGET),
            actual="" if is_words else self._numbers(figures, ValueKind.ACTUAL),
            share=_share(actual),
            former_target="" if is_words else self._told(figures, self._former_target),
            former_baseline="" if is_words else self._told(figures, self._former_baseline),
            original_verdict=_original(attainment),
            original_progress=_fraction(attainment, "original_progress"),
            original_level=_fraction(attainment, "original_ratio"),
            judged_by=_judge(actual),
            progress=_fraction(attainment, "progress"),
            level=_fraction(attainment, "ratio"),
            reasons=tuple(ReasonCode(code) for code in attainment.reasons) if attainment else (),
            chart=picture(figures, None, self.words.component_names),
            words=self._words(figures) if is_words else (),
            note=self.words.of_people(actual.comment) if actual else "",
            explanation=explanation(given, self.words),
            evidence=evidence(given),
            published=self._published(measure.accomplishment_id),
            published_of=self._published_of,
            stated=self._stated(measure.accomplishment_id),
            flags=self.attention.flags.get(measure.identity_id, ()),
            is_overdue=measure.identity_id in self.attention.overdue,
            certificate=self.numbers.get(measure.path, ""),
            identity=str(measure.identity_id),
            translation_status=self.words.status(measure.node),
            on_the_way=tuple(self._on_the_way(figures)),
            held_back=self.held_back.get(measure.identity_id),
            components=tuple(self._components(figures)),
            footnotes=tuple(self._footnotes(figures)),
        )

    def _components(self, figures: Figures) -> Iterator[ComponentFigures]:
        for part in filter(None, figures.components):
            row = self.attainments[figures.measure.pk].get(part.pk)
            yield ComponentFigures(
                name=self._name(part),
                verdict=Verdict(row.verdict) if row else Verdict.NO_DATA,
                baseline=self._number(figures, part, ValueKind.BASELINE),
                target=self._number(figures, part, ValueKind.TARGET),
                actual=self._number(figures, part, ValueKind.ACTUAL),
                original_verdict=_original(row),
                progress=_fraction(row, "progress"),
                level=_fraction(row, "ratio"),
                reasons=tuple(ReasonCode(code) for code in row.reasons) if row else (),
            )

    def _on_the_way(self, figures: Figures) -> Iterator[document.OnTheWay]:
        for each in waypoints(figures, self.report.period, ()):
            expected, pace = each.trajectory.expected, each.trajectory.pace
            if expected is not None:
                decimals = figures.measure.current.decimals
                yield document.OnTheWay(
                    part=self._name(each.component),
                    until=each.target_period.label,
                    expected=printed_number(expected, decimals, None, [each.reported]),
                    pace="" if pace is None else str(pace),
                )

    def _footnotes(self, figures: Figures) -> Iterator[document.ValueNote]:
        """Those of every value that is told, in the order of periods; the same note once."""
        told = set()
        for period in figures.periods:
            for kind in ValueKind:
                for part in figures.components:
                    version = figures.at(part, period, kind)
                    for text in noted(footnotes_of(version)) if version else ():
                        note = document.ValueNote(period.label, kind, self.words.note(text))
                        if note not in told:
                            told.add(note)
                            yield note

    def _numbers(self, figures: Figures, kind: ValueKind) -> str:
        return self._told(figures, lambda each, part: self._number(each, part, kind))

    def _told(self, figures: Figures, number_of: Callable[[Figures, Component | None], str]) -> str:
        """One number, or each component's after its name: ``Road 9; Rail 3``."""
        told = [(part, number_of(figures, part)) for part in figures.components]
        return "; ".join(f"{self._name(part)} {number}".strip() for part, number in told if number)

    def _former_target(self, figures: Figures, part: Component | None) -> str:
        return self._printed(figures, figures.former_target(part, self.report.period))

    def _former_baseline(self, figures: Figures, part: Component | None) -> str:
        row = self.attainments[figures.measure.pk].get(part and part.pk)
        if row is None or row.original_baseline_id in (None, row.baseline_id):
            return ""
        return self._printed(figures, row.original_baseline)

    def _number(self, figures: Figures, part: Component | None, kind: ValueKind) -> str:
        if kind == ValueKind.BASELINE:
            attainment = self.attainments[figures.measure.pk].get(part and part.pk)
            return self._printed(figures, attainment and attainment.baseline)
        target = figures.at(part, self.report.period, ValueKind.TARGET)
        against = target if kind == ValueKind.ACTUAL else None
        return self._printed(figures, figures.at(part, self.report.period, kind), against)

    def _name(self, part: Component | None) -> str:
        return self.words.component_names.get(part.pk, part.name) if part else ""

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
        text, status = self.words.statement(found[0])
        return document.Quotation(text, self.words.symbol, status)

    @property
    def _published_of(self) -> str:
        is_another = self.judged not in (None, self.report.period)
        return self.judged.label if self.judged and is_another else ""

    def _stated(self, accomplishment_id: int) -> DocumentVerdict | None:
        if self.judged != self.report.period:
            return None
        found = self.statements.get(accomplishment_id)
        return DocumentVerdict(found[0].verdict) if found else None


def footnotes_of(version: ValueVersion) -> tuple[str, ...]:
    """What the plan notes to the value where it prints it, each with its mark."""
    return tuple(version.source_anchor.get("footnotes", ()))


def _judge(actual: ValueVersion | None) -> str:
    return str(actual.by) if actual and actual.judged and actual.by else ""


def _share(actual: ValueVersion | None) -> str:
    """Both parts without the zeros that their columns add."""
    if actual is None or actual.numerator is None or actual.denominator is None:
        return ""
    return "/".join(f"{part.normalize():f}" for part in (actual.numerator, actual.denominator))


def _original(attainment: Attainment | None) -> Verdict | None:
    if attainment is None or not attainment.original_verdict:
        return None
    return Verdict(attainment.original_verdict)


def _fraction(attainment: Attainment | None, name: str) -> str:
    """The reduced pair as certificates print it: 13/16, or 2 when it is whole."""
    if attainment is None:
        return ""
    numerator: Decimal | None = getattr(attainment, f"{name}_numerator")
    denominator: Decimal | None = getattr(attainment, f"{name}_denominator")
    if numerator is None or denominator is None:
        return ""
    return f"{numerator:f}" if denominator == 1 else f"{numerator:f}/{denominator:f}"
