"""Looking an archive through, as a stream: what is missing, unlisted, changed or unsafe."""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indicators.archive.contents import ABOUT, FORMAT, SUMS, is_safe, sums_of

CHUNK = 1 << 20
# What is larger is no list of hashes and no description.
LARGEST_TEXT = 64 << 20


@dataclass(frozen=True, slots=True)
class Fault:
    """``member`` is the file inside the archive, empty for the archive itself."""

    member: str
    what: str

    def __str__(self) -> str:
        return f"{self.member}: {self.what}" if self.member else self.what


def verify(path: Path, *, expected: str = "") -> list[Fault]:
    """What is wrong with an archive; nothing, when it is as it was written.

    ``expected`` is the number printed when it was written: it tells a change of the list of hashes.
    """
    try:
        with zipfile.ZipFile(path) as zipped:
            return list(_faults(zipped, expected))
    except (OSError, zipfile.BadZipFile) as wrong:
        return [Fault("", f"this is no archive that can be read: {wrong}")]


def _faults(zipped: zipfile.ZipFile, expected: str) -> Iterator[Fault]:
    names = [info.filename for info in zipped.infolist()]
    for name in names:
        if not is_safe(name):
            yield Fault(name, "an archive has no file of this name; nothing of it is read")
        elif names.count(name) > 1:
            yield Fault(name, "it is there twice")
    if SUMS not in names or ABOUT not in names:
        yield Fault("", f"{SUMS} or {ABOUT} is missing")
        return
    listed = text_of(zipped, SUMS)
    if expected and hashlib.sha256(listed).hexdigest() != expected:
        yield Fault(SUMS, "it is not the list that was written: its own SHA-256 is another")
    sums = sums_of(listed.decode(errors="replace"))
    yield from _differences(zipped, sums, set(filter(is_safe, names)) - {SUMS})
    about = about_of(zipped)
    if about.get("format") != FORMAT:
        yield Fault(ABOUT, f"its format is {about.get('format')!r}, not {FORMAT!r}")


def _differences(zipped: zipfile.ZipFile, sums: dict[str, str], there: set[str]) -> Iterator[Fault]:
    for name in sorted(sums.keys() - there):
        yield Fault(name, "it is listed and not there")
    for name in sorted(there - sums.keys()):
        yield Fault(name, "it is there and not listed")
    rows = about_of(zipped).get("rows", {})
    for name in sorted(there & sums.keys()):
        try:
            digest, lines = _read(zipped, name)
        except (zipfile.BadZipFile, OSError, EOFError) as wrong:
            yield Fault(name, f"it cannot be read: {wrong}")
            continue
        if digest != sums[name]:
            yield Fault(
                name, f"it was changed: its SHA-256 is {digest}, and {sums[name]} is listed"
            )
        elif name in rows and rows[name] != lines:
            yield Fault(name, f"it has {lines} rows, and {rows[name]} were written")
        elif name.startswith(("evidence/", "reports/")) and digest != named_hash(name):
            yield Fault(name, "its content is not that of its name")


def _read(zipped: zipfile.ZipFile, name: str) -> tuple[str, int]:
    mark, lines = hashlib.sha256(), 0
    with zipped.open(name) as opened:
        while chunk := opened.read(CHUNK):
            mark.update(chunk)
            lines += chunk.count(b"\n")
    return mark.hexdigest(), lines


def named_hash(name: str) -> str:
    return name.partition("/")[2].partition(".")[0]


def text_of(zipped: zipfile.ZipFile, name: str) -> bytes:
    """A small member; of one that claims to be large, only its beginning."""
    with zipped.open(name) as opened:
        return opened.read(LARGEST_TEXT)


def about_of(zipped: zipfile.ZipFile) -> dict[str, Any]:
    try:
        about = json.loads(text_of(zipped, ABOUT))
    except ValueError:
        return {}
    return about if isinstance(about, dict) else {}
