"""Chinese and Arabic are complete: every marked string has its words and its placeholders."""

import ast
import io
import re
from collections import Counter
from pathlib import Path

import pytest
from babel.messages import Message
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
LOCALES = ("zh_Hans", "ar")
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


def catalogue(locale: str) -> Path:
    return ROOT / "indicators/locale" / locale / "LC_MESSAGES/django.po"


def messages(locale: str) -> list[Message]:
    with catalogue(locale).open("rb") as file:
        return [message for message in read_po(file, locale=locale) if message.id]


def known(locale: str) -> set[str | tuple[str, str]]:
    return {message.id for message in messages(locale)}


def marked_in(path: Path) -> set[str | tuple[str, str]]:
    """The strings that a Python file or a template marks; a plural with its singular."""
    source = path.read_text(encoding="utf-8")
    # In brackets, a template may be indented as it likes.
    code = source if path.suffix == ".py" else f"({templatize(source)}\n)"
    found = set()
    for _line, function, strings, _comments in extract_python(
        io.BytesIO(code.encode()), KEYWORDS, [], {}
    ):
        given = strings if isinstance(strings, tuple) else (strings,)
        place = 1 if function in {"pgettext", "pgettext_lazy", "npgettext"} else 0
        words = given[place:]
        if words and words[0]:
            found.add(words[:2] if function.startswith("n") else words[0])
    return found


def marked(*, in_documents: bool = False) -> set[str | tuple[str, str]]:
    """The strings of pages and mails. Documents have tables of their own (``reports/words*``), and
    mark beside them what pages say of them.
    """
    documents = ROOT / "indicators/reports"
    files = [
        *(
            path
            for path in (ROOT / "indicators").rglob("*.py")
            if in_documents or documents not in path.parents
        ),
        *(path for kind in ("*.html", "*.txt") for path in (ROOT / "templates").rglob(kind)),
    ]
    return set().union(*(marked_in(path) for path in files))


@pytest.mark.parametrize("locale", LOCALES)
def test_every_marked_string_is_in_the_catalogue(locale):
    assert sorted(marked() - known(locale), key=str) == []


def test_no_catalogue_has_words_for_what_nobody_says():
    assert sorted(known("ar") - marked(in_documents=True), key=str) == []


def test_no_language_has_words_for_what_the_other_lacks():
    assert known("ar") ^ known("zh_Hans") == set()


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


def fault(message: Message) -> str:
    """What is wrong with the words of a message; empty where nothing is."""
    forms = message.string if message.pluralizable else [message.string]
    original = message.id[1] if message.pluralizable else message.id
    if not all(forms):
        return "has no words"
    if "fuzzy" in message.flags:
        return "is fuzzy"
    # A form for a few may say the number in a word; the last is for any number.
    if sorted(PLACEHOLDER.findall(forms[-1])) != sorted(PLACEHOLDER.findall(original)):
        return "has other placeholders"
    if any(set(PLACEHOLDER.findall(each)) - set(PLACEHOLDER.findall(original)) for each in forms):
        return "has a placeholder of its own"
    return ""


@pytest.mark.parametrize("locale", LOCALES)
def test_every_message_has_its_words_with_the_same_placeholders(locale):
    assert {each.id: found for each in messages(locale) if (found := fault(each))} == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_no_message_stands_twice(locale):
    written = catalogue(locale).read_text(encoding="utf-8").split("\n\n")
    heads = Counter(each.partition("\nmsgstr")[0].partition("msg")[2] for each in written)

    assert [head for head, times in heads.items() if times > 1] == []
