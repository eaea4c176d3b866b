"""The plan's words in the language of a report; what is missing is marked, never hidden."""

from collections.abc import Iterable
from functools import cached_property

from indicators.enums import TranslatedField, TranslationStatus
from indicators.models import DocumentStatement, Node, Translation, ValueVersion
from indicators.reports.scene import Scene

MISSING = "missing"


class PlanWords:
    """Every translation into the report's language, read in a constant number of queries."""

    def __init__(self, scene: Scene) -> None:
        edition = scene.edition
        content_language = scene.report.language.split("-")[0]
        self.symbol = edition.symbol
        self.is_original = content_language == edition.language.split("-")[0]
        self._scene = scene
        self._asked = Translation.objects.filter(language=content_language)
        self._title = None if self.is_original else self._asked.filter(edition=edition).first()
        self.title = self._title.text if self._title else edition.title
        self._versions: dict[int, str] = {}
        self._components: dict[int, str] = {}

    @cached_property
    def _nodes(self) -> dict[tuple[int, str], Translation]:
        found = () if self.is_original else self._asked.filter(self._scene.nodes("node__"))
        return {(row.node_id, row.field): row for row in found}

    @cached_property
    def _statements(self) -> dict[int, Translation]:
        here = self._scene.nodes("statement__node__")
        found = () if self.is_original else self._asked.filter(here)
        return {row.statement_id: row for row in found}

    def read_values(self, versions: Iterable[ValueVersion], components: Iterable[int]) -> None:
        if not self.is_original:
            of_versions = self._asked.filter(version__in=[each.pk for each in versions])
            self._versions = dict(of_versions.values_list("version", "text"))
            of_components = self._asked.filter(component__in=list(components))
            self._components = dict(of_components.values_list("component", "text"))

    def text(self, node: Node, field: TranslatedField = TranslatedField.TEXT) -> str:
        """The translation, or the original where there is none; for other fields than the text
        an empty string.
        """
        found = self._nodes.get((node.pk, field))
        if found is not None:
            return found.text
        return node.text if field == TranslatedField.TEXT else ""

    def status(self, node: Node) -> str:
        """Empty for words that stand: the original, or a cleared translation."""
        if self.is_original or not node.text:
            return ""
        return _status(self._nodes.get((node.pk, TranslatedField.TEXT)))

    def statement(self, statement: DocumentStatement) -> tuple[str, str]:
        """Its words, and their status."""
        found = self._statements.get(statement.pk)
        if self.is_original:
            return statement.text, ""
        return found.text if found else statement.text, _status(found)

    @cached_property
    def untranslated(self) -> int:
        """How many texts stand in the original, for want of a translation."""
        if self.is_original:
            return 0
        every = Node.objects.filter(self._scene.nodes()).exclude(text="").count()
        return every - sum(field == TranslatedField.TEXT for _node, field in self._nodes)

    def words(self, version: ValueVersion) -> str:
        return self._versions.get(version.pk, version.words)

    @property
    def component_names(self) -> dict[int, str]:
        return self._components

    @property
    def uncleared(self) -> int:
        """How many translations of texts a person has yet to clear; the title is not among them."""
        return sum(
            row.field == TranslatedField.TEXT and row.status != TranslationStatus.CLEARED
            for row in self._nodes.values()
        )

    @property
    def title_status(self) -> str:
        return "" if self.is_original else _status(self._title)

    @property
    def is_title_uncleared(self) -> bool:
        return self.title_status not in ("", MISSING)


def _status(found: Translation | None) -> str:
    if found is None:
        return MISSING
    return "" if found.status == TranslationStatus.CLEARED else found.status
