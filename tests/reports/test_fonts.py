import json
import string

from fontTools.ttLib import TTFont

from indicators.reports import fonts


def test_the_stored_coverage_is_what_the_fonts_can_show():
    for name, letters in fonts.coverage().items():
        held = set()
        for file in sorted((fonts.FOLDER / name).glob("*.[ot]tf")):
            held |= {chr(code) for code in TTFont(file, lazy=True).getBestCmap() if code >= 0x20}
        assert letters == held


def test_every_folder_of_fonts_carries_its_licence():
    for name in fonts.coverage():
        folder = fonts.FOLDER / name
        families = {file.name.split("-")[0] for file in folder.glob("*.[ot]tf")}
        licences = "".join(file.read_text("utf-8") for file in folder.glob("*OFL*"))
        assert families != set()
        assert "SIL OPEN FONT LICENSE Version 1.1" in licences


def test_the_fonts_stay_under_fifteen_megabytes():
    assert sum(file.stat().st_size for file in fonts.FOLDER.rglob("*.*")) < 15_000_000


def test_only_the_folders_that_a_text_needs_are_read():
    def needed(text: str) -> list[str]:
        return [folder.name for folder in fonts.folders(text)]

    assert needed(string.printable.strip() + "é Ж ≠ − \u2067") == ["latin"]
    assert needed("plan 方案") == ["latin", "chinese"]
    assert needed("plan خطة") == ["latin", "arabic"]


def test_a_letter_that_no_font_has_is_written_out():
    told = {"name": "done \U0001f600\x00\x0b\x08", "rows": [["方案\n\\b \\u0000", 3]]}

    shown = fonts.showable(json.dumps(told, ensure_ascii=False))

    assert json.loads(shown) == {
        "name": "done [U+1F600][U+0000][U+000B][U+0008]",
        "rows": [["方案\n\\b \\u0000", 3]],
    }
