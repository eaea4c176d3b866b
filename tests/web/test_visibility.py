"""Who finds which page, role by role, and who sees what nobody has approved yet."""

import pytest
from django.test import Client
from django.urls import reverse

from indicators import review
from indicators.enums import EditionStatus, Role, Step
from indicators.templatetags.addresses import address, sheet_url
from tests.builders import (
    NOW,
    a_cell,
    a_measure,
    a_programme,
    a_role,
    a_round,
    a_subprogramme,
    a_user,
    a_version,
    an_accomplishment,
    an_adopted_value,
    an_edition,
    ready,
)

pytestmark = pytest.mark.django_db
DRAFT, SUBMITTED, APPROVED = "731", "842", "953"
PEOPLE = ("manager", "reviewer", "head", "officer", "reader", "other_manager", "outsider")


class Plan:
    """A unit with three values, one in each hand, and everybody who may come along."""

    def __init__(self, **edition) -> None:
        self.edition = an_edition(**edition)
        self.programme = a_programme(self.edition)
        self.unit, other = a_subprogramme(self.programme), a_subprogramme(self.programme, 2)
        self.measure = a_measure(an_accomplishment(self.unit))
        self.people = {name: a_user() for name in PEOPLE}
        a_role(self.people["manager"], Role.MANAGER, self.unit)
        a_role(self.people["reviewer"], Role.REVIEWER, self.unit)
        a_role(self.people["head"], Role.HEAD, self.programme)
        a_role(self.people["officer"], Role.OFFICER, self.edition.document)
        a_role(self.people["reader"], Role.READER, self.edition.document)
        a_role(self.people["other_manager"], Role.MANAGER, other)
        self.round = a_round(self.edition)

    def state_values(self) -> None:
        author = self.people["manager"]
        self.counted = an_adopted_value(self.measure, APPROVED, kind="baseline")
        submitted = a_cell(self.measure, kind="target")
        ready(a_version(submitted, SUBMITTED, by=author))
        review.take_step(cell_id=submitted.pk, step=Step.SUBMIT, by=author, now=NOW)
        self.draft = a_cell(self.measure)
        a_version(self.draft, DRAFT, by=author)

    @property
    def pages(self) -> dict[str, str]:
        slug = self.edition.slug
        return {
            "edition": reverse("edition", args=[slug]),
            "unit": address(self.unit.node),
            "measure": address(self.measure.node),
            "doubts": reverse("doubts", args=[slug]),
            "remainder": reverse("remainder", args=[slug]),
            "sheet": sheet_url(self.unit.node, self.edition.period),
            "people": reverse("people", args=[slug]),
            "plan_rounds": reverse("plan_rounds", args=[slug]),
            "round": reverse("round", args=[self.round.pk]),
            "sign_offs": reverse("sign_offs", args=[self.round.pk]),
            "sign_off": reverse("sign_off", args=[self.round.pk, self.programme.identity_id]),
        }

    def statuses(self, client: Client, page: str) -> dict[str, int]:
        found = {}
        for name, person in self.people.items():
            client.force_login(person)
            found[name] = client.get(self.pages[page], follow=True).status_code
        return found


def who(*names: str) -> dict[str, int]:
    return {name: 200 if name in names else 404 for name in PEOPLE}


WORKERS = ("manager", "reviewer", "head", "officer", "other_manager")
RELEASED = {
    "edition": who(*PEOPLE),
    "unit": who(*PEOPLE),
    "measure": who(*PEOPLE),
    "doubts": who(*PEOPLE),
    "remainder": who(*PEOPLE),
    "sheet": who("manager", "officer"),
    "people": who("officer"),
    "plan_rounds": who("officer"),
    "round": who("officer"),
    "sign_offs": who(*PEOPLE),
    "sign_off": who(*PEOPLE),
}


@pytest.mark.parametrize("page", RELEASED)
def test_who_finds_a_page_of_a_released_plan(client: Client, page):
    assert Plan().statuses(client, page) == RELEASED[page]


@pytest.mark.parametrize("page", RELEASED)
def test_nobody_without_a_role_finds_a_page_of_a_draft(client: Client, page):
    found = Plan(status=EditionStatus.DRAFT).statuses(client, page)

    assert found["outsider"] == 404
    assert found["officer"] == 200


@pytest.mark.parametrize("name", PEOPLE)
def test_what_is_not_approved_is_seen_by_those_who_work_on_it_alone(client: Client, name):
    plan = Plan()
    plan.state_values()
    client.force_login(plan.people[name])

    text = client.get(plan.pages["measure"]).content.decode()

    works_on_it = name in ("manager", "reviewer", "head", "officer")
    seen = [amount in text for amount in (APPROVED, SUBMITTED, DRAFT)]
    assert seen == [True, works_on_it, works_on_it]


@pytest.mark.parametrize("name", ["reader", "other_manager", "outsider"])
def test_a_change_on_its_way_is_hidden_behind_what_counts(client: Client, name):
    plan = Plan()
    plan.state_values()
    a_version(plan.counted.cell, "555", reason_code="decision", reason="Secret so far.")
    client.force_login(plan.people[name])

    answer = client.get(plan.pages["measure"])

    assert [(cell.status, cell.revision) for cell in answer.context["cells"]] == [("approved", 1)]
    assert "Secret so far" not in answer.content.decode()


@pytest.mark.parametrize("name", PEOPLE)
def test_the_queue_holds_what_waits_for_the_person(client: Client, name):
    plan = Plan()
    plan.state_values()
    client.force_login(plan.people[name])

    text = client.get(reverse("review_queue")).content.decode()

    assert (SUBMITTED in text) == (name in ("reviewer", "head", "officer"))
    assert DRAFT not in text
