"""Plan documents as they arrive after an accident: hypothesis draws what went wrong."""

import io
import re
import zipfile

from hypothesis import strategies as st

FOREIGN = st.binary(max_size=12) | st.sampled_from(
    [
        *(b"\x00", b"\xff\xfe", b"\r\n", b"\x0c", "\u00a0".encode(), "\u2028".encode()),
        *(b"(a) ", "㈠ ".encode(), "㈩".encode(), b"(xii) ", b" ", b"\n \n", b"\n\n"),
        *("战略 \n".encode(), b"Strategy \n", "次级方案 1 \n".encode(), b"Programme 1 \n"),
        *(b"__________________\n", b" 6 note \n", b"99.9 ", b"\xe2\x80\x94", b"9" * 400),
        *("本组织目标：".encode(), "业绩计量".encode(), b"Result 1: ", b"Deliverables\n"),
    ]
)
LETTERS = st.sampled_from(list("abz019 .:;()%—–一方案㈠㈡年\n"))


@st.composite
def damaged_texts(draw, data: bytes) -> bytes:
    """One to three accidents: a cut, dropped or repeated lines, swapped pages, foreign bytes."""
    accidents = (_cut, _drop_lines, _repeat_lines, _swap_pages, _insert_foreign, _change_letter)
    for accident in draw(st.lists(st.sampled_from(accidents), min_size=1, max_size=3)):
        data = accident(draw, data)
    return data


@st.composite
def damaged_packages(draw, data: bytes) -> bytes:
    """A Word file cut off, without a part, or with a part whose XML suffered."""
    accident = draw(st.sampled_from((_cut, _insert_foreign, _lose_part, _hurt_part, _drop_blocks)))
    return accident(draw, data)


def _span(draw, length: int) -> tuple[int, int]:
    start = draw(st.integers(0, length))
    return start, draw(st.integers(start, length))


def _cut(draw, data: bytes) -> bytes:
    start, end = _span(draw, len(data))
    return draw(st.sampled_from((data[:start], data[end:], data[:start] + data[end:])))


def _drop_lines(draw, data: bytes) -> bytes:
    lines = data.split(b"\n")
    chosen = draw(st.sets(st.integers(0, len(lines) - 1), max_size=40))
    return b"\n".join(line for at, line in enumerate(lines) if at not in chosen)


def _repeat_lines(draw, data: bytes) -> bytes:
    lines = data.split(b"\n")
    start, end = _span(draw, len(lines))
    return b"\n".join([*lines[:end], *lines[start : min(end, start + 60)], *lines[end:]])


def _swap_pages(draw, data: bytes) -> bytes:
    lines = data.split(b"\n")
    a, b, c, d = sorted(draw(st.integers(0, len(lines))) for _ in range(4))
    return b"\n".join([*lines[:a], *lines[c:d], *lines[b:c], *lines[a:b], *lines[d:]])


def _insert_foreign(draw, data: bytes) -> bytes:
    at = draw(st.integers(0, len(data)))
    return data[:at] + draw(FOREIGN) + data[at:]


def _change_letter(draw, data: bytes) -> bytes:
    text = data.decode("utf-8", "ignore")
    at = draw(st.integers(0, len(text)))
    return (text[:at] + draw(LETTERS) + text[at + 1 :]).encode()


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _package(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def _lose_part(draw, data: bytes) -> bytes:
    parts = _parts(data)
    del parts[draw(st.sampled_from(sorted(parts)))]
    return _package(parts)


def _hurt_part(draw, data: bytes) -> bytes:
    parts = _parts(data)
    name = draw(st.sampled_from(sorted(parts)))
    parts[name] = draw(st.sampled_from((_cut, _insert_foreign, _change_letter)))(draw, parts[name])
    return _package(parts)


def _drop_blocks(draw, data: bytes) -> bytes:
    """Paragraphs, rows or tables are lost, and the XML stays well formed."""
    parts = _parts(data)
    tag = draw(st.sampled_from(("w:p", "w:tr", "w:tc", "w:r", "c:ser", "c:pt")))
    pattern = re.compile(rf"<{tag}[ >](?:(?!<{tag}[ >]).)*?</{tag}>".encode(), re.DOTALL)
    names = sorted(name for name, content in parts.items() if pattern.search(content))
    if names:
        name = draw(st.sampled_from(names))
        blocks = [match.span() for match in pattern.finditer(parts[name])]
        chosen = draw(st.sets(st.sampled_from(blocks), min_size=1, max_size=30))
        for start, end in sorted(chosen, reverse=True):
            parts[name] = parts[name][:start] + parts[name][end:]
    return _package(parts)
