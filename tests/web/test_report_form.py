"""What may be chosen when a report is asked for on the page, and what is refused there."""

from datetime import date

import pytest
from django.urls import reverse

from indicators.enums import PeriodKind
from indicators.models import Period
from tests.builders import a_programme, a_user, a_year, an_edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    client.force_login(a_user())
    return client


def test_programmes_to_choose_from_are_those_of_the_plan(page):
    programme = a_programme(an_edition())

    html = page.get(reverse("reports"), {"edition": programme.node.edition.slug}).content.decode()

    assert f'name="programmes" value="{programme.path}"' in html


def test_languages_to_choose_from_are_those_of_reports_and_of_the_plan(page):
    edition = an_edition(language="fr")

    chosen, none = (
        page.get(reverse("reports"), asked).content.decode()
        for asked in ({"edition": edition.slug}, {})
    )

    french = '<option value="fr">Français</option>'
    assert (french in chosen, french in none) == (True, False)


@pytest.mark.parametrize(
    ("sent", "refused"),
    [
        ({"kind": "changes"}, {"since": ["Give a day or an edition to compare with."]}),
        ({"formats": []}, {"formats": ["This field is required."]}),
        (
            {"drafts": "on"},
            {"drafts": ["Only planning officers of the plan count drafts."]},
        ),
        (
            {"kind": "changes", "since": "2001-01-01", "known_on": "2001-01-02"},
            {
                "known_on": ["The plan was not loaded yet on that day."],
                "since": ["The plan was not loaded yet on that day."],
            },
        ),
    ],
)
def test_what_cannot_be_made_is_said_beside_its_field(page, sent, refused):
    usual = {
        "edition": an_edition().pk,
        "period": a_year().pk,
        "language": "en",
        "kind": "performance",
        "formats": ["pdf"],
    }

    answer = page.post(reverse("reports"), {**usual, **sent})

    assert (answer.status_code, answer.context["form"].errors) == (422, refused)


def test_biennia_and_fiscal_years_can_be_shown_beside_it(page):
    a_year(2024)
    for kind, label in ((PeriodKind.BIENNIUM, "2022-2023"), (PeriodKind.FISCAL_YEAR, "2023/24")):
        Period.objects.create(
            kind=kind, label=label, first_day=date(2022, 1, 1), last_day=date(2023, 12, 31)
        )

    offered = page.get(reverse("reports")).context["form"].fields["years"].queryset

    assert {period.label for period in offered} == {"2024", "2022-2023", "2023/24"}
