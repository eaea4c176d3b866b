"""The plan's words in another language."""

from collections.abc import Iterable

from indicators.models import Translation


def words_in(language: str, nodes: Iterable[int]) -> dict[tuple[int, str], Translation]:
    """The translations of nodes into a language, by node and field, in one query."""
    found = Translation.objects.filter(language=language, node__in=list(nodes))
    return {(row.node_id, row.field): row for row in found}
