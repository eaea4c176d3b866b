"""A report as blocks in reading order, every word chosen and every number printed. Pure.

A layout of a kind of report makes them out of the frozen document; a writer of a format puts
them down. Neither knows the other: a new kind needs no writer, a new format no layout.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Any

from indicators.charts import Chart
from indicators.enums import Verdict

Totals = tuple[tuple[Verdict, int], ...]


class Look(StrEnum):
    BODY = "body"
    LEAD = "lead"
    SMALL = "small"
    STRONG = "strong"
    CAPTION = "caption"
    NOTE = "note"


class Content(StrEnum):
    """What a column holds: how it is aligned, and which type a spreadsheet gives it."""

    TEXT = "text"
    NUMBER = "number"
    VERDICT = "verdict"
    TALLY = "tally"


@dataclass(frozen=True, slots=True)
class Notes:
    """What is raised beside words: letters of notes that stand below, and footnotes, which every
    format numbers in their order and puts where its own are. A note has its letters before it.
    """

    letters: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.letters or self.foot)


NO_NOTES = Notes()


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    text: str
    is_listed: bool = True
    notes: Notes = NO_NOTES


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    look: Look = Look.BODY
    notes: Notes = NO_NOTES


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the plan, and where they stand there; an aside is smaller."""

    text: str
    source: str = ""
    is_aside: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """What the plan says of a result beside what was computed; nobody is declared right."""

    about: str
    text: str
    source: str
    computed: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of verdicts, as a bar and as numbers."""

    totals: Totals


@dataclass(frozen=True, slots=True)
class Figure:
    """``chart`` is in the language of the report; ``alt`` says what it shows.

    ``names`` are those of planned and actual. A figure of the plan shows what the plan prints: its
    periods say which they are, and a printed dash stays one.
    """

    label: str
    name: str
    alt: str
    chart: Chart
    note: str = ""
    names: tuple[str, str] = ("", "")
    is_of_plan: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


@dataclass(frozen=True, slots=True)
class Cell:
    """``number`` is the plain decimal of a printed number, for files that compute with it.

    ``lines`` are several statements in one cell; ``note`` is what stands small beneath. ``link``
    is an address in the service.
    """

    text: str = ""
    note: str = ""
    number: str = ""
    lines: tuple[str, ...] = ()
    verdict: Verdict | None = None
    is_judged: bool = False
    totals: Totals = ()
    is_strong: bool = False
    link: str = ""
    notes: Notes = NO_NOTES


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` in millimetres; 0 takes what the others leave."""

    head: str
    content: Content = Content.TEXT
    width: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """``band`` stands across the whole table and has no cells; ``notes`` are those of the band."""

    cells: tuple[Cell, ...] = ()
    band: str = ""
    notes: Notes = NO_NOTES


@dataclass(frozen=True, slots=True)
class Table:
    """``name`` says what the table is to who does not see it, and names its sheet.

    ``left_out`` says what exists and is not in it; it is empty for a table that the plan prints,
    of which nothing is left out. ``shaded`` is the column that stands out.
    With ``has_sum`` the last row is the sum of the others.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    left_out: str
    has_head: bool = True
    is_named: bool = False
    is_small: bool = False
    shaded: int = -1
    has_sum: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """``warning`` stands out; ``facts`` are pairs of a name and what it is."""

    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    warning: str = ""


Block = Heading | Paragraph | Quote | Statement | Tally | Figures | PageBreak | Table


@dataclass(frozen=True, slots=True)
class Layout:
    """A report, ready for every writer.

    ``running`` stands at the head and foot of pages: what, as known when, rule set. ``watermark``
    is across every page. ``contents`` is the title of the list of headings, empty for none.
    """

    language: str
    title: str
    running: tuple[str, str, str]
    cover: Cover
    blocks: tuple[Block, ...]
    labels: dict[Verdict, str]
    judged: str
    contents: str = ""
    watermark: str = ""
    has_cover: bool = True

    @property
    def tables(self) -> Iterator[Table]:
        for block in self.blocks:
            if isinstance(block, Table):
                yield block


def told_in_full(cell: Cell, judged: str) -> str:
    """All that a cell says, for files whose cells hold text alone."""
    asides = (judged if cell.is_judged else "", cell.note)
    return "\n".join(filter(None, (*(cell.lines or (cell.text,)), *asides)))


def tagged(value: Any) -> Any:
    """Blocks in what JSON has, each with the name of its kind under ``is``."""
    if is_dataclass(value) and not isinstance(value, type):
        plain = {each.name: tagged(getattr(value, each.name)) for each in fields(value)}
        return {"is": type(value).__name__, **plain}
    if isinstance(value, tuple | list):
        return [tagged(each) for each in value]
    if isinstance(value, dict):
        return {str(key): tagged(each) for key, each in value.items()}
    return str(value) if isinstance(value, StrEnum) else value
