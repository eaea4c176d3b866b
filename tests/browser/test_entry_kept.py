"""What was typed into the sheet when the browser died: all of it is offered, none put back unasked,
and nothing of a colleague's is overwritten."""

from contextlib import contextmanager

import pytest

from indicators.enums import Role, ValueKind
from indicators.models import Cell
from indicators.templatetags.addresses import sheet_url
from tests.browser.live import refusals, wait_until_nothing_is_kept_here
from tests.builders import (
    a_cell,
    a_measure,
    a_role,
    a_subprogramme,
    a_user,
    a_version,
    a_year,
    an_accomplishment,
    an_adopted_value,
)
from tests.parts import needs_chromium

pytestmark = [pytest.mark.django_db(transaction=True), needs_chromium]


@pytest.fixture
def measure():
    return a_measure(an_accomplishment(a_subprogramme()))


@pytest.fixture
def author(measure):
    user = a_user(name="Tomás Arvelo")
    a_role(user, Role.MANAGER, measure.accomplishment.subprogramme)
    return user


@pytest.fixture
def address(measure):
    return sheet_url(measure.accomplishment.subprogramme.node, a_year(2025))


@contextmanager
def dying(page, measure):
    """The row is opened and typed into, nothing reaches the server, the browser dies."""
    page.click(f"#r-{measure.pk} .opener")
    page.locator(f"#more-{measure.pk}").wait_for()
    page.route("**/entries/**", lambda route: route.abort())
    yield
    page.keyboard.press("Tab")
    page.locator(f"#r-{measure.pk} .save.failed").wait_for()
    page.close(run_before_unload=False)


def opened_again(page):
    again = page.context.new_page()
    again.set_default_timeout(20_000)
    again.goto(page.url)
    return again


def actual(measure) -> Cell:
    return Cell.objects.get(measure=measure.identity, kind=ValueKind.ACTUAL, period=a_year(2025))


def wait_until_saved(page, measure):
    page.locator(f"#r-{measure.pk} .save.done").wait_for()
    wait_until_nothing_is_kept_here(page)


def test_a_comment_of_the_part_below_is_offered_and_put_back(open_page, author, address, measure):
    a_version(a_cell(measure), "12", by=author)
    page = open_page(author, address)
    comment = f"#actual-{measure.pk}-comment"
    with dying(page, measure):
        page.fill(comment, "Two opened in May.")

    again = opened_again(page)
    offered = again.locator("#kept li")
    said = offered.inner_text()
    unasked = (again.input_value(comment), again.locator(comment).is_visible())
    offered.get_by_role("button", name="Keep Two opened in May.").click()
    wait_until_saved(again, measure)

    assert "Actual 2025: You typed Two opened in May. here on" in said
    assert "the cell now says nothing. Keep which?" in said
    assert unasked == ("", False)
    assert again.locator(comment).is_visible()
    draft = actual(measure).draft
    assert (draft.number, draft.amount, draft.comment) == (2, 12, "Two opened in May.")
    assert again.locator("#kept").is_hidden()
    assert refusals(again) == []


def test_the_reason_for_changing_an_approved_value_is_put_back_with_it(
    open_page, author, address, measure
):
    an_adopted_value(measure, "7", period=a_year(2025))
    page = open_page(author, address)
    with dying(page, measure):
        page.fill(f"#actual-{measure.pk}-value", "8")
        page.select_option(f"#r-{measure.pk} [name='{measure.pk}-reason_code']", "correction")
        page.fill(f"#r-{measure.pk} [name='{measure.pk}-reason']", "Counted twice.")

    again = opened_again(page)
    offered = again.locator("#kept li")
    said = offered.inner_text()
    offered.get_by_role("button").first.click()
    wait_until_saved(again, measure)

    assert "You typed 8 / Correction of an error / Counted twice. here on" in said
    assert "the cell now says 7. Keep which?" in said
    draft = actual(measure).draft
    assert (draft.amount, draft.reason_code, draft.reason) == (8, "correction", "Counted twice.")


def test_what_was_saved_after_all_is_not_offered(open_page, author, address, measure):
    page = open_page(author, address)
    with dying(page, measure):
        page.fill(f"#actual-{measure.pk}-value", "8")
        page.fill(f"#actual-{measure.pk}-comment", "Two opened in May.")
    a_version(a_cell(measure), "8", comment="Two opened in May.", by=author)

    again = opened_again(page)
    wait_until_nothing_is_kept_here(again)

    assert again.locator("#kept").is_hidden()
    assert actual(measure).revision == 1


@pytest.mark.parametrize(("pressed", "versions"), [("Keep 51", ["51"]), ("Keep 12", ["51", "12"])])
def test_what_a_colleague_saved_meanwhile_is_replaced_only_when_it_is_chosen(
    open_page, author, address, measure, pressed, versions
):
    page = open_page(author, address)
    with dying(page, measure):
        page.fill(f"#actual-{measure.pk}-value", "12")
    a_version(a_cell(measure), "51", by=a_user(name="Aiko Bell"))

    again = opened_again(page)
    sent = []
    again.on("request", lambda request: request.method == "POST" and sent.append(request.url))
    offered = again.locator("#kept li")
    said = offered.inner_text()
    stands = again.input_value(f"#actual-{measure.pk}-value")
    offered.get_by_role("button", name=pressed).click()
    wait_until_nothing_is_kept_here(again)
    after = again.input_value(f"#actual-{measure.pk}-value")
    again.reload()

    assert "You typed 12 here on" in said
    assert "the cell now says 51. Keep which?" in said
    assert (stands, after) == ("51", versions[-1])
    kept = [str(version.amount.normalize()) for version in actual(measure).versions.all()]
    assert kept == versions
    assert len(sent) == len(versions) - 1
    assert again.locator("#kept").is_hidden()
