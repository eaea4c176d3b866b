"""What a file of another system states, before anybody knows which measures it means. Pure."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from indicators.exchange.spreadsheet.mapping import Mapping

NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One value. ``where`` is for people; ``period`` a label, or first and last day with a slash.

    ``number`` is a plain decimal or empty, of a ratio its per cent; ``words`` what is said
    otherwise. Everything else is empty where the file has no word for it: it says nothing then.
    ``is_ours``: the code is certainly one that this service gave.
    """

    where: str
    code: str
    name: str
    kind: str
    period: str
    number: str = ""
    number_high: str = ""
    numerator: str = ""
    denominator: str = ""
    words: str = ""
    component: str = ""
    part: str = ""
    as_of: str = ""
    qualifier: str = ""
    judged: str = ""
    basis: str = ""
    comment: str = ""
    state: str = ""
    is_ours: bool = False

    @property
    def place(self) -> tuple[str, ...]:
        what = self.code or self.name
        return what, self.kind, self.period, self.component, self.part, self.as_of


@dataclass(frozen=True, slots=True)
class Read:
    """``doubts`` are codes with how often; ``missing`` counts places without a value.

    ``mapping`` is how the columns of a table were understood; ``is_kept``: as people have said.
    """

    statements: tuple[Incoming, ...]
    doubts: tuple[tuple[str, int], ...] = field(default=())
    missing: int = 0
    mapping: Mapping | None = None
    is_kept: bool = False

    @property
    def is_doubtful(self) -> bool:
        return bool(self.doubts or (self.mapping and self.mapping.doubts))


class NotReadable(ValueError):
    """The file is of none of the formats."""


def sorted_out(statements: Iterable[Incoming], doubts: Counter[str], missing: int) -> Read:
    """What stands twice is left out: nobody can say which of the two is meant."""
    every = list(statements)
    times = Counter(each.place for each in every)
    kept = tuple(each for each in every if times[each.place] == 1)
    doubts["twice"] += len(every) - len(kept)
    return Read(kept, tuple((code, n) for code, n in doubts.items() if n), missing)
