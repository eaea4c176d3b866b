"""Compile the message files (.po to .mo) in plain Python: msgfmt is not on every machine."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="compile nothing; fail if a .mo file is stale"
        )

    def handle(self, *, check: bool, **_options: object) -> None:
        stale = [po for po in _message_files() if _is_stale(po)]
        if check and stale:
            names = ", ".join(str(po) for po in stale)
            raise CommandError(f"Run manage.py compile_messages; older than its source: {names}")
        for po in stale:
            _compile(po)


def _message_files() -> list[Path]:
    return sorted(po for folder in settings.LOCALE_PATHS for po in Path(folder).rglob("*.po"))


def _is_stale(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime_ns < po.stat().st_mtime_ns


def _compile(po: Path) -> None:
    with po.open("rb") as source:
        catalogue = read_po(source, locale=po.parent.parent.name)
    draft = po.with_suffix(".mo.new")
    with draft.open("wb") as target:
        write_mo(target, catalogue)
    draft.replace(po.with_suffix(".mo"))
