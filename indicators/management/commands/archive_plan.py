"""Write a closed plan with its past, evidence and reports into one archive."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from indicators import archive


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("symbol", help="The plan's symbol, as its page shows it.")
        parser.add_argument("file", type=Path)

    def handle(self, *, symbol: str, file: Path, **_options: object) -> None:
        try:
            written = archive.write(symbol=symbol, path=file, now=timezone.now())
        except archive.CannotArchive as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{written.rows} rows in {written.members} files: {file}")
        self.stdout.write(f"Keep this number elsewhere: {written.sha256}")
