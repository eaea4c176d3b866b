"""Look an archive of a plan through, and name what is missing or was changed."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from indicators import archive


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--sha256", default="", help="The number printed with the archive.")

    def handle(self, *, file: Path, sha256: str, **_options: object) -> None:
        faults = archive.verify(file, expected=sha256)
        for fault in faults:
            self.stdout.write(str(fault))
        if faults:
            raise CommandError(f"{len(faults)} faults: this is not the archive that was written.")
        self.stdout.write("Every file is as it was written.")
