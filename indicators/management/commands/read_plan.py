"""``manage.py read_plan FILE [--jsonl]``: what a plan document holds, without loading it."""

import io
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser

from indicators.plans import formats, jsonl
from indicators.plans.doubts import DoubtCode
from indicators.plans.records import Doubt, NotAPlan, PlanRecord


class Command(BaseCommand):
    help = (
        "Read a plan document and print its records (--jsonl) or a summary. Needs no database, "
        "no network and no settings. Exit status 2: the file is no plan."
    )
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="text (UTF-8) or .docx")
        parser.add_argument("--jsonl", action="store_true", help="one JSON object a line")

    def handle(self, *args: object, file: Path, jsonl: bool, **options: Any) -> None:
        try:
            plan = formats.read(_content(file))
        except OSError as error:
            self._refuse(f"{file} cannot be read: {error.strerror}.")
        except NotAPlan as refusal:
            self._refuse(f"{file}: {refusal}")
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        try:
            self._print(plan, as_jsonl=jsonl)
        except BrokenPipeError:
            # The reader has seen enough; what is still buffered must not fail at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def _refuse(self, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        raise SystemExit(2)

    def _print(self, plan: PlanRecord, *, as_jsonl: bool) -> None:
        for line in jsonl.lines(plan) if as_jsonl else _summary(plan):
            self.stdout.write(line)
        self.stdout.flush()


def _content(file: Path) -> bytes:
    """The file's bytes, but never much more than the reader would accept."""
    with file.open("rb") as opened:
        return opened.read(formats.LARGEST_FILE + 1)


def _summary(plan: PlanRecord) -> list[str]:
    document = plan.document
    kinds = Counter(record.kind for record in plan.records)
    doubts = Counter(record.code for record in plan.records if isinstance(record, Doubt))
    return [
        f"{document.symbol}  {document.title}",
        f"{document.format.label}, {document.language}, {document.period}",
        "",
        *(f"{count:>6}  {kind}" for kind, count in kinds.items()),
        *(["", "Doubts for a person:"] if doubts else []),
        *(f"{count:>6}  {_question(code)}" for code, count in doubts.most_common()),
    ]


def _question(code: str) -> str:
    return DoubtCode(code).label if code in list(DoubtCode) else code
