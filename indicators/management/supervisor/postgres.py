"""A PostgreSQL of our own: made once, one socket in our folder, two roles."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

import psycopg2
from psycopg2 import sql

from indicators.management.supervisor import binaries
from indicators.management.supervisor.account import unprivileged
from indicators.management.supervisor.folder import CannotStart, DataFolder
from indicators.management.supervisor.processes import Child, ChildSpec

ADMIN = "tracker_admin"
OWNER = "tracker_owner"
APP = "tracker_app"
DATABASE = "tracker"
_LOOK_EVERY = 0.05


class Postgres:
    """The cluster, its server process, and the addresses of its roles.

    ``OWNER`` owns the tables and is for migrations; ``APP`` is what web and worker use.
    ``settings`` are server settings, for a cluster that need not survive a power cut.
    """

    def __init__(self, folder: DataFolder, settings: Mapping[str, str] | None = None) -> None:
        self.folder = folder
        self.settings = dict(settings or {})
        self.account = unprivileged(folder)
        self.sockets = folder.make_sockets(self.account.home, self.account.uid)
        self.data = self.account.home / "postgres"
        self.programs = self.account.reachable(binaries.postgres_programs(self._version_kept()))

    def url(self, role: str, database: str = DATABASE) -> str:
        """The address for ``OWNER``, ``APP`` or, with the database ``postgres``, ``ADMIN``."""
        password = quote(self.folder.secret(role), safe="")
        return f"postgres://{role}:{password}@/{database}?host={quote(str(self.sockets), safe='')}"

    def child(self) -> Child:
        options = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.sockets),
            "unix_socket_permissions": "0700",
            **self.settings,
        }
        command = [self.programs / "postgres", "-D", self.data]
        for name, value in options.items():
            command += ["-c", f"{name}={value}"]
        spec = ChildSpec(
            "postgres",
            command,
            popen_options=self.account.popen_options(),
            stop_with=signal.SIGINT,  # PostgreSQL's "fast": ends the sessions, keeps the data
            patience=60,
        )
        return Child(spec, self.folder)

    def make_cluster(self) -> None:
        """Make the cluster beside its place and move it there whole: half a one is never kept."""
        if self.data.exists():
            return
        draft = self.data.with_name("postgres.new")
        shutil.rmtree(draft, ignore_errors=True)
        self.account.make_folder(draft)
        password = draft.with_name("password.new")
        self.account.write(password, self.folder.secret(ADMIN))
        try:
            self._initdb(draft, password)
        finally:
            password.unlink()
        draft.rename(self.data)

    def settle_lock(self) -> None:
        """End a server that runs on our data; forget a lock whose number is somebody else's.

        PostgreSQL itself only asks whether a process of that number lives.
        """
        lock = self.data / "postmaster.pid"
        if not lock.exists() or not Path("/proc/self").exists():
            return
        pid = int(lock.read_text().partition("\n")[0])
        if not _works_in(pid, self.data):
            lock.unlink()
            return
        os.kill(pid, signal.SIGINT)
        while _works_in(pid, self.data):
            time.sleep(_LOOK_EVERY)

    def answers(self) -> bool:
        try:
            psycopg2.connect(self.url(ADMIN, "postgres")).close()
        except psycopg2.OperationalError:
            return False
        return True

    def make_roles(self) -> None:
        """The two roles, with today's passwords, and the database of the first."""
        connection = psycopg2.connect(self.url(ADMIN, "postgres"))
        connection.autocommit = True
        with connection.cursor() as cursor:
            for role in (OWNER, APP):
                cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
                verb = "ALTER" if cursor.fetchone() else "CREATE"
                cursor.execute(
                    sql.SQL(verb + " ROLE {} LOGIN PASSWORD %s").format(sql.Identifier(role)),
                    [self.folder.secret(role)],
                )
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
            if cursor.fetchone() is None:
                cursor.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")
        connection.close()

    def _initdb(self, draft: Path, password: Path) -> None:
        made = subprocess.run(
            [
                self.programs / "initdb",
                *("--pgdata", draft),
                *("--username", ADMIN),
                *("--pwfile", password),
                *("--auth", "scram-sha-256"),
                *("--encoding", "UTF8"),
                # Under the character type C, pg_trgm finds no letters in Chinese.
                *("--locale", "C"),
                *("--lc-ctype", "C.UTF-8"),
                *(["--no-sync"] if self.settings.get("fsync") == "off" else []),
            ],
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
            env=dict(os.environ, LC_ALL="C"),
            **self.account.popen_options(),
        )
        if made.returncode != 0:
            shutil.rmtree(draft, ignore_errors=True)
            raise CannotStart(f"The database could not be made: {made.stderr.strip()}")

    def _version_kept(self) -> int | None:
        """The major version that the data was made by; no other can read it."""
        kept = self.data / "PG_VERSION"
        return int(kept.read_text()) if kept.exists() else None


def _works_in(pid: int, folder: Path) -> bool:
    try:
        return Path(f"/proc/{pid}/cwd").readlink() == folder
    except OSError:
        return False
