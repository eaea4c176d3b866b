"""Footnotes below a table, and marks that units share: ``a``, or a ``7`` printed again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import add

from indicators.plans.biennial.outline import Frame, Unit
from indicators.plans.biennial.vocabulary import TABLE_NOTE
from indicators.plans.pages import MARK_DROPPED, Note
from indicators.plans.records import Dropped, Source
from indicators.plans.text import Passage, Piece


def hang_table_notes(frame: Frame) -> Iterator[Dropped]:
    """Take the notes below the frame's table off its cells; hang each on the line with its mark.

    A line such as ``a Includes ...`` is a note only where an earlier line of the objective or
    of a cell ends in that mark.
    """
    for at, cell in enumerate(frame.cells):
        match = TABLE_NOTE.fullmatch(cell.text)
        if match and _bearer(frame, at, match["mark"]):
            notes, frame.cells = _notes(frame.cells[at:]), frame.cells[:at]
            for note in notes:
                yield from _hang(frame, note)
            return


def _notes(passages: Sequence[Passage]) -> list[Note]:
    """The passages below a table, a new note wherever one begins with the next letter."""
    notes: list[Note] = []
    for passage in passages:
        match = TABLE_NOTE.fullmatch(passage.text)
        if match and (not notes or match["mark"] == chr(ord(notes[-1].mark) + 1)):
            _mark, words = passage.split(match.start("words"))
            notes.append(Note(match["mark"], words))
        else:
            notes[-1] = replace(notes[-1], words=notes[-1].words + passage)
    return notes


def _hang(frame: Frame, note: Note) -> Iterator[Dropped]:
    bearer = _bearer(frame, len(frame.cells), note.mark)
    if bearer is None:
        frame.objective = _bearing(frame.objective, len(frame.objective.pieces) - 1, note)
        return
    place, piece = bearer
    passage = frame.objective if place is None else frame.cells[place]
    yield Dropped(note.mark, MARK_DROPPED, Source(line=passage.pieces[piece].line))
    bare = _bearing(_without_mark(passage, piece), piece, note)
    if place is None:
        frame.objective = bare
    else:
        frame.cells[place] = bare


def _bearer(frame: Frame, below: int, mark: str) -> tuple[int | None, int] | None:
    """The cell (``None``: the objective) and the piece in it that end in the mark."""
    places: list[tuple[int | None, Passage]] = [(None, frame.objective)]
    places += enumerate(frame.cells[:below])
    for place, passage in places:
        for at, piece in enumerate(passage.pieces):
            if re.search(rf"\S\s{mark}$", piece.text):
                return place, at
    return None


def _without_mark(passage: Passage, at: int) -> Passage:
    piece = passage.pieces[at]
    return _with_piece(passage, at, replace(piece, text=piece.text[:-1].rstrip()))


def _bearing(passage: Passage, at: int, note: Note) -> Passage:
    piece = passage.pieces[at]
    notes = (*piece.notes, note.printed, *note.words.notes)
    return _with_piece(passage, at, replace(piece, notes=notes))


def _with_piece(passage: Passage, at: int, piece: Piece) -> Passage:
    pieces = passage.pieces
    return replace(passage, pieces=(*pieces[:at], piece, *pieces[at + 1 :]))


@dataclass(slots=True)
class SharedMarks:
    """The marks of notes that names of a programme bear, to be known where one is repeated."""

    marks: set[str]

    def name(self, unit: Unit) -> Passage | None:
        """The name of a unit, ``None`` if it has none. A repeated mark becomes its footnote."""
        if not unit.name:
            return None
        name = reduce(add, unit.name)
        last = name.pieces[-1]
        match = re.search(r"\S\s?(?P<mark>\d{1,3})$", last.text)
        if match and match["mark"] in self.marks:
            bare = last.text[: match.start("mark")].rstrip()
            piece = replace(last, text=bare, notes=(*last.notes, match["mark"]))
            return _with_piece(name, len(name.pieces) - 1, piece)
        self.marks |= {note.split(" ", 1)[0] for note in name.notes}
        return name
