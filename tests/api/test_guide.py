"""The pages of the guide for other systems: the same commands in both languages."""

import re

import pytest
from django.conf import settings

GUIDE = settings.BASE_DIR / "templates" / "guide"
THINGS = 10


def text_of(page: str) -> str:
    return (GUIDE / page).read_text(encoding="utf-8")


def blocks(page: str, language: str) -> str:
    """All blocks of a language, one after the other."""
    return "\n".join(_blocks(text_of(page), language))


def _blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def test_both_languages_of_the_guide_have_the_same_commands():
    for page in ("api", "exchange"):
        for language in ("sh", "python"):
            assert blocks(f"{page}.md", language) == blocks(f"{page}.zh-hans.md", language)
            assert blocks(f"{page}.md", language)


@pytest.mark.parametrize("page", ["api.md", "api.zh-hans.md"])
def test_each_of_the_ten_things_is_shown_with_curl_and_in_python(page):
    _start, *things = re.split(r"^## (?=\d)", text_of(page), flags=re.MULTILINE)

    assert [int(each.partition(".")[0]) for each in things] == list(range(1, THINGS + 1))
    assert all(_blocks(each, "sh") and _blocks(each, "python") for each in things)
