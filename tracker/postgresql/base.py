"""Django's way to PostgreSQL, without a question to each kept connection whether it is alive."""

from select import POLLIN, poll

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    def is_usable(self) -> bool:
        """Nothing waits on an idle connection but the last word of a server that is gone."""
        if self.errors_occurred:
            return super().is_usable()
        waiting = poll()
        waiting.register(self.connection, POLLIN)
        return not self.connection.closed and not waiting.poll(0)
