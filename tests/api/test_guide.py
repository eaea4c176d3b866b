"""The pages of the guide for other systems: the same commands in both languages."""

import re

from django.conf import settings

GUIDE = settings.BASE_DIR / "templates" / "guide"


def blocks(page: str, language: str) -> str:
    """All blocks of a language, one after the other."""
    text = (GUIDE / page).read_text(encoding="utf-8")
    return "\n".join(re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL))


def test_both_languages_of_the_guide_have_the_same_commands():
    for page in ("api", "exchange"):
        for language in ("sh", "python"):
            assert blocks(f"{page}.md", language) == blocks(f"{page}.zh-hans.md", language)
            assert blocks(f"{page}.md", language)
