"""Text as it comes out of a PDF: an empty line after every printed line, pages without one."""

PAGE = "^"


def pdf_text(*lines: str) -> bytes:
    """The lines as printed; one that begins with ``^`` follows straight on the line before."""
    text = ""
    for line in lines:
        text = text.removesuffix("\n") if line.startswith(PAGE) else text
        text += f"{line.removeprefix(PAGE)}\n\n"
    return text.encode()
