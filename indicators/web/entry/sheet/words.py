"""The words of an entry sheet in the reader's language."""

from collections.abc import Sequence

from indicators import entry
from indicators.models import Component, Node, Translation, ValueVersion
from indicators.web.reckoning.meaning import standing
from indicators.web.requests import content_language
from indicators.web.words_of_nodes import in_readers_language


def above(frame: Node) -> list[Node]:
    """The units above a frame, from the programme down, as they were read with it."""
    nodes = []
    while frame.parent_id is not None:
        frame.parent.edition = frame.edition
        frame = frame.parent
        nodes.insert(0, frame)
    return nodes


def sheet_in_readers_language(shown: entry.Sheet, rows: Sequence[entry.SheetRow]) -> None:
    """Words for the frame and the rows, in two queries at most; components get ``shown_name``.

    A version in words gets ``shown_words``: the plan's own words have translations.
    """
    results = {row.measure.accomplishment_id: row.measure.accomplishment for row in rows}
    below = [row.measure.node for row in rows] + [result.node for result in results.values()]
    for node in below:
        node.edition = shown.frame.edition
    in_readers_language([shown.frame, *above(shown.frame), *below])
    for row in rows:
        result = results[row.measure.accomplishment_id]
        row.measure.accomplishment = result
    is_original = shown.frame.edition.language == content_language()
    _parts_and_values(rows, is_original=is_original)


def _parts_and_values(rows: Sequence[entry.SheetRow], *, is_original: bool) -> None:
    parts = [row.component for row in rows if row.component]
    cells = [
        cell for row in rows for cell in (*row.cells, *row.years.values(), *row.targets.values())
    ]
    in_words = [version for cell in cells if (version := standing(cell)) and version.words]
    texts = {} if is_original else _translated(parts, in_words)
    for part in parts:
        part.shown_name = texts.get((part.pk, None), part.name)
    for version in in_words:
        version.shown_words = texts.get((None, version.pk), version.words)


def _translated(
    parts: Sequence[Component], in_words: Sequence[ValueVersion]
) -> dict[tuple[int | None, int | None], str]:
    asked = Translation.objects.filter(language=content_language())
    found = asked.filter(component__in=parts) | asked.filter(version__in=in_words)
    return {(row.component_id, row.version_id): row.text for row in found}
