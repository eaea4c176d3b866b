"""A browser on the running service. A page that the content security policy had to guard, or that
wrote an error to the console, fails the test that opened it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.browser.live import WATCH, WIDE, pages
from tests.browser.people import OFFICER, PASSWORD
from tests.browser.site import Site, running
from tests.parts import CHROMIUM

# What the browser says of an answer of 4xx; the test looks at the status itself.
OF_THE_STATUS = "Failed to load resource: the server responded with a status of 4"


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    if not CHROMIUM:
        pytest.skip("chromium is not installed")
    with running() as started:
        yield started


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser, live_server):
    with pages(browser, live_server.url) as opened:
        yield opened


@dataclass
class Visit:
    """One page of a person; ``complaints`` are violations of the policy and errors so far."""

    page: Page
    root: str
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str) -> int:
        """Go there; returns the status, 0 for a file that is downloaded."""
        answer = self.page.goto(f"{self.root}{address}")
        self.look()
        return answer.status if answer else 0

    def look(self) -> None:
        """Take down what the policy refused on the page that is open."""
        found = self.page.evaluate("window.violations || []")
        self.complaints += [f"{self.page.url}: {each}" for each in found]

    def hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(OF_THE_STATUS):
            self.complaints.append(f"{self.page.url}: {message.text}")


@pytest.fixture(scope="session")
def signed_in(browser: Browser, site: Site) -> Callable[[str], dict]:
    """The cookies of a person, by address: each signs in once in a run."""
    states: dict[str, dict] = {}

    def cookies(email: str) -> dict:
        if email not in states:
            context = browser.new_context()
            page = context.new_page()
            page.goto(f"{site.root}/accounts/login/")
            page.fill("input[name=login]", email)
            page.fill("input[name=password]", PASSWORD)
            with page.expect_navigation():
                page.press("input[name=password]", "Enter")
            states[email] = context.storage_state()
            context.close()
        return states[email]

    return cookies


@pytest.fixture
def visit(browser: Browser, site: Site, signed_in) -> Iterator[Callable[..., Visit]]:
    """Opens pages for a person; at the end of the test nothing was complained of."""
    visits: list[Visit] = []
    contexts: list[BrowserContext] = []

    def start(
        email: str = OFFICER,
        *,
        language: str = "en",
        width: int = WIDE,
        theme: str = "light",
        script: bool = True,
    ) -> Visit:
        context = browser.new_context(
            storage_state=signed_in(email),
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
        )
        chosen = {"django_language": language, "theme": theme}
        context.add_cookies(
            [{"name": name, "value": value, "url": site.root} for name, value in chosen.items()]
        )
        context.add_init_script(WATCH)
        started = Visit(context.new_page(), site.root)
        started.page.on("console", started.hear)
        started.page.on("pageerror", lambda error: started.complaints.append(str(error)))
        visits.append(started)
        contexts.append(context)
        return started

    yield start

    complaints = [complaint for each in visits for complaint in each.complaints]
    for context in contexts:
        context.close()
    assert complaints == []
