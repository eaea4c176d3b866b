"""The lines of an annual plan put together, and what each passage is by its words alone."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from indicators.plans import mandates
from indicators.plans.annual_text.vocabulary import Role, Vocabulary
from indicators.plans.pages import MARK_DROPPED, Note, Pages
from indicators.plans.records import Dropped, Source
from indicators.plans.text import Line, Passage, Piece, squeezed

PARAGRAPH = re.compile(r"(?P<section>\d{1,2}[A-Z]?)\.(?P<number>\d{1,3})(?=\s)")
LIST_ITEM = re.compile(r"(?:\([a-z]{1,4}\)|[㈠-㈩])")
_SENTENCE_ENDS = tuple("。；：！？.;:!?")
_MARK_REACHES = 200
# A single word such as 目标 may also be the last line of a paragraph, so it breaks none.
_NEVER_MID_PARAGRAPH = frozenset(
    {
        Role.SECTION_HEAD,
        Role.PLAN_PART,
        Role.SUBPROGRAMME,
        Role.PLANNED_RESULT,
        Role.HIGHLIGHTED_RESULT,
        Role.RESULTS,
        Role.RESULT,
        Role.NARRATIVE,
        Role.CAPTION,
    }
)


@dataclass(frozen=True, slots=True)
class Block:
    """A passage and what it is: a heading with its match, a numbered paragraph, or just text."""

    passage: Passage
    role: Role | None = None
    match: re.Match[str] | None = None
    number: str | None = None

    @property
    def is_text(self) -> bool:
        return self.role is None and self.number is None

    def named(self, group: str) -> str | None:
        """What the heading says under a name; ``None`` where it does not."""
        return self.match.groupdict().get(group) if self.match else None

    def split_before(self, group: str) -> tuple[Passage, Passage]:
        """The heading cut where the named words begin; all before where it does not name them."""
        if self.match is None or self.named(group) is None:
            return self.passage, Passage(())
        before = squeezed(self.match.string[: self.match.start(group)])
        return self.passage.split(_reaching(self.passage.text, len(before)))


@dataclass(frozen=True, slots=True)
class Arranged:
    """A document as blocks. ``section`` is ``""`` where no numbered paragraph stands.

    ``marks`` are the footnote marks taken off inside of lines, ``unmarked`` the footnotes whose
    mark stands nowhere.
    """

    blocks: tuple[Block, ...]
    section: str
    marks: tuple[Dropped, ...]
    unmarked: tuple[Note, ...]


def arranged(pages: Pages, words: Vocabulary) -> Arranged:
    lines, marks, unmarked = _with_marks_inside(pages)
    passages = tuple(_passages(lines, words))
    section = _section(passages)
    blocks = tuple(_block(each, words, section) for each in passages)
    return Arranged(blocks, section, marks, unmarked)


def _reaching(text: str, letters: int) -> int:
    """The position in the text after so many characters that are no white space."""
    for at, char in enumerate(text):
        if letters == 0:
            return at
        letters -= not char.isspace()
    return len(text)


def _block(passage: Passage, words: Vocabulary, section: str) -> Block:
    text = passage.text
    opened = words.heading(text)
    if opened:
        return Block(passage, role=opened[0], match=opened[1])
    match = PARAGRAPH.match(text)
    if match and match["section"] == section:
        return Block(passage, number=match.group())
    return Block(passage)


def _section(passages: Sequence[Passage]) -> str:
    """The number that most numbered paragraphs begin with; ``""`` where there are none."""
    counted = Counter(
        match["section"] for each in passages if (match := PARAGRAPH.match(each.text))
    )
    return counted.most_common(1)[0][0] if counted else ""


def _passages(lines: Sequence[Line], words: Vocabulary) -> Iterator[Passage]:
    pieces: list[Piece] = []
    last_number = 0
    for line, after in zip_longest(lines, lines[1:]):
        if pieces and _breaks(line, words, last_number):
            yield Passage(tuple(pieces), ends=False)
            pieces = []
        if not pieces:
            match = PARAGRAPH.match(line.text)
            last_number = int(match["number"]) if match else last_number
        pieces.append(Piece(line.number, line.text, line.page_top, line.notes))
        if _ends(line) or (len(pieces) == 1 and _heads_mandates(line, after)):
            yield Passage(tuple(pieces))
            pieces = []
    if pieces:
        yield Passage(tuple(pieces), ends=False)


def _ends(line: Line) -> bool:
    """A raised footnote mark at the end of a line leaves a space behind that ends nothing."""
    return line.ends and not (line.notes and not line.text.endswith(_SENTENCE_ENDS))


def _breaks(line: Line, words: Vocabulary, last_number: int) -> bool:
    """Whether a line begins something new although the one above it did not end."""
    opened = words.heading(line.text)
    if opened:
        role, match = opened
        named_measure = role is Role.MEASURE and match["name"] is not None
        return role in _NEVER_MID_PARAGRAPH or named_measure or line.page_top
    numbered = PARAGRAPH.match(line.text)
    return numbered is not None and int(numbered["number"]) == last_number + 1


def _heads_mandates(line: Line, after: Line | None) -> bool:
    """The line above a list of mandates may lack its closing space."""
    return (
        after is not None
        and mandates.heading(line.text) is not None
        and mandates.begins_entry(after.text)
    )


def _with_marks_inside(
    pages: Pages,
) -> tuple[tuple[Line, ...], tuple[Dropped, ...], tuple[Note, ...]]:
    """Hang the notes whose mark stands inside of a line, with a space after it."""
    lines = list(pages.lines)
    dropped: list[Dropped] = []
    nowhere: list[Note] = []
    for note in pages.unmarked:
        mark = re.compile(rf"(?<=[^\s\d/.,(A-Za-z-]){re.escape(note.mark)}(?=\s)")
        reach = range(note.words.line - _MARK_REACHES, note.words.line)
        for at in reversed([at for at, line in enumerate(lines) if line.number in reach]):
            found = mark.search(lines[at].text)
            if found:
                text = lines[at].text
                lines[at] = replace(
                    lines[at],
                    text=text[: found.start()] + text[found.end() :],
                    notes=(*lines[at].notes, note.printed),
                )
                dropped.append(Dropped(note.mark, MARK_DROPPED, Source(line=lines[at].number)))
                break
        else:
            nowhere.append(note)
    return tuple(lines), tuple(dropped), tuple(nowhere)
