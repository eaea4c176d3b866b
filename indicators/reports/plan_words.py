"""The plan's words in the language of a report; what is missing is marked, never hidden."""

import re
from collections.abc import Iterable
from functools import cached_property

from indicators.enums import TranslatedField, TranslationStatus
from indicators.models import Component, DocumentStatement, Node, Translation, ValueVersion
from indicators.reports.layouts.marked import with_mark
from indicators.reports.scene import Scene
from indicators.reports.words import Words

MISSING = "missing"
LATIN = "[A-Za-z]"
SCRIPTS = {"zh": "[\u2e80-\uffdc]", "ar": "[\u0600-\u08ff]", "ru": "[\u0400-\u04ff]"}


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
        self._versions: dict[int, Translation] = {}
        self._components: dict[int, str] = {}
        self._words = Words.of(scene.report.language)
        self._script = script_apart(content_language, edition.language.split("-")[0])
        # Of what is told beside the texts of nodes, each once, how it stands.
        self._beside: dict[tuple[str, object], str] = {}

    @cached_property
    def _nodes(self) -> dict[tuple[int, str], Translation]:
        found = () if self.is_original else self._asked.filter(self._scene.nodes("node__"))
        return {(row.node_id, row.field): row for row in found}

    @cached_property
    def _statements(self) -> dict[int, Translation]:
        here = self._scene.nodes("statement__node__")
        found = () if self.is_original else self._asked.filter(here)
        return {row.statement_id: row for row in found}

    def read_values(
        self, versions: Iterable[ValueVersion], components: Iterable[Component]
    ) -> None:
        if self.is_original:
            return
        of_versions = self._asked.filter(version__in=[each.pk for each in versions])
        self._versions = {row.version_id: row for row in of_versions}
        parts = {each.pk: each for each in components}
        found = {row.component_id: row for row in self._asked.filter(component__in=parts)}
        self._components = {
            pk: self._stands(("part", pk), found.get(pk), part.name) for pk, part in parts.items()
        }

    def text(self, node: Node) -> str:
        """The translation, or the original where there is none; ``status`` tells which."""
        found = self._nodes.get((node.pk, TranslatedField.TEXT))
        return found.text if found else node.text

    def name(self, node: Node) -> str:
        """The same with its mark, for what has no place for a status."""
        return with_mark(self.text(node), self.status(node), self._words)

    def beside(self, node: Node, field: TranslatedField, original: str) -> str:
        """A unit or a category of a node, marked like its text."""
        return self._stands((field, node.pk), self._nodes.get((node.pk, field)), original)

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

    def words(self, version: ValueVersion) -> str:
        """What a value says in words; those of a document, and those of people."""
        found = self._versions.get(version.pk)
        if found is None and version.source_id is None:
            return self.of_people(version.words)
        return self._stands(("value", version.pk), found, version.words)

    def note(self, text: str) -> str:
        """A footnote of the plan, which no other language of it brings along."""
        return self._stands(("note", text), None, text)

    def of_people(self, text: str) -> str:
        """What somebody wrote, in a language that nobody has stated: marked where its script
        tells that it is another than the report's.
        """
        if self._script is None or self._script.search(text):
            return text
        return self._stands(("people", text), None, text)

    @property
    def component_names(self) -> dict[int, str]:
        return self._components

    @cached_property
    def untranslated(self) -> int:
        """How many texts stand in the original, for want of a translation."""
        if self.is_original:
            return 0
        every = Node.objects.filter(self._scene.nodes()).exclude(text="").count()
        nodes = every - sum(field == TranslatedField.TEXT for _node, field in self._nodes)
        return nodes + sum(status == MISSING for status in self._beside.values())

    @property
    def uncleared(self) -> int:
        """How many translations of texts a person has yet to clear; the title is not among them."""
        nodes = sum(
            row.field == TranslatedField.TEXT and row.status != TranslationStatus.CLEARED
            for row in self._nodes.values()
        )
        return nodes + sum(status not in ("", MISSING) for status in self._beside.values())

    @property
    def title_status(self) -> str:
        return "" if self.is_original else _status(self._title)

    @property
    def is_title_uncleared(self) -> bool:
        return self.title_status not in ("", MISSING)

    def _stands(self, key: tuple[str, object], found: Translation | None, original: str) -> str:
        if self.is_original:
            return original
        text, status = found.text if found else original, _status(found)
        told = with_mark(text, status, self._words)
        self._beside[key] = status if told != text else ""
        return told


def _status(found: Translation | None) -> str:
    if found is None:
        return MISSING
    return "" if found.status == TranslationStatus.CLEARED else found.status


def script_apart(language: str, original: str) -> re.Pattern[str] | None:
    """The letters of a language, where those of the original are others."""
    own = SCRIPTS.get(language, LATIN)
    return None if own == SCRIPTS.get(original, LATIN) else re.compile(own)
