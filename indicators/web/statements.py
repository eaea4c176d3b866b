"""The plan document's own verdict beside what is computed: nobody is declared right."""

from dataclasses import dataclass

from indicators.charts import ASSESSED
from indicators.enums import DocumentVerdict, Verdict
from indicators.models import DocumentStatement, Period
from indicators.web.measures import ShownAttainment

# "Achieved" does not say by how much; the annual format has one word for three verdicts.
SAID = {
    DocumentVerdict.EXCEEDED: {Verdict.EXCEEDED},
    DocumentVerdict.MET: {Verdict.MET},
    DocumentVerdict.ACHIEVED: {Verdict.EXCEEDED, Verdict.MET},
    DocumentVerdict.NOT_MET: {Verdict.PARTIALLY_MET, Verdict.NOT_MET, Verdict.REGRESSED},
}


@dataclass(frozen=True, slots=True)
class ShownStatement:
    """``computed`` are the verdicts on the result's measures in ``period``, by measure label."""

    statement: DocumentStatement
    period: Period | None
    computed: list[tuple[str, ShownAttainment]]

    @property
    def differs(self) -> bool:
        """Whether every verdict that a comparison gave is another than the document's."""
        verdicts = {each.verdict for _label, each in self.computed} & set(ASSESSED)
        return bool(verdicts) and not verdicts & SAID[DocumentVerdict(self.statement.verdict)]
