from decimal import Decimal
from xml.etree import ElementTree as ET

from indicators.charts import draw_status_bar, draw_status_key
from indicators.enums import ValueStatus


def test_the_bar_begins_with_what_is_approved_and_sets_what_is_missing_apart():
    counts = {ValueStatus.EMPTY: 2, ValueStatus.DRAFT: 1, ValueStatus.APPROVED: 3}

    bar = ET.fromstring(draw_status_bar(counts, label="So far", width=107, height=10))  # noqa: S314

    assert bar.get("aria-label") == "So far"
    assert [rect.get("fill") for rect in bar] == [
        "url(#p-approved)",
        "url(#p-draft)",
        "url(#p-empty)",
    ]
    assert [rect.get("class") for rect in bar] == [None, None, "s-plain"]
    approved, draft, missing = bar
    assert abs(Decimal(approved.get("width")) - 3 * Decimal(draft.get("width"))) <= Decimal("0.2")
    end_of_draft = Decimal(draft.get("x")) + Decimal(draft.get("width"))
    assert Decimal(missing.get("x")) - end_of_draft == 6


def test_the_key_of_a_status_has_its_pattern():
    (rect,) = ET.fromstring(draw_status_key(ValueStatus.RETURNED))  # noqa: S314

    assert rect.get("fill") == "url(#p-returned)"
