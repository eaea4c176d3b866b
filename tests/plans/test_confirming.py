from datetime import date
from decimal import Decimal

import pytest

from indicators import attainment, plans, review
from indicators.enums import ClearingLevel, ContinuesKind, Role, Step, ValueKind
from indicators.models import (
    Attainment,
    Cell,
    Continuation,
    MeasureIdentity,
    PerformanceMeasure,
    RoleAssignment,
)
from tests.builders import (
    NOW,
    a_cell,
    a_component,
    a_measure,
    a_programme,
    a_role,
    a_subprogramme,
    a_user,
    a_version,
    a_year,
    an_accomplishment,
    an_adopted_value,
    an_edition,
    ready,
)

pytestmark = pytest.mark.django_db


def a_unit(edition):
    return a_subprogramme(a_programme(edition))


def two_units():
    """The same subprogramme in two editions of a plan, with an identity of its own in each."""
    first = an_edition()
    return a_unit(first), a_unit(an_edition(document=first.document))


def two_measures():
    return [a_measure(an_accomplishment(unit)) for unit in two_units()]


def a_link(before, after, kind=ContinuesKind.REWORDED):
    return Continuation.objects.create(before=before.node, after=after and after.node, kind=kind)


def confirm(link, by=None):
    return plans.confirm_continuation(continuation_id=link.pk, by=by or a_user(), now=NOW)


def stated(measure):
    """Period and kind with the approved amount, of everything that hangs on the measure."""
    cells = Cell.objects.filter(measure=measure.identity_id).order_by("period__first_day", "kind")
    return [(cell.period.label, cell.kind, cell.approved.amount) for cell in cells]


def test_a_confirmed_measure_carries_the_earlier_series_on():
    earlier, later = two_measures()
    an_adopted_value(earlier, "5", period=a_year(2024))
    an_adopted_value(later, "7", period=a_year(2025))
    officer = a_user()

    link = confirm(a_link(earlier, later), officer)

    later.refresh_from_db()
    assert (link.confirmed_by, link.confirmed_at) == (officer, NOW)
    assert later.identity == earlier.identity
    assert stated(later) == [("2024", "actual", Decimal(5)), ("2025", "actual", Decimal(7))]


def test_a_value_that_both_have_and_that_differs_is_a_further_version():
    earlier, later = two_measures()
    old = an_adopted_value(earlier, "10", kind=ValueKind.TARGET)
    an_adopted_value(later, "9", kind=ValueKind.TARGET, source=later.node)

    confirm(a_link(earlier, later))

    old.cell.refresh_from_db()
    assert [version.amount for version in old.cell.versions.all()] == [10, 9]
    assert old.cell.approved.reason == f"As stated in {later.node.edition.symbol}."
    assert old.cell.approved.source == later.node


def test_a_value_that_both_have_and_that_is_the_same_is_written_once():
    earlier, later = two_measures()
    old = an_adopted_value(earlier, "10", kind=ValueKind.TARGET)
    an_adopted_value(later, "10", kind=ValueKind.TARGET, source=later.node)

    confirm(a_link(earlier, later))

    assert list(old.cell.versions.all()) == [old]


def test_components_of_one_name_are_one_and_others_move():
    earlier, later = two_measures()
    women = a_component(earlier, "women")
    an_adopted_value(earlier, "1", component=women, period=a_year(2024))
    an_adopted_value(later, "2", component=a_component(later, "women"))
    an_adopted_value(later, "3", component=a_component(later, "men"))

    confirm(a_link(earlier, later))

    cells = Cell.objects.filter(measure=earlier.identity).order_by("pk")
    assert [(cell.component.name, cell.approved.amount) for cell in cells] == [
        ("women", 1),
        ("women", 2),
        ("men", 3),
    ]
    assert {cell.component.measure for cell in cells} == {earlier.identity}
    assert cells[1].component == women


def test_what_was_computed_of_both_is_no_longer_current():
    earlier, later = two_measures()
    an_adopted_value(later, "9", kind=ValueKind.TARGET)
    attainment.recompute(edition_id=later.node.edition_id, now=NOW)

    confirm(a_link(earlier, later))

    assert Attainment.objects.get().is_stale


