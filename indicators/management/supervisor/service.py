"""The whole service on one machine: the servers, then web, worker and beat."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from threading import Event, Thread

from indicators.management.supervisor.folder import CannotStart, DataFolder, write_privately
from indicators.management.supervisor.ports import HOST, free_port
from indicators.management.supervisor.postgres import APP, OWNER
from indicators.management.supervisor.processes import Child, ChildSpec
from indicators.management.supervisor.servers import Servers
from indicators.management.supervisor.watch import keep_running, stop_all

_LONGEST_START = 60.0
_LOOK_EVERY = 0.1
# What preparing depends on: a change of any of it prepares again at the next start.
_PREPARED_FROM = (
    "indicators/locale",
    "indicators/management/commands",
    "indicators/migrations",
    "indicators/models",
    "indicators/sample",
    "indicators/static",
    "requirements.txt",
)


class _Stopped(Exception):
    """We were told to stop before everything had started."""


class Service:
    """``run`` returns when ``stop`` is set, with everything it started stopped."""

    def __init__(
        self, root: Path, folder: DataFolder, port: int, say: Callable[[str], None]
    ) -> None:
        self.root = root
        self.folder = folder
        self.say = say
        self.port = free_port(port)
        if self.port != port:
            say(f"Port {port} is taken; using {self.port}.")
        self.servers = Servers(folder)
        home = self.servers.postgres.account.home
        if home != folder.path:
            say(f"The database is kept in {home}: it does not run as root, nor in root's home.")
        self.environment = self._environment()
        self.web = self._python("web", *_GRANIAN, "--port", str(self.port))
        self.worker = self._python("worker", *_WORKER)
        self.beat = self._python("beat", *_BEAT)

    def run(self, stop: Event) -> None:
        children = [*self.servers.children, self.web, self.worker, self.beat]
        watch = Thread(target=keep_running, args=(children, stop, self.say))
        try:
            self.servers.start()
            self._prepare(stop)
            self._start(stop)
            watch.start()
            self._show_first_run(stop)
            self.say("Ctrl-C stops it.")
            stop.wait()
        except _Stopped:
            self.say("Stopped.")
        finally:
            stop.set()
            if watch.is_alive():
                watch.join()
            stop_all(children)

    def _environment(self) -> dict[str, str]:
        postgres, path = self.servers.postgres, self.folder.path
        given = {name: value for name, value in os.environ.items() if name != "DATABASE_OWNER_URL"}
        return {
            "EMAIL_URL": f"file://{path / 'mail'}",
            **given,
            "DATABASE_URL": postgres.url(APP),
            "DEMO_PASSWORD": self.folder.secret("demo", length=12),
            "DJANGO_DATA_DIR": str(path),
            "DJANGO_HTTPS": "off",
            "DJANGO_PUBLIC_URL": f"http://{HOST}:{self.port}",
            "DJANGO_SECRET_KEY": self.folder.secret("django"),
            "DJANGO_SETTINGS_MODULE": "tracker.settings",
            "REDIS_URL": self.servers.redis.url,
        }

    def _python(self, name: str, *command: str) -> Child:
        spec = ChildSpec(name, [sys.executable, "-m", *command], self.environment, cwd=self.root)
        return Child(spec, self.folder)

    def _start(self, stop: Event) -> None:
        """Web first and alone: the person waits for it, and for nothing else."""
        self.web.start()
        self.web.wait(lambda: is_healthy(self.port), _LONGEST_START, stop)
        self.say(f"The indicator tracker is at http://{HOST}:{self.port}/")
        self.worker.start()
        self.beat.start()

    def _prepare(self, stop: Event) -> None:
        """Migrate, compile and load, once for each state of the files it is made from."""
        stamp = self.folder.path / "prepared"
        mark = _mark(self.root)
        if stamp.exists() and stamp.read_text() == mark:
            return
        stamp.unlink(missing_ok=True)
        owner = {"DATABASE_OWNER_URL": self.servers.postgres.url(OWNER)}
        if self._manage("prepare", stop, env=self.environment | owner).returncode != 0:
            raise CannotStart("Preparing failed; the reason is above.")
        write_privately(stamp, mark)

    def _show_first_run(self, stop: Event) -> None:
        """What the first run tells the person; kept, so that the next start only repeats it."""
        kept = self.folder.path / "first-run.txt"
        if not kept.exists():
            shown = self._manage("first_run", stop, stdout=subprocess.PIPE)
            if shown.returncode != 0:
                self.say("The sample's report was not made; the reason is above.")
                return
            write_privately(kept, shown.stdout.read())
        self.say(kept.read_text().rstrip())

    def _manage(self, command: str, stop: Event, **options: object) -> subprocess.Popen[str]:
        """Run a command to its end, or end it when we are told to stop."""
        given = {"env": self.environment, "text": True, "start_new_session": True} | options
        process = subprocess.Popen([sys.executable, self.root / "manage.py", command], **given)
        while process.poll() is None:
            if stop.wait(_LOOK_EVERY):
                process.terminate()
                process.wait()
                raise _Stopped
        return process


_GRANIAN = (
    *("granian", "tracker.wsgi:application"),
    *("--interface", "wsgi", "--blocking-threads", "4"),
    *("--host", HOST),
)
_CELERY = ("celery", "--app", "tracker", "--quiet")
_WORKER = (*_CELERY, "worker", "--concurrency", "2", "--without-mingle")
_BEAT = (*_CELERY, "beat", "--pidfile", "")


def is_healthy(port: int) -> bool:
    connection = HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def _mark(root: Path) -> str:
    """Of every file's name, size and time, which is quick; a changed mark only costs time."""
    mark = hashlib.sha256()
    for top in _PREPARED_FROM:
        for file in sorted([root / top, *(root / top).rglob("*")]):
            if file.is_file() and file.suffix not in {".mo", ".pyc"}:
                at = file.stat()
                mark.update(f"{file.relative_to(root)} {at.st_size} {at.st_mtime_ns}\n".encode())
    return mark.hexdigest()
