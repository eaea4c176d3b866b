"""A person without a mouse: what is not reached with Tab is not there."""

import pytest
from playwright.sync_api import Page

MOST_STOPS = 120
AT = "wanted => document.activeElement.matches(wanted)"


def tab_to(page: Page, wanted: str, *, key: str = "Tab") -> None:
    """Go from stop to stop until the element is in focus."""
    for _stop in range(MOST_STOPS):
        if page.evaluate(AT, wanted):
            return
        page.keyboard.press(key)
    pytest.fail(f"{wanted} is not reached with {key}")


def follow(page: Page, wanted: str, *, key: str = "Enter") -> None:
    """Press a link or button and wait for the page it leads to."""
    tab_to(page, wanted)
    with page.expect_navigation():
        page.keyboard.press(key)


def answer(page: Page, wanted: str, typed: str) -> None:
    """Write into a field in place of what stands there."""
    tab_to(page, wanted)
    page.keyboard.press("Control+A")
    page.keyboard.type(typed)
