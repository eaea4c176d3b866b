"""The pictures of the user guide: pages of the sample plan, in each language of the guide.

``make guide`` draws them anew into the static files; they are committed as they come.
"""

import io
from dataclasses import dataclass

import pytest
from django.core.management import call_command
from PIL import Image

from indicators.management.commands.draw_steps import PICTURES, SUFFIXES
from tests.browser.people import MANAGER, OFFICER

UNIT = "/plans/{slug}/section-6/subprogramme-2/"
REVIEWER = "reviewer@rcab.example"
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

    shown = Image.open(io.BytesIO(opened.page.screenshot()))

    PICTURES.mkdir(exist_ok=True)
    few = shown.convert("RGB").quantize(COLOURS)
    few.save(PICTURES / f"{picture.name}{SUFFIXES[language]}.png", optimize=True)


def draw_the_steps():
    call_command("draw_steps")
