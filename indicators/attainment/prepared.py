"""A statement that the database plans once for a connection, and not for every call.

Planning the rules takes ten times as long as judging one measure by them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from django.db import connection
from django.db.backends.utils import CursorWrapper

# The database knows what it has prepared, whoever handed this connection on. One plan for all
# parameters: a plan for each of the first five would cost what is to be saved.
IS_PREPARED = """
SELECT set_config('plan_cache_mode', 'force_generic_plan', true),
    EXISTS (SELECT FROM pg_prepared_statements WHERE name = %s)
"""


@dataclass(frozen=True)
class Prepared:
    """``statement`` has named parameters; ``types`` are theirs in the database."""

    statement: str
    types: Mapping[str, str]

    @cached_property
    def name(self) -> str:
        """Of the text: a connection that a pool kept may know the statement of another version."""
        return f"indicators_{sha256(self.statement.encode()).hexdigest()[:20]}"

    def execute(self, cursor: CursorWrapper, parameters: Mapping[str, object]) -> None:
        """Two statements in a transaction; the first time on a connection it is prepared too."""
        cursor.execute(IS_PREPARED, [self.name])
        [(_mode, is_prepared)] = cursor.fetchall()
        if not is_prepared:
            self._prepare()
        places = ", ".join(["%s"] * len(self.types))
        cursor.execute(f"EXECUTE {self.name} ({places})", [parameters[name] for name in self.types])

    def _prepare(self) -> None:
        """Beside what is counted as the queries of a call: it is no part of one."""
        numbered = {name: f"${n}" for n, name in enumerate(self.types, start=1)}
        with connection.connection.cursor() as cursor:
            cursor.execute(
                f"PREPARE {self.name} ({', '.join(self.types.values())}) AS "
                f"{self.statement % numbered}"
            )
