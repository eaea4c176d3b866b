"""The plan's words in another language."""

from collections.abc import Iterable

from indicators.models import Translation


def titles_in(language: str, editions: Iterable[int]) -> dict[int, Translation]:
    """The titles of editions in a language, by edition, in one query."""
    found = Translation.objects.filter(language=language, edition__in=list(editions))
    return {row.edition_id: row for row in found}


def words_in(language: str, nodes: Iterable[int]) -> dict[tuple[int, str], Translation]:
    """The translations of nodes into a language, by node and field, in one query."""
    found = Translation.objects.filter(language=language, node__in=list(nodes))
    return {(row.node_id, row.field): row for row in found}
