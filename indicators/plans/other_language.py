"""The same plan in another language: its words become published translations, path by path."""

from collections.abc import Iterable, Iterator

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from indicators.enums import TranslatedField, TranslationStatus
from indicators.models import (
    Component,
    DocumentStatement,
    Node,
    PlanEdition,
    Translation,
    ValueVersion,
)
from indicators.plans import records
from indicators.plans.measures import VALUE_KINDS
from indicators.plans.nodes import node_records
from indicators.plans.periods import period_of
from indicators.plans.records import PlanRecord


class PathsDiffer(Exception):
    """The file is no translation of the edition. The message names the first paths that differ."""


def has_the_nodes_of(record: PlanRecord, edition: PlanEdition) -> bool:
    ours = Node.objects.filter(edition=edition).values_list("path", flat=True)
    return set(ours) == {each.path for each in node_records(record)}


def load_translation(edition: PlanEdition, record: PlanRecord) -> int:
    """Add the record's words to the edition. Returns how many were new or changed."""
    nodes = {node.path: node for node in Node.objects.filter(edition=edition)}
    _refuse_other_paths(set(nodes), {each.path for each in node_records(record)}, edition)
    found = {
        _key(each): each
        for each in (
            *_title(edition, record),
            *_node_words(nodes, record),
            *_statement_words(edition, record),
            *_value_words(nodes, record),
        )
    }
    known = {_key(row): row for row in _known(edition, found.values(), record.document.language)}
    changed = [
        row
        for key, translation in found.items()
        if _published(row := known.get(key, translation), translation.text, record.document)
    ]
    new = [row for row in changed if row.pk is None]
    revised = [row for row in changed if row.pk is not None]
    Translation.objects.bulk_create(new, batch_size=2000)
    Translation.objects.bulk_update(revised, ["text", "status", "document_symbol"], batch_size=500)
    return len(changed)


def _published(row: Translation, text: str, document: records.Document) -> bool:
    """Say in the row what the document says; whether that is anything new."""
    published = {
        "language": document.language,
        "text": text,
        "status": TranslationStatus.CLEARED,
        "document_symbol": document.symbol,
    }
    before = {name: getattr(row, name) for name in published}
    for name, said in published.items():
        setattr(row, name, said)
    return row.pk is None or before != published


def _known(
    edition: PlanEdition, found: Iterable[Translation], language: str
) -> QuerySet[Translation]:
    """What is translated already, of the edition and of the values and components it shares."""
    components = {each.component_id for each in found} - {None}
    versions = {each.version_id for each in found} - {None}
    return Translation.objects.filter(language=language).filter(
        Q(edition=edition)
        | Q(node__edition=edition)
        | Q(statement__node__edition=edition)
        | Q(component__in=components)
        | Q(version__in=versions)
    )


def _key(row: Translation) -> tuple[object, ...]:
    whose = (row.edition_id, row.node_id, row.statement_id, row.component_id, row.version_id)
    return (*whose, row.field)


def _refuse_other_paths(ours: set[str], theirs: set[str], edition: PlanEdition) -> None:
    missing, extra = sorted(ours - theirs), sorted(theirs - ours)
    if missing or extra:
        raise PathsDiffer(
            _(
                "The file is no translation of %(edition)s. "
                "Only in the edition: %(missing)s. Only in the file: %(extra)s."
            )
            % {"edition": edition.symbol, "missing": _counted(missing), "extra": _counted(extra)}
        )


def _counted(paths: list[str]) -> str:
    """How many, and the first three of them: ``4 (section 6/result 1, …)``."""
    first = ", ".join(paths[:3])
    more = ", …" if len(paths) > 3 else ""
    return f"{len(paths)} ({first}{more})" if paths else "0"


def _title(edition: PlanEdition, record: PlanRecord) -> Iterator[Translation]:
    if record.document.text:
        yield Translation(edition=edition, text=record.document.text)


def _node_words(nodes: dict[str, Node], record: PlanRecord) -> Iterator[Translation]:
    for each in node_records(record):
        node = nodes[each.path]
        words = {TranslatedField.TEXT: each.text}
        if isinstance(each, records.Measure | records.Deliverable):
            words[TranslatedField.UNIT] = each.unit or ""
        if isinstance(each, records.Deliverable):
            words[TranslatedField.CATEGORY] = each.category
            words[TranslatedField.SUBCATEGORY] = each.subcategory or ""
        for field, text in words.items():
            if text:
                yield Translation(node=node, field=field, text=text)


def _statement_words(edition: PlanEdition, record: PlanRecord) -> Iterator[Translation]:
    ours = DocumentStatement.objects.filter(node__edition=edition).order_by("pk")
    by_path: dict[str, list[DocumentStatement]] = {}
    for statement in ours.select_related("node"):
        by_path.setdefault(statement.node.path, []).append(statement)
    for each in record.records:
        if isinstance(each, records.Statement) and by_path.get(each.path):
            yield Translation(statement=by_path[each.path].pop(0), text=each.text)


def _value_words(nodes: dict[str, Node], record: PlanRecord) -> Iterator[Translation]:
    """Words by year stand in the cell of the same measure, period and kind."""
    said = [
        each
        for each in record.records
        if isinstance(each, records.Value) and each.component is None and each.words
    ]
    periods = {year: period_of(year).pk for year in {each.year for each in said}}
    texts = {
        (nodes[each.path].pk, periods[each.year], VALUE_KINDS[each.value_kind].value): each
        for each in said
    }
    versions = ValueVersion.objects.filter(source__in=[key[0] for key in texts]).exclude(words="")
    for version in versions.select_related("cell"):
        key = (version.source_id, version.cell.period_id, version.cell.kind)
        if version.cell.component_id is None and key in texts:
            yield Translation(version=version, text=texts[key].words)
    yield from _component_names(nodes, record)


def _component_names(nodes: dict[str, Node], record: PlanRecord) -> Iterator[Translation]:
    """Components are printed in the same order in every language.

    Where an earlier edition has given the measure others besides, nobody can tell which is which.
    """
    names: dict[int, list[str]] = {}
    for each in record.records:
        if isinstance(each, records.Value) and each.component is not None:
            printed = names.setdefault(nodes[each.path].pk, [])
            if each.component not in printed:
                printed.append(each.component)
    ours: dict[int, list[Component]] = {}
    for row in Component.objects.filter(measure__editions__in=names).order_by("position", "pk"):
        ours.setdefault(row.measure_id, []).append(row)
    for node in Node.objects.filter(pk__in=names).select_related("performancemeasure"):
        parts = ours.get(node.performancemeasure.identity_id, [])
        if len(parts) == len(names[node.pk]):
            for part, name in zip(parts, names[node.pk], strict=True):
                yield Translation(component=part, text=name)
