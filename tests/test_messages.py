"""Chinese is complete: every marked string has its words, with the same placeholders."""

import ast
import io
import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
CATALOGUE = ROOT / "indicators/locale/zh_Hans/LC_MESSAGES/django.po"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "npgettext": ((1, "c"), 2, 3),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def messages() -> list:
    with CATALOGUE.open("rb") as file:
        return [message for message in read_po(file, locale="zh_Hans") if message.id]


def marked_in(path: Path) -> set[str]:
    """The strings that a Python file or a template marks, plural forms by their singular."""
    source = path.read_text(encoding="utf-8")
    # In brackets, a template may be indented as it likes.
    code = source if path.suffix == ".py" else f"({templatize(source)}\n)"
    found = set()
    for _line, function, strings, _comments in extract_python(
        io.BytesIO(code.encode()), KEYWORDS, [], {}
    ):
        given = strings if isinstance(strings, tuple) else (strings,)
        place = 1 if function in {"pgettext", "pgettext_lazy", "npgettext"} else 0
        if given[place:] and given[place]:
            found.add(given[place])
    return found


def marked() -> set[str]:
    """The strings of pages and mails. Documents have tables of their own (``reports/words*``)."""
    documents = ROOT / "indicators/reports"
    files = [
        *(path for path in (ROOT / "indicators").rglob("*.py") if documents not in path.parents),
        *(path for kind in ("*.html", "*.txt") for path in (ROOT / "templates").rglob(kind)),
    ]
    return set().union(*(marked_in(path) for path in files))


def test_every_marked_string_is_in_the_catalogue():
    known = {message.id[0] if message.pluralizable else message.id for message in messages()}

    assert sorted(marked() - known) == []


def marked_in_f_strings(path: Path) -> list[str]:
    """What is marked inside an f-string, where no collector of messages finds it."""
    calls = (
        each
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for each in ast.walk(text)
        if isinstance(each, ast.Call) and getattr(each.func, "id", "") in KEYWORDS
    )
    return [ast.unparse(each) for each in calls if isinstance(each.args[0], ast.Constant)]


def test_no_string_is_marked_inside_an_f_string():
    files = (ROOT / "indicators").rglob("*.py")

    assert {path: found for path in files if (found := marked_in_f_strings(path))} == {}


@pytest.mark.parametrize("message", messages(), ids=lambda message: str(message.id)[:40])
def test_every_message_has_its_chinese_words_with_the_same_placeholders(message):
    words = message.string[0] if message.pluralizable else message.string
    original = message.id[1] if message.pluralizable else message.id

    assert words
    assert "fuzzy" not in message.flags
    assert sorted(PLACEHOLDER.findall(words)) == sorted(PLACEHOLDER.findall(original))
