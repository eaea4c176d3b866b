"""The servers of a test run end with it, however it ends."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from indicators.management.supervisor.processes import left_over
from tests.management.test_supervisor_processes import is_alive, wait_until

ROOT = Path(__file__).resolve().parent.parent
SLEEPS = (
    "import time\ndef test_that_sleeps(db):\n    print('asleep', flush=True)\n    time.sleep(600)\n"
)
PASSES = "def test_that_passes(db): ...\n"


class Run:
    """A pytest of its own, whose temporary folders are its own too."""

    def __init__(self, place: Path, test: str) -> None:
        self.place = place
        self.output = place / "output.txt"
        (place / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text())
        (place / "test_it.py").write_text(test)
        command = [sys.executable, "-m", "pytest", "-c", ROOT / "pyproject.toml", "-s", "-q", place]
        with self.output.open("w") as output:
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                env={"PATH": os.environ["PATH"], "TMPDIR": str(place)},
                stdout=output,
                stderr=output,
            )

    def servers(self) -> list[int]:
        files = self.place.glob("tracker-test-*/processes/*")
        return [pid for file in files if (pid := left_over(file))]

    def wait_until_asleep(self) -> list[int]:
        wait_until(lambda: "asleep" in self.output.read_text(), 480)
        return self.servers()


@pytest.fixture
def run() -> Iterator[Run]:
    place = Path(tempfile.mkdtemp(prefix="tracker-run-"))
    place.chmod(0o755)
    run = Run(place, SLEEPS)
    yield run
    run.process.kill()
    run.process.wait()
    shutil.rmtree(place)


def test_a_run_that_is_told_to_end_ends_its_servers(run: Run):
    servers = run.wait_until_asleep()

    run.process.terminate()
    run.process.wait(60)

    assert len(servers) == 2
    assert [pid for pid in servers if is_alive(pid)] == []
    assert list(run.place.glob("tracker-test-*")) == []


def test_the_servers_of_a_killed_run_are_ended_by_the_next(run: Run):
    servers = run.wait_until_asleep()
    run.process.kill()
    run.process.wait()
    alive_before = [pid for pid in servers if is_alive(pid)]
    for folder in run.place.glob("tracker-test-*"):
        os.utime(folder, (0, 0))

    ended = Run(run.place, PASSES).process.wait(480)

    assert ended == 0
    assert alive_before == servers
    assert [pid for pid in servers if is_alive(pid)] == []
    assert list(run.place.glob("tracker-test-*")) == []
