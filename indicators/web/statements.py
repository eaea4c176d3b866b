"""The plan document's own verdict beside what is computed: nobody is declared right."""

from dataclasses import dataclass

from indicators import attainment
from indicators.enums import MEANT, Agreement, DocumentVerdict
from indicators.models import DocumentStatement, Period
from indicators.web.measures import ShownAttainment


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
