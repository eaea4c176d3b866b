"""Opens results and measures out of their printed titles and captions."""

import re
from dataclasses import dataclass, replace

from indicators.enums import ResultKind
from indicators.plans.annual_word.blocks import Line
from indicators.plans.annual_word.opened import OpenMeasure, OpenResult
from indicators.plans.annual_word.outline import Outline
from indicators.plans.annual_word.reading import LABEL, Reading
from indicators.plans.annual_word.vocabulary import Mark, Vocabulary
from indicators.plans.number_words import chinese_number
from indicators.plans.records import Accomplishment, Source


@dataclass
class Title:
    """The words of a result; ``number`` is the printed one, 1 where none is printed."""

    text: str
    source: Source
    footnotes: tuple[str, ...] = ()
    number: int = 1
    carried_over: bool = False


class Titles:
    def __init__(self, outline: Outline, words: Vocabulary, reading: Reading) -> None:
        self._outline = outline
        self._words = words
        self._reading = reading

    def printed(self, at: int, line: Line, match: re.Match[str]) -> Title:
        """``Result 1: more plans``; its name may stand on the line below, else its label is it."""
        own = " ".join((match["title"] or match["bare"] or "").split())
        below = None if own else self._outline.name_below(at)
        footnotes = self._reading.notes.cite(line, at)
        title = Title(own or line.plain, line.source, footnotes)
        if own or below is not None:
            self._reading.drop(line.plain.removesuffix(own), LABEL, line.source)
        if below is not None:
            text, source, more = self._outline.take_name(below)
            title = Title(text, source, (*footnotes, *more))
        suffix = self._words.result_suffix.search(title.text)
        if suffix is not None:
            self._reading.drop(suffix.group(), "whether the result is new", title.source)
            title.text = title.text[: suffix.start()]
        title.number = _integer(match["number"] or "")
        carried = suffix is not None and suffix["carried"] is not None
        title.carried_over = carried or self._outline.is_carried_over(at)
        return title

    def result(self, title: Title, kind: ResultKind = ResultKind.RESULT) -> OpenResult:
        name = "result" if kind == ResultKind.RESULT else "highlighted result"
        path = self._reading.free_path(f"{self._outline.path}/{name} {title.number}")
        self._reading.put(
            Accomplishment(
                path, title.text, title.source, kind, title.carried_over, footnotes=title.footnotes
            )
        )
        return OpenResult(path, kind, title.source, title.carried_over)

    def measure(
        self, at: int, line: Line, mark: Mark, match: re.Match[str], result: OpenResult
    ) -> None:
        """A caption opens a measure; a line in brackets below it is the unit."""
        if mark == Mark.UNIT:
            measure = result.measures[-1]
            measure.unit = measure.unit or match["unit"].strip()
            self._reading.drop_line(line, "unit of a measure, kept in its field")
            return
        sentence = " ".join((match["sentence"] or "").split())
        if result.measures and self._words.continued.fullmatch(match["aside"] or ""):
            self._reading.drop_line(line, "caption printed again")
            return
        before = line.plain.removesuffix(sentence)
        label = before.strip()
        if not sentence and match["caption"]:
            label = before.partition(match["caption"])[2].strip(" .:：")
        self._reading.drop(before if sentence else before.removesuffix(label), LABEL, line.source)
        opened = OpenMeasure(line, label, sentence, at, self._reading.shelf())
        result.measures.append(opened)

    def sentence(self, at: int, line: Line, result: OpenResult) -> None:
        """What is measured, on the line below a caption that is its label alone."""
        measure = result.measures[-1]
        self._reading.drop(measure.label, LABEL, measure.line.source)
        marks, notes = (*measure.line.marks, *line.marks), (*measure.line.notes, *line.notes)
        measure.line = replace(line, marks=marks, notes=notes)
        measure.sentence, measure.at = line.plain, at


def _integer(printed: str) -> int:
    value = int(printed) if printed.isdecimal() else chinese_number(printed)
    return value or 1
