"""The parts of one subprogramme in a report, as the PDF template takes them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from indicators import charts
from indicators.charts import localized
from indicators.enums import ValueKind
from indicators.reports.document import (
    Accomplishment,
    Deliverable,
    DeliverableCount,
    DeliverableTable,
    Explanation,
    Measure,
    Narrative,
    Quotation,
    Subprogramme,
    WordsOfPeriod,
)
from indicators.reports.sentences import planned_results
from indicators.reports.words import Words

NONE_PLANNED = "—"
TRANSLATIONS = {
    "machine": "machine translation",
    "draft": "draft translation",
    "missing": "not translated",
}
PERIOD_HEADS = {
    ValueKind.BASELINE: "{period} (baseline)",
    ValueKind.ACTUAL: "{period} (actual)",
    ValueKind.TARGET: "{period} (target)",
}


@dataclass
class Figures:
    """Draws the charts of a report and numbers them in their order."""

    words: Words
    theme: charts.Theme
    drawn: int = 0

    def of(self, measure: Measure) -> dict[str, Any] | None:
        if measure.chart is None:
            return None
        self.drawn += 1
        number, said = self.drawn, self.words.chart()
        chart = in_language(measure.chart, measure.name, self.words)
        return {
            "label": self.words("Figure {n}", n=number),
            "name": chart.title,
            "svg": charts.draw_chart(chart, said, self.theme, key=f"f{number}"),
            "alt": f"{chart.title}. {charts.described(chart, said)}",
            "note": measure.note,
        }


def in_language(chart: charts.Chart, title: str, words: Words) -> charts.Chart:
    """The chart with the title and the numbers of the report's language."""

    def point(each: charts.Point) -> charts.Point:
        return replace(
            each,
            printed=localized(each.printed, words.language),
            target_printed=localized(each.target_printed, words.language),
            former_target_printed=localized(each.former_target_printed, words.language),
        )

    series = tuple(replace(s, points=tuple(map(point, s.points))) for s in chart.series)
    return replace(chart, title=title, series=series)


def subprogramme_parts(
    unit: Subprogramme, words: Words, figures: Figures, period: str
) -> dict[str, Any]:
    return {
        "name": unit_name(unit, words),
        "objective": words("Objective"),
        "objectives": [quoted(each) for each in unit.objectives],
        "empty": "" if unit.accomplishments else words("No measure in this unit."),
        "heads": [
            "",
            *(words(h) for h in ("Performance measure", "Baseline", "Target", "Actual", "Verdict")),
        ],
        "accomplishments": [accomplishment(each, words, figures) for each in unit.accomplishments],
        "planned_title": words("Planned result, in the pattern of the plan"),
        "planned": planned_results(unit, words, period),
        "told": told(unit.narratives, words),
        "deliverables": deliverables(unit.deliverables, words) if unit.deliverables else None,
    }


def told(narratives: Iterable[Narrative], words: Words) -> list[dict[str, Any]]:
    """What was published of a unit or an accomplishment, each after its kind."""
    return [{"about": words.label(each.kind), "text": each.text} for each in narratives]


def unit_name(unit: Subprogramme, words: Words) -> str:
    if unit.level is None:
        return words("The programme as a whole")
    named = words("{unit} {number}", unit=words.label(unit.level), number=unit.number).strip()
    return words("{unit}: {name}", unit=named, name=unit.name) if unit.name else named


def quoted(quotation: Quotation) -> list[str]:
    return [quotation.text, quotation.source]


def accomplishment(each: Accomplishment, words: Words, figures: Figures) -> dict[str, Any]:
    drawn = [figure for m in each.measures if (figure := figures.of(m)) is not None]
    return {
        "title": accomplishment_title(each, words),
        "rows": [measure_row(measure, words) for measure in each.measures],
        "remarks": [
            *told(each.narratives, words),
            *(remark for m in each.measures for remark in remarks(m, words)),
        ],
        "figures": drawn,
        "in_words": [in_words(measure, words) for measure in each.measures if measure.words],
    }


def accomplishment_title(each: Accomplishment, words: Words) -> str:
    """``(a) Name`` where the plan letters them, ``Result 1: Name`` where it numbers them."""
    if not each.label.isdecimal():
        return f"{each.label} {each.name}".strip()
    numbered = words("{unit} {number}", unit=words.label(each.kind), number=each.label)
    return words("{unit}: {name}", unit=numbered, name=each.name)


