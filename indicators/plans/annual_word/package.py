"""The Word file as a zip of XML parts, opened with distrust.

Everything that is wrong with the bytes becomes ``NotAPlan`` with one sentence for the sender:
not a zip, a part missing, a checksum that does not fit, a part that unpacks to far more than a
document needs, a document type declaration, XML that is cut off.
"""

import io
import zipfile
import zlib
from posixpath import dirname, join, normpath

from lxml import etree

from indicators.plans.refusals import NotAPlan, RefusalCode

LARGEST_PART = 64 * 1024**2
LARGEST_WHOLE = 256 * 1024**2
MOST_PARTS = 10_000
SMALL_PART = 1024**2
STEEPEST_RATIO = 200
MOST_TAGS = 3_000_000

MAIN_PART = "word/document.xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


class Package:
    """The parts of one Word file. Raises ``NotAPlan`` when opened and when a part is read."""

    def __init__(self, data: bytes) -> None:
        if not data:
            raise NotAPlan(RefusalCode.EMPTY)
        if data.startswith(_OLE):
            raise NotAPlan(RefusalCode.OLD_OFFICE)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._entries = {entry.filename: entry for entry in self._zip.infolist()}
        except _BROKEN as error:
            raise NotAPlan(_not_openable(data)) from error
        self._refuse_bombs()
        if MAIN_PART not in self._entries:
            raise NotAPlan(RefusalCode.NO_WORD)

    def names(self, beginning: str) -> list[str]:
        return sorted(name for name in self._entries if name.startswith(beginning))

    def has(self, name: str) -> bool:
        return name in self._entries

    def xml(self, name: str) -> etree._Element:
        """The root of an XML part, read without entities, network or document type."""
        content = self._read(name)
        if content.count(b"<") > MOST_TAGS:
            raise _too_large(name)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            root = etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            raise NotAPlan(RefusalCode.PART_DAMAGED, part=name) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise NotAPlan(RefusalCode.DOCUMENT_TYPE, part=name)
        return root

    def targets(self, name: str) -> dict[str, str]:
        """What the relationships of a part point to, by id, as names of parts."""
        folder, file = dirname(name), name.rpartition("/")[2]
        relations = f"{folder}/_rels/{file}.rels"
        if not self.has(relations):
            return {}
        return {
            relation.get("Id", ""): _inside(folder, relation.get("Target", ""))
            for relation in self.xml(relations).iter(_RELATIONSHIP)
            if relation.get("TargetMode") != "External"
        }

    def _read(self, name: str) -> bytes:
        entry = self._entries.get(name)
        if entry is None:
            raise NotAPlan(RefusalCode.PART_MISSING, part=name)
        if entry.flag_bits & 0x1:
            raise NotAPlan(RefusalCode.PROTECTED)
        try:
            with self._zip.open(entry) as part:
                content = part.read(LARGEST_PART + 1)
        except _BROKEN as error:
            raise NotAPlan(RefusalCode.PART_CANNOT_BE_UNPACKED, part=name) from error
        if len(content) > LARGEST_PART:
            raise _too_large(name)
        return content

    def _refuse_bombs(self) -> None:
        if len(self._entries) > MOST_PARTS:
            raise NotAPlan(RefusalCode.TOO_MANY_PARTS, most=MOST_PARTS)
        for entry in self._entries.values():
            steep = entry.file_size > STEEPEST_RATIO * max(entry.compress_size, 1)
            if entry.file_size > LARGEST_PART or (steep and entry.file_size > SMALL_PART):
                raise _too_large(entry.filename)
        if sum(entry.file_size for entry in self._entries.values()) > LARGEST_WHOLE:
            raise NotAPlan(RefusalCode.UNPACKS_TOO_LARGE, most=LARGEST_WHOLE // 1024**2)


def _inside(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))


def _not_openable(data: bytes) -> RefusalCode:
    return RefusalCode.DAMAGED_WORD if data.startswith(b"PK") else RefusalCode.NO_WORD


def _too_large(name: str) -> NotAPlan:
    return NotAPlan(
        RefusalCode.PART_TOO_LARGE,
        part=name,
        most=LARGEST_PART // 1024**2,
        ratio=STEEPEST_RATIO,
    )
