"""The page on which a programme is signed off."""

import hashlib

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from indicators import attainment
from indicators.enums import Role, ValueKind
from indicators.models import SignOff
from tests.builders import (
    a_measure,
    a_programme,
    a_role,
    a_round,
    a_subprogramme,
    a_user,
    a_year,
    an_accomplishment,
    an_adopted_value,
    in_days,
)

pytestmark = pytest.mark.django_db


class Programme:
    def __init__(self, client: Client) -> None:
        self.client = client
        self.unit = a_subprogramme()
        self.programme = self.unit.programme
        document = self.unit.node.edition.document
        result = an_accomplishment(self.unit)
        an_adopted_value(a_measure(result), "5")
        self.missing = a_measure(result, number=2)
        self.round = a_round(self.unit.node.edition)
        self.head, self.officer, self.reader = a_user(), a_user(), a_user()
        a_role(self.head, Role.HEAD, self.programme)
        a_role(self.officer, Role.OFFICER, document)
        a_role(self.reader, Role.READER, document)
        client.force_login(self.head)

    @property
    def address(self) -> str:
        return reverse("sign_off", args=[self.round.pk, self.programme.identity_id])

    def sign(self):
        period = self.round.periods.get().pk
        key = f"reason-{self.missing.pk}-{period}-actual"
        return self.client.post(self.address, {key: "No data this year."})


@pytest.fixture
def asked(client: Client) -> Programme:
    return Programme(client)


def test_the_head_says_why_a_value_is_left_out_and_signs(asked):
    answer = asked.sign()

    signed = SignOff.objects.get()
    assert answer.status_code == 302
    assert (signed.by, signed.programme) == (asked.head, asked.programme.identity)
    assert signed.figures_hash in asked.client.get(asked.address).content.decode()


def test_what_was_typed_is_kept_when_a_reason_is_missing(asked):
    answer = asked.client.post(asked.address, {})

    [(left, said, is_lacking)] = answer.context["left"]
    assert answer.status_code == 422
    assert (left.path, said, is_lacking) == (asked.missing.path, "", True)


def test_the_figures_are_given_out_as_they_were_hashed(asked):
    asked.sign()
    signed = SignOff.objects.get()

    answer = asked.client.get(reverse("signed_figures", args=[signed.pk]))

    assert hashlib.sha256(answer.content).hexdigest() == signed.figures_hash


@pytest.mark.parametrize("who", ["officer", "reader"])
def test_only_the_head_signs(asked, who):
    asked.client.force_login(getattr(asked, who))

    assert asked.client.get(asked.address).context["left"] == []
    assert asked.sign().status_code == 404


def test_the_planning_officer_undoes_it_with_a_reason(asked):
    asked.sign()
    signed = SignOff.objects.get()
    undo = reverse("undo_sign_off", args=[signed.pk])

    by_head = asked.client.post(undo, {"reason": "A figure was wrong."})
    asked.client.force_login(asked.officer)
    without_reason = asked.client.post(undo, {"reason": " "}, follow=True)
    asked.client.post(undo, {"reason": "A figure was wrong."})

    signed.refresh_from_db()
    [said] = without_reason.context["messages"]
    assert by_head.status_code == 404
    assert str(said) == "Say why the sign-off is undone."
    assert (signed.undone_by, signed.undone_reason) == (asked.officer, "A figure was wrong.")


def test_what_a_document_states_after_the_signing_is_said_beside_it(asked):
    asked.sign()
    before = asked.client.get(asked.address).content.decode()
    edition, measure = asked.round.edition, asked.missing
    for year, kind in ((2024, ValueKind.BASELINE), (2025, ValueKind.TARGET)):
        an_adopted_value(measure, "3", period=a_year(year), kind=kind)
    attainment.recompute(edition_id=edition.pk, now=timezone.now())

    page = asked.client.get(asked.address)

    assert "read in later states otherwise" not in before
    assert page.context["changed"] == [measure.path]
    assert "A document that was read in later states otherwise" in page.content.decode()


def test_before_the_release_of_a_round_who_does_not_work_on_it_finds_nothing(asked):
    asked.sign()
    asked.round.released_on = in_days(5)
    asked.round.save()
    stranger = a_user()
    a_role(stranger, Role.OFFICER, a_programme().node.edition.document)
    asked.client.force_login(stranger)
    addresses = [
        asked.address,
        reverse("sign_offs", args=[asked.round.pk]),
        reverse("signed_figures", args=[SignOff.objects.get().pk]),
    ]

    assert [asked.client.get(each).status_code for each in addresses] == [404, 404, 404]


@pytest.mark.parametrize("programmes", [1, 3])
def test_a_plan_of_any_length_is_listed_in_the_same_queries(
    asked, programmes, django_assert_num_queries
):
    for number in range(programmes - 1):
        a_programme(asked.unit.node.edition, number)
    address = reverse("sign_offs", args=[asked.round.pk])
    asked.client.get(address)

    with django_assert_num_queries(7):
        assert asked.client.get(address).status_code == 200
