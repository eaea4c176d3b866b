"""What is otherwise between two gathered documents. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from indicators.reports.document import Difference, Document, Measure

# What is compared of a measure, in the words of the report.
ASPECTS = (
    ("Name", "name"),
    ("Unit", "unit"),
    ("Baseline", "baseline"),
    ("Target", "target"),
    ("Actual", "actual"),
)


def with_differences(now: Document, before: tuple[str, Document]) -> Document:
    """The document with how it differs from an earlier one, which has a name."""
    name, earlier = before
    return replace(now, compared_with=name, differences=tuple(_differences(now, earlier)))


def _differences(now: Document, before: Document) -> Iterator[Difference]:
    yield from _texts(_named(now), _named(before))
    kept = {each.identity: each for each in before.measures}
    for each in now.measures:
        yield from _of_measure(each, kept.pop(each.identity, None))
    for each in kept.values():
        yield Difference(each.path, each.name, "Performance measure", each.name, "")


def _named(document: Document) -> dict[tuple[str, str], str]:
    """Objectives and accomplishments by their place, with their words."""
    found = {}
    for programme in document.programmes:
        for unit in programme.subprogrammes:
            for each in unit.objectives:
                found["Objective", each.source.partition(", ")[2] or unit.path] = each.text
            for result in unit.accomplishments:
                found["Accomplishment", f"{unit.path}/{result.label}"] = result.name
    return found


def _texts(
    now: Mapping[tuple[str, str], str], before: Mapping[tuple[str, str], str]
) -> Iterator[Difference]:
    for key in dict.fromkeys((*now, *before)):
        what, path = key
        old, new = before.get(key, ""), now.get(key, "")
        if old != new:
            yield Difference(path, new or old, what, old, new)


def _of_measure(now: Measure, before: Measure | None) -> Iterator[Difference]:
    if before is None:
        yield Difference(now.path, now.name, "Performance measure", "", now.name)
        return
    for what, field in ASPECTS:
        old, new = getattr(before, field), getattr(now, field)
        if old != new:
            yield Difference(now.path, now.name, what, old, new)
    if before.words != now.words:
        old, new = ("\n".join(f"{w.period}: {w.text}" for w in m.words) for m in (before, now))
        yield Difference(now.path, now.name, "Text", old, new)
    if before.verdict != now.verdict:
        yield Difference(now.path, now.name, "Verdict", before.verdict.label, now.verdict.label)
