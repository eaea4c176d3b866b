"""Which node's words or figures a template does not take: found by leaving nodes out. Pure.

What is refused with no node at all is the fault of whoever wrote the template.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from indicators.reports.document import Accomplishment, Document, Programme, Subprogramme


def found(document: Document, is_refused: Callable[[Document], bool]) -> str:
    """The path of the first node that is refused, alone as with those before it; else empty."""
    paths = list(dict.fromkeys(_paths(document)))
    if not paths or is_refused(only(document, frozenset())):
        return ""
    most, refused = 0, len(paths)
    while refused - most > 1:
        half = (most + refused) // 2
        if is_refused(only(document, frozenset(paths[:half]))):
            refused = half
        else:
            most = half
    path = paths[refused - 1]
    return path if is_refused(only(document, frozenset([path]))) else ""


def _paths(document: Document) -> Iterator[str]:
    for programme in document.programmes:
        yield programme.path
        for unit in programme.subprogrammes:
            yield unit.path
            yield from (measure.path for measure in unit.measures)
    if document.plan:
        yield from (node.path for node in document.plan.nodes)
    yield from (each.path for each in document.standings)
    yield from (each.path for each in document.differences)


def only(document: Document, paths: frozenset[str]) -> Document:
    """The document with nothing said but of these nodes; what holds them has no words."""
    plan = document.plan
    if plan:
        plan = replace(plan, nodes=tuple(each for each in plan.nodes if each.path in paths))
    programmes = (_programme(each, paths) for each in document.programmes)
    return replace(
        document,
        programmes=tuple(each for each in programmes if each.path in paths or each.subprogrammes),
        plan=plan,
        standings=tuple(each for each in document.standings if each.path in paths),
        differences=tuple(each for each in document.differences if each.path in paths),
    )


def _programme(programme: Programme, paths: frozenset[str]) -> Programme:
    units = (_unit(each, paths) for each in programme.subprogrammes)
    return replace(
        programme,
        name=programme.name if programme.path in paths else "",
        subprogrammes=tuple(each for each in units if each.path in paths or each.accomplishments),
    )


def _unit(unit: Subprogramme, paths: frozenset[str]) -> Subprogramme:
    results = tuple(_result(each, paths) for each in unit.accomplishments)
    if unit.path in paths:
        return replace(unit, accomplishments=results)
    return replace(
        unit,
        name="",
        objectives=(),
        deliverables=None,
        narratives=(),
        accomplishments=tuple(
            replace(each, name="", narratives=()) for each in results if each.measures
        ),
    )


def _result(result: Accomplishment, paths: frozenset[str]) -> Accomplishment:
    return replace(result, measures=tuple(each for each in result.measures if each.path in paths))
