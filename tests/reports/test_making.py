"""A file names what its bytes depend on, the layout among it."""

import ast
import io
import shutil
import zlib
from pathlib import Path

import pikepdf
import pytest

from indicators.enums import ReportFormat
from indicators.reports import making
from indicators.reports.writers import WRITERS
from tests.reports.test_pdf import needs_pdftotext
from tests.reports.test_writers import text_of, written

APP = making.HERE.parent
# What starts a writer, watches or stops it, names what it is made with or who is to blame.
OF_NO_BYTE = {
    f"reports/{name}.py"
    for name in ("counting", "culprits", "limits", "making", "stopping", "writers")
}


def test_a_file_names_its_layout_which_another_word_or_order_makes_another(tmp_path):
    copy = tmp_path / "indicators" / "reports"
    shutil.copytree(making.HERE, copy, ignore=shutil.ignore_patterns("fonts", "__pycache__"))
    for name in ("charts", "enums"):
        shutil.copytree(making.HERE.parent / name, copy.parent / name)
    shutil.copy(making.HERE.parent / "formulas.py", copy.parent)
    same = making.layout_version(copy)
    versions = {same}
    otherwise = ("layouts/measures.py", "words_ar.py", "word/markup.py", "../charts/draw.py")
    for name in (*otherwise, "../formulas.py"):
        source = copy / name
        source.write_text(source.read_text() + "# otherwise\n")
        making.layout_version.cache_clear()
        versions.add(making.layout_version(copy))
    making.layout_version.cache_clear()

    assert same == making.layout_version()
    assert len(versions) == 6
    assert all(
        f"layout {same}" in each.made_with for form, each in WRITERS.items() if form != "json"
    )
    assert all(
        f"zlib {zlib.ZLIB_RUNTIME_VERSION}" in WRITERS[f].made_with for f in ("xlsx", "docx")
    )


def read_from(source: Path) -> set[Path]:
    """The files of the project that a source imports from, without what opens the whole room."""
    names = set()
    for node in ast.walk(ast.parse(source.read_text())):
        if isinstance(node, ast.ImportFrom):
            names |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    own = {name for name in names if name.startswith("indicators.")} - {"indicators.reports"}
    bases = [APP.parent.joinpath(*name.split(".")) for name in own]
    files = {file for base in bases for file in (base.with_suffix(".py"), base / "__init__.py")}
    return {file for file in files if file.exists()}


def test_no_source_of_a_file_is_forgotten():
    met, ahead = set(), {making.HERE / "writers.py"}
    while ahead:
        met |= ahead
        ahead = {file for each in ahead for file in read_from(each)} - met

    hashed = {file.resolve() for name in making.SOURCES for file in making.HERE.glob(name)}
    assert len(met) > 60
    assert {str(file.relative_to(APP)) for file in met - hashed} == OF_NO_BYTE


@needs_pdftotext
@pytest.mark.parametrize("form", [each for each in ReportFormat if each != ReportFormat.JSON])
def test_a_file_says_inside_what_it_was_made_with(form):
    file, made_with = written(form), WRITERS[form].made_with
    if form == ReportFormat.PDF:
        with pikepdf.open(io.BytesIO(file)) as opened:
            said = str(opened.docinfo["/Keywords"])
    else:
        said = text_of(form, file)

    assert made_with in said
