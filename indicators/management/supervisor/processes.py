"""A child process: started, found again by its file, restarted, stopped."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from indicators.management.supervisor.folder import CannotStart, DataFolder, write_privately

_LONGEST_PAUSE = 30.0
_STEADY_AFTER = 60.0
_LOOK_EVERY = 0.05


@dataclass(frozen=True)
class ChildSpec:
    """What to run. ``stop_with`` asks it politely; after ``patience`` seconds it is killed."""

    name: str
    command: Sequence[str | Path]
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    popen_options: Mapping[str, object] = field(default_factory=dict)
    cwd: Path = Path("/")
    stop_with: signal.Signals = signal.SIGTERM
    patience: float = 20.0


class Child:
    """One running process in a session of its own, so that Ctrl-C reaches only us.

    Its file holds its number and the moment it started: a number alone may be somebody else's
    by the time another supervisor reads it.
    """

    def __init__(self, spec: ChildSpec, folder: DataFolder) -> None:
        self.spec = spec
        self.log = folder.logs / f"{spec.name}.log"
        self._file = folder.processes / spec.name
        self._process: subprocess.Popen[bytes] | None = None
        self._started_at = time.monotonic()
        self._failures = 0

    def start(self) -> None:
        self.stop_left_over()
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self.spec.command,
                env=self.spec.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.spec.cwd,
                start_new_session=True,
                **self.spec.popen_options,
            )
        self._started_at = time.monotonic()
        write_privately(self._file, f"{self._process.pid} {_born(self._process.pid)}")

    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def wait(self, answers: Callable[[], bool], seconds: float, stop: Event | None = None) -> None:
        """Until it answers, or we are told to stop; what it last wrote is the reason if it ends."""
        deadline = time.monotonic() + seconds
        while self.is_running() and time.monotonic() < deadline:
            if answers() or (stop and stop.is_set()):
                return
            time.sleep(_LOOK_EVERY)
        raise CannotStart(
            f"{self.spec.name} did not start. It wrote to {self.log}:\n{self.last_words()}"
        )

    def pause_before_restart(self) -> float:
        """Seconds since its end that a restart waits: doubled each time it does not last."""
        if time.monotonic() - self._started_at > _STEADY_AFTER:
            self._failures = 0
        self._failures += 1
        return min(0.25 * 2**self._failures, _LONGEST_PAUSE)

    def last_words(self) -> str:
        lines = self.log.read_text(errors="replace").splitlines() if self.log.exists() else []
        return "\n".join(lines[-8:])

    def stop(self) -> None:
        if self._process is None:
            return
        if self.is_running():
            self._process.send_signal(self.spec.stop_with)
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(self.spec.patience)
        _kill_group(self._process.pid)
        self._process.wait()
        self._process = None
        self._file.unlink(missing_ok=True)

    def stop_left_over(self) -> None:
        """End what a killed supervisor, or this child's own killed parent, left running."""
        if self._process is not None:
            self.stop()
        pid = left_over(self._file)
        if pid is not None:
            os.kill(pid, self.spec.stop_with)
            deadline = time.monotonic() + self.spec.patience
            while left_over(self._file) is not None and time.monotonic() < deadline:
                time.sleep(_LOOK_EVERY)
            if left_over(self._file) is not None:
                _kill_group(pid)
        self._file.unlink(missing_ok=True)


def left_over(file: Path) -> int | None:
    """The process a file speaks of, if it still is the very same process."""
    if not file.exists():
        return None
    pid, _, born = file.read_text().partition(" ")
    if not pid.isdigit() or not born or _born(int(pid)) != born:
        return None
    return int(pid)


def _born(pid: int) -> str:
    """A text that no other process of this number will ever have; empty if it is gone."""
    status = Path(f"/proc/{pid}/stat")
    try:
        fields = status.read_text().rpartition(")")[2].split()
    except OSError:
        return "" if Path("/proc/self").exists() else _born_as_ps_says(pid)
    return "" if fields[0] == "Z" else fields[19]


def _born_as_ps_says(pid: int) -> str:
    said = subprocess.run(
        ["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return said.stdout.strip()


def _kill_group(pid: int) -> None:
    """A killed parent's own children go with it: they are in the session that we opened."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
