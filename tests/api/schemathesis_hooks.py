"""What no schema says: lines of values and plan files, which are a text or bytes to it, that a
stream has neither pages nor children, and to whom 304 is an answer.
"""

import json
from http import HTTPStatus
from pathlib import Path

import schemathesis
from hypothesis import strategies as st

SAMPLE = Path(__file__).resolve().parents[2] / "indicators" / "sample"
MEASURES = (
    "rcab-2026-6-sect-6/section-6/subprogramme-1/result-3/measure-2",
    "rcab-2026-6-sect-6/section-6/subprogramme-1/result-1/measure-1",
    "1",
    "nowhere/at-all",
)
LINES = st.fixed_dictionaries(
    {
        "measure": st.sampled_from(MEASURES) | st.text(max_size=20),
        "period": st.sampled_from(["2024", "2025", "2026"]) | st.text(max_size=5),
        "kind": st.sampled_from(["baseline", "target", "actual"]) | st.text(max_size=5),
    },
    optional={
        "amount": st.decimals(allow_nan=False, allow_infinity=False).map("{:f}".format)
        | st.text(max_size=8),
        "state": st.sampled_from(["reported", "nil", "not_reported"]) | st.text(max_size=5),
        "as_of": st.dates().map(str) | st.text(max_size=10),
        "comment": st.text(max_size=20),
        "based_on": st.integers() | st.text(max_size=3),
    },
).map(json.dumps)


def _body(lines: list[str]) -> bytes:
    return "\n".join(lines).encode(errors="surrogatepass")


@schemathesis.check
def known_is_said_to_who_knows_it(_context: object, response: object, _case: object) -> None:
    """304 answers a reader who names what they have, and nobody else."""
    asked = response.request
    knows = asked.method in ("GET", "HEAD") and "If-None-Match" in asked.headers
    assert response.status_code != HTTPStatus.NOT_MODIFIED or knows, "304 for nothing known"


STREAMS = ("csv", "ndjson")
OF_PAGES = {"limit", "cursor", "expand"}


@schemathesis.hook
def filter_query(_context: object, query: dict[str, object] | None) -> bool:
    """Whether a list is asked for that is not refused for what does not go together."""
    return not query or query.get("format") not in STREAMS or not OF_PAGES & query.keys()


schemathesis.openapi.media_type(
    "application/x-ndjson",
    st.lists(LINES, max_size=5).map(_body) | st.lists(LINES | st.text(max_size=20)).map(_body),
)
schemathesis.openapi.media_type(
    "application/octet-stream",
    st.sampled_from([each.read_bytes() for each in sorted(SAMPLE.glob("*.txt"))])
    | st.binary(max_size=200),
)
