"""A plan's words in the reader's language, where the plan has them."""

from collections.abc import Iterable

from indicators.enums import TranslatedField
from indicators.models import Node
from indicators.plans import words_in
from indicators.web.requests import content_language


def in_readers_language(nodes: Iterable[Node]) -> None:
    """Give each node ``shown_text`` and ``shown_language``: one query for all of them.

    Where there is no translation the original stands, marked with its own language.
    """
    asked = list(nodes)
    translations = words_in(content_language(), [node.pk for node in asked])
    for node in asked:
        found = translations.get((node.pk, TranslatedField.TEXT))
        node.shown_text = found.text if found else node.text
        node.shown_language = found.language if found else node.edition.language
