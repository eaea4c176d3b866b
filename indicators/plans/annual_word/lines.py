"""One Word paragraph as a line of text with its footnote marks set aside."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from indicators.plans.annual_word.blocks import Line, one_line
from indicators.plans.annual_word.names import MATH_WORDS, MC, W, flag
from indicators.plans.annual_word.package import Package
from indicators.plans.records import Source

_HEADING_STYLE = re.compile(r"heading|title|(?:^|[_ ])H_|_ H", re.IGNORECASE)
_NOTE_STYLE = re.compile(r"footnote text|endnote text", re.IGNORECASE)
_CONTENTS_STYLE = re.compile(r"^toc\b", re.IGNORECASE)
_MARK = re.compile(r"[a-z*†‡](?:, ?[a-z*†‡])*")
_SYMBOLS = {"F02D": "–", "F0BE": "–", "F096": "–", "F097": "—", "F0B7": "•", "F0B0": "°"}
_BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_NOT_TEXT = frozenset(f"{W}{name}" for name in ("instrText", "pPr", "rPr", "drawing", "pict"))
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
DELETED = "deleted in a tracked change"
_DELETED = frozenset(f"{W}{name}" for name in ("del", "moveFrom"))


@dataclass(frozen=True, slots=True)
class _Run:
    text: str
    bold: bool = False
    raised: bool = False


class StyleBook:
    """The names of the document's styles, and which of them are bold."""

    def __init__(self, package: Package) -> None:
        self._names: dict[str, str] = {}
        self._bold: set[str] = set()
        if not package.has("word/styles.xml"):
            return
        for style in package.xml("word/styles.xml").iter(f"{W}style"):
            name = style.find(f"{W}name")
            key = style.get(f"{W}styleId", "")
            self._names[key] = key if name is None else name.get(f"{W}val", key)
            if flag(style.find(f"{W}rPr/{W}b")):
                self._bold.add(key)

    def name(self, key: str) -> str:
        return self._names.get(key, key)

    def is_bold(self, key: str) -> bool:
        return key in self._bold


class LineReader:
    """Reads paragraphs; keeps what Word holds without printing it in ``unprinted``."""

    def __init__(self, styles: StyleBook, package: Package) -> None:
        self._styles = styles
        self._footnotes = _notes(package, "footnotes", "footnote")
        self._endnotes = _notes(package, "endnotes", "endnote")
        self._numbers: dict[tuple[str, str], int] = {}
        self.unprinted: list[tuple[str, str, Source]] = []

    def line(self, element: etree._Element, source: Source) -> Line:
        key = _style_of(element)
        style = self._styles.name(key)
        notes: list[str] = []
        runs = [run for run in self._runs(element, source, notes) if run.text]
        text, marks, opens_bold = _without_marks(runs)
        bold = self._styles.is_bold(key) or _all_bold(runs)
        heading = _HEADING_STYLE.search(style) is not None or bold
        return Line(
            text=text,
            source=source,
            style=style,
            looks_like_heading=heading and _CONTENTS_STYLE.match(style) is None,
            opens_bold=opens_bold,
            opens_with_mark=bool(marks) and _opens_raised(runs),
            is_note=_NOTE_STYLE.search(style) is not None,
            marks=marks,
            notes=tuple(notes),
        )

    def _runs(self, element: etree._Element, source: Source, notes: list[str]) -> Iterator[_Run]:
        for child in element:
            if child.tag in _NOT_TEXT or not isinstance(child.tag, str):
                continue
            if child.tag in _DELETED:
                self.set_aside(child, DELETED, source)
            elif child.tag == MATH_WORDS:
                yield _Run(child.text or "")
            elif child.tag == f"{W}r":
                yield from self._run(child, source, notes)
            elif child.tag == f"{MC}AlternateContent":
                yield from self._runs(_choice(child), source, notes)
            else:
                yield from self._runs(child, source, notes)

    def _run(self, run: etree._Element, source: Source, notes: list[str]) -> Iterator[_Run]:
        properties = run.find(f"{W}rPr")
        if properties is not None and flag(properties.find(f"{W}vanish")):
            self.set_aside(run, "hidden text", source)
            return
        bold = properties is not None and flag(properties.find(f"{W}b"))
        raised = _is_raised(properties)
        for child in run:
            if child.tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
                notes.append(self._note(child))
                continue
            printed = _printed(child)
            if printed:
                yield _Run(printed, bold, raised)
            elif child.tag == f"{MC}AlternateContent":
                yield from self._runs(_choice(child), source, notes)

    def _note(self, reference: etree._Element) -> str:
        """The note with the number it is printed under: in order of its first reference."""
        kind = "footnote" if reference.tag == f"{W}footnoteReference" else "endnote"
        key = reference.get(f"{W}id", "")
        told = self._footnotes if kind == "footnote" else self._endnotes
        of_kind = sum(each[0] == kind for each in self._numbers)
        at = self._numbers.setdefault((kind, key), of_kind + 1)
        return f"{at} {told.get(key, '')}".strip()

    def set_aside(self, element: etree._Element, because: str, source: Source) -> None:
        """Keep words that Word holds but does not print."""
        parts = element.iter(f"{W}t", f"{W}delText")
        words = "".join(part.text or "" for part in parts)
        if words.strip():
            self.unprinted.append((words, because, source))


