"""Nothing silently dropped: the records of a plan give its characters back."""

import pytest

from indicators.plans import formats
from tests.plans.accounting import BALANCED, account, text_of
from tests.plans.documents import REAL_PLANS, SAMPLES, each, needs_shared


@each(SAMPLES)
def test_every_character_of_a_sample_plan_is_in_one_record(file):
    data = file.read_bytes()

    assert account(text_of(data), formats.read(data)) == BALANCED


@needs_shared
@each(REAL_PLANS)
def test_every_character_of_a_real_plan_is_in_one_record(file):
    data = file.read_bytes()

    assert account(text_of(data), formats.read(data)) == BALANCED


@pytest.mark.parametrize(
    ("document", "missing", "invented"),
    [("more words", {"x": 1}, {}), ("fewer", {}, {"y": 2})],
)
def test_the_account_says_what_is_missing_and_what_is_invented(document, missing, invented):
    data = SAMPLES[0].read_bytes()
    plan = formats.read(data)
    printed = text_of(data)
    changed = printed + "x" if document == "more words" else printed.replace("y", "", 2)

    found = account(changed, plan)

    assert (found.missing, found.invented) == (missing, invented)
