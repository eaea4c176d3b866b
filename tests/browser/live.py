"""Pages of the test's own database, opened as a person; for tests that make the rows they need."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page

from indicators.models import User

WIDE, NARROW = 1280, 390
WATCH = """
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => window.violations.push(
        `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""
# Playwright's loop runs in the thread of the test, whose database calls are not asynchronous.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")


@contextmanager
def pages(browser: Browser, root: str) -> Iterator[Callable[..., Page]]:
    """``opened(user, "/reports/", width=390, language="ar")`` opens an address."""
    contexts = []

    def opened(
        user: User,
        address: str,
        *,
        width: int = WIDE,
        language: str = "en",
        dark: bool = False,
        script: bool = True,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=script
        )
        contexts.append(context)
        client = Client()
        client.force_login(user)
        cookies = {
            settings.SESSION_COOKIE_NAME: client.session.session_key,
            settings.LANGUAGE_COOKIE_NAME: language,
            "theme": "dark" if dark else "light",
        }
        context.add_cookies(
            [{"name": name, "value": value, "url": root} for name, value in cookies.items()]
        )
        context.add_init_script(WATCH)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.goto(f"{root}{address}")
        return page

    yield opened
    for context in contexts:
        context.close()


def refusals(page: Page) -> list[str]:
    """What the content security policy has refused since the page was opened."""
    return page.evaluate("window.violations")


def barriers(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA: the rule and the element."""
    found = Axe().run(page, options={"runOnly": list(WCAG), "resultTypes": ["violations"]})
    return [
        f"{violation['id']}: {node['html'][:200]}"
        for violation in found.response["violations"]
        for node in violation["nodes"]
    ]


def is_too_wide(page: Page) -> bool:
    """Whether the page itself scrolls sideways."""
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


def wait_until_nothing_is_kept_here(page: Page) -> None:
    """Until everything that was typed into the sheet is saved; an error after twenty seconds."""
    for _ in range(1_000):
        if not page.evaluate("Object.keys(localStorage).length"):
            return
        page.wait_for_timeout(20)
    raise AssertionError(page.evaluate("JSON.stringify(localStorage)"))
