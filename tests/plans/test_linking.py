import pytest

from indicators import plans
from indicators.enums import ContinuesKind, ValueKind
from indicators.models import Continuation
from tests.builders import (
    NOW,
    a_measure,
    a_programme,
    a_subprogramme,
    a_user,
    a_year,
    an_accomplishment,
    an_adopted_value,
    an_edition,
)

pytestmark = pytest.mark.django_db


def measures_of(edition, *texts):
    accomplishment = an_accomplishment(a_subprogramme(a_programme(edition)))
    return [
        a_measure(accomplishment, number=number, text=text)
        for number, text in enumerate(texts, start=1)
    ]


def two_editions(is_one_plan=True):
    earlier = an_edition(period=a_year(2024))
    document = {"document": earlier.document, "previous": earlier} if is_one_plan else {}
    return earlier, an_edition(period=a_year(2025), **document)


def a_link(before, after, kind=ContinuesKind.REWORDED):
    return Continuation.objects.create(before=before.node, after=after and after.node, kind=kind)


def stated(link):
    link.refresh_from_db()
    return (link.after, link.kind, link.confirmed_by, link.confirmed_at)


def linked(before, after, kind=None, by=None):
    return plans.link_nodes(
        before=before.node, after=after.node, kind=kind, by=by or a_user(), now=NOW
    )


def test_measures_of_two_plans_are_proposed_by_the_likeness_of_their_words():
    earlier, later = two_editions(is_one_plan=False)
    gates, wells, _gone = measures_of(
        earlier, "Number of gates open to freight", "过境点数目增加", "Share of women among pilots"
    )
    new_wells, new_gates, _new = measures_of(
        later, "过境点 数目增加", "Number of gates open to freight trains", "Tonnes of salt"
    )

    made = plans.propose_links(edition=later, earlier=earlier)

    links = Continuation.objects.order_by("before__position")
    assert made == 2
    assert list(links.values_list("before", "after", "kind", "confirmed_at")) == [
        (gates.pk, new_gates.pk, "reworded", None),
        (wells.pk, new_wells.pk, "same", None),
    ]


def test_what_is_linked_already_is_not_proposed_again():
    earlier, later = two_editions(is_one_plan=False)
    measures_of(earlier, "Number of gates")
    measures_of(later, "Number of gates")
    plans.propose_links(edition=later, earlier=earlier)

    assert plans.propose_links(edition=later, earlier=earlier) == 0
    assert Continuation.objects.count() == 1


def test_an_edition_does_not_go_on_from_itself():
    edition = an_edition()

    with pytest.raises(plans.ContinuationRefused, match="does not go on from itself"):
        plans.propose_links(edition=edition, earlier=edition)


def test_a_measure_of_another_plan_carries_its_values_on():
    earlier, later = two_editions(is_one_plan=False)
    [before], [after] = measures_of(earlier, "Gates"), measures_of(later, "Gates open")
    an_adopted_value(before, "5", period=a_year(2024))
    an_adopted_value(after, "7", period=a_year(2025))
    officer = a_user()

    link = linked(before, after, by=officer)

    after.refresh_from_db()
    assert stated(link) == (after.node, "reworded", officer, NOW)
    assert list(
        after.identity.cells.order_by("period__first_day").values_list("kind", "approved__amount")
    ) == [(ValueKind.ACTUAL, 5), (ValueKind.ACTUAL, 7)]


def test_a_rejected_link_leaves_the_earlier_measure_dropped():
    earlier, later = two_editions()
    [before], [after] = measures_of(earlier, "Gates"), measures_of(later, "Tonnes")
    link = a_link(before, after)
    officer = a_user()

    plans.reject_continuation(continuation_id=link.pk, by=officer, now=NOW)

    assert stated(link) == (None, "dropped", officer, NOW)


def test_a_rejected_link_to_another_plan_is_taken_out():
    earlier, later = two_editions(is_one_plan=False)
    [before], [after] = measures_of(earlier, "Gates"), measures_of(later, "Tonnes")
    link = a_link(before, after)

    plans.reject_continuation(continuation_id=link.pk, by=a_user(), now=NOW)

    assert not Continuation.objects.exists()


def test_a_confirmed_link_is_not_rejected():
    earlier, later = two_editions()
    [before], [after] = measures_of(earlier, "Gates"), measures_of(later, "Gates")
    link = linked(before, after)

    with pytest.raises(plans.ContinuationRefused, match="confirmed already"):
        plans.reject_continuation(continuation_id=link.pk, by=a_user(), now=NOW)


def test_another_choice_takes_the_place_of_what_was_proposed():
    earlier, later = two_editions()
    [before], [wrong, right] = measures_of(earlier, "Gates"), measures_of(later, "Tonnes", "Gates")
    a_link(before, wrong)
    officer = a_user()

    chosen = linked(before, right, by=officer)

    assert list(Continuation.objects.all()) == [chosen]
    assert stated(chosen) == (right.node, "moved", officer, NOW)


def test_what_was_dropped_can_still_be_found_again():
    earlier, later = two_editions()
    [before], [after] = measures_of(earlier, "Gates"), measures_of(later, "Gates")
    a_link(before, None, ContinuesKind.DROPPED)

    chosen = linked(before, after)

    assert list(Continuation.objects.all()) == [chosen]
    assert chosen.kind == ContinuesKind.SAME


def test_the_parts_of_a_split_measure_begin_series_of_their_own():
    earlier, later = two_editions()
    [before], parts = measures_of(earlier, "Gates"), measures_of(later, "Old", "New")
    an_adopted_value(before, "5", period=a_year(2024))

    for part in parts:
        linked(before, part, ContinuesKind.SPLIT)

    identities = [before.identity_id]
    for part in parts:
        part.refresh_from_db()
        identities.append(part.identity_id)
    assert len(set(identities)) == 3
    assert Continuation.objects.filter(confirmed_at=NOW, kind="split").count() == 2


def test_a_unit_does_not_go_on_in_another_plan():
    earlier, later = two_editions(is_one_plan=False)
    units = [a_subprogramme(a_programme(edition)) for edition in (earlier, later)]

    with pytest.raises(plans.ContinuationRefused, match="only measures are linked"):
        linked(*units)


def test_a_measure_does_not_go_on_in_a_unit():
    earlier, later = two_editions()
    [measure] = measures_of(earlier, "Gates")

    with pytest.raises(plans.ContinuationRefused, match="in a measure, and a unit in a unit"):
        linked(measure, a_subprogramme(a_programme(later)))


def test_all_that_say_the_same_are_confirmed_at_once():
    earlier, later = two_editions()
    befores = measures_of(earlier, "Gates", "Tonnes", "Wells")
    afters = measures_of(later, "Gates", "Tonnes", "Wells dug")
    afters[0].identity = befores[0].identity
    afters[0].save()
    for before, after in zip(befores, afters, strict=True):
        a_link(before, after, "same" if before.text == after.text else "reworded")

    done = plans.confirm_same(edition=later, by=a_user(), now=NOW)

    afters[1].refresh_from_db()
    assert (done.confirmed, done.refused) == (2, [])
    assert afters[1].identity == befores[1].identity
    assert list(
        Continuation.objects.order_by("before__position").values_list("confirmed_at", flat=True)
    ) == [NOW, NOW, None]


def test_the_likest_are_offered_first():
    earlier, later = two_editions()
    [node] = measures_of(later, "Number of gates open to freight")
    _far, near = measures_of(earlier, "Number of pilots", "Number of gates open")

    found = list(plans.most_like(node.node, earlier.nodes.filter(kind="measure")))

    assert found[0] == near.node
