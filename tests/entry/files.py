"""Small files of every kind that is kept as evidence, and some that pretend to be."""

import io
import zipfile

PDF = b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20 + b"\0\0\0\0IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 20 + b"\xff\xd9"
HTML = b"<!doctype html><script>alert(1)</script>"


def a_zip(*members: tuple[str, bytes], stored: bool = False) -> bytes:
    kind = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", kind) as package:
        for name, content in members:
            package.writestr(name, content)
    return buffer.getvalue()


def office(document: str, *more: tuple[str, bytes]) -> bytes:
    return a_zip(("[Content_Types].xml", b"<Types/>"), (document, b"<x/>"), *more)


def open_document(kind: str, *more: tuple[str, bytes]) -> bytes:
    says = f"application/vnd.oasis.opendocument.{kind}".encode()
    return a_zip(("mimetype", says), ("content.xml", b"<x/>"), *more, stored=True)


DOCX = office("word/document.xml")
