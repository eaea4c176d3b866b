"""Who gets the reports of a run: by role and by address, each person once."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from indicators import access, reports
from indicators.enums import Role
from indicators.models import PlanDocument, ProgrammeIdentity, ReportSchedule, User

# The place of a role: the programme that a report is of.
OWN = "own"
PLACES = {"document": PlanDocument, "programme": ProgrammeIdentity}


@dataclass(frozen=True, slots=True)
class RoleAt:
    """A role and where it is held: ``document-3``, ``programme-12``, or ``own``."""

    role: Role
    place: str

    def __str__(self) -> str:
        return f"{self.role}:{self.place}"

    @classmethod
    def of(cls, text: str) -> Self:
        role, _colon, place = text.partition(":")
        return cls(Role(role), place)

    def at(self, own: int | None) -> Self:
        """With the programme that a report is of in the place of ``own``."""
        return replace(self, place=f"programme-{own}") if self.place == OWN and own else self

    def scope(self, own: int | None) -> PlanDocument | ProgrammeIdentity | None:
        kind, _dash, key = self.at(own).place.partition("-")
        return PLACES[kind].objects.filter(pk=int(key)).first() if key.isdecimal() else None


@dataclass(frozen=True, slots=True)
class Recipient:
    """An account or a bare address, and the role for which it is one."""

    user: User | None
    address: str
    as_role: str = ""

    @property
    def language(self) -> str:
        """That which this recipient reads, whether or not a report can be in it."""
        own = self.user.language if self.user else ""
        return own or reports.LANGUAGES[0]


def recipients_of(
    schedule: ReportSchedule, *, programme: int | None, on: date
) -> tuple[list[Recipient], list[str]]:
    """Those of a report of one programme, or of several (``None``); who is named twice, once.

    Beside them the roles that nobody holds.
    """
    found: dict[object, Recipient] = {}
    unheld = []
    for text in schedule.to_roles:
        named = RoleAt.of(text)
        scope = named.scope(programme)
        holders = list(access.holders_in(scope, named.role, on=on)) if scope else []
        if not holders:
            unheld.append(str(named.at(programme)))
        for person in holders:
            found.setdefault(person.pk, Recipient(person, "", text))
    for address in schedule.addresses:
        person = User.objects.of_address(address).filter(is_active=True).first()
        key = person.pk if person else address.casefold()
        found.setdefault(key, Recipient(person, "" if person else address))
    return list(found.values()), unheld
