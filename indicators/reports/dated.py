"""Zip files whose every entry was made at one instant: the same content gives the same bytes."""

import struct
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EARLIEST = 1980
LOCAL_TIME, CENTRAL_TIME = 10, 12
CENTRAL_HEAD = struct.Struct("<46s")
SIZES = struct.Struct("<HHH")


def packed(parts: Mapping[str, bytes], as_at: datetime) -> bytes:
    """The parts as a zip in their order, each dated with the instant."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            entry = ZipInfo(name, date_time=_moment(as_at).timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            package.writestr(entry, content)
    return file.getvalue()


def dated(file: bytes, as_at: datetime) -> bytes:
    """A zip made by somebody else with the instant written over its dates; nothing is repacked."""
    at = _moment(as_at)
    stamp = struct.pack(
        "<HH",
        at.hour << 11 | at.minute << 5 | at.second // 2,
        (at.year - EARLIEST) << 9 | at.month << 5 | at.day,
    )
    content = bytearray(file)
    with ZipFile(BytesIO(file)) as package:
        place = package.start_dir
        for entry in package.infolist():
            local = entry.header_offset + LOCAL_TIME
            content[local : local + 4] = stamp
            content[place + CENTRAL_TIME : place + CENTRAL_TIME + 4] = stamp
            name, extra, comment = SIZES.unpack_from(content, place + 28)
            place += CENTRAL_HEAD.size + name + extra + comment
    return bytes(content)


def _moment(as_at: datetime) -> datetime:
    at = as_at.astimezone(UTC)
    return at.replace(year=max(at.year, EARLIEST))
