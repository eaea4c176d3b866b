"""Words of another language than the report's, or that nobody cleared, marked where they stand."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from indicators.reports.delivered import DeliverableTable
from indicators.reports.document import (
    Accomplishment,
    Document,
    Measure,
    Programme,
    Quotation,
    Subprogramme,
)
from indicators.reports.printed import PrintedNode
from indicators.reports.words import Words

TRANSLATIONS: Mapping[str, str] = {
    "machine": "machine translation",
    "draft": "draft translation",
    "missing": "not translated",
}
# Signs and numbers are the same in every language; a letter alone is a code.
WORDS = re.compile(r"[^\W\d_]{2}|[\u2e80-\uffdc]")
Named = TypeVar("Named", Programme, Subprogramme, Accomplishment, Measure)


def with_mark(text: str, status: str, words: Words) -> str:
    """The text and how it stands with its translation; an empty status needs no saying."""
    if not status or not WORDS.search(text):
        return text
    return f"{text} [{words(TRANSLATIONS[status])}]"


def marked(document: Document, words: Words, *, is_flat: bool) -> Document:
    """``is_flat``: for tables whose measures have no line beneath that says it."""
    mark = _Mark(words, is_flat)
    plan = document.plan
    if plan:
        plan = replace(plan, nodes=tuple(map(mark.node, plan.nodes)))
    return replace(
        document,
        plan_title=mark.told(document.plan_title, document.title_status),
        programmes=tuple(map(mark.programme, document.programmes)),
        plan=plan,
    )


class _Mark:
    def __init__(self, words: Words, is_flat: bool) -> None:
        self.words, self.is_flat = words, is_flat

    def told(self, text: str, status: str) -> str:
        return with_mark(text, status, self.words)

    def named(self, each: Named) -> Named:
        if not each.translation_status:
            return each
        return replace(each, name=self.told(each.name, each.translation_status))

    def node(self, node: PrintedNode) -> PrintedNode:
        return replace(node, text=self.told(node.text, node.translation_status))

    def quoted(self, each: Quotation) -> Quotation:
        return replace(each, text=self.told(each.text, each.translation_status))

    def programme(self, each: Programme) -> Programme:
        units = tuple(map(self.unit, each.subprogrammes))
        return replace(self.named(each), subprogrammes=units)

    def unit(self, each: Subprogramme) -> Subprogramme:
        return replace(
            self.named(each),
            objectives=tuple(map(self.quoted, each.objectives)),
            accomplishments=tuple(map(self.result, each.accomplishments)),
            deliverables=self.deliverables(each.deliverables) if each.deliverables else None,
        )

    def result(self, each: Accomplishment) -> Accomplishment:
        return replace(self.named(each), measures=tuple(map(self.measure, each.measures)))

    def measure(self, each: Measure) -> Measure:
        if each.published:
            each = replace(each, published=self.quoted(each.published))
        return self.named(each) if self.is_flat else each

    def deliverables(self, table: DeliverableTable) -> DeliverableTable:
        return replace(
            table,
            categories=tuple(
                replace(
                    category,
                    deliverables=tuple(
                        replace(each, name=self.told(each.name, each.translation_status))
                        for each in category.deliverables
                    ),
                )
                for category in table.categories
            ),
        )
