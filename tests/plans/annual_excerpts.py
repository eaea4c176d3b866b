"""Excerpts of annual plans in text, in the documents' manner, and how to look at what is read."""

FRONT = (
    "RCAB/2020/6 (Sect. 6)",
    "A. Proposed programme plan for 2021 and programme performance in 2019",
)
UNIT = (*FRONT, "6.1 Roads matter.", "Subprogramme 1", "Roads", "Objective", "6.2 To join roads.")
RESULT = (*UNIT, "Planned results for 2021", "Result 1: open roads (new result)", "6.3 They open.")
COLUMNS = ("Category and subcategory", "2019", "planned", "2019", "actual", "2021", "planned")
TABLE = (*UNIT, "Deliverables", "6.4 See table 6.1.", "Table 6.1", "Roads: outputs", *COLUMNS)


def printed(*lines: str) -> bytes:
    """Each line a paragraph of its own; one that ends with ``+`` goes on in the next."""
    return "\n\n".join(line[:-1] if line.endswith("+") else f"{line} " for line in lines).encode()


def of_kind(plan, kind):
    return [record for record in plan if record.kind == kind]


def codes(plan):
    return [(doubt.code, doubt.about) for doubt in of_kind(plan, "doubt")]
