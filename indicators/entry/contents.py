"""What a file is, found in its bytes: the kinds of file that are kept as evidence. Pure.

The name only claims a kind; the bytes must prove it from their beginning to their end, so that
nothing else hides in front, behind or inside. Nothing is unpacked.
"""

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from indicators.enums import EvidenceRefusal

CHUNK = 64 * 1024
# Where the marks at the end of a file are looked for.
TAIL = 1024
MOST_MEMBERS = 10_000
LARGEST_DIRECTORY = 4 * 1024 * 1024
LARGEST_UNPACKED = 512 * 1024 * 1024
END_OF_DIRECTORY = b"PK\x05\x06"
END_LENGTH = 22
IS_ENCRYPTED = 1
# Where the programs of a document are: Visual Basic, and the Basic of OpenDocument.
RUNS = re.compile(r"(^|/)vbaproject\.bin$|^(basic|scripts)/", re.IGNORECASE)
# Of a text: everything below the space, but for the tab and the two signs that end a line.
CONTROLS = bytes(range(9)) + b"\x0b\x0c" + bytes(range(14, 32)) + b"\x7f"


class NotEvidence(Exception):
    """The file is not kept; ``code`` says why."""

    def __init__(self, code: EvidenceRefusal) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Kind:
    content_type: str
    is_proved: Callable[[BinaryIO], bool]


def content_type(file: BinaryIO, name: str) -> str:
    """The type of a file that is what its name says; ``NotEvidence`` otherwise.

    ``file`` is open for reading in bytes, seekable, and left somewhere in the middle.
    """
    kind = KINDS.get(PurePath(name).suffix.lower())
    if _size(file) == 0:
        raise NotEvidence(EvidenceRefusal.EMPTY)
    if kind is None:
        raise NotEvidence(EvidenceRefusal.UNKNOWN_KIND)
    if not kind.is_proved(file):
        raise NotEvidence(EvidenceRefusal.OTHER_THAN_ITS_NAME)
    return kind.content_type


def _size(file: BinaryIO) -> int:
    return file.seek(0, 2)


def _between(start: bytes, *ends: bytes) -> Callable[[BinaryIO], bool]:
    """Begins with the mark, and ends with one of the others; space may follow."""

    def is_proved(file: BinaryIO) -> bool:
        file.seek(0)
        if file.read(len(start)) != start:
            return False
        file.seek(max(_size(file) - TAIL, 0))
        return file.read().rstrip(b"\0 \t\r\n").endswith(ends)

    return is_proved


def _is_text(file: BinaryIO) -> bool:
    """UTF-8 without control signs, and no markup at its beginning."""
    file.seek(0)
    beginning = file.read(TAIL).lstrip(b"\xef\xbb\xbf \t\r\n")
    if beginning.startswith((b"<", b"%PDF", b"PK\x03\x04", b"MZ", b"#!", b"{\\rtf")):
        return False
    file.seek(0)
    pending = b""
    while chunk := file.read(CHUNK):
        if chunk.translate(None, CONTROLS) != chunk:
            return False
        rest = _undecoded(pending + chunk)
        if rest is None:
            return False
        pending = rest
    return not pending


def _undecoded(chunk: bytes) -> bytes | None:
    """The beginning of a character that the next chunk goes on with; ``None`` if it is no UTF-8."""
    try:
        chunk.decode()
    except UnicodeDecodeError as wrong:
        is_cut = wrong.reason == "unexpected end of data" and len(chunk) - wrong.start < 4
        return chunk[wrong.start :] if is_cut else None
    return b""


def _package(*, has: str = "", says: bytes = b"") -> Callable[[BinaryIO], bool]:
    """A zip that has a member in its folder ``has``, or begins with a member that ``says`` so."""

    def is_proved(file: BinaryIO) -> bool:
        _refuse_a_bomb(file)
        try:
            with zipfile.ZipFile(file) as package:
                members = package.infolist()
                _refuse_what_bursts(members, _size(file))
                if says:
                    return bool(members) and _first_says(package, says)
                names = {member.filename for member in members}
                return "[Content_Types].xml" in names and has in names
        except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError, EOFError):
            return False

    return is_proved


def _first_says(package: zipfile.ZipFile, says: bytes) -> bool:
    """As OpenDocument wants it: first, not compressed, so that its words stand in the file."""
    first = package.infolist()[0]
    is_plain = first.compress_type == zipfile.ZIP_STORED and not first.flag_bits & IS_ENCRYPTED
    is_marked = first.filename == "mimetype" and first.file_size == len(says)
    return is_plain and is_marked and package.read(first) == says


def _refuse_a_bomb(file: BinaryIO) -> None:
    """Before a list of its members is made: the file is one zip from end to end, and a small list.

    The last 22 bytes are the end of the directory, without a remark; the first are a member.
    """
    size = _size(file)
    file.seek(0)
    begins = file.read(4) == b"PK\x03\x04"
    file.seek(max(size - END_LENGTH, 0))
    end = file.read(END_LENGTH)
    if not begins or not end.startswith(END_OF_DIRECTORY) or len(end) != END_LENGTH:
        raise NotEvidence(EvidenceRefusal.OTHER_THAN_ITS_NAME)
    members, length, offset = (
        int.from_bytes(end[at:to], "little") for at, to in ((10, 12), (12, 16), (16, 20))
    )
    if members > MOST_MEMBERS or length > LARGEST_DIRECTORY:
        raise NotEvidence(EvidenceRefusal.BURSTS)
    if offset + length + END_LENGTH != size:
        raise NotEvidence(EvidenceRefusal.OTHER_THAN_ITS_NAME)


def _refuse_what_bursts(members: list[zipfile.ZipInfo], size: int) -> None:
    """Members that say they are huge, that lie over one another, or that run when opened."""
    if sum(member.file_size for member in members) > LARGEST_UNPACKED:
        raise NotEvidence(EvidenceRefusal.BURSTS)
    if sum(member.compress_size for member in members) > size:
        raise NotEvidence(EvidenceRefusal.BURSTS)
    if any(RUNS.search(member.filename) for member in members):
        raise NotEvidence(EvidenceRefusal.HAS_MACROS)


_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
_JPEG = Kind("image/jpeg", _between(b"\xff\xd8\xff", b"\xff\xd9"))
KINDS = {
    ".pdf": Kind("application/pdf", _between(b"%PDF-", b"%%EOF")),
    ".png": Kind("image/png", _between(b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82")),
    ".jpg": _JPEG,
    ".jpeg": _JPEG,
    ".docx": Kind(f"{_OFFICE}.wordprocessingml.document", _package(has="word/document.xml")),
    ".xlsx": Kind(f"{_OFFICE}.spreadsheetml.sheet", _package(has="xl/workbook.xml")),
    ".pptx": Kind(f"{_OFFICE}.presentationml.presentation", _package(has="ppt/presentation.xml")),
    ".odt": Kind(f"{_OPEN}.text", _package(says=f"{_OPEN}.text".encode())),
    ".ods": Kind(f"{_OPEN}.spreadsheet", _package(says=f"{_OPEN}.spreadsheet".encode())),
    ".odp": Kind(f"{_OPEN}.presentation", _package(says=f"{_OPEN}.presentation".encode())),
    ".csv": Kind("text/csv; charset=utf-8", _is_text),
    ".txt": Kind("text/plain; charset=utf-8", _is_text),
}
