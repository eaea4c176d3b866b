"""A Redis of our own: a socket in our folder, nothing listens on the network."""

from pathlib import Path

from redis import Redis as Client
from redis.exceptions import RedisError

from indicators.management.supervisor import binaries
from indicators.management.supervisor.folder import DataFolder
from indicators.management.supervisor.processes import Child, ChildSpec


class Redis:
    """It wakes the worker and caches: what it holds may be lost, so nothing is written to disk."""

    def __init__(self, folder: DataFolder, sockets: Path) -> None:
        self.folder = folder
        self.socket = sockets / "redis.sock"

    @property
    def url(self) -> str:
        return f"unix://{self.socket}?db=0"

    def answers(self) -> bool:
        try:
            return bool(Client.from_url(self.url).ping())
        except RedisError:
            return False

    def child(self) -> Child:
        command = [
            binaries.redis_program(),
            *("--port", "0"),
            *("--unixsocket", str(self.socket)),
            *("--unixsocketperm", "700"),
            *("--dir", str(self.folder.path)),
            *("--save", ""),
            *("--appendonly", "no"),
            *("--daemonize", "no"),
            *("--maxmemory", "256mb"),
            *("--maxmemory-policy", "noeviction"),
        ]
        return Child(ChildSpec("redis", command, patience=5), self.folder)
