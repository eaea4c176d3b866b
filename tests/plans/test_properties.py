"""Whatever happens to a plan document, a reader gives a sound record or says it is no plan."""

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.plans import annual_text, annual_word, biennial, formats
from indicators.plans.records import Alignment, Doubt, PlanRecord, Statement, Value
from indicators.plans.refusals import NotAPlan
from tests.plans.accounting import BALANCED, account, text_of
from tests.plans.documents import REAL_PLANS, SAMPLES, needs_shared
from tests.plans.mutations import damaged_packages, damaged_texts

OFTEN = settings(
    max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True
)
SELDOM = settings(OFTEN, max_examples=30)
TEXTS = [file for file in SAMPLES if file.suffix == ".txt"]
PACKAGES = [file for file in SAMPLES if file.suffix == ".docx"]


@dataclass(frozen=True)
class Damaged:
    """A file after its accidents; a failing one is shown by name and place, not by its bytes."""

    name: str
    data: bytes = field(repr=False)


def _damaged(files: list[Path]) -> st.SearchStrategy[Damaged]:
    return st.sampled_from(files).flatmap(
        lambda file: (damaged_packages if file.suffix == ".docx" else damaged_texts)(
            file.read_bytes()
        ).map(lambda data: Damaged(file.name, data))
    )


def _read(data: bytes, read=formats.read) -> PlanRecord | None:
    """What the reader gives; a refusal is one sentence. Anything else it raises is a defect."""
    try:
        return read(data)
    except NotAPlan as refusal:
        sentence = str(refusal)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return None


def _assert_sound(plan: PlanRecord) -> None:
    """Every record has its source, every path is its own, every reference leads somewhere."""
    own = [each.path for each in plan if not isinstance(each, Value | Statement)]
    doubled = [path for path, times in Counter(own).items() if times > 1]
    assert doubled == []
    for each in plan:
        places = each.source.as_json().values()
        assert places, each
        assert min(places) >= 1, each
        if isinstance(each, Value | Statement):
            assert each.path in own, each
        if isinstance(each, Alignment | Doubt):
            assert each.about in own, each
        json.dumps(each.as_json(), ensure_ascii=False).encode()


@OFTEN
@given(_damaged(TEXTS))
def test_a_damaged_text_is_read_soundly_to_its_last_character(damaged):
    plan = _read(damaged.data)

    if plan is not None:
        _assert_sound(plan)
        assert account(text_of(damaged.data), plan) == BALANCED


@OFTEN
@given(_damaged(PACKAGES))
def test_a_damaged_word_file_is_read_soundly_to_its_last_character(damaged):
    plan = _read(damaged.data)

    if plan is not None:
        _assert_sound(plan)
        assert account(text_of(damaged.data), plan) == BALANCED


@needs_shared
@SELDOM
@given(_damaged(REAL_PLANS) if REAL_PLANS else st.nothing())
def test_a_damaged_real_plan_is_read_soundly_to_its_last_character(damaged):
    plan = _read(damaged.data)

    if plan is not None:
        _assert_sound(plan)
        assert account(text_of(damaged.data), plan) == BALANCED


@pytest.mark.parametrize("reader", [biennial.read, annual_text.read, annual_word.read])
@OFTEN
@given(data=st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_foreign_bytes_never_crash_a_reader(reader, data):
    plan = _read(data, reader)

    if plan is not None:
        _assert_sound(plan)


@pytest.mark.parametrize("reader", [biennial.read, annual_text.read, annual_word.read])
@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.name)
def test_a_plan_of_another_format_never_crashes_a_reader(reader, file):
    plan = _read(file.read_bytes(), reader)

    if plan is not None:
        _assert_sound(plan)


@needs_shared
@pytest.mark.parametrize("file", REAL_PLANS, ids=lambda file: file.name)
def test_a_real_plan_is_read_soundly(file):
    _assert_sound(formats.read(file.read_bytes()))
