"""The data folder: what is kept between two starts, and where the sockets are."""

import fcntl
import hashlib
import os
import secrets
import shutil
import stat
import tempfile
from pathlib import Path

# The kernel's limit for the path of a Unix socket is 108 bytes with the closing zero.
LONGEST_SOCKET_PATH = 107
LONGEST_SOCKET_NAME = ".s.PGSQL.5432.lock"
LEAST_FREE_BYTES = 200 * 1024 * 1024


class CannotStart(Exception):
    """Why the service cannot start, and what to do about it, in words for the person."""


class DataFolder:
    """One folder, one supervisor. Nothing in it is ever deleted by us but process files."""

    def __init__(self, path: Path, least_free: int = LEAST_FREE_BYTES) -> None:
        self.path = path.resolve()
        self.least_free = least_free
        self.processes = self.path / "processes"
        self.logs = self.path / "logs"
        self._lock: int | None = None

    def open(self) -> None:
        """Make the folder if need be and lock it; the lock ends with this process."""
        try:
            for folder in (self.path, self.processes, self.logs):
                folder.mkdir(parents=True, exist_ok=True)
            self._refuse_a_full_disk()
            self._lock = os.open(self.path / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        except PermissionError as refusal:
            raise CannotStart(
                f"Cannot write to {self.path} ({refusal.strerror}). "
                "Start as the user who owns it, or set DJANGO_DATA_DIR to another folder."
            ) from refusal
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            raise CannotStart(
                f"The service is already running on {self.path}. Stop it with Ctrl-C there first."
            ) from taken

    def close(self) -> None:
        """Let another supervisor have the folder."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _refuse_a_full_disk(self) -> None:
        free = shutil.disk_usage(self.path).free
        if free < self.least_free:
            raise CannotStart(
                f"The disk of {self.path} has {free // 1024**2} MB left; "
                f"{self.least_free // 1024**2} MB are needed. Nothing was changed: "
                "free some space and start again."
            )

    def secret(self, name: str, length: int = 64) -> str:
        """A random text, made once and kept for the owner's eyes only."""
        kept = self.path / "secrets" / name
        if not kept.exists():
            kept.parent.mkdir(mode=0o700, exist_ok=True)
            write_privately(kept, secrets.token_hex(length // 2))
        return kept.read_text()

    @property
    def mark(self) -> str:
        """A short text that stands for this folder's path."""
        return hashlib.sha256(os.fsencode(self.path)).hexdigest()[:12]

    def sockets(self, home: Path) -> Path:
        """``home/sockets``; where that is longer than a socket may be, a folder in /tmp."""
        own = home / "sockets"
        if len(os.fsencode(own / LONGEST_SOCKET_NAME)) <= LONGEST_SOCKET_PATH:
            return own
        return Path(tempfile.gettempdir()) / f"tracker-{os.getuid()}-{self.mark}"

    def make_sockets(self, home: Path, owner: int) -> Path:
        """The folder, for ``owner`` alone. Anybody may make one in /tmp: theirs is refused."""
        folder = self.sockets(home)
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {owner, os.getuid()}:
            raise CannotStart(f"{folder} belongs to somebody else. Remove it and start again.")
        if found.st_uid != owner:
            os.chown(folder, owner, -1)
        folder.chmod(0o700)
        return folder


def write_privately(path: Path, content: str) -> None:
    """Replace the file in one step, readable by its owner only."""
    draft = path.with_name(f"{path.name}.new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
