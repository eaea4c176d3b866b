"""What is told of a unit and its accomplishments, version by version."""

import pytest

from indicators import entry
from indicators.enums import NarrativeKind
from indicators.models import Narrative
from tests.builders import a_user, a_year, an_accomplishment

pytestmark = pytest.mark.django_db
ACCOUNT = NarrativeKind.ACCOUNT
KINDS = list(NarrativeKind)
STALE = "Somebody else changed this text meanwhile. Their words stand below yours."


@pytest.fixture
def node():
    return an_accomplishment().node


def tell(node, text, *, kind=ACCOUNT, based_on=0, is_draft=True):
    told = entry.Told(node_id=node.pk, kind=kind, text=text, based_on=based_on)
    return entry.tell(period=a_year(), told=[told], is_draft=is_draft, by=a_user())


def versions() -> list[tuple[int, str, bool]]:
    return list(Narrative.objects.values_list("number", "text", "is_draft"))


def test_each_change_is_a_version_and_the_last_one_stands(node):
    tell(node, " Two crossings opened. ")
    tell(node, "Three crossings opened.", based_on=1, is_draft=False)

    assert versions() == [
        (1, "Two crossings opened.", True),
        (2, "Three crossings opened.", False),
    ]
    [standing] = entry.narratives([node], a_year()).values()
    assert (standing.number, standing.text) == (2, "Three crossings opened.")


def test_each_kind_is_told_of_an_accomplishment_and_of_its_unit_for_itself(node):
    nodes = [node, node.parent]
    for each in nodes:
        for kind in KINDS:
            tell(each, f"{kind} of {each.path}", kind=kind, is_draft=False)
    tell(node, "The pass was closed.", kind=NarrativeKind.CHALLENGES, based_on=1, is_draft=False)

    standing = entry.narratives(nodes, a_year())

    expected = {(each.pk, kind.value): f"{kind} of {each.path}" for each in nodes for kind in KINDS}
    expected[node.pk, "challenges"] = "The pass was closed."
    assert {key: told.text for key, told in standing.items()} == expected


def test_what_stands_is_not_written_again(node):
    tell(node, "")
    tell(node, "Two opened.")
    tell(node, "Two opened.", based_on=1)

    assert versions() == [(1, "Two opened.", True)]


def test_a_draft_is_published_without_a_change_of_its_words(node):
    tell(node, "Two opened.")
    tell(node, "Two opened.", based_on=1, is_draft=False)

    assert versions() == [(1, "Two opened.", True), (2, "Two opened.", False)]


def test_emptied_words_take_a_narrative_back(node):
    tell(node, "Two opened.", is_draft=False)
    tell(node, "", based_on=1, is_draft=False)

    assert versions()[-1] == (2, "", False)


def test_a_text_written_over_another_that_was_not_seen_is_refused(node):
    tell(node, "Two opened.")

    refused = tell(node, "Three opened.")

    assert refused == {(node.pk, ACCOUNT): STALE}
    assert versions() == [(1, "Two opened.", True)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a\0b", "This text holds a sign that cannot be kept."),
        ("x" * 20_001, "This text is too long: at most 20000 signs."),
    ],
)
def test_a_text_that_cannot_be_kept_is_refused(node, text, sentence):
    assert tell(node, text) == {(node.pk, ACCOUNT): sentence}
    assert versions() == []
