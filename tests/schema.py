"""The migrated, empty database that every test database is a copy of.

Migrating takes ten seconds and more. Its outcome is kept in pytest's cache folder under a mark of
everything it is made from, and read back in a blink while none of that has changed.
"""

import hashlib
import os
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path

from indicators.management.supervisor import OWNER, Postgres

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = "tracker_template"
_KEPT = ROOT / ".pytest_cache" / "schema"


def migrate_template(postgres: Postgres) -> None:
    kept = _KEPT / f"{_mark(postgres)}.sql"
    url = postgres.url(OWNER, TEMPLATE)
    if kept.exists():
        _run(postgres.programs / "psql", "--quiet", "-v", "ON_ERROR_STOP=1", "-f", kept, url)
        return
    manage("migrate", "--database", "owner", "--verbosity", "0")
    manage("grant_rights")
    _KEPT.mkdir(parents=True, exist_ok=True)
    draft = kept.with_suffix(f".{os.getpid()}")
    _run(postgres.programs / "pg_dump", "--file", draft, url)
    draft.replace(kept)


def manage(*command: str) -> None:
    _run(sys.executable, ROOT / "manage.py", *command)


def _mark(postgres: Postgres) -> str:
    """Of the migrations, the rights, the packages, and the server that wrote the dump."""
    mark = hashlib.sha256()
    for made_from in ("migrations/*.py", "models/*.py", "management/commands/grant_rights.py"):
        for file in sorted((ROOT / "indicators").glob(made_from)):
            mark.update(file.read_bytes())
    packages = sorted(f"{each.name}=={each.version}" for each in distributions())
    mark.update("\n".join([*packages, str(postgres.programs)]).encode())
    return mark.hexdigest()[:20]


def _run(*command: str | Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{Path(command[0]).name} failed: {done.stderr[-3000:]}")
