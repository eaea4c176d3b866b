"""A plan as read, as JSON lines."""

import json
from collections.abc import Iterator

from indicators.plans.records import PlanRecord

# Legal inside a JSON string, but some programs end a line at them.
LINE_ENDS = {ord(char): f"\\u{ord(char):04x}" for char in "\x85\u2028\u2029"}


def lines(plan: PlanRecord) -> Iterator[str]:
    """One JSON object per record without its line end, the document first."""
    for record in plan:
        yield json.dumps(record.as_json(), ensure_ascii=False).translate(LINE_ENDS)
