"""Our own small supervisor: real PostgreSQL and Redis, and the processes of the service.

``manage.py up`` keeps the whole service running on one machine; the tests start the same two
servers on a temporary folder. Everything it knows is in the data folder, so that a supervisor
that was killed leaves nothing the next one cannot find.
"""

from indicators.management.supervisor.folder import CannotStart, DataFolder
from indicators.management.supervisor.postgres import ADMIN, APP, OWNER, Postgres
from indicators.management.supervisor.processes import Child, ChildSpec
from indicators.management.supervisor.servers import Servers
from indicators.management.supervisor.service import Service
from indicators.management.supervisor.watch import stopped_by_signals

__all__ = [
    "ADMIN",
    "APP",
    "OWNER",
    "CannotStart",
    "Child",
    "ChildSpec",
    "DataFolder",
    "Postgres",
    "Servers",
    "Service",
    "stopped_by_signals",
]
