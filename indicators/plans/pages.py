"""Pages of a plan printed as text: what is furniture, what is a footnote, what is text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from indicators.plans.records import Dropped, Source
from indicators.plans.text import Line, Passage, Piece

ADDRESS = re.compile(r"\s*\w?https?://\S+\s*")
NOTE_RULE = re.compile(r"\s*_{8,}\s*")
_NOTE = re.compile(r"\s*(?P<mark>\d{1,3}|[a-z]|\*+)\s+(?P<words>\S.*)")
_JOB = r"\d\d-\d{5}(?:\s*\([A-Z]\))?"
_PAGE_NUMBER = re.compile(rf"\s*(?:\d+/\d+\s+{_JOB}|{_JOB}\s+\d+/\d+)\s*")
_SYMBOL = re.compile(r"\s*(?P<symbol>[A-Z][\w.]*(?:/[\w.()-]+)+)\s*")
_HEAD_REACHES = 6
_NOTE_REACHES = 200

_MARK_STANDS = (
    (r"[^\s\d/.,(A-Z-]", r"$"),
    (r"[。！？；：」”』]", r"(?=\s)"),
    (r"[^\s\d](?<!Add)(?<!Corr)(?<!Rev)[.,)]", r"$"),
)

ADDRESS_DROPPED = "address"
HEAD_DROPPED = "running head"
RULE_DROPPED = "footnote rule"
MARK_DROPPED = "footnote mark"


@dataclass(frozen=True, slots=True)
class Note:
    """A page footnote: its mark as printed, its words, and whether a line bears its mark."""

    mark: str
    words: Passage

    @property
    def printed(self) -> str:
        return f"{self.mark} {self.words.text}"


@dataclass(frozen=True, slots=True)
class Pages:
    """A document without the furniture of its pages.

    ``symbol`` is the document symbol of the running heads, ``""`` where there are none.
    ``unmarked`` are the footnotes whose mark was not found.
    """

    lines: tuple[Line, ...]
    symbol: str
    notes: tuple[Note, ...]
    unmarked: tuple[Note, ...]
    dropped: tuple[Dropped, ...]


@dataclass(slots=True)
class _Reading:
    printed: list[str]
    heads: frozenset[int]
    lines: list[Line] = field(default_factory=list)
    notes: list[tuple[int, Note]] = field(default_factory=list)
    unmarked: list[Note] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)

    def drop(self, at: int, because: str) -> None:
        self.dropped.append(Dropped(self.printed[at].strip(), because, Source(line=at + 1)))


def read(text: str) -> Pages:
    """Take addresses, running heads and page footnotes out of the text.

    A page begins with a line that starts with a space straight after another line, and after
    running heads and footnotes. The marks of page footnotes are taken off the lines they end.
    """
    printed = text.split("\n")
    symbol, heads = _running_heads(printed)
    reading = _Reading(printed, heads)
    at, page_top = 0, False
    while at < len(printed):
        at, page_top = _read_line(reading, at, page_top)
    _hang_notes(reading)
    return Pages(
        lines=tuple(reading.lines),
        symbol=symbol,
        notes=tuple(note for _at, note in reading.notes),
        unmarked=tuple(reading.unmarked),
        dropped=tuple(reading.dropped),
    )


def _read_line(reading: _Reading, at: int, page_top: bool) -> tuple[int, bool]:
    """Read one line, or a block of footnotes: where to go on, and whether a page begins there."""
    printed = reading.printed[at]
    if not printed.strip():
        return at + 1, page_top
    if at in reading.heads:
        reading.drop(at, HEAD_DROPPED)
        return at + 1, True
    if ADDRESS.fullmatch(printed):
        reading.drop(at, ADDRESS_DROPPED)
        return at + 1, page_top
    if NOTE_RULE.fullmatch(printed):
        return _read_notes(reading, at), True
    reading.lines.append(
        Line(
            number=at + 1,
            text=printed.strip(),
            ends=printed[-1].isspace() or _blank_follows(reading.printed, at),
            page_top=page_top or _tops_page(reading.printed, at),
        )
    )
    return at + 1, False


def _tops_page(printed: Sequence[str], at: int) -> bool:
    return (
        at > 0
        and printed[at][:1].isspace()
        and bool(printed[at].strip())
        and bool(printed[at - 1].strip())
    )


def _blank_follows(printed: Sequence[str], at: int) -> bool:
    """Whether the next line that is not empty holds nothing but white space."""
    following = next((line for line in printed[at + 1 : at + 4] if line), "")
    return following.isspace()


def _running_heads(printed: Sequence[str]) -> tuple[str, frozenset[int]]:
    """The document's symbol, and the places of symbols and page numbers printed as heads."""
    numbers = [at for at, line in enumerate(printed) if _PAGE_NUMBER.fullmatch(line)]
    symbols = {
        near: match["symbol"]
        for at in numbers
        for near in _nearest(printed, at)
        if (match := _SYMBOL.fullmatch(printed[near]))
    }
    if not symbols:
        return "", frozenset(numbers)
    [(symbol, _times)] = Counter(symbols.values()).most_common(1)
    heads = [at for at, each in symbols.items() if each == symbol]
    return symbol, frozenset([*numbers, *heads])


