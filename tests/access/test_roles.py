from datetime import date, timedelta

import pytest

from indicators import access
from indicators.enums import EditionStatus, Level, Role
from indicators.models import Subprogramme, SubprogrammeIdentity
from tests.builders import (
    a_measure,
    a_node,
    a_programme,
    a_role,
    a_subprogramme,
    a_user,
    an_accomplishment,
    an_edition,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 1)


def a_component_of(unit: Subprogramme) -> Subprogramme:
    node = a_node(unit.node.edition, "subprogramme", f"{unit.path}/component 1", parent=unit.node)
    identity = SubprogrammeIdentity.objects.create(programme=unit.programme.identity)
    return Subprogramme.objects.create(
        node=node,
        identity=identity,
        programme=unit.programme,
        parent=unit,
        level=Level.COMPONENT,
    )


def test_a_role_on_a_subprogramme_reaches_the_components_below_and_nothing_beside():
    programme, user = a_programme(), a_user()
    unit, beside = a_subprogramme(programme, 1), a_subprogramme(programme, 2)
    own = a_measure(an_accomplishment(unit))
    below = a_measure(an_accomplishment(a_component_of(unit)))
    a_measure(an_accomplishment(beside))
    a_role(user, Role.MANAGER, unit)

    assert set(access.measures_entered_by(user, on=TODAY)) == {own, below}


@pytest.mark.parametrize("scope", ["document", "programme"])
def test_a_role_on_a_programme_or_plan_reaches_everything_in_it(scope):
    programme, user = a_programme(), a_user()
    measure = a_measure(an_accomplishment(a_subprogramme(programme)))
    a_measure()
    a_role(
        user, Role.REVIEWER, programme if scope == "programme" else programme.node.edition.document
    )

    assert list(access.measures_reviewed_by(user, on=TODAY)) == [measure]


@pytest.mark.parametrize("role", [Role.READER, Role.REVIEWER])
def test_readers_and_reviewers_enter_nothing(role):
    measure, user = a_measure(), a_user()
    a_role(user, role, measure.accomplishment.subprogramme)

    assert not access.measures_entered_by(user, on=TODAY).exists()


def test_a_role_is_held_from_its_first_to_its_last_day():
    measure, user = a_measure(), a_user()
    a_role(
        user,
        Role.MANAGER,
        measure.accomplishment.subprogramme,
        starts_on=TODAY,
        ends_on=TODAY + timedelta(days=1),
    )

    held = [
        access.measures_entered_by(user, on=TODAY + timedelta(days=day)).exists()
        for day in (-1, 0, 1, 2)
    ]

    assert held == [False, True, True, False]


def test_a_draft_edition_is_seen_by_those_who_work_on_it_alone():
    edition = an_edition(status=EditionStatus.DRAFT)
    worker, other, root = a_user(), a_user(), a_user(is_superuser=True)
    a_role(worker, Role.MANAGER, a_subprogramme(a_programme(edition)))

    seen = [access.editions_seen_by(user, on=TODAY).exists() for user in (worker, other, root)]

    assert seen == [True, False, True]


def test_an_edition_is_not_there_before_its_release():
    edition = an_edition(released_on=TODAY)

    assert not access.editions_seen_by(a_user(), on=TODAY - timedelta(days=1)).exists()
    assert list(access.editions_seen_by(a_user(), on=TODAY)) == [edition]


def test_only_an_officer_imports_and_administers():
    edition, officer, manager = an_edition(), a_user(), a_user()
    a_role(officer, Role.OFFICER, edition.document)
    a_role(manager, Role.MANAGER, edition.document)

    assert [access.may_import_plans(user, on=TODAY) for user in (officer, manager)] == [True, False]
    assert list(access.documents_administered_by(officer, on=TODAY)) == [edition.document]
    assert not access.documents_administered_by(manager, on=TODAY).exists()


def test_what_one_person_may_do_on_one_day_is_not_what_another_may_or_on_another_day():
    programme, manager, later = a_programme(), a_user(), a_user()
    measure = a_measure(an_accomplishment(a_subprogramme(programme)))
    a_role(manager, Role.MANAGER, programme, starts_on=TODAY, ends_on=TODAY)
    a_role(later, Role.MANAGER, programme, starts_on=TODAY + timedelta(days=1))

    entered = [
        [list(access.measures_entered_by(person, on=day)) for person in (manager, later)]
        for day in (TODAY, TODAY + timedelta(days=1))
    ]

    assert entered == [[[measure], []], [[], [measure]]]