def test_roles_on_the_later_unit_hold_for_both():
    earlier, later = two_units()
    manager = a_user()
    a_role(manager, Role.MANAGER, later, starts_on=date(2025, 1, 1))

    confirm(a_link(earlier, later))

    later.refresh_from_db()
    assert later.identity == earlier.identity
    assert RoleAssignment.objects.get().subprogramme == earlier.identity


def test_a_programme_takes_its_units_and_measures_along():
    first = an_edition()
    earlier, later = a_programme(first), a_programme(an_edition(document=first.document))
    measure = a_measure(an_accomplishment(a_subprogramme(later)))

    confirm(a_link(earlier, later))

    measure.identity.refresh_from_db()
    assert measure.identity.programme == earlier.identity


def test_that_a_node_was_dropped_is_confirmed_and_changes_nothing_else():
    earlier, _later = two_measures()

    link = confirm(a_link(earlier, None, ContinuesKind.DROPPED))

    assert link.confirmed_at == NOW


def test_nothing_is_confirmed_twice():
    link = a_link(*two_measures())
    confirm(link)

    with pytest.raises(plans.ContinuationRefused, match="confirmed already"):
        confirm(link)


def test_two_measures_of_one_edition_never_become_one_series():
    earlier, later = two_measures()
    other = a_measure(earlier.accomplishment, number=2)
    confirm(a_link(earlier, later))

    with pytest.raises(plans.ContinuationRefused, match="stand in one edition"):
        confirm(a_link(other, later))


def test_a_value_on_its_way_through_review_is_not_passed_over():
    earlier, later = two_measures()
    an_adopted_value(earlier, "10")
    a_version(a_cell(later), "12", by=a_user())
    link = a_link(earlier, later)

    with pytest.raises(plans.ContinuationRefused, match="on its way through review"):
        confirm(link)

    later.refresh_from_db()
    assert later.identity != earlier.identity


def two_plans():
    """A measure of each of two plans, the later one with a clearing chain of its own."""
    first = an_edition(period=a_year(2024))
    second = an_edition(period=a_year(2025))
    review.name_chain(document=second.document, levels=[ClearingLevel.OFFICE])
    return [a_measure(an_accomplishment(a_unit(edition))) for edition in (first, second)]


def test_from_plan_to_plan_values_pass_the_clearing_chain_of_the_newest():
    earlier, later = two_plans()
    confirm(a_link(earlier, later))
    measure = MeasureIdentity.objects.get(pk=earlier.identity_id)
    author, officer = a_user(), a_user()
    a_role(officer, Role.OFFICER, later.node.edition.document)
    earlier.identity = measure

    assert measure.programme == later.accomplishment.programme.identity
    draft = ready(a_version(a_cell(earlier), "5", by=author))
    submitted = review.take_step(cell_id=draft.cell_id, step=Step.SUBMIT, by=author, now=NOW)
    assert submitted.waits_at == ClearingLevel.OFFICE
    approved = review.take_step(cell_id=draft.cell_id, step=Step.APPROVE, by=officer, now=NOW)
    assert approved.approved_id == draft.pk


def test_a_value_under_review_is_finished_in_its_own_plan_first():
    earlier, later = two_plans()
    author = a_user()
    draft = ready(a_version(a_cell(earlier), "5", by=author))
    review.take_step(cell_id=draft.cell_id, step=Step.SUBMIT, by=author, now=NOW)

    with pytest.raises(plans.ContinuationRefused, match="still on its way through review"):
        confirm(a_link(earlier, later))

    assert MeasureIdentity.objects.filter(programme__document=later.node.edition.document).exists()


def test_an_older_plan_linked_later_does_not_take_the_measure_back():
    older, newer = two_plans()
    confirm(a_link(newer, older))

    measure = PerformanceMeasure.objects.get(pk=newer.pk).identity
    assert measure.programme == newer.accomplishment.programme.identity
