"""Two wordings side by side: what the later one left out and what it brought in."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

# A word of an alphabet, white space, or one sign; Chinese is compared sign by sign.
TOKEN = re.compile(r"[^\W\u2e80-\u9fff\uf900-\ufaff]+|\s+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words of one side; ``is_other`` where the other side does not have them."""

    text: str
    is_other: bool


@dataclass(frozen=True, slots=True)
class Differences:
    """Joined, ``before`` and ``after`` are the two texts as they are."""

    before: list[Passage]
    after: list[Passage]

    @property
    def old(self) -> SafeString:
        return _marked(self.before, "del")

    @property
    def new(self) -> SafeString:
        return _marked(self.after, "ins")


def _marked(passages: list[Passage], mark: str) -> SafeString:
    tag = SafeString(mark)
    return format_html_join(
        "",
        "{}{}{}",
        (
            (format_html("<{}>", tag), each.text, format_html("</{}>", tag))
            if each.is_other
            else ("", each.text, "")
            for each in passages
        ),
    )


def differences(before: str, after: str) -> Differences:
    """Mark the words that only one of the texts has."""
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    found = Differences([], [])
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        is_other = tag != "equal"
        for side, words in ((found.before, old[i1:i2]), (found.after, new[j1:j2])):
            if words:
                side.append(Passage("".join(words), is_other))
    return found
