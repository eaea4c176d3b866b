"""Draw the steps of review for the guide from the state table."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from indicators import review

FOLDER = Path(settings.BASE_DIR) / "templates" / "guide"
FILES = {"steps.svg": review.steps_as_svg, "steps.md": review.steps_as_table}


class Command(BaseCommand):
    help = __doc__

    def handle(self, **_options: object) -> None:
        FOLDER.mkdir(parents=True, exist_ok=True)
        for name, drawn in FILES.items():
            (FOLDER / name).write_text(drawn(), encoding="utf-8")
        self.stdout.write(f"Wrote {', '.join(FILES)} in {FOLDER}.")
