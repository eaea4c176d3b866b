"""Load an archive of a plan into an empty installation, and compute its attainment again."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from indicators import archive


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--sha256", default="", help="The number printed with the archive.")

    def handle(self, *, file: Path, sha256: str, **_options: object) -> None:
        owner = "owner" if "owner" in settings.DATABASES else "default"
        try:
            loaded = archive.load(file, database=owner, now=timezone.now(), expected=sha256)
        except archive.CannotLoad as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{loaded.plan}: {loaded.rows} rows loaded.")
        if not loaded.figures_agree:
            raise CommandError(
                f"Attainment was computed again, and its {loaded.figures} figures are not those of "
                "the archive."
            )
        self.stdout.write(f"Attainment was computed again: all {loaded.figures} figures agree.")
