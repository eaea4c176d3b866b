"""The plan's words in the language of a report; what is missing is marked, never hidden."""

from collections.abc import Iterable

from indicators.enums import TranslatedField, TranslationStatus
from indicators.models import DocumentStatement, Node, PlanEdition, Translation, ValueVersion

MISSING = "missing"


class PlanWords:
    """Every translation of an edition into one language, read in a constant number of queries."""

    def __init__(self, edition: PlanEdition, language: str) -> None:
        content_language = language.split("-")[0]
        self.is_original = content_language == edition.language.split("-")[0]
        asked = Translation.objects.filter(language=content_language)
        of_nodes = () if self.is_original else asked.filter(node__edition=edition)
        of_statements = () if self.is_original else asked.filter(statement__node__edition=edition)
        self._nodes = {(row.node_id, row.field): row for row in of_nodes}
        self._statements = {row.statement_id: row.text for row in of_statements}
        self._asked = asked
        self._title = None if self.is_original else asked.filter(edition=edition).first()
        self.title = self._title.text if self._title else edition.title
        self._versions: dict[int, str] = {}
        self._components: dict[int, str] = {}

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
        if self.is_original:
            return ""
        found = self._nodes.get((node.pk, TranslatedField.TEXT))
        if found is None:
            return MISSING
        return "" if found.status == TranslationStatus.CLEARED else found.status

    def statement(self, statement: DocumentStatement) -> str:
        return self._statements.get(statement.pk, statement.text)

    def words(self, version: ValueVersion) -> str:
        return self._versions.get(version.pk, version.words)

    @property
    def component_names(self) -> dict[int, str]:
        return self._components

    @property
    def uncleared(self) -> int:
        """How many translations of texts a person has yet to clear, the title among them."""
        rows = [*self._nodes.values(), *filter(None, [self._title])]
        return sum(
            row.field == TranslatedField.TEXT and row.status != TranslationStatus.CLEARED
            for row in rows
        )
