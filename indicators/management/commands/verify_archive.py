"""Look an archive of a plan through, and name what is missing or was changed."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from indicators import archive

PROVEN = "Every file is as it was written: the list of hashes has the number that was given."
UNPROVEN = (
    "Every file agrees with the list of hashes in the archive.\n"
    "Not proved: that this list is the one that was written. Whoever changes a file can change\n"
    "the list with it. Give the number that was printed with the archive: --sha256 NUMBER."
)


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
        self.stdout.write(PROVEN if sha256 else UNPROVEN)
