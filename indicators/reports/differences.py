"""What is otherwise between two gathered documents. Pure.

Each document is taken apart into things (a unit, a measure, a deliverable) with what is said of
them. What stands on one side only is told once, by its name.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from indicators.enums import ValueKind
from indicators.reports.delivered import DeliverableTable
from indicators.reports.document import (
    Difference,
    Document,
    Measure,
    Narrative,
    Programme,
    Subprogramme,
)
from indicators.reports.layouts.deliverables import state, went
from indicators.reports.layouts.marked import marked
from indicators.reports.layouts.measures import explained
from indicators.reports.words import Words

# What is said of a thing, and of which year where there are several.
Aspect = tuple[str, str]
# Who changed an aspect of a path, and why; that a thing came or went is of its name.
Accounts = Mapping[tuple[str, Aspect], tuple[str, str]]
NAMED: Aspect = ("Name", "")
NOBODY = ("", "")
# What an edition says by itself, without anybody stating it.
PRINTED = frozenset({"Name", "Unit", "Category", "The plan document says"})
Said = dict[Aspect, str]
# Where a thing stands now, or the identity of a measure.
Key = tuple[str, str]
IN_WORDS = {
    ValueKind.BASELINE: "Baseline in words",
    ValueKind.TARGET: "Target in words",
    ValueKind.ACTUAL: "Actual in words",
}


@dataclass(frozen=True, slots=True)
class Compared:
    """An earlier document, where its paths went since, who changed what, and who brought all else
    that the plan prints.
    """

    name: str
    document: Document
    places: Mapping[str, str] = field(default_factory=dict)
    accounts: Accounts = field(default_factory=dict)
    printed: tuple[str, str] = NOBODY

    def place(self, path: str) -> str:
        """The path now: its own way, or that of the unit it hangs on."""
        head, rest = path, ""
        while head:
            if head in self.places:
                return self.places[head] + rest
            head, slash, last = head.rpartition("/")
            rest = f"{slash}{last}{rest}"
        return path

    def account(self, path: str, aspect: Aspect) -> tuple[str, str]:
        of_plan = self.printed if aspect[0] in PRINTED else NOBODY
        return self.accounts.get((path, aspect), of_plan)


@dataclass(frozen=True, slots=True)
class Thing:
    """``what`` it is, in the words of reports; a new name is told as one of ``renamed``."""

    what: str
    path: str
    name: str
    said: Mapping[Aspect, str] = field(default_factory=dict)
    renamed: str = "Name"


def with_differences(now: Document, before: Compared) -> Document:
    """The document with how it differs from an earlier one."""
    found = _differences(now, before)
    return replace(now, compared_with=before.name, differences=tuple(found))


def _differences(now: Document, before: Compared) -> Iterator[Difference]:
    words = Words.of(now.language)
    kept = dict(_things(before.document, words, before.place))
    for key, thing in _things(now, words, str):
        yield from _of_thing(thing, kept.pop(key, None), before)
    for thing in kept.values():
        by, why = before.account(thing.path, NAMED)
        yield Difference(thing.path, thing.name, thing.what, thing.name, "", by=by, why=why)


def _of_thing(now: Thing, was: Thing | None, before: Compared) -> Iterator[Difference]:
    if was is None:
        by, why = before.account(now.path, NAMED)
        yield Difference(now.path, now.name, now.what, "", now.name, by=by, why=why)
        return
    new, old = ({NAMED: each.name, **each.said} for each in (now, was))
    for aspect in dict.fromkeys((*new, *old)):
        said, told = new.get(aspect, ""), old.get(aspect, "")
        if said != told:
            by, why = before.account(now.path, aspect)
            what, period = (now.renamed, "") if aspect == NAMED else aspect
            yield Difference(now.path, now.name, what, told, said, period, by, why)


def _things(
    document: Document, words: Words, place: Callable[[str], str]
) -> Iterator[tuple[Key, Thing]]:
    """In printed order, each under what it is known by on both sides."""

    def known(thing: Thing) -> tuple[Key, Thing]:
        return (thing.renamed, place(thing.path)), thing

    for programme in marked(document, words, is_flat=True).programmes:
        yield known(Thing("Programme", programme.path, programme.name, _whole(programme)))
        for unit in programme.subprogrammes:
            if unit.level is not None:
                told = _narratives(unit.narratives)
                yield known(Thing(unit.level.label, unit.path, unit.name, told))
            for each in unit.objectives:
                path = each.source.partition(", ")[2] or unit.path
                yield known(Thing("Objective", path, each.text, renamed="Objective"))
            for result in unit.accomplishments:
                path = result.path or f"{unit.path}/{result.label}"
                said = _narratives(result.narratives)
                yield known(Thing("Accomplishment", path, result.name, said))
                for measure in result.measures:
                    told = _of_measure(measure, words)
                    thing = Thing("Performance measure", measure.path, measure.name, told)
                    yield ("", measure.identity or place(measure.path)), thing
            yield from map(known, _deliverables(unit, words))


def _whole(programme: Programme) -> Said:
    """What is told of the programme itself, which has no unit of its own in the plan."""
    units = (unit for unit in programme.subprogrammes if unit.level is None)
    return {key: text for unit in units for key, text in _narratives(unit.narratives).items()}


def _narratives(narratives: Iterable[Narrative]) -> Said:
    return {(each.kind.label, ""): each.text for each in narratives}


def _of_measure(each: Measure, words: Words) -> Said:
    choices = (("Direction", each.direction), ("Accumulation", each.accumulation))
    told = explained(each.explanation, words) if each.explanation else ("", "")
    said = {
        "Unit": each.unit,
        **{name: words.label(choice) if choice else "" for name, choice in choices},
        "Baseline": each.baseline,
        "Target": each.target,
        "Actual": each.actual,
        "Verdict": each.verdict.label,
        "Verdict against the original": each.original_verdict.label
        if each.original_verdict
        else "",
        "Reason": told[0],
        "Corrective action": told[1],
        "Evidence": "\n".join(each.evidence),
        "Comment": each.note,
        "The plan document says": each.published.text if each.published else "",
    }
    in_words = {(IN_WORDS[w.kind], w.period): w.text for w in each.words}
    return {(what, ""): text for what, text in said.items()} | in_words


def _deliverables(unit: Subprogramme, words: Words) -> Iterator[Thing]:
    table = unit.deliverables or DeliverableTable((), ())
    for category in table.categories:
        for at, each in enumerate(category.deliverables, start=1):
            path = each.path or f"{unit.path}/{category.name}/{at}"
            said = {("Category", ""): category.name, ("Unit", ""): each.unit}
            for year, count in zip(table.years, each.counts, strict=True):
                said |= {("Planned", year): count.planned, ("Actual", year): count.actual}
            said["State", ""] = state(each, words)
            said["Another way than planned", ""] = went(each, words)
            yield Thing("Deliverable", path, each.name, said)