def _nearest(printed: Sequence[str], at: int) -> Iterator[int]:
    """The places of the nearest line with words before and after ``at``, if not far."""
    for step in (-1, 1):
        for near in range(at + step, at + step * _HEAD_REACHES, step):
            if 0 <= near < len(printed) and printed[near].strip():
                yield near
                break


def _read_notes(reading: _Reading, at: int) -> int:
    """Read the footnotes below a rule, up to the next page. Returns where that begins."""
    reading.drop(at, RULE_DROPPED)
    rule, at = at, at + 1
    marks: list[str] = []
    pieces: list[list[Piece]] = []
    ended = True
    while at < len(reading.printed) and not _ends_notes(reading, at, begun=bool(pieces)):
        line = reading.printed[at]
        match = _next_note(line, marks) if ended else None
        if match:
            marks.append(match["mark"])
            pieces.append([Piece(at + 1, match["words"].strip())])
        elif line.strip() and ended:
            break
        elif line.strip():
            pieces[-1].append(Piece(at + 1, line.strip()))
        ended = line[-1].isspace() if line.strip() else ended
        at += 1
    for mark, words in zip(marks, pieces, strict=True):
        reading.notes.append((rule, Note(mark, Passage(tuple(words)))))
    return at


def _ends_notes(reading: _Reading, at: int, *, begun: bool) -> bool:
    printed = reading.printed
    outside = at in reading.heads or ADDRESS.fullmatch(printed[at]) is not None
    return outside or (begun and _tops_page(printed, at))


def _next_note(line: str, marks: Sequence[str]) -> re.Match[str] | None:
    """The line as the beginning of the note after those with ``marks``."""
    match = _NOTE.fullmatch(line)
    if match is None or not marks:
        return match
    last, mark = marks[-1], match["mark"]
    follows = mark.isdecimal() and last.isdecimal() and int(mark) == int(last) + 1
    return match if follows or (mark.isalpha() and mark > last) else None


def _hang_notes(reading: _Reading) -> None:
    """Move each note's mark from its line to the line's notes."""
    for rule, note in reading.notes:
        found = _mark(reading.lines, note.mark, rule)
        if found is None:
            reading.unmarked.append(note)
            continue
        place, mark = found
        line = reading.lines[place]
        reading.lines[place] = replace(
            line,
            text=(line.text[: mark.start("mark")] + line.text[mark.end("mark") :]).rstrip(),
            notes=(*line.notes, note.printed),
        )
        reading.dropped.append(Dropped(note.mark, MARK_DROPPED, Source(line=line.number)))
        if place + 1 < len(reading.lines) and not line.ends:
            # What follows a raised mark looks like the top of a page and is none.
            reading.lines[place + 1] = replace(reading.lines[place + 1], page_top=False)


def _mark(lines: Sequence[Line], mark: str, rule: int) -> tuple[int, re.Match[str]] | None:
    """The last line above the rule that bears the mark, and the mark in it.

    A mark is glued to the word before it: at the end of a line, or after a full stop. A number
    of the text has a space before it, or stands in a symbol.
    """
    above = [at for at, line in enumerate(lines) if rule - _NOTE_REACHES <= line.number <= rule]
    for before, after in _MARK_STANDS:
        shape = re.compile(rf"{before}(?P<mark>{re.escape(mark)}){after}")
        for at in reversed(above):
            found = shape.search(lines[at].text)
            if found:
                return at, found
    return None
