"""A plan's words in the reader's language, where the plan has them."""

from collections.abc import Iterable
from datetime import datetime

from indicators import ledger, plans
from indicators.enums import TranslatedField, TranslationStatus
from indicators.models import DocumentStatement, Node, PlanEdition, Translation
from indicators.web.requests import content_language


def in_readers_language(nodes: Iterable[Node], *, at: datetime | None = None) -> None:
    """Give each node the words to show, in one query for all of them.

    ``shown_text`` in ``shown_language``; ``shown_unit``, ``shown_category`` and
    ``shown_subcategory``, empty where the plan has none in the language; ``uncleared`` is the
    status of a translation that nobody has cleared. Where there is no translation the original
    stands, marked with its own language. ``at`` an instant of the past, a node that was called
    otherwise then has its words of then, in the original, at one query more.
    """
    asked = list(nodes)
    translations = plans.words_in(content_language(), {node.pk for node in asked})
    for node in asked:
        found = translations.get((node.pk, TranslatedField.TEXT))
        node.shown_text = found.text if found else node.text
        node.shown_language = found.language if found else node.edition.language
        is_cleared = found is None or found.status == TranslationStatus.CLEARED
        node.uncleared = "" if is_cleared else found.status
        for field in (TranslatedField.UNIT, TranslatedField.CATEGORY, TranslatedField.SUBCATEGORY):
            other = translations.get((node.pk, field))
            setattr(node, f"shown_{field}", other.text if other else "")
    if at is not None:
        _in_words_of_then(asked, at)


def _in_words_of_then(nodes: Iterable[Node], at: datetime) -> None:
    names = ledger.names_at(at).filter(pgh_obj__in=[node.pk for node in nodes])
    then = dict(names.values_list("pgh_obj_id", "text"))
    for node in nodes:
        if then.get(node.pk, node.text) != node.text:
            node.shown_text, node.shown_language = then[node.pk], node.edition.language


def titles_in_readers_language(editions: Iterable[PlanEdition]) -> None:
    """The same for the titles of editions: ``shown_title`` and ``shown_language``."""
    asked = list(editions)
    titles = plans.titles_in(content_language(), {edition.pk for edition in asked})
    for edition in asked:
        found = titles.get(edition.pk)
        edition.shown_title = found.text if found else edition.title
        edition.shown_language = found.language if found else edition.language
        is_cleared = found is None or found.status == TranslationStatus.CLEARED
        edition.uncleared = "" if is_cleared else found.status


def statements_in_readers_language(statements: Iterable[DocumentStatement]) -> None:
    """The same for the document's own verdicts: ``shown_text`` and ``shown_language``."""
    asked = list(statements)
    found = {
        row.statement_id: row
        for row in Translation.objects.filter(
            language=content_language(), statement__in=[each.pk for each in asked]
        )
    }
    for each in asked:
        translation = found.get(each.pk)
        each.shown_text = translation.text if translation else each.text
        each.shown_language = translation.language if translation else each.node.edition.language
