"""A report in a language in which reports have no words of their own: those are English."""

import pytest

from indicators import attainment, reports
from indicators.enums import ReportFormat, TranslationStatus
from indicators.models import Report, Translation
from indicators.reports.gather import gather
from indicators.reports.layouts import laid_out
from indicators.reports.writers import WRITERS
from tests.builders import (
    NOW,
    a_measure,
    a_subprogramme,
    a_user,
    a_year,
    an_accomplishment,
    an_adopted_value,
    an_edition,
)

pytestmark = pytest.mark.django_db(transaction=True)
MARK = " [not translated]"


@pytest.fixture
def measure():
    """Of a plan in English whose one measure is told in French as well."""
    found = a_measure(an_accomplishment(a_subprogramme()), text="Crossings", unit="hours")
    an_adopted_value(found, "5")
    Translation.objects.create(
        node=found.node,
        language="fr",
        text="Postes frontière à Noël",
        status=TranslationStatus.CLEARED,
        document_symbol="X",
    )
    return found


def a_report(edition, language: str) -> Report:
    attainment.recompute(edition_id=edition.pk, now=NOW)
    return reports.request_report(
        edition=edition, period=a_year(), language=language, by=a_user(), now=NOW
    )


def test_a_plan_offers_the_languages_of_reports_and_those_of_its_words(measure):
    edition = measure.node.edition

    assert reports.languages_of([edition]) == ("en", "zh-hans", "ar", "fr")
    assert reports.languages_of([an_edition(language="ru"), edition]) == (
        *("en", "zh-hans", "ar", "fr", "ru"),
    )
    assert reports.languages_of([an_edition(language="zh")]) == reports.LANGUAGES


def test_words_of_the_plan_are_in_that_language_all_others_in_english_and_the_cover_says_so(
    measure,
):
    document = gather(a_report(measure.node.edition, "fr"))

    layout = laid_out(document, digest="")
    [table] = [each for each in layout.tables if each.columns[1].head == "Performance measure"]
    name = table.rows[0].cells[1]
    assert document.language == "fr"
    assert dict(layout.cover.facts)["Language"] == (
        "The words of the plan are in French, all others in English for want of French ones."
    )
    assert (name.text, name.note.split(" · ")[0]) == ("Postes frontière à Noël", f"hours{MARK}")
    assert layout.title == "Programme performance report 2025"
    assert document.left_out.untranslated > 0


def test_a_plan_in_such_a_language_has_nothing_to_mark(measure):
    edition = measure.node.edition
    edition.language = "fr"
    edition.save(update_fields=["language"])

    document = gather(a_report(edition, "fr"))

    assert document.left_out.untranslated == 0
    assert [each.name for each in document.measures] == ["Crossings"]


@pytest.mark.parametrize("form", ReportFormat)
def test_every_format_can_be_in_it(measure, form):
    frozen = gather(a_report(measure.node.edition, "fr")).as_json()

    assert WRITERS[form].write(frozen)


def test_a_report_in_words_of_reports_says_nothing_of_languages(measure):
    document = gather(a_report(measure.node.edition, "ar"))

    assert "Language" not in dict(laid_out(document, digest="").cover.facts)
