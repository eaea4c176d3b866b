"""Amending over HTTP: who may, what is said beside which field, and where both versions stand."""

import re

import pytest
from django.urls import reverse

from indicators.enums import Role, Step, ValueKind
from indicators.models import Amendment
from indicators.review import take_step
from indicators.templatetags.addresses import address
from tests.builders import (
    NOW,
    a_role,
    a_user,
    an_adopted_value,
    an_edition,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("app_role")]
WHY = {
    "reason_code": "decision",
    "reason": "The Commission doubled the posts.",
    "decided_by": "The Commission",
    "document": "RCAB/RES/12, para. 4",
    "valid_from": "2025-06-01",
}
DEFINITION = {
    "based_on": 1,
    "kind": "increase",
    "direction": "increase",
    "unit": "crossings",
    "decimals": 0,
    "accumulation": "per_period",
    "tolerance": "0",
    "definition": "Counted by the customs.",
}


@pytest.fixture
def target(measure):
    return an_adopted_value(measure, "10", kind=ValueKind.TARGET)


@pytest.fixture
def manager(subprogramme):
    user = a_user(name="Tomás Arvelo")
    a_role(user, Role.MANAGER, subprogramme)
    return user


@pytest.fixture
def reviewer(subprogramme):
    user = a_user(name="Lena Okafor")
    a_role(user, Role.REVIEWER, subprogramme)
    return user


def amend(client, target, **said):
    where = reverse("amend_value", args=[target.cell_id])
    return client.post(where, {"based_on": 1, "value": "20", **WHY, **said})


def amended_cells(answer) -> list[str]:
    """The texts of the one row of what was amended: original, revised, why."""
    table = answer.content.decode().partition('id="amended"')[2].partition("</table>")[0]
    [_head, row] = re.findall(r"<tr>.*?</tr>", table, re.S)
    return [" ".join(re.sub("<.*?>", " ", each).split()) for each in row.split("<td>")[1:]]


def test_a_manager_proposes_a_revised_target(client, manager, measure, target):
    client.force_login(manager)

    answer = amend(client, target)

    amendment = Amendment.objects.get()
    assert answer.url == address(measure.node)
    assert (amendment.version.amount, amendment.by) == (20, manager)


@pytest.mark.parametrize("field", ["reason_code", "reason", "decided_by", "document", "valid_from"])
def test_what_is_missing_is_said_beside_its_field(client, manager, target, field):
    client.force_login(manager)

    answer = amend(client, target, **{field: ""})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert 'value="20"' in answer.content.decode()


def test_what_is_no_number_is_said_beside_the_value(client, manager, target):
    client.force_login(manager)

    answer = amend(client, target, value="twenty-ish")

    assert list(answer.context["form"].errors) == ["value"]


def test_a_number_is_read_in_the_language_of_the_page_whatever_was_chosen_since(
    client, manager, target
):
    client.force_login(manager)
    client.cookies["django_language"] = "fr"

    amend(client, target, value="1,234", typed_in="en")

    assert Amendment.objects.get().version.amount == 1234


def test_who_does_not_enter_a_measure_does_not_amend_it(client, reviewer, measure, target):
    client.force_login(reviewer)

    assert amend(client, target).status_code == 404
    assert client.get(reverse("amend_definition", args=[measure.pk])).status_code == 404


def test_an_approved_amendment_stands_on_the_measure_with_original_and_revised(
    client, manager, measure, target
):
    client.force_login(manager)
    amend(client, target)
    take_step(cell_id=target.cell_id, step=Step.APPROVE, by=a_user(), now=NOW)

    [amended] = client.get(address(measure.node)).context["amended"]

    assert (amended.replaces.amount, amended.version.amount) == (10, 20)


def test_the_comparison_of_two_editions_shows_original_and_revised_with_the_justification(
    client, manager, measure, target
):
    edition = measure.node.edition
    edition.previous = an_edition(document=edition.document)
    edition.save()
    client.force_login(manager)
    amend(client, target)
    take_step(cell_id=target.cell_id, step=Step.APPROVE, by=a_user(), now=NOW)

    answer = client.get(reverse("changes", args=[edition.slug]))

    cells = amended_cells(answer)
    assert cells[:2] == ["10", "20"]
    for said in ("doubled the posts.", WHY["decided_by"], WHY["document"], "2025"):
        assert said in cells[2]


def test_a_proposed_definition_waits_in_the_queue_and_is_decided_there(
    client, manager, reviewer, measure
):
    client.force_login(manager)
    client.post(reverse("amend_definition", args=[measure.pk]), {**DEFINITION, **WHY})
    client.force_login(reviewer)
    [waiting] = client.get(reverse("review_queue")).context["amendments"]
    assert waiting.changes == [
        ("Definition", "Counted at the gate.", "Counted by the customs."),
    ]

    client.post(reverse("judge_definition", args=[waiting.pk]), {"step": "approve"})

    measure.refresh_from_db()
    assert (measure.current.number, measure.current.confirmed_by) == (2, reviewer)
    assert client.get(reverse("review_queue")).context["amendments"] == []


def test_the_comparison_of_two_editions_shows_both_wordings_of_a_definition_and_why(
    client, manager, reviewer, measure
):
    edition = measure.node.edition
    edition.previous = an_edition(document=edition.document)
    edition.save()
    client.force_login(manager)
    client.post(reverse("amend_definition", args=[measure.pk]), {**DEFINITION, **WHY})
    client.force_login(reviewer)
    client.post(reverse("judge_definition", args=[Amendment.objects.get().pk]), {"step": "approve"})

    answer = client.get(reverse("changes", args=[edition.slug]))

    original, revised, why = amended_cells(answer)
    assert original == "Definition: Counted at the gate."
    assert revised == "Definition: Counted by the customs."
    for said in (WHY["reason"], WHY["decided_by"], WHY["document"], "2025"):
        assert said in why


def test_nobody_decides_on_an_own_proposal_over_http(client, manager, subprogramme, measure):
    a_role(manager, Role.REVIEWER, subprogramme)
    client.force_login(manager)
    client.post(reverse("amend_definition", args=[measure.pk]), {**DEFINITION, **WHY})

    where = reverse("judge_definition", args=[Amendment.objects.get().pk])
    answer = client.post(where, {"step": "approve"}, follow=True)

    measure.refresh_from_db()
    assert "Nobody decides on an amendment of their own." in answer.content.decode()
    assert measure.current.number == 1
