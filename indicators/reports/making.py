"""What the bytes of a file depend on beside its document: named in the file, compared later. Pure.

A report that is laid out in other words, in another order or by another writer is of another
version, whether or not a renderer or a template changed.
"""

import zlib
from functools import cache
from pathlib import Path

from indicators.reports.plain import sha256

HERE = Path(__file__).resolve().parent
# Everything between a frozen document and a file; what only gathers, queues or watches is not.
SOURCES = (
    "blocks.py",
    "components.py",
    "dated.py",
    "delivered.py",
    "document.py",
    "fonts.py",
    "footnotes.py",
    "layouts/*.py",
    "pages.py",
    "pdf.py",
    "phrases.py",
    "plain.py",
    "printed.py",
    "sentences.py",
    "table_file.py",
    "typeset.py",
    "web_page.py",
    "word/*.py",
    "words*.py",
    "workbook.py",
    "../charts/*.py",
    "../enums/*.py",
    "../formulas.py",
)
ZIPPED = f"zlib {zlib.ZLIB_RUNTIME_VERSION}"


@cache
def layout_version(here: Path = HERE) -> str:
    """Twelve letters of the hash of the sources."""
    files = sorted(file for pattern in SOURCES for file in here.glob(pattern))
    return sha256(b"".join(file.read_bytes() for file in files))[:12]


def made_with(*renderer: str) -> str:
    """``typst 0.15.0, fonts 0123456789ab, layout 0123456789ab``."""
    return ", ".join((*renderer, f"layout {layout_version()}"))
