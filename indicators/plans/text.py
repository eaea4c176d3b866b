"""The physical layer of plans that came as text out of a PDF.

A line that ends with a space ends a paragraph, a heading or a table cell; a line that does not
goes on in the next one. ``pages.read`` takes the furniture of the pages out, ``passages`` puts
the lines together again. Every word keeps the number of the line it stands on.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from indicators.plans.records import Dropped, Source
from indicators.plans.refusals import NotAPlan, RefusalCode

_LATIN_OR_DIGIT = re.compile(r"[0-9A-Za-z%]")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]")
_WIDE_PUNCTUATION = re.compile(r"[\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40]")
_NO_SPACE_AFTER = "-/([“‘（《"
_NO_SPACE_BEFORE = "-/)]”’,.;:!?%"


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line that belongs to the text.

    ``ends``: it ends a paragraph or cell. ``page_top``: a page begins with it. ``notes``: the
    page footnotes whose marks were printed at its end, each with its mark.
    """

    number: int
    text: str
    ends: bool
    page_top: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """Words on one line, without white space around them."""

    line: int
    text: str
    page_top: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Pieces that belong together: a paragraph, a heading or a table cell.

    ``ends`` is False where the passage was cut off before its end, as at the foot of a page.
    """

    pieces: tuple[Piece, ...]
    ends: bool = True

    @property
    def page_top(self) -> bool:
        return self.pieces[0].page_top

    @property
    def text(self) -> str:
        if len(self.pieces) == 1:
            return self.pieces[0].text
        return joined(piece.text for piece in self.pieces)

    @property
    def line(self) -> int:
        return self.pieces[0].line

    @property
    def source(self) -> Source:
        return Source(line=self.line)

    @property
    def notes(self) -> tuple[str, ...]:
        return tuple(note for piece in self.pieces for note in piece.notes)

    @property
    def bare(self) -> "Passage":
        """The passage without its footnotes."""
        return replace(self, pieces=tuple(replace(piece, notes=()) for piece in self.pieces))

    def __add__(self, other: "Passage") -> "Passage":
        return replace(self, pieces=self.pieces + other.pieces, ends=other.ends)

    def split(self, at: int) -> tuple["Passage", "Passage"]:
        """The words before and from position ``at`` of ``text``; either may have no piece."""
        before: list[Piece] = []
        after: list[Piece] = []
        for start, piece in self._placed():
            cut = min(max(at - start, 0), len(piece.text))
            for half, words in ((before, piece.text[:cut]), (after, piece.text[cut:])):
                if words.strip():
                    half.append(replace(piece, text=words.strip(), notes=()))
            if piece.notes:
                last = after if cut < len(piece.text) and after else before
                last[-1] = replace(last[-1], notes=piece.notes)
        return (
            Passage(tuple(before)),
            Passage(tuple(after), ends=self.ends),
        )

    def cut_where(self, opens: Callable[[Piece], bool]) -> Iterator["Passage"]:
        """The passage cut before every piece that ``opens`` a new one."""
        starts = [at for at, piece in enumerate(self.pieces) if at and opens(piece)]
        for start, end in pairwise([0, *starts, len(self.pieces)]):
            yield Passage(self.pieces[start:end], ends=end == len(self.pieces) and self.ends)

    def dropped(self, because: str) -> Iterator[Dropped]:
        for piece in self.pieces:
            for words in (piece.text, *piece.notes):
                yield Dropped(words, because, Source(line=piece.line))

    def _placed(self) -> Iterator[tuple[int, Piece]]:
        """Each piece with its place in ``text``."""
        words = ""
        for piece in self.pieces:
            words += _between(words, piece.text)
            yield len(words), piece
            words += piece.text


def decoded(data: bytes) -> str:
    """The bytes as text with ``\\n`` at every line's end; ``NotAPlan`` where they are no UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        place = data[: wrong.start].count(b"\n") + 1
        raise NotAPlan(RefusalCode.NOT_UTF_8, line=place) from wrong
    if "\0" in text:
        raise NotAPlan(RefusalCode.BINARY)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def joined(words: Iterable[str]) -> str:
    """Words of consecutive lines as running text.

    Chinese is joined without a space, but a space stands between a Latin letter or digit and a
    Chinese character (not a mark such as 、); lines of English are joined with a space, save after
    a hyphen.
    """
    text = ""
    for each in words:
        text += _between(text, each) + each
    return text


def squeezed(text: str) -> str:
    """The text without any white space: what counts when two printings are compared."""
    return "".join(text.split())


def passages(lines: Iterable[Line], heads: re.Pattern[str] | None = None) -> Iterator[Passage]:
    """Lines put together: up to and with the next line that ends a paragraph.

    A line at the top of a page that ``heads`` matches begins a passage, even where the one
    before it was cut off by the foot of the page.
    """
    pieces: list[Piece] = []
    for line in lines:
        if pieces and heads and line.page_top and heads.match(line.text):
            yield Passage(tuple(pieces), ends=False)
            pieces = []
        pieces.append(Piece(line.number, line.text, line.page_top, line.notes))
        if line.ends:
            yield Passage(tuple(pieces))
            pieces = []
    if pieces:
        yield Passage(tuple(pieces), ends=False)


def _between(left: str, right: str) -> str:
    if not left or not right:
        return ""
    last, first = left[-1], right[0]
    if _WIDE_PUNCTUATION.match(last) or _WIDE_PUNCTUATION.match(first):
        return ""
    if _WIDE.match(last) or _WIDE.match(first):
        return " " if _LATIN_OR_DIGIT.match(last) or _LATIN_OR_DIGIT.match(first) else ""
    return "" if last in _NO_SPACE_AFTER or first in _NO_SPACE_BEFORE else " "
