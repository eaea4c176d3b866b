"""The planned result of a past year, as the paragraph that judges it prints it."""

import re
from dataclasses import dataclass

from indicators.enums import Basis, ResultKind
from indicators.plans.annual_text.desk import Desk
from indicators.plans.annual_text.judged import judgement, result_span
from indicators.plans.annual_text.vocabulary import Vocabulary
from indicators.plans.doubts import DoubtCode
from indicators.plans.records import Accomplishment, Statement
from indicators.plans.text import Passage

_STOP = re.compile(r"[。，；,]\s*")


@dataclass(slots=True)
class PlannedResult:
    """Reads the paragraph ``whole``: first the result, then, after its evidence, the verdict."""

    desk: Desk
    words: Vocabulary
    unit: str
    whole: Passage
    path: str = ""

    def read(self) -> list[Passage]:
        """Take the result itself; returns the words of its evidence."""
        result, evidence = self._parts(self.whole)
        self.path = self.desk.next_path(self.unit, "planned result")
        self.desk.add(
            Accomplishment(
                path=self.path,
                text=result.text,
                source=result.source,
                footnotes=result.notes,
                result_kind=ResultKind.PLANNED_RESULT,
                carried_over=False,
            )
        )
        return [evidence] if evidence.pieces else []

    def judge(self) -> None:
        """State the document's verdict, or ask for it."""
        whole = self.whole
        judged = judgement(whole.text, self.words)
        if judged is None:
            self.desk.doubt(DoubtCode.VERDICT_NOT_READ, self.path, whole.text, whole.source)
            return
        self.desk.add_below(
            Statement(
                path=self.path,
                text=judged.text,
                source=whole.source,
                verdict=judged.verdict,
                target=judged.target,
                actual=judged.actual,
                basis=judged.basis,
                actual_basis=judged.actual_basis,
                reason=None,
            )
        )
        if judged.basis is Basis.UNKNOWN:
            self.desk.doubt(DoubtCode.BASIS_UNKNOWN, self.path, judged.text, whole.source)
        # No measure of the result says it, and equal numbers agree either way.
        if judged.actual is not None and judged.actual != judged.target:
            self.desk.doubt(DoubtCode.DIRECTION_NOT_STATED, self.path, judged.text, whole.source)

    def _parts(self, whole: Passage) -> tuple[Passage, Passage]:
        """The result and its evidence, without the words that lead in and the mark between."""
        span = result_span(whole.text, self.words)
        if span is None:
            return whole, Passage(())
        lead, rest = whole.split(span[0])
        self.desk.drop(lead, "lead-in")
        result, evidence = rest.split(len(rest.text) - (len(whole.text) - span[1]))
        if stop := _STOP.match(evidence.text):
            mark, evidence = evidence.split(stop.end())
            self.desk.drop(mark, "punctuation")
        return result, evidence
