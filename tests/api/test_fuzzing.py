"""schemathesis asks the service as it is deployed: granian, PostgreSQL, the rights of web."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.site import ROOT, Site, running

HERE = Path(__file__).parent
# Seconds, on a crowded machine.
LONGEST = 1500


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with running(API_REQUESTS_PER_MINUTE="1000000") as started:
        yield started


@pytest.mark.timeout(LONGEST + 60)
def test_whatever_is_asked_is_answered_as_described(site: Site, tmp_path: Path):
    """Every check, first each operation by itself and then one after the other."""
    asked = subprocess.run(
        [
            Path(sys.executable).with_name("schemathesis"),
            "--config-file",
            HERE / "schemathesis.toml",
            "run",
            f"{site.root}/api/v1/openapi.yaml",
            f"--header=Authorization: Bearer {site.examples['token']}",
            "--checks=all",
            "--phases=examples,coverage,fuzzing,stateful",
            "--generation-deterministic",
            "--max-examples=2",
            "--workers=1",
            "--warnings=off",
            "--continue-on-failure",
            "--suppress-health-check=all",
        ],
        cwd=tmp_path,
        env=os.environ
        | {"PYTHONPATH": str(ROOT), "SCHEMATHESIS_HOOKS": "tests.api.schemathesis_hooks"},
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )

    assert asked.returncode == 0, asked.stdout[-20_000:]
