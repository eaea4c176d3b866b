import re
import shutil
import subprocess
import unicodedata
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from indicators.enums import ReportFailure
from indicators.reports import pdf
from indicators.reports.document import Programme
from indicators.reports.pdf import Limits, PdfRefused, compile_pdf
from tests.reports.written import AS_AT, TEXTS, a_document

PDFTOTEXT = shutil.which("pdftotext")
needs_pdftotext = pytest.mark.skipif(not PDFTOTEXT, reason="pdftotext is not installed")
# What text taken out of a PDF has besides: spaces, and marks of direction.
LAYOUT = re.compile("[\\s\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return {language: compile_pdf(a_document(language).as_json()) for language in TEXTS}


def structure(file: bytes) -> list[tuple[str, str]]:
    """(Tag, alternative text) of every element of the structure tree, in reading order."""

    def walk(element: pikepdf.Object) -> list[tuple[str, str]]:
        if isinstance(element, pikepdf.Array):
            return [found for each in element for found in walk(each)]
        if not isinstance(element, pikepdf.Dictionary):
            return []
        here = [(str(element["/S"])[1:], str(element.get("/Alt", "")))] if "/S" in element else []
        return here + (walk(element["/K"]) if "/K" in element else [])

    with pikepdf.open(BytesIO(file)) as opened:
        return walk(opened.Root.StructTreeRoot["/K"])


@pytest.mark.parametrize("language", TEXTS)
def test_the_file_says_it_is_pdf_ua_1_with_title_and_language(files, language):
    with pikepdf.open(BytesIO(files[language])) as opened:
        with opened.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            title = metadata["dc:title"]
        assert str(opened.Root.Lang) == {"en": "en", "zh-hans": "zh-CN", "ar": "ar"}[language]
        assert opened.Root.MarkInfo.Marked is not None
    assert (
        title
        == {
            "en": "Programme performance report 2025",
            "zh-hans": "2025年方案执行情况报告",
            "ar": "تقرير أداء البرنامج 2025",
        }[language]
    )


def test_headings_are_nested_and_tables_have_their_heads(files):
    tags = [tag for tag, _ in structure(files["en"])]

    headings = [int(tag[1]) for tag in tags if re.fullmatch("H[1-6]", tag)]
    assert headings == [1, 1, 2, 1, 1, 2, 3, 3, 3, 1, 2, 2]
    assert tags.count("Table") == 8
    assert tags.count("TH") == 5 + 3 + 6 + 3 + 7 + 1 + 7 + 2
    assert tags.count("THead") == 7


def test_every_picture_that_informs_says_what_it_shows(files):
    figures = [alt for tag, alt in structure(files["en"]) if tag == "Figure"]

    assert figures == [
        "Met 1; Partially met 1; No data 1",
        "Median hours for a loaded truck to clear the pilot crossings. 2022: 74.0; "
        "2023: not reported; 2024: 66.0 (proxy); 2025: 54.5 (Target 50.0)",
    ]


def test_bookmarks_lead_to_programmes_and_subprogrammes(files):
    with pikepdf.open(BytesIO(files["en"])) as opened, opened.open_outline() as outline:
        tops = {
            str(item.title): [str(child.title) for child in item.children] for item in outline.root
        }

    assert tops["Programme 6: Transport and borders"] == [
        "Subprogramme 2: Border crossings and transit"
    ]


@needs_pdftotext
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_text_that_comes_out_is_the_text_that_went_in(files, language, tmp_path):
    # In the order of the file: two cells side by side are not read line by line.
    out = LAYOUT.sub("", extracted(files[language], tmp_path, "-raw"))

    for words in TEXTS[language].values():
        assert LAYOUT.sub("", words) in out


@needs_pdftotext
def test_every_arabic_word_comes_out_in_its_order(files, tmp_path):
    out = " ".join(arabic_words(extracted(files["ar"], tmp_path)))

    for words in TEXTS["ar"].values():
        assert " ".join(arabic_words(words)) in out


def arabic_words(text: str) -> list[str]:
    return re.findall("[\u0620-\u065f]+", unicodedata.normalize("NFKC", text))


def extracted(file: bytes, folder: Path, *how: str) -> str:
    path = folder / "report.pdf"
    path.write_bytes(file)
    done = subprocess.run(
        [str(PDFTOTEXT), *how, "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True
    )
    return done.stdout.decode()


def test_the_file_was_made_when_its_figures_were_known(files):
    with pikepdf.open(BytesIO(files["en"])) as opened:
        assert str(opened.docinfo["/CreationDate"])[:16] == f"D:{AS_AT:%Y%m%d%H%M%S}"


@pytest.mark.parametrize(
    "hostile",
    [
        "#panic() $x$ *b* _i_ @ref <label> \\ `raw` // not a comment",
        '"]; #import "/etc/passwd"',
        "emoji \U0001f600, a nul \x00, a tab \t, alone \u0651",
        "{braces} {0} %s %(x)s",
        "line\nline\r\nline\u2028line",
        "x" * 5000,
        "",
    ],
)
def test_no_string_is_ever_code(hostile):
    document = a_document(plan_title=hostile, requested_by=hostile)

    assert compile_pdf(document.as_json())[:5] == b"%PDF-"


def test_a_programme_without_measures_is_a_document_all_the_same():
    document = a_document(programmes=(Programme("programme/1", "1", "Empty", ()),))

    assert compile_pdf(document.as_json())[:5] == b"%PDF-"


def test_a_document_that_takes_too_long_is_stopped():
    with pytest.raises(PdfRefused, match="took too long") as refusal:
        pdf.typeset("{}", as_at=0, limits=Limits(seconds=1), template=template("endless"))

    assert (refusal.value.why, refusal.value.__notes__) == (
        ReportFailure.TOO_SLOW,
        ["over 1 seconds"],
    )


@pytest.mark.parametrize("megabytes", [150, 600])
def test_a_document_that_takes_too_much_memory_is_stopped(megabytes):
    limits = Limits(memory=megabytes * 1024**2)

    with pytest.raises(PdfRefused, match="needed more memory") as refusal:
        pdf.typeset("{}", as_at=0, limits=limits, template=template("greedy"))

    assert (refusal.value.why, refusal.value.__notes__) == (
        ReportFailure.TOO_LARGE,
        [f"over {megabytes} MB of memory"],
    )


def template(name: str) -> Path:
    return Path(__file__).with_name(f"{name}.typ")


def test_the_compilers_own_words_are_for_the_log_and_not_for_the_reader():
    with pytest.raises(PdfRefused, match="could not be typeset") as refusal:
        pdf.typeset("{}", as_at=0, limits=Limits(), template=template("broken"))

    assert "unknown variable" not in str(refusal.value)
    assert "unknown variable" in refusal.value.__notes__[0]
