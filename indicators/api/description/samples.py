"""An example of every body and answer that has none of its own, made from its description."""

from collections.abc import Mapping

JSON = "application/json"
Schema = Mapping[str, object]
# What the names of the API mean in the sample plan.
SAID: dict[str, object] = {
    "edition": "rcab-2026-6-sect-6",
    "slug": "rcab-2026-6-sect-6",
    "symbol": "RCAB/2026/6 (Sect. 6)",
    "path": "section 6/subprogramme 1/result 3/measure 2",
    "text": "Median hours for a loaded lorry to clear",
    "title": "Proposed programme budget for 2026",
    "name": "Figures of September",
    "period": "2026",
    "label": "2026",
    "language": "en",
    "amount": "380",
    "unit": "hours",
    "comment": "From the register.",
    "reason": "The register was counted again.",
    "document": "RCAB/RES/12, para. 4",
    "decided_by": "The Commission",
    "by": "Lena Okafor",
    "granted_by": "Lena Okafor",
    "action": "Hire a second crew.",
    "answer": "The pass was closed in March.",
    "words": "Signed by all members.",
    "url": "https://register.example/2026",
    "zone": "UTC",
    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "tolerance": "0.5",
    "at": "06:30",
    "cursor": "YWZ0ZXIgMTA0IDcx",
}
AT, DAY = "2026-10-05T09:12:44.531200+00:00", "2026-10-05"
FORMATS = {"date-time": AT, "date": DAY, "uri": SAID["url"], "email": "planning@rcab.example"}


def show_samples(result: dict[str, object]) -> None:
    """Beside each body and answer in JSON that has no example."""
    components = result["components"]["schemas"]
    for methods in result["paths"].values():
        for operation in methods.values():
            done = (answer for status, answer in operation["responses"].items() if status < "3")
            for body in (operation.get("requestBody", {}), *done):
                kind = body.get("content", {}).get(JSON)
                if kind and "example" not in kind:
                    kind["example"] = sample(kind["schema"], components)


def sample(
    schema: Schema, components: Mapping[str, Schema], name: str = "", own: str = ""
) -> object:
    """``name`` is that of the field, ``own`` that of the description."""
    if reference := schema.get("$ref"):
        own = str(reference).rpartition("/")[2]
        return sample(components[own], components, name, own)
    for choices in ("oneOf", "anyOf", "allOf"):
        if choices in schema:
            return sample(schema[choices][0], components, name)
    if said := [each for each in schema.get("enum", ()) if each]:
        return said[0]
    kinds = schema.get("type", "object")
    kind = kinds if isinstance(kinds, str) else next(each for each in kinds if each != "null")
    if kind == "array":
        return [sample(schema["items"], components, name.removesuffix("s"))]
    if kind == "object":
        # What hangs below a row is not there unless it is asked for.
        return {
            field: sample(each, components, field)
            for field, each in schema.get("properties", {}).items()
            if not (own.endswith("Row") and _is_list_of_rows(each))
        }
    return _plain(schema, kind, name)


def _is_list_of_rows(schema: Schema) -> bool:
    return str(schema.get("items", {}).get("$ref", "")).endswith("Row")


def _plain(schema: Schema, kind: str, name: str) -> object:
    if kind == "boolean":
        return True
    if kind in ("integer", "number"):
        return max(int(schema.get("minimum", 1)), 1)
    if schema.get("format") in FORMATS:
        return FORMATS[schema["format"]]
    if isinstance(said := SAID.get(name), str):
        return said
    pattern = str(schema.get("pattern", ""))
    if name.endswith(("_numerator", "_denominator")) or "[0-9]" in pattern:
        return SAID["amount"]
    return name.replace("_", " ")
