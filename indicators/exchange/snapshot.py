"""Everything that a file tells, as it was at one moment."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import ExitStack, contextmanager

from django.db import connection, transaction


@contextmanager
def one_snapshot() -> Iterator[None]:
    """All that is read within is of one moment, and nothing can be written."""
    with transaction.atomic():
        if len(connection.savepoint_ids) == 0:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                # The moment is now, and not when something is first read.
                cursor.execute("SELECT")
        yield


class InOneSnapshot:
    """Pieces that ``read`` begins to read at once, all of one moment.

    The snapshot lasts until the last piece is taken, or the answer that has them is closed.
    """

    def __init__(self, read: Callable[[], Iterable[str]]) -> None:
        with ExitStack() as snapshot:
            snapshot.enter_context(one_snapshot())
            pieces = read()
            self._snapshot = snapshot.pop_all()
        self._pieces = self._held(pieces)

    def _held(self, pieces: Iterable[str]) -> Generator[str]:
        with self._snapshot:
            yield from pieces

    def __iter__(self) -> Iterator[str]:
        return self._pieces

    def close(self) -> None:
        self._pieces.close()
        self._snapshot.close()
