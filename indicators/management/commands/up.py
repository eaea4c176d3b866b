"""Run the whole service on this machine until Ctrl-C: servers, web, worker and beat."""

import errno
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from indicators.management.supervisor import (
    CannotStart,
    DataFolder,
    Service,
    stopped_by_signals,
)


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="8000, or the next free one")
        parser.add_argument("--data", type=Path, default=settings.DATA_DIR, help="the data folder")

    def handle(self, *, port: int, data: Path, **_options: object) -> None:
        folder = DataFolder(data)
        try:
            with stopped_by_signals() as stop:
                folder.open()
                Service(settings.BASE_DIR, folder, port, self._say).run(stop)
        except CannotStart as why:
            raise CommandError(str(why)) from why
        except OSError as failure:
            if failure.errno != errno.ENOSPC:
                raise
            raise CommandError(
                f"The disk of {folder.path} is full. Nothing of your data was removed: "
                "free some space and start again."
            ) from failure

    def _say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()
