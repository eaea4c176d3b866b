"""The two servers together, as the service and the tests start them."""

from collections.abc import Mapping

from indicators.management.supervisor.folder import DataFolder
from indicators.management.supervisor.postgres import Postgres
from indicators.management.supervisor.processes import Child
from indicators.management.supervisor.redis import Redis

_LONGEST_START = 30.0
# After a crash PostgreSQL first replays what was written since its last checkpoint.
_LONGEST_RECOVERY = 300.0


class Servers:
    """PostgreSQL and Redis on one data folder, which must be open."""

    def __init__(self, folder: DataFolder, settings: Mapping[str, str] | None = None) -> None:
        self.postgres = Postgres(folder, settings)
        self.redis = Redis(folder, self.postgres.sockets)
        self._postgres = self.postgres.child()
        self._redis = self.redis.child()

    @property
    def children(self) -> list[Child]:
        return [self._postgres, self._redis]

    def start(self) -> None:
        self.postgres.make_cluster()
        self._postgres.stop_left_over()
        self.postgres.settle_lock()
        for child in self.children:
            child.start()
        self._redis.wait(self.redis.answers, _LONGEST_START)
        self._postgres.wait(self.postgres.answers, _LONGEST_RECOVERY)
        self.postgres.make_roles()

    def stop(self) -> None:
        for child in reversed(self.children):
            child.stop()

    def stop_left_over(self) -> None:
        """End what a killed process left running on this folder."""
        for child in reversed(self.children):
            child.stop_left_over()
