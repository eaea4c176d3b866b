"""The plan document's own verdict beside what is computed: nobody is declared right."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from indicators import attainment
from indicators.enums import MEANT, Agreement, Direction, DocumentVerdict
from indicators.models import DocumentStatement, Period
from indicators.web.framework.measures import ShownAttainment


@dataclass(frozen=True, slots=True)
class ShownStatement:
    """``computed`` are the verdicts on the result's measures in ``period``, by measure label."""

    statement: DocumentStatement
    period: Period | None
    computed: list[tuple[str, ShownAttainment]]

    @property
    def differs(self) -> bool:
        meant = MEANT[DocumentVerdict(self.statement.verdict)]
        verdicts = (each.verdict for _label, each in self.computed)
        return attainment.agreement_of(meant, verdicts) == Agreement.DIFFERS


def by_its_own_numbers(statement: DocumentStatement) -> ShownAttainment | None:
    """What is computed of a result without a measure, once somebody has said its direction."""
    found = attainment.by_itself(statement)
    if found is None:
        return None
    way = {"way": _(Direction(statement.direction).label)}
    said = _("By the numbers of the sentence itself: %(way)s.") % way
    return ShownAttainment("", found.verdict, False, said)
