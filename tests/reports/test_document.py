import json
from collections import Counter
from dataclasses import replace
from datetime import datetime

import pytest

from indicators.enums import Verdict
from indicators.reports.document import Document, counts
from indicators.reports.layouts import laid_out
from indicators.reports.plain import canonical_json, digest_of
from tests.reports.written import TEXTS, a_document


@pytest.mark.parametrize("language", TEXTS)
def test_a_document_comes_back_equal_from_its_json(language):
    written = a_document(language)

    stored = json.loads(canonical_json(written.as_json()))

    assert Document.from_json(stored) == written


def test_the_frozen_text_of_a_document_is_always_the_same():
    frozen = a_document().as_json()

    shuffled = dict(reversed(frozen.items()))
    assert canonical_json(shuffled) == canonical_json(frozen)


def test_amounts_are_frozen_as_plain_decimals():
    text = canonical_json(a_document().as_json()).decode()

    assert '"actual":"54.5"' in text
    assert not any(isinstance(each, float) for each in leaves(json.loads(text)))


def leaves(value: object) -> list[object]:
    if isinstance(value, dict):
        return [leaf for each in value.values() for leaf in leaves(each)]
    if isinstance(value, list):
        return [leaf for each in value for leaf in leaves(each)]
    return [value]


def test_counts_come_from_the_measures_of_the_unit():
    document = a_document()

    expected = Counter({Verdict.PARTIALLY_MET: 1, Verdict.MET: 1, Verdict.NO_DATA: 1})
    assert counts(document) == expected
    assert counts(document.programmes[0].subprogrammes[0]) == expected
    assert counts(replace(document, programmes=())) == Counter()


def test_a_provisional_document_with_the_same_figures_has_the_same_hash_and_still_warns():
    asked_early, asked_later = a_document(provisional=True), a_document()
    corrected = a_document(plan_title="Another title")
    quoting = [a_document(plan_title=f'"certificate":"{letter * 64}"') for letter in "ab"]

    hashes = [digest_of(each.as_json()) for each in (asked_early, asked_later, corrected)]
    assert len({digest_of(each.as_json()) for each in quoting}) == 2
    warnings = [laid_out(each, digest="").cover.warning for each in (asked_early, asked_later)]
    assert hashes[0] == hashes[1] != hashes[2]
    assert warnings == [
        "Provisional: a change made before this instant may still have been under way.",
        "",
    ]
    assert asked_early.as_json()["provisional"] is True


def test_an_instant_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="needs its time zone"):
        a_document(as_at=datetime(2026, 2, 20))  # noqa: DTZ001