def _printed(child: etree._Element) -> str:
    if child.tag == f"{W}t":
        return child.text or ""
    if child.tag == f"{W}sym":
        code = child.get(f"{W}char", "").upper()
        return _SYMBOLS.get(code, "") or (chr(int(code, 16)) if _is_code(code) else "")
    if child.tag == f"{W}softHyphen":
        return "\u00ad"
    if child.tag == f"{W}br" and child.get(f"{W}type") in {"page", "column"}:
        return ""
    return _BREAKS.get(child.tag, "")


def _is_code(code: str) -> bool:
    return re.fullmatch(r"[0-9A-F]{4}", code) is not None and not 0xD800 <= int(code, 16) <= 0xDFFF


def _is_raised(properties: etree._Element | None) -> bool:
    if properties is None:
        return False
    align = properties.find(f"{W}vertAlign")
    return align is not None and align.get(f"{W}val") == "superscript"


def _all_bold(runs: list[_Run]) -> bool:
    worded = [run for run in runs if run.text.strip()]
    return bool(worded) and all(run.bold for run in worded)


def _opens_raised(runs: list[_Run]) -> bool:
    first = next((run for run in runs if run.text.strip()), None)
    return first is not None and first.raised


def _without_marks(runs: list[_Run]) -> tuple[str, tuple[str, ...], int]:
    """The words, the raised letters, and how many characters from the start are bold.

    A raised figure or ordinal ending (m², 4th) is no mark and stays in its word.
    """
    marks: list[str] = []
    words: list[str] = []
    bold = 0
    still_bold = True
    for run in _joined(runs):
        if run.raised and _MARK.fullmatch(run.text.strip()):
            marks.extend(mark.strip() for mark in run.text.split(","))
            continue
        words.append(run.text)
        still_bold = still_bold and (run.bold or not run.text.strip())
        bold += len(one_line(run.text)) + 1 if still_bold and run.text.strip() else 0
    return "".join(words), tuple(marks), bold


def _joined(runs: list[_Run]) -> Iterator[_Run]:
    """Neighbouring raised runs as one: Word splits ``st`` as readily as it keeps it."""
    waiting = ""
    for run in runs:
        if run.raised:
            waiting += run.text
            continue
        if waiting:
            yield _Run(waiting, raised=True)
            waiting = ""
        yield run
    if waiting:
        yield _Run(waiting, raised=True)


def _style_of(element: etree._Element) -> str:
    style = element.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def _choice(alternate: etree._Element) -> etree._Element:
    choice = alternate.find(f"{MC}Choice")
    return alternate if choice is None else choice


def _notes(package: Package, part: str, tag: str) -> dict[str, str]:
    """The texts of Word's own notes by id, separators left out."""
    if not package.has(f"word/{part}.xml"):
        return {}
    found = {}
    for note in package.xml(f"word/{part}.xml").iter(f"{W}{tag}"):
        if note.get(f"{W}type") in _SEPARATORS:
            continue
        found[note.get(f"{W}id", "")] = one_line(
            "".join(
                part.text or "" if part.tag == f"{W}t" else " "
                for part in note.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}p")
            )
        )
    return found
