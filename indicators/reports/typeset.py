"""The child process that turns a report's JSON into a PDF: one file in, one file out.

Run by path and on its own, so that a document that takes all memory or never ends takes nothing
else with it. It imports nothing of ours. Exit status 0; 3 when the compiler refuses, with its
words on standard error.
"""

import ctypes
import json
import os
import resource
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import typst

REFUSED = 3
# Linux: the signal that a child gets when whoever started it dies.
PR_SET_PDEATHSIG = 1


def main(request_path: str) -> int:
    """Compile as the request file says: template, root, fonts, document, output, as_at, limits."""
    request = json.loads(Path(request_path).read_text(encoding="utf-8"))
    memory, seconds = request["memory"], request["seconds"]
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    # All processors may work for it as long as the clock allows.
    of_processors = seconds * (os.cpu_count() or 1)
    # The first of the two ends it with a signal of its own.
    resource.setrlimit(resource.RLIMIT_CPU, (of_processors, of_processors + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    end_with_parent()
    try:
        compile_as_asked(request)
    except typst.TypstError as refusal:
        sys.stderr.write(refusal.diagnostic)
        return REFUSED
    return 0


def end_with_parent() -> None:
    """Nobody waits for the file of a worker that was killed."""
    with suppress(AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def compile_as_asked(request: dict[str, Any]) -> None:
    """The pages are laid out, their number written down, and then they are written."""
    compiler = typst.Compiler(
        request["template"],
        root=request["root"],
        font_paths=request["fonts"],
        ignore_system_fonts=True,
        sys_inputs={"document": Path(request["document"]).read_text(encoding="utf-8")},
    )
    # What is wrong with a document is said with its place when it is compiled.
    with suppress(RuntimeError):
        pages = compiler.query("<pages>", field="value", one=True)
        Path(request["laid_out"]).write_text(pages, encoding="ascii")
    compiler.compile(
        output=request["output"],
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=request["as_at"],
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
