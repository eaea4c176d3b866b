"""Message files are compiled in plain Python, and only where they are stale."""

import gettext
import os
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

PO = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=1; plural=0;\\n"

msgid "baseline"
msgstr "基线"

#, fuzzy
msgid "target"
msgstr "靶"
"""


@pytest.fixture
def po(tmp_path: Path, settings) -> Path:
    file = tmp_path / "zh_Hans" / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True)
    file.write_text(PO)
    settings.LOCALE_PATHS = [tmp_path]
    return file


def test_what_a_person_cleared_is_compiled_and_what_is_fuzzy_is_not(po: Path):
    call_command("compile_messages")

    with po.with_suffix(".mo").open("rb") as file:
        messages = gettext.GNUTranslations(file)
    assert messages.gettext("baseline") == "基线"
    assert messages.gettext("target") == "target"


def test_a_file_that_is_up_to_date_is_left_alone(po: Path):
    call_command("compile_messages")
    before = po.with_suffix(".mo").stat().st_mtime_ns

    call_command("compile_messages")

    assert po.with_suffix(".mo").stat().st_mtime_ns == before


def test_the_check_names_a_file_whose_source_is_newer(po: Path):
    call_command("compile_messages")
    call_command("compile_messages", check=True)
    later = po.with_suffix(".mo").stat().st_mtime + 10
    os.utime(po, (later, later))

    with pytest.raises(CommandError, match=str(po)):
        call_command("compile_messages", check=True)
