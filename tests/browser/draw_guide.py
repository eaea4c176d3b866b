"""The pictures of the user guide: pages of the sample plan, in each language of the guide; and the
one of the README.

``make guide`` draws them anew into the static files; they are committed as they come.
"""

import io
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.management import call_command
from PIL import Image

from indicators.management.commands.draw_steps import PICTURES, SUFFIXES
from tests.browser.conftest import Visit
from tests.browser.people import MANAGER, OFFICER

UNIT = "/plans/{slug}/section-6/subprogramme-2/"
REVIEWER = "reviewer@rcab.example"
OF_THE_README = Path(__file__).resolve().parents[2] / ".docs" / "subprogramme.png"
HEIGHT, COLOURS = 800, 128


@dataclass(frozen=True, slots=True)
class Picture:
    name: str
    person: str
    address: str
    width: int = 1280


DRAWN = (
    Picture("plan", OFFICER, "/plans/{slug}/"),
    Picture("unit", MANAGER, UNIT),
    Picture("sheet", MANAGER, "/entries/{slug}/round-{round}/section-6/subprogramme-2/"),
    Picture("review", REVIEWER, "/review/"),
    Picture("round", OFFICER, "/rounds/{round}/"),
    Picture("history", REVIEWER, "/values/{cell}/history/"),
)


@pytest.mark.parametrize("language", SUFFIXES)
@pytest.mark.parametrize("picture", DRAWN, ids=lambda each: each.name)
def draw(picture: Picture, language: str, visit, site):
    opened = visit(picture.person, language=language, width=picture.width)
    opened.page.set_viewport_size({"width": picture.width, "height": HEIGHT})
    opened.open(picture.address.format(**site.examples))

    PICTURES.mkdir(exist_ok=True)
    keep(opened, PICTURES / f"{picture.name}{SUFFIXES[language]}.png")


def draw_what_the_readme_shows(visit, site):
    """A unit from its first chart on: what is promised, what came of it, and what that means."""
    opened = visit(MANAGER)
    opened.page.set_viewport_size({"width": 1280, "height": HEIGHT})
    opened.open(UNIT.format(**site.examples))
    opened.page.evaluate(
        "document.querySelector('.ea:has(figure)').scrollIntoView({ block: 'start' })"
    )

    keep(opened, OF_THE_README)


def keep(opened: Visit, file: Path) -> None:
    shown = Image.open(io.BytesIO(opened.page.screenshot()))
    few = shown.convert("RGB").quantize(COLOURS)
    few.save(file, optimize=True)


def draw_the_steps():
    call_command("draw_steps")
