"""``manage.py read_plan FILE [--jsonl]``: what a plan document holds, without loading it."""

import io
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser

from indicators import plans

# Legal inside a JSON string, but some programs end a line at them.
LINE_ENDS = {ord(char): f"\\u{ord(char):04x}" for char in "\x85\u2028\u2029"}
UNWRITTEN = 1


class Command(BaseCommand):
    help = (
        "Read a plan document and print its records (--jsonl) or a summary. Needs no database, "
        "no network and no settings. Exit status 2: the file is no plan; 1: no room for the output."
    )
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="text (UTF-8) or .docx")
        parser.add_argument("--jsonl", action="store_true", help="one JSON object a line")

    def handle(self, *args: object, file: Path, jsonl: bool, **options: Any) -> None:
        try:
            plan = plans.read(_content(file))
        except OSError as error:
            self._refuse(f"{file} cannot be read: {error.strerror}.")
        except plans.NotAPlan as refusal:
            self._refuse(f"{file}: {refusal}")
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        try:
            self._print(_json_lines(plan) if jsonl else _summary(plan))
        except BrokenPipeError:
            # The reader has seen enough.
            _forget_what_is_buffered()
        except OSError as error:
            _forget_what_is_buffered()
            self.stderr.write(f"The records cannot be written: {error.strerror}.")
            raise SystemExit(UNWRITTEN) from error

    def _refuse(self, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        raise SystemExit(2)

    def _print(self, lines: Iterator[str]) -> None:
        for line in lines:
            self.stdout.write(line)
        self.stdout.flush()


def _forget_what_is_buffered() -> None:
    """It would fail once more when the program ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _content(file: Path) -> bytes:
    """The file's bytes, but never much more than a reader would accept."""
    with file.open("rb") as opened:
        return opened.read(plans.LARGEST_FILE + 1)


def _json_lines(plan: plans.PlanRecord) -> Iterator[str]:
    """One JSON object per record, the document first."""
    for record in plan:
        yield json.dumps(record.as_json(), ensure_ascii=False).translate(LINE_ENDS)


def _summary(plan: plans.PlanRecord) -> Iterator[str]:
    document = plan.document
    yield f"{document.symbol}  {document.title}"
    yield f"{document.format.label}, {document.language}, {document.period}"
    yield ""
    kinds = Counter(record.kind for record in plan.records)
    yield from (f"{count:>6}  {kind}" for kind, count in kinds.items())
    doubts = Counter(record.code for record in plan.records if record.kind == "doubt")
    if doubts:
        yield "\nDoubts for a person:"
    yield from (
        f"{count:>6}  {plans.DoubtCode(code).label}" for code, count in doubts.most_common()
    )
