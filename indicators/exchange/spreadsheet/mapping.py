"""How a table is read: which rows are its head, and what each column holds. Pure.

A person says it, or ``guess`` proposes it; it is kept as JSON.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Self

from indicators.exchange.spreadsheet.words import Role

Table = Sequence[Sequence[str]]
VALUES = (Role.BASELINE, Role.TARGET, Role.ACTUAL, Role.VALUE)


@dataclass(frozen=True, slots=True)
class Column:
    """``period`` is as plans print it, with a quarter after it: 2025, 2021/22, 2021/22 Q1.

    A quarter alone is one of the year that the row names.
    """

    head: str
    role: Role
    period: str = ""


@dataclass(frozen=True, slots=True)
class Mapping:
    """``first_row`` is that of the first record, counted from 0; ``doubts`` are for a person.

    ``period`` holds for every value whose column and row name none. ``with_sums``: rows that are
    named like a sum are measures, too.
    """

    first_row: int
    columns: tuple[Column, ...]
    period: str = ""
    doubts: tuple[str, ...] = ()
    with_sums: bool = False

    def as_json(self) -> dict[str, object]:
        return asdict(self)

    @classmethod
    def from_json(cls, said: dict[str, object]) -> Self:
        columns = [
            Column(str(each["head"]), Role(each["role"]), str(each["period"]))
            for each in list(said["columns"])  # type: ignore[call-overload]
        ]
        return cls(
            first_row=int(str(said["first_row"])),
            columns=tuple(columns),
            period=str(said["period"]),
            doubts=tuple(said["doubts"]),  # type: ignore[arg-type]
            with_sums=bool(said.get("with_sums")),
        )

    def of(self, role: Role) -> list[int]:
        return [at for at, each in enumerate(self.columns) if each.role is role]
