"""Django's way to PostgreSQL, without a question to each kept connection whether it is alive."""

from select import POLLIN, poll

from django.db.backends.postgresql import base
from psycopg2.extensions import TRANSACTION_STATUS_IDLE


class DatabaseWrapper(base.DatabaseWrapper):
    def is_usable(self) -> bool:
        """Nothing waits on an idle connection but the last word of a server that is gone."""
        is_idle = self.connection.get_transaction_status() == TRANSACTION_STATUS_IDLE
        if self.errors_occurred or not is_idle:
            return super().is_usable()
        waiting = poll()
        waiting.register(self.connection, POLLIN)
        return not self.connection.closed and not waiting.poll(0)