def measure_row(measure: Measure, words: Words) -> dict[str, Any]:
    about = [measure.unit]
    about += [words.label(x) for x in (measure.direction, measure.accumulation) if x is not None]
    if measure.former_target:
        former = words.number(measure.former_target)
        about.append(words("Target {target} before its revision", target=former))
    if measure.translation_status:
        about.append(words(TRANSLATIONS[measure.translation_status]))
    return {
        "path": measure.path,
        "label": measure.label,
        "name": measure.name,
        "about": " · ".join(part for part in about if part),
        "baseline": words.number(measure.baseline),
        "target": words.number(measure.target),
        "actual": words.number(measure.actual),
        "verdict": str(measure.verdict),
        "judged": bool(measure.judged_by),
        "in_words": bool(measure.words),
        "progress": fraction(measure.progress, words),
        "level": fraction(measure.level, words),
        "reasons": " · ".join(str(reason) for reason in measure.reasons),
    }


def fraction(exact: str, words: Words) -> str:
    """``-13/16`` with both parts as the language prints them."""
    return "/".join(words.number(part) for part in exact.split("/")) if exact else NONE_PLANNED


def remarks(measure: Measure, words: Words) -> list[dict[str, str]]:
    """What stands under the table: the judgement, the reason of a miss, the plan's own words."""
    said = [judgement(measure, words)]
    if measure.explanation:
        said.append(explained(measure.explanation, words))
    if measure.evidence:
        said.append(words("Evidence: {names}", names="; ".join(measure.evidence)))
    if measure.chart is None:
        said.append(measure.note)
    remarked = [{"about": measure.label, "text": text} for text in said if text]
    if measure.published:
        remarked.append(
            {
                "about": measure.label,
                "text": words("The plan document says"),
                "quote": measure.published.text,
                "source": measure.published.source,
                "computed": words("We compute"),
                "verdict": str(measure.verdict),
            }
        )
    return remarked


def explained(why: Explanation, words: Words) -> str:
    """``Staff. Two posts were vacant. → Recruit. (2026-09-30)``"""
    codes = "; ".join(words.label(code) for code in why.codes)
    reason = f"{codes}. {why.reason}" if codes else why.reason
    action = f"{why.action} ({why.due})" if why.due else why.action
    return f" {words.arrow} ".join(part for part in (reason, action) if part)


def judgement(measure: Measure, words: Words) -> str:
    return words("Judged by {name}.", name=measure.judged_by) if measure.judged_by else ""


def in_words(measure: Measure, words: Words) -> dict[str, Any]:
    return {
        "name": measure.name,
        "caption": words("Words by year"),
        "heads": [words(PERIOD_HEADS[cell.kind], period=cell.period) for cell in measure.words],
        "cells": [lines(cell) for cell in measure.words],
        "now": latest_actual(measure.words),
    }


def lines(cell: WordsOfPeriod) -> list[str]:
    return [line for line in cell.text.splitlines() if line.strip()] or [NONE_PLANNED]


def latest_actual(cells: Sequence[WordsOfPeriod]) -> int:
    """Which column is the report's own: the last actual, or none (-1)."""
    return max((i for i, cell in enumerate(cells) if cell.kind == ValueKind.ACTUAL), default=-1)


def deliverables(table: DeliverableTable, words: Words) -> dict[str, Any]:
    columns = columns_of(table)
    heads = [words(f"{{year}} {kind}", year=table.years[index]) for index, kind in columns]
    return {
        "title": words("Deliverables"),
        "heads": [words("Deliverable"), *heads, words("State")],
        "categories": [
            {"name": each.name, "rows": [delivered(d, columns, words) for d in each.deliverables]}
            for each in table.categories
        ],
        "note": words("— is “none planned”: it is not zero."),
    }


def columns_of(table: DeliverableTable) -> list[tuple[int, str]]:
    """(Index of the year, planned or actual) for every column that the plan prints."""
    every = [deliverable for each in table.categories for deliverable in each.deliverables]
    return [
        (index, kind)
        for index in range(len(table.years))
        for kind in ("planned", "actual")
        if any(getattr(each.counts[index], kind) for each in every)
    ]


def delivered(
    each: Deliverable, columns: Sequence[tuple[int, str]], words: Words
) -> dict[str, Any]:
    cells = [getattr(each.counts[index], kind) for index, kind in columns]
    reported = [counted for counted in each.counts if counted.actual]
    return {
        "name": f"{each.name} ({each.unit})" if each.unit else each.name,
        "cells": [words.number(cell) if cell else "" for cell in cells],
        "state": state(reported[-1], words) if reported else "",
    }


def state(counted: DeliverableCount, words: Words) -> str:
    """What became of the planned ones in the last year that has an actual."""
    planned, actual = counted.planned, counted.actual
    if actual == NONE_PLANNED:
        return "" if planned in ("", NONE_PLANNED) else words("no data")
    if planned in ("", NONE_PLANNED):
        return words("unplanned")
    missing = Decimal(planned) - Decimal(actual)
    return words("{n} short", n=f"{missing:f}") if missing > 0 else words("implemented")
