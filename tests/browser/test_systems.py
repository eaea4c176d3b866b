"""The pages about other systems: tokens, and the description of the API."""

import pytest

from tests.browser.live import NARROW, WIDE, barriers, is_too_wide


@pytest.mark.parametrize("language", ["en", "zh-hans", "ar"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_tokens_and_the_description_are_for_everybody(visit, language, width):
    visitor = visit(language=language, width=width)
    faults = {}
    for address, shown in (("/tokens/", "h1"), ("/api/v1/", "#operations-tag-attainment")):
        assert visitor.open(address) == 200
        visitor.page.locator(shown).wait_for()
        visitor.look()
        found = [*barriers(visitor.page), *["too wide"] * is_too_wide(visitor.page)]
        faults[address] = found

    assert faults == {"/tokens/": [], "/api/v1/": []}


def test_a_token_is_given_by_keyboard_and_its_secret_is_shown_once(visit):
    visitor = visit()
    visitor.open("/tokens/")
    visitor.page.get_by_label("System", exact=True).focus()
    visitor.page.keyboard.type("Reporting system")
    with visitor.page.expect_navigation():
        visitor.page.keyboard.press("Enter")
    given = visitor.page.content()
    visitor.look()
    visitor.open("/tokens/")

    assert "itk_" in given
    assert "itk_" not in visitor.page.content()
    assert visitor.page.get_by_role("heading", name="Reporting system").count() == 1


@pytest.mark.parametrize("operation", ["attainment-get_attainment", "values-put_values_id"])
def test_an_operation_that_is_opened_has_no_barrier(visit, operation):
    visitor = visit(width=NARROW)
    tag = operation.partition("-")[0]
    visitor.open("/api/v1/")
    visitor.page.locator(f"#operations-tag-{tag}").click()
    visitor.page.locator(f"#operations-{operation} .opblock-summary-control").click()
    visitor.page.locator(f"#operations-{operation} .responses-wrapper").wait_for()
    visitor.look()

    assert barriers(visitor.page) == []
