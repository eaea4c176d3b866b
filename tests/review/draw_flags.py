"""The table of flags in the guide, drawn from their labels and bounds by ``make cases``."""

from dataclasses import asdict
from fractions import Fraction
from pathlib import Path

from django.utils.translation import gettext, override

from indicators.enums import Flag
from indicators.review.flags import Bounds
from tests.attainment.decimals import as_decimal

GUIDE = Path(__file__).parents[2] / "templates/guide"
HEADS = {
    "en": ("flag", "setting and its default"),
    "zh-hans": ("提示", "设置及其默认值"),
}
BOUNDED = {
    Flag.FAR_FROM_TARGET: ("least_of_target", "most_of_target"),
    Flag.STUCK_AT_HUNDRED: ("periods_at_hundred",),
    Flag.OUTSIDE_HISTORY: ("history_values", "history_margin"),
}


def tables_of_flags() -> dict[str, str]:
    """By the name of the file."""
    return {
        f"flags{'' if language == 'en' else f'.{language}'}.md": table(language)
        for language in HEADS
    }


def table(language: str) -> str:
    with override(language):
        rows = [(gettext(flag.label), settings_of(flag)) for flag in Flag]
    lines = [HEADS[language], ("---", "---"), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def settings_of(flag: Flag) -> str:
    defaults = asdict(Bounds())
    return ", ".join(
        f"`FLAG_{name.upper()}` {as_decimal(Fraction(defaults[name]))}"
        for name in BOUNDED.get(flag, ())
    )


def draw_the_flags():
    for name, drawn in tables_of_flags().items():
        (GUIDE / name).write_text(drawn, encoding="utf-8")
