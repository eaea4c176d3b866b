"""A child is started, found again, restarted and stopped; nobody else's process is touched."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from indicators.management.supervisor import Child, ChildSpec, DataFolder
from indicators.management.supervisor.processes import left_over

SLEEPS = (sys.executable, "-c", "import time; time.sleep(600)")
# It has a child of its own, as the Celery worker has, and says its number.
HAS_A_CHILD = (
    sys.executable,
    "-c",
    f"import subprocess, sys, time; print(subprocess.Popen({SLEEPS!r}).pid, flush=True);"
    "time.sleep(600)",
)
IGNORES_TERM = (
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
    "print('deaf', flush=True); time.sleep(600)",
)


def wait_until(claim: Callable[[], object], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not claim():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def is_alive(pid: int) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


def test_a_started_child_is_on_file_and_a_stopped_one_is_not(folder: DataFolder):
    child = Child(ChildSpec("sleeper", SLEEPS), folder)

    child.start()
    pid = left_over(folder.processes / "sleeper")
    child.stop()

    assert pid is not None
    assert not is_alive(pid)
    assert not child.is_running()
    assert not (folder.processes / "sleeper").exists()


def test_the_child_of_a_killed_supervisor_is_ended_before_another_starts(folder: DataFolder):
    spec = ChildSpec("orphan", SLEEPS)
    Child(spec, folder).start()
    before = left_over(folder.processes / "orphan")

    again = Child(spec, folder)
    again.start()

    now = left_over(folder.processes / "orphan")
    assert before is not None
    assert not is_alive(before)
    assert now not in {None, before}
    again.stop()


def test_a_process_that_only_has_the_number_on_file_is_left_alone(folder: DataFolder):
    somebody = subprocess.Popen(SLEEPS)
    file = folder.processes / "reused"
    file.write_text(f"{somebody.pid} 12345")

    child = Child(ChildSpec("reused", SLEEPS), folder)
    child.start()
    child.stop()

    assert somebody.poll() is None
    somebody.kill()
    somebody.wait()


def test_a_file_that_was_cut_short_names_nobody(folder: DataFolder):
    file = folder.processes / "cut"

    for content in ("", str(os.getpid()), "not a number at all", "999999999 1"):
        file.write_text(content)

        assert left_over(file) is None


def test_the_children_of_a_killed_child_go_with_it(folder: DataFolder):
    child = Child(ChildSpec("parent", HAS_A_CHILD), folder)
    child.start()
    wait_until(lambda: child.last_words().isdigit())
    grandchild = int(child.last_words())
    pid = left_over(folder.processes / "parent")

    os.kill(pid, signal.SIGKILL)
    wait_until(lambda: not child.is_running())
    child.stop()

    wait_until(lambda: not is_alive(grandchild))


def test_a_child_that_does_not_listen_is_killed_when_patience_ends(folder: DataFolder):
    child = Child(ChildSpec("deaf", IGNORES_TERM, patience=0.3), folder)
    child.start()
    wait_until(lambda: child.last_words() == "deaf")
    pid = left_over(folder.processes / "deaf")

    child.stop()

    assert not is_alive(pid)


def test_restarts_wait_twice_as_long_each_time_up_to_half_a_minute(folder: DataFolder):
    child = Child(ChildSpec("failing", SLEEPS), folder)

    pauses = [child.pause_before_restart() for _ in range(9)]

    assert pauses == [0.5, 1, 2, 4, 8, 16, 30, 30, 30]


def test_a_child_has_the_environment_it_is_given_and_no_other(folder: DataFolder):
    command = (sys.executable, "-c", "import os; print(sorted(os.environ))")
    child = Child(ChildSpec("bare", command, {"LC_ALL": "C"}), folder)

    child.start()
    wait_until(lambda: not child.is_running())

    assert child.last_words() == "['LC_ALL']"
