"""The words by which a biennial plan says what is what, for each language it is printed in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from indicators.plans.text import Passage

HEADS = (
    "programme",
    "subprogramme",
    "component",
    "orientation",
    "objective",
    "table_head",
    "frame_label",
    "strategy",
    "mandates",
)
CIRCLED_ONE = 0x3220
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv")


@dataclass(frozen=True, slots=True)
class Grammar:
    """Patterns over the text of a whole passage, unless said otherwise.

    ``mark`` matches the number of a measure at the beginning of a cell, ``mark_inside`` the
    first one inside a cell of an accomplishment printed on the same line. ``gap`` is the only
    trace of the border between two columns on one line.
    """

    language: str
    programme: re.Pattern[str]
    subprogramme: re.Pattern[str]
    component: re.Pattern[str]
    orientation: re.Pattern[str]
    objective: re.Pattern[str]
    table_head: re.Pattern[str]
    frame_label: re.Pattern[str]
    strategy: re.Pattern[str]
    mandates: re.Pattern[str]
    mark: re.Pattern[str]
    mark_inside: re.Pattern[str]
    gap: re.Pattern[str]
    titles: tuple[re.Pattern[str], ...]
    any_head: re.Pattern[str]

    @classmethod
    def of(cls, **words: Any) -> "Grammar":
        """The grammar of these words, with ``any_head``: what ends a table or a paragraph."""
        heads = [words[name].pattern for name in HEADS]
        plain = (re.sub(r"\?P<\w+>", "?:", head) for head in heads)
        return cls(**words, any_head=re.compile("|".join(f"(?:{head})" for head in plain)))

    def measure_number(self, mark: str) -> int:
        """What the mark of a measure counts: 1 for ``㈠`` and for ``(i)``."""
        if mark.strip("()") in ROMAN:
            return ROMAN.index(mark.strip("()")) + 1
        return ord(mark) - CIRCLED_ONE + 1


SECTION = re.compile(r"(?P<number>[A-Z])\.\s+(?P<name>(?:\S.*)?[^\s，、；：。,;:.])", re.DOTALL)
MISSION = re.compile(r"(?P<number>\d{1,2})\.\s+(?P<name>(?:\S.*)?[^\s，、；：。,;:.])", re.DOTALL)
NUMBERED = re.compile(r"(?P<programme>\d{1,3})\.(?P<number>\d{1,3})(?=\s|[^\s\d.%])\s*")
LETTER = re.compile(r"\((?P<letter>[a-z])\)\s*")
TABLE_NOTE = re.compile(r"(?P<mark>[a-z])\s+(?P<words>\S.*)", re.DOTALL)

CHINESE = Grammar.of(
    language="zh",
    programme=re.compile(r"方案\s*(?P<number>\d{1,3})$"),
    subprogramme=re.compile(r"次级方案\s*(?P<number>\d{1,3})$"),
    component=re.compile(r"构成部分\s*(?P<number>\d{1,3})$"),
    orientation=re.compile(r"总方向$"),
    objective=re.compile(r"(?:(?P<number>\d{1,2})\.\s*)?(?:本组织的?|组织)目标\s*[：:]\s*"),
    table_head=re.compile(r"(?:秘书处的?预期成绩(?:\s+绩效指标)?|绩效指标)$"),
    frame_label=re.compile(r"两年期目标、预期成绩、绩效指标和业绩计量$"),
    strategy=re.compile(r"战略$"),
    mandates=re.compile(r"(?:立法|法律)授权$"),
    mark=re.compile(r"(?P<mark>[㈠-㈩])\s*"),
    mark_inside=re.compile(r"\s+(?=㈠)"),
    gap=re.compile(r"\s{2,}|(?<=[\u2e80-\u9fff）)”》])\s(?=[\u2e80-\u9fff（(“《])"),
    titles=(
        re.compile(r"\d{4}-\d{4}\s*年?期间的?(?:拟议)?两年期方案计划"),
        re.compile(r"\d{4}-\d{4}\s*(?:年期间|两年期)的?(?:拟议)?(?:方案计划|战略框架)"),
    ),
)
ENGLISH = Grammar.of(
    language="en",
    programme=re.compile(r"Programme\s+(?P<number>\d{1,3})$"),
    subprogramme=re.compile(r"Subprogramme\s+(?P<number>\d{1,3})$"),
    component=re.compile(r"Component\s+(?P<number>\d{1,3})$"),
    orientation=re.compile(r"Overall orientation$"),
    objective=re.compile(
        r"(?:(?P<number>\d{1,2})\.\s*)?Objectives?(?: of the Organization)?\s*:\s*"
    ),
    table_head=re.compile(
        r"(?:Expected accomplishments(?: of the Secretariat)?(?:\s+Indicators of achievement)?"
        r"|Indicators of achievement)$"
    ),
    frame_label=re.compile(
        r"Biennial objectives?, expected accomplishments, indicators of achievement and\s+"
        r"performance measures$"
    ),
    strategy=re.compile(r"Strategy$"),
    mandates=re.compile(r"Legislative (?:mandates|authority)$"),
    mark=re.compile(rf"\((?P<mark>{'|'.join(sorted(ROMAN, key=len, reverse=True))})\)\s*"),
    mark_inside=re.compile(r"\s+(?=\(i\)\s)"),
    gap=re.compile(r"\s{2,}"),
    titles=(
        re.compile(
            r"(?i:(?:proposed )?(?:biennial programme plan|strategic framework)) for the "
            r"(?:period|biennium) \d{4}-\d{4}"
        ),
    ),
)
GRAMMARS = (CHINESE, ENGLISH)


def grammar_of(passages: Iterable[Passage]) -> Grammar | None:
    """The grammar whose headings the passages use most; ``None`` where they use none."""
    texts = [passage.text for passage in passages]
    counts = {
        grammar: sum(grammar.any_head.match(text) is not None for text in texts)
        for grammar in GRAMMARS
    }
    best = max(GRAMMARS, key=counts.__getitem__)
    return best if counts[best] else None
