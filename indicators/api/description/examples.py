"""Examples of the operations that are used most, by the name of the operation."""

from collections.abc import Mapping
from dataclasses import dataclass

JSON, NDJSON = "application/json", "application/x-ndjson"
MEASURE = "rcab-2026-6-sect-6/section-6/subprogramme-1/result-3/measure-2"
STATED = {
    "state": "reported",
    "amount": "380",
    "amount_high": None,
    "numerator": None,
    "denominator": None,
    "words": "",
    "judged": "",
    "qualifier": "",
    "basis": "level",
    "comment": "From the register.",
}
VALUE = {
    **STATED,
    "id": 260,
    "identity": 6,
    "period": "2026",
    "first_day": "2026-01-01",
    "last_day": "2026-12-31",
    "kind": "actual",
    "component": None,
    "disaggregation": "",
    "as_of": "2026-09-30",
    "status": "draft",
    "revision": 1,
    "at": "2026-10-05T09:12:44.531200+00:00",
}
LINE = (
    f'{{"measure": "{MEASURE}", "period": "2026", "kind": "actual", "as_of": "2026-09-30", '
    '"amount": "380"}'
)


@dataclass(frozen=True, slots=True)
class Example:
    """A body and its answer, each where the operation has one."""

    asked: object = None
    answered: object = None
    media_type: str = JSON


def _page(row: Mapping[str, object]) -> dict[str, object]:
    return {"next": None, "results": [row]}


EXAMPLES = {
    "get_plans": Example(
        answered=_page(
            {
                "id": 1,
                "symbol": "RCAB/2026/6 (Sect. 6)",
                "title": "Proposed programme budget for 2026",
                "rhythm": "annual",
            }
        )
    ),
    "get_measures": Example(
        answered=_page({"id": 28, "path": "section 6/subprogramme 1/result 3/measure 2"})
    ),
    "get_values": Example(answered=_page(VALUE | {"status": "approved"})),
    "post_values": Example(
        asked={
            "measure": MEASURE,
            "period": "2026",
            "kind": "actual",
            "as_of": "2026-09-30",
            "amount": "380",
            "comment": "From the register.",
        },
        answered=VALUE,
    ),
    "put_values_id": Example(
        asked={"amount": "385", "comment": "From the register, corrected."},
        answered=VALUE
        | {"amount": "385", "comment": "From the register, corrected.", "revision": 2},
    ),
    "post_values_bulk": Example(
        asked=f"{LINE}\n",
        answered='{"kept":true,"taken":1,"unchanged":0,"refused":0}\n'
        '{"line":1,"outcome":"taken","value":260,"revision":1}\n',
        media_type=NDJSON,
    ),
    "post_steps": Example(
        asked={"step": "submit", "values": [{"id": 260, "revision": 2}]}, answered={"moved": 1}
    ),
    "get_attainment": Example(
        answered=_page(
            {
                "id": 7,
                "measure": 28,
                "edition": "rcab-2026-6-sect-6",
                "path": "section 6/subprogramme 1/result 3/measure 2",
                "component": None,
                "period": "2026",
                "verdict": "EXCEEDED",
                "ratio_numerator": "41",
                "ratio_denominator": "40",
                "gap": "10",
                "rule_set": "AR-1",
                "target": "400",
                "actual": "410",
                "is_stale": False,
            }
        )
    ),
    "post_reports": Example(
        asked={"edition": "rcab-2026-6-sect-6", "period": "2026", "formats": ["pdf", "xlsx"]},
        answered={
            "id": 3,
            "edition": "rcab-2026-6-sect-6",
            "period": "2026",
            "kind": "performance",
            "formats": ["pdf", "xlsx"],
            "language": "en",
            "status": "queued",
        },
    ),
    "post_rounds": Example(
        asked={
            "edition": "rcab-2026-6-sect-6",
            "name": "Figures of September",
            "as_of": "2026-09-30",
            "periods": ["2026"],
            "kinds": ["actual"],
            "opens_on": "2026-10-01",
            "due_on": "2026-10-15",
            "closes_on": "2026-10-31",
        },
        answered={"id": 2, "edition": "rcab-2026-6-sect-6", "name": "Figures of September"},
    ),
}


def show_examples(operation: dict[str, object]) -> None:
    """Add the example of an operation to its bodies."""
    example = EXAMPLES.get(operation["operationId"])
    if example is None:
        return
    done = next(answer for status, answer in operation["responses"].items() if status < "3")
    for said, body in ((example.asked, operation.get("requestBody")), (example.answered, done)):
        if said is not None:
            body["content"][example.media_type]["example"] = said
