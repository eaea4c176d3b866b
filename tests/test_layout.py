"""The shape of the project: short files, short functions, one list of pure modules."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.longest import LONGEST

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LONGEST_FILE, LONGEST_FUNCTION = 400, 50
NAMES_THAT_SAY_NOTHING = re.compile(r"(^|_)(utils?|helpers?|common|misc)(_|$)")


def tracked(*patterns: str) -> list[Path]:
    """The project's files as git knows them, those about to be added included."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [path for line in listed.stdout.splitlines() if (path := ROOT / line).is_file()]


def own_python() -> list[Path]:
    return [path for path in tracked("*.py") if "migrations" not in path.parts]


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node.end_lineno - node.lineno + 1


def contract(name: str) -> dict[str, object]:
    return next(
        each for each in PYPROJECT["tool"]["importlinter"]["contracts"] if each["name"] == name
    )


def test_no_file_is_longer_than_one_sitting():
    lengths = {path: len(path.read_text().splitlines()) for path in own_python()}

    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_function_is_longer_than_a_page():
    lengths = {(path, name): length for path in own_python() for name, length in functions(path)}

    assert {which: length for which, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_no_module_is_named_for_nothing():
    assert [path for path in own_python() if NAMES_THAT_SAY_NOTHING.search(path.stem)] == []


def test_the_modules_called_pure_are_the_same_for_mypy_and_for_the_import_contract():
    files = PYPROJECT["tool"]["mypy"]["files"]

    named = sorted(file.removesuffix(".py").replace("/", ".") for file in files)

    assert named == sorted(contract("Pure modules import no Django")["source_modules"])


def test_every_stage_has_its_door_guarded():
    packages = {
        path.parent.name for path in own_python() if path.parent.parent == ROOT / "indicators"
    }
    # Doors that lead in from outside, and what every stage knows.
    open_doors = {"admin", "api", "enums", "management", "models", "templatetags", "web"}
    guarded = {
        each["name"].removeprefix("A stage is entered by its front door: ")
        for each in PYPROJECT["tool"]["importlinter"]["contracts"]
        if each["type"] == "protected"
    }

    assert packages - open_doors == guarded


def test_no_contract_makes_an_exception():
    contracts = PYPROJECT["tool"]["importlinter"]["contracts"]

    assert [each["name"] for each in contracts if "ignore_imports" in each] == []


@pytest.mark.parametrize("stage", ["ruff check", "ruff format", "mypy", "lint-imports"])
def test_check_runs(stage: str):
    assert re.search(rf"^\t@.*{stage}", (ROOT / "Makefile").read_text(), re.MULTILINE)


def test_requirements_are_pinned_and_name_no_place_to_get_them_from():
    for name in ("requirements.txt", "requirements-dev.txt"):
        for line in (ROOT / name).read_text().splitlines():
            assert re.fullmatch(r"[a-z0-9._-]+==[^\s;]+( ; .+)?", line)


def test_the_development_packages_are_the_services_and_more():
    service, development = (
        {line.partition(" ;")[0] for line in (ROOT / name).read_text().splitlines()}
        for name in ("requirements.txt", "requirements-dev.txt")
    )

    assert service <= development


def test_every_import_of_ours_is_absolute_and_at_the_top():
    inside = [
        (path, node.lineno)
        for path in own_python()
        for function in ast.walk(ast.parse(path.read_text()))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]

    assert inside == []


def test_the_layers_hold():
    linted = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert linted.returncode == 0, linted.stdout


def test_decisions_are_numbered_one_after_the_other():
    records = sorted(tracked("indicators/decisions/*.md"))
    numbers = [int(each.name.partition("-")[0]) for each in records]
    headings = [each.read_text().splitlines()[0].partition(".")[0] for each in records]

    assert numbers == list(range(1, len(records) + 1))
    assert headings == [f"# {number}" for number in numbers]


def test_what_a_run_begins_with_is_there():
    assert [name for name in LONGEST if not (ROOT / name).exists()] == []
