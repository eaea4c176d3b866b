"""``manage.py up`` as a person runs it: it survives kill -9, and Ctrl-C leaves nothing behind."""

import os
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from indicators.management.supervisor.ports import HOST
from indicators.management.supervisor.processes import left_over
from indicators.management.supervisor.service import is_healthy
from tests.management.test_supervisor_processes import is_alive, wait_until

ROOT = Path(__file__).resolve().parents[2]
NAMES = ["beat", "postgres", "redis", "web", "worker"]
# A first start migrates and loads the sample.
FIRST_START, LATER_START = 480, 60
pytestmark = pytest.mark.timeout(900)


class Up:
    """One running ``manage.py up`` and what it has printed."""

    def __init__(self, project: Path, data: Path, port: int) -> None:
        self.processes = data / "processes"
        self.output = data / "up.txt"
        self.output.write_text("")
        plain = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
        command = [sys.executable, "manage.py", "up", "--data", data, "--port", str(port)]
        with self.output.open("a") as output:
            self.process = subprocess.Popen(
                command, cwd=project, env=plain, stdout=output, stderr=output
            )

    def wait(self, seconds: float) -> None:
        wait_until(
            lambda: "Ctrl-C stops it." in self.said or self.process.poll() is not None, seconds
        )
        assert self.process.poll() is None, self.said

    @property
    def said(self) -> str:
        return self.output.read_text()

    @property
    def address(self) -> str:
        return re.search(r"http://\S+/", self.said)[0]

    def pids(self) -> dict[str, int | None]:
        return {name: left_over(self.processes / name) for name in NAMES}

    def is_healthy(self) -> bool:
        return is_healthy(urlsplit(self.address).port)

    def interrupt(self) -> int:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(90)


@pytest.fixture(scope="module")
def taken_port() -> Iterator[int]:
    with socket.socket() as somebody:
        somebody.bind((HOST, 0))
        somebody.listen()
        yield somebody.getsockname()[1]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy, as a person has it: nobody edits it between two starts."""
    copy = tmp_path_factory.mktemp("project")
    for name in ("indicators", "templates", "tracker"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("manage.py", "requirements.txt"):
        shutil.copy(ROOT / name, copy)
    return copy


@pytest.fixture(scope="module")
def up(project: Path, data: Path, taken_port: int) -> Iterator[Up]:
    up = Up(project, data, taken_port)
    try:
        up.wait(FIRST_START)
        yield up
    finally:
        up.interrupt()


@pytest.fixture
def left(up: Up) -> list[int]:
    """What runs before the supervisor is killed."""
    return [pid for pid in up.pids().values() if pid]


@pytest.fixture
def next_up(up: Up, project: Path, data: Path) -> Iterator[Up]:
    """Another one on the same folder, after the first is gone."""
    if up.process.poll() is None:
        up.process.kill()
        up.process.wait()
    next_up = Up(project, data, 8000)
    try:
        next_up.wait(LATER_START)
        yield next_up
    finally:
        next_up.interrupt()


def test_everything_runs_and_answers(up: Up):
    assert up.is_healthy()
    assert None not in up.pids().values()


def test_a_taken_port_is_said_and_another_is_used(up: Up, taken_port: int):
    assert f"Port {taken_port} is taken; using " in up.said
    assert f":{taken_port}/" not in up.address


def test_a_second_one_on_the_same_folder_is_refused_and_harms_nothing(
    up: Up, project: Path, data: Path
):
    before = up.pids()

    second = subprocess.run(
        [sys.executable, "manage.py", "up", "--data", data],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )

    assert second.returncode == 1
    assert "already running on" in second.stderr
    assert up.pids() == before


@pytest.mark.parametrize("name", NAMES)
def test_whatever_is_killed_is_started_again(up: Up, name: str):
    before = up.pids()[name]

    os.kill(before, signal.SIGKILL)

    wait_until(lambda: up.pids()[name] not in {None, before}, 60)
    wait_until(up.is_healthy, 60)
    assert f"{name} has ended; it starts again in " in up.said


def test_after_a_kill_of_the_supervisor_the_next_start_is_whole(
    left: list[int], next_up: Up, data: Path
):
    pids = [pid for pid in next_up.pids().values() if pid]

    assert next_up.is_healthy()
    assert "Migrating" not in next_up.said
    assert len(pids) == len(NAMES)
    assert [pid for pid in left if is_alive(pid)] == []
    assert next_up.interrupt() == 0
    assert [pid for pid in pids if is_alive(pid)] == []
    assert list((data / "processes").iterdir()) == []


def test_a_later_start_is_less_work_than_two_cores_do_in_five_seconds(next_up: Up):
    """Counted in work, its stop included: the tests share the machine with one another."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)

    next_up.interrupt()

    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 2 * 5
