"""Which user the database server runs as: PostgreSQL refuses to be root."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from indicators.management.supervisor.folder import CannotStart, DataFolder, write_privately

_WITHOUT_RIGHTS = ("postgres", "nobody")
_ELSEWHERE = Path("/var/lib/indicator-tracker")


@dataclass(frozen=True)
class Account:
    """A user, and a folder that this user can enter. Unless we are root, simply ourselves."""

    uid: int
    gid: int
    home: Path

    @property
    def is_another(self) -> bool:
        return self.uid != os.getuid()

    def popen_options(self) -> dict[str, object]:
        if not self.is_another:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def can_enter(self, folder: Path) -> bool:
        entered = subprocess.run(
            ["/bin/sh", "-c", 'cd "$0"', folder],
            check=False,
            capture_output=True,
            cwd="/",
            **self.popen_options(),
        )
        return entered.returncode == 0

    def make_folder(self, path: Path) -> None:
        path.mkdir(mode=0o700, parents=True)
        os.chown(path, self.uid, self.gid)

    def write(self, path: Path, content: str) -> None:
        write_privately(path, content)
        os.chown(path, self.uid, self.gid)

    def reachable(self, programs: Path) -> Path:
        """The folder of programs; a copy of its installation where the user cannot enter it."""
        if not self.is_another or self.can_enter(programs):
            return programs
        copy = self.home / "programs"
        if not copy.exists():
            draft = copy.with_name("programs.new")
            shutil.rmtree(draft, ignore_errors=True)
            shutil.copytree(programs.parent, draft, symlinks=True)
            draft.rename(copy)
        return copy / programs.name


def unprivileged(folder: DataFolder) -> Account:
    """Ourselves and the data folder; for root, a user without rights and where it may work.

    A root's home is closed to everyone else. For a data folder inside it the cluster is kept
    under /var/lib instead, in a folder named after the data folder.
    """
    if os.getuid() != 0:
        return Account(os.getuid(), os.getgid(), folder.path)
    user = _user_without_rights()
    here = Account(user.pw_uid, user.pw_gid, folder.path)
    if here.can_enter(folder.path):
        return here
    home = _ELSEWHERE / folder.mark
    home.mkdir(parents=True, exist_ok=True)
    return Account(user.pw_uid, user.pw_gid, home)


def _user_without_rights() -> pwd.struct_passwd:
    for name in _WITHOUT_RIGHTS:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise CannotStart(
        "PostgreSQL does not run as root, and there is no user 'nobody'. Start as another user."
    )
