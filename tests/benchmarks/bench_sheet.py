"""Row 11 in the browser: the entry sheet of 200 measures and eight years, the processor slowed.

Chromium runs the page with its processor four times slower. Typing is measured from the key to the
next picture on the screen, a saved cell from the key that leaves it to the word *Saved* in its row;
of ten each, the middle and the slowest. The goals are 50 ms and 300 ms. The first byte of the page
is measured without a browser, with its queries.

Run with ``make bench ARGS="-k sheet"``.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median

import pytest
from django.db import connection, transaction
from django.test import Client
from playwright.sync_api import CDPSession, Page, sync_playwright

from indicators.enums import Role
from indicators.models import Node, PerformanceMeasure, Programme
from indicators.templatetags.addresses import sheet_url
from tests.benchmarks.framework import lay_down
from tests.benchmarks.measuring import Measured, best_of, show
from tests.browser.live import pages
from tests.builders import a_role, a_user, a_year
from tests.parts import CHROMIUM, needs_chromium

pytestmark = [pytest.mark.django_db(transaction=True), needs_chromium]
MEASURES, SLOWER, TIMES = 200, 4, 10
# A key is told when it arrives; the message after the next frame comes once that is drawn.
WATCH = """
    window.typed = []; window.confirmed = [];
    document.addEventListener("keydown", (event) => {
        const began = event.timeStamp;
        window.left = began;
        requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => window.typed.push(performance.now() - began);
            port2.postMessage("");
        });
    }, true);
    new MutationObserver((changes) => {
        for (const { target } of changes) {
            const row = (target.nodeType === 1 ? target : target.parentElement)?.closest("tbody");
            if (!row?.querySelector(".says .save.done")) continue;
            window.confirmed.push(performance.now() - window.left);
        }
    }).observe(document.body, { childList: true, subtree: true });
"""


@pytest.fixture
def opened(live_server) -> Iterator[Callable[..., Page]]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        with pages(browser, live_server.url) as open_page:
            yield open_page
        browser.close()


def bench_sheet_of_200_measures_and_eight_years(opened):
    with transaction.atomic():
        edition, periods = lay_down(MEASURES, results=MEASURES // 5, reported=4)
    for year in range(2018, 2021):
        a_year(year)
    unit = Node.objects.get(edition=edition, kind="subprogramme")
    unit.edition = edition
    manager = a_user()
    a_role(manager, Role.MANAGER, Programme.objects.get(node__edition=edition))
    url = sheet_url(unit, periods[-1])

    first_byte(manager, url)
    page = opened(manager, url)
    page.evaluate(WATCH)
    fields = fields_of(edition)
    with slowed(page):
        for number, field in enumerate(fields[:TIMES]):
            page.focus(f"#{field}")
            page.keyboard.type(str(40 + number))
            page.wait_for_timeout(50)
        typed = page.evaluate("window.typed")
        page.wait_for_timeout(2_000)
        page.evaluate("window.confirmed = []")
        saved = [confirmed(page, field) for field in fields[TIMES : 2 * TIMES]]
    tell("typing a figure, until it is drawn", typed)
    tell("a cell left, until it is confirmed", saved)


def first_byte(manager, url: str) -> None:
    client = Client()
    client.force_login(manager)
    asked: list[str] = []

    def count(execute, sql, *others):
        asked.append(sql)
        return execute(sql, *others)

    with connection.execute_wrapper(count):
        assert client.get(url).status_code == 200
    took = best_of(lambda: client.get(url), lambda: None)
    show("11", f"first byte of the sheet, {MEASURES} x 8", Measured(took, len(asked)))


def fields_of(edition) -> list[str]:
    keys = PerformanceMeasure.objects.filter(node__edition=edition).order_by("node__position")
    return [f"actual-{key}-value" for key in keys.values_list("pk", flat=True)]


def confirmed(page: Page, field: str) -> float:
    """Milliseconds from the key that leaves the cell to the word in its row."""
    page.focus(f"#{field}")
    page.keyboard.type("41.5")
    page.wait_for_timeout(100)
    page.evaluate("window.confirmed = []")
    page.keyboard.press("Enter")
    # The page's policy lets nobody wait inside it.
    while not (told := page.evaluate("window.confirmed")):
        page.wait_for_timeout(20)
    return told[0]


@contextmanager
def slowed(page: Page) -> Iterator[CDPSession]:
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    yield session
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})


def tell(what: str, milliseconds: list[float]) -> None:
    show("11", f"{what}, middle of {len(milliseconds)}", Measured(median(milliseconds) / 1000))
    show("11", f"{what}, slowest", Measured(max(milliseconds) / 1000))
