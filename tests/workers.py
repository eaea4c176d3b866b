"""A real Celery worker for tests, which can be killed."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The worker, its beat and all they start live at another time, which goes on from there.
AT_ANOTHER_TIME = """
import sys, time_machine
time_machine.travel(sys.argv.pop(1), tick=True).start()
from celery.__main__ import main
sys.exit(main())
"""
WORKER = ("worker", "--without-gossip", "--without-mingle")


@contextmanager
def a_worker(
    log: Path,
    *,
    clock: datetime | None = None,
    processes: int = 1,
    beat: bool = True,
    **environment: str,
) -> Iterator[subprocess.Popen]:
    """A worker with its beat, as the service runs them, in a process group of its own."""
    celery = ["-c", AT_ANOTHER_TIME, clock.isoformat()] if clock else ["-m", "celery"]
    further = [f"--concurrency={processes}", *(["--beat"] if beat else [])]
    with log.open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, *celery, "-A", "tracker", *WORKER, *further],
            cwd=ROOT,
            env=os.environ | environment,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        kill(process)


def kill(worker: subprocess.Popen) -> None:
    if worker.poll() is None:
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()


def kill_those_at_work(worker: subprocess.Popen) -> None:
    """The processes that do the jobs of a worker without beat; it starts others for them."""
    for process in processes_at_work(worker):
        os.kill(process, signal.SIGKILL)


def processes_at_work(worker: subprocess.Popen) -> list[int]:
    children = Path(f"/proc/{worker.pid}/task/{worker.pid}/children").read_text()
    return [int(child) for child in children.split()]
