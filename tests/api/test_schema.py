"""The description of the API: it changes only when somebody means it, and it is true."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jsonschema
import yaml
from drf_spectacular.validation import validate_schema

from indicators.api.description import schema
from indicators.api.description.examples import EXAMPLES

HERE = Path(__file__).parent
ANNOUNCED = HERE / "openapi.yaml"
HOW_TO_ANNOUNCE = "python manage.py spectacular --file tests/api/openapi.yaml"

# What is below an existing thing and changes nothing that stands there, so that nothing that
# somebody else did can be lost.
ADDS_ALONE = {
    "post /api/v1/editions/{slug}/incoming/": "A file is laid by and weighed; nothing is kept.",
    "post /api/v1/editions/{slug}/links/proposals/": "Proposals come beside those that stand.",
    "post /api/v1/measures/{id}/breakdowns/": "One more; of a dimension that is there, 409.",
    "post /api/v1/rounds/{id}/exceptions/": "One more beside those that stand.",
}


@cache
def described() -> dict[str, object]:
    return yaml.load(schema.described(), yaml.CSafeLoader)


def operations() -> Iterator[tuple[str, str, dict[str, object]]]:
    for path, methods in described()["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def test_a_change_of_the_api_is_announced():
    """``HOW_TO_ANNOUNCE`` writes the new description; the change log says what it means."""
    assert yaml.load(ANNOUNCED.read_text(), yaml.CSafeLoader) == described(), HOW_TO_ANNOUNCE


def test_the_description_is_openapi():
    validate_schema(described())

    assert described()["openapi"].startswith("3.1")


def test_everything_is_described():
    bare = [
        f"{method} {path}: {what}"
        for path, method, operation in operations()
        for what in ("summary", "operationId", "tags")
        if not operation.get(what)
    ]
    parameters = [
        f"{method} {path}: {parameter['name']}"
        for path, method, operation in operations()
        for parameter in operation.get("parameters", ())
        if "schema" not in parameter or not parameter.get("description")
    ]
    refusals = [
        f"{method} {path}: {status}"
        for path, method, operation in operations()
        for status in ("400", "401", "403", "404", "429", "500")
        if status not in operation["responses"] and operation["tags"] != ["oauth"]
    ]

    assert (bare, parameters, refusals) == ([], [], [])


def bodies() -> Iterator[tuple[str, dict[str, object]]]:
    """What is sent and what comes back, in JSON, of every operation."""
    for _path, _method, operation in operations():
        done = (answer for status, answer in operation["responses"].items() if status < "3")
        for body in (operation.get("requestBody", {}), *done):
            if "application/json" in body.get("content", {}):
                yield operation["operationId"], body["content"]["application/json"]


def test_every_body_has_an_example_that_is_as_described():
    components = described()["components"]
    bare = [name for name, kind in bodies() if "example" not in kind]
    for _name, kind in bodies():
        jsonschema.validate(kind["example"], kind["schema"] | {"components": components})

    assert bare == []
    assert set(EXAMPLES) - {"post_values_bulk"} <= {name for name, _kind in bodies()}


def test_who_takes_a_key_says_that_it_may_have_been_used():
    silent = [
        f"{method} {path}"
        for path, method, operation in operations()
        for parameter in operation.get("parameters", ())
        if parameter["name"] == "Idempotency-Key" and "422" not in operation["responses"]
    ]

    assert silent == []


def test_what_changes_something_existing_says_what_it_is_based_on():
    blind = {
        f"{method} {path}"
        for path, method, operation in operations()
        if method in {"put", "patch", "delete"} or (method == "post" and "{" in path)
        if not any(
            parameter["name"] == "If-Match" and parameter["required"]
            for parameter in operation["parameters"]
        )
    }

    assert blind == set(ADDS_ALONE)


def test_answers_say_their_headers_and_what_is_known_is_not_sent_again():
    silent = [
        f"{method} {path}"
        for path, method, operation in operations()
        for status, answer in operation["responses"].items()
        if status < "3"
        and "application/json" in answer.get("content", {})
        and "ETag" not in answer.get("headers", {})
        and operation["tags"] != ["oauth"]
    ]
    unconditional = [
        path
        for path, method, operation in operations()
        if method == "get"
        and "application/json" in operation["responses"]["200"].get("content", {})
        and "304" not in operation["responses"]
    ]

    assert (silent, unconditional) == ([], [])
