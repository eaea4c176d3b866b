"""The title of a plan on pages: in the reader's language where the plan has it."""

import pytest
from django.test import Client

from indicators.enums import EditionStatus, TranslationStatus
from indicators.models import PlanEdition, Translation
from tests.builders import a_user, an_edition

pytestmark = pytest.mark.django_db
CHINESE = {"accept-language": "zh-hans"}
TITLE = "2026年拟议方案计划"


@pytest.fixture
def page(client: Client) -> Client:
    client.force_login(a_user())
    return client


def a_titled_edition(**others) -> PlanEdition:
    edition = an_edition(**others)
    Translation.objects.create(
        edition=edition,
        language="zh",
        text=TITLE,
        status=TranslationStatus.CLEARED,
        document_symbol=edition.symbol,
    )
    return edition


@pytest.mark.parametrize("address", ["/", "/plans/{slug}/", "/search/?q=2026年"])
def test_the_title_stands_in_the_readers_language_marked_with_it(page, address):
    edition = a_titled_edition()

    html = page.get(address.format(slug=edition.slug), headers=CHINESE).content.decode()

    assert f'lang="zh-Hans" dir="ltr">{TITLE}</' in html


def test_without_a_translation_the_original_stands_marked_with_its_own_language(page):
    edition = an_edition()

    html = page.get("/", headers=CHINESE).content.decode()

    assert f'lang="en" dir="ltr">{edition.title}</' in html


def test_a_plan_is_found_by_its_title_in_any_language(page):
    edition = a_titled_edition()

    answers = [page.get("/search/", {"q": words}) for words in (edition.title.lower(), TITLE[:5])]

    assert [list(answer.context["plans"]) for answer in answers] == [[edition], [edition]]


def test_a_plan_that_may_not_be_seen_is_not_found(page):
    a_titled_edition(status=EditionStatus.DRAFT)

    assert list(page.get("/search/", {"q": TITLE}).context["plans"]) == []


@pytest.mark.parametrize("editions", [1, 3])
def test_plans_of_any_number_are_listed_in_the_same_queries(
    page, editions, django_assert_num_queries
):
    for number in range(editions):
        a_titled_edition(symbol=f"RCAB/{number}")

    with django_assert_num_queries(5):
        page.get("/", headers=CHINESE)
