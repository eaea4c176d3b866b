"""Draw the steps of review for the guide from the state table, in each of its languages."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import gettext, gettext_noop, override

from indicators import review

BASE = Path(settings.BASE_DIR)
PICTURES = BASE / "indicators" / "static" / "indicators" / "guide"
PAGES = BASE / "templates" / "guide"
SUFFIXES = {"en": "", "zh-hans": ".zh-hans"}
# The words of the drawing that are no label of a status or step.
WORDS = (
    gettext_noop("The steps of a value through review"),
    gettext_noop("The value is"),
    gettext_noop("Step"),
    gettext_noop("Then it is"),
)


def drawn() -> dict[Path, str]:
    """Every file that the state table is drawn in, and what it has to hold."""
    files = {}
    for language, suffix in SUFFIXES.items():
        with override(language):
            files[PICTURES / f"steps{suffix}.svg"] = review.steps_as_svg(gettext)
            files[PAGES / f"steps{suffix}.md"] = review.steps_as_table(gettext)
    return files


class Command(BaseCommand):
    help = __doc__

    def handle(self, **_options: object) -> None:
        for path, text in drawn().items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            self.stdout.write(f"Wrote {path.relative_to(BASE)}.")
