"""The words of the grammar, per language. Nothing here names a document, a programme or a number.

``marks_of`` tells what a line is by its words alone: a heading of the plan is a line that says
nothing else, whatever its style.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from indicators.enums import DocumentVerdict
from indicators.plans.annual_word.blocks import Line

_LONGEST_HEADING = 1200
_TYPED_NUMBER = re.compile(r"(?:[A-Z]|[IVX]{1,5}|\d{1,2})[.、．)]\s*(?=\D)")


class Mark(StrEnum):
    """What a line does in the grammar."""

    PLAN_PART = "plan_part"
    RESOURCES_PART = "resources_part"
    ANNEX = "annex"
    ORIENTATION = "orientation"
    TEXT = "text"
    STRATEGY = "strategy"
    OBJECTIVE = "objective"
    PERFORMANCE = "performance"
    PLANNED = "planned"
    RESULT = "result"
    CARRIED_OVER = "carried_over"
    NEW = "new"
    LESSONS = "lessons"
    MANDATES = "mandates"
    DELIVERABLES = "deliverables"
    SUBPROGRAMME = "subprogramme"
    COMPONENT = "component"
    SECTION = "section"
    DELIVERABLES_CAPTION = "deliverables_caption"
    CAPTION_NUMBER = "caption_number"
    MEASURE = "measure"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``marks`` are full-line patterns in the order they are tried, with named groups.

    ``reason_at_once`` counts only in the sentence directly after a verdict, ``reason_inside`` in
    the verdict's own; a sentence that ``points_back`` speaks of what the one before it says.
    ``beside_year``: words that stand beside a year and name no component.
    """

    language: str
    marks: tuple[tuple[Mark, re.Pattern[str]], ...]
    section_line: re.Pattern[str]
    budget_line: re.Pattern[str]
    plan_year: re.Pattern[str]
    performance_year: re.Pattern[str]
    subcategory_unit: re.Pattern[str]
    group_label: re.Pattern[str]
    note_label: re.Pattern[str]
    year_kinds: tuple[tuple[str, re.Pattern[str]], ...]
    beside_year: re.Pattern[str]
    verdicts: tuple[tuple[DocumentVerdict, re.Pattern[str]], ...]
    reason: re.Pattern[str]
    reason_at_once: re.Pattern[str]
    reason_inside: re.Pattern[str]
    points_back: re.Pattern[str]
    nothing: re.Pattern[str]
    increment: re.Pattern[str]
    total: re.Pattern[str]
    proxy: re.Pattern[str]
    contributed: re.Pattern[str]
    result_suffix: re.Pattern[str]
    continued: re.Pattern[str]
    category_head: re.Pattern[str]
    quantified: re.Pattern[str]
    totals: re.Pattern[str]
    planned: re.Pattern[str]
    percentage: re.Pattern[str]


def marks(**patterns: str) -> tuple[tuple[Mark, re.Pattern[str]], ...]:
    """The marks of a language by the name of the mark, tried in the order given."""
    return tuple((Mark(name), loosely(pattern)) for name, pattern in patterns.items())


def loosely(pattern: str) -> re.Pattern[str]:
    """Compiled for capitals and small letters alike."""
    return re.compile(pattern, re.IGNORECASE)


_NUMBERED = frozenset(
    {Mark.OBJECTIVE, Mark.STRATEGY, Mark.MANDATES, Mark.DELIVERABLES, Mark.ORIENTATION, Mark.TEXT}
)


def mark_of(line: Line, words: Vocabulary) -> tuple[Mark, re.Match[str]] | None:
    """What the whole line is, with or without its line breaks; ``None`` for a line of prose.

    A number may be typed before a heading that says nothing else.
    """
    for text in dict.fromkeys((line.printed, line.plain)):
        if len(text) <= _LONGEST_HEADING:
            for mark, pattern in words.marks:
                match = pattern.fullmatch(text)
                if match is not None:
                    return mark, match
    typed = _TYPED_NUMBER.match(line.plain)
    if typed is not None:
        for mark, pattern in words.marks:
            match = pattern.fullmatch(line.plain, typed.end()) if mark in _NUMBERED else None
            if match is not None:
                return mark, match
    return None
