"""A real HTTP server that takes webhooks, or refuses them."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import parse_headers
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Receiver:
    """``statuses`` are the next answers; then it answers 200. ``taken`` are bodies with headers."""

    port: int = 0
    statuses: list[int] = field(default_factory=list)
    taken: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    refused: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook"


@contextmanager
def a_receiver() -> Iterator[Receiver]:
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status = receiver.statuses.pop(0) if receiver.statuses else 200
            if status == 200:
                receiver.taken.append((dict(self.headers), body))
            else:
                receiver.refused += 1
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    receiver.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield receiver
    server.shutdown()
    server.server_close()


def hear(line: socket.socket) -> None:
    """One call with its body: what is unread when the line is closed would reset it."""
    with line.makefile("rb") as said:
        said.readline()
        said.read(int(parse_headers(said)["Content-Length"]))


@contextmanager
def answering(answer: Callable[[socket.socket], None]) -> Iterator[int]:
    """A port where one call is heard to its end, and answered with whatever bytes."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def take_one() -> None:
            with suppress(OSError), server.accept()[0] as line:
                hear(line)
                answer(line)

        taking = threading.Thread(target=take_one, daemon=True)
        taking.start()
        yield server.getsockname()[1]
        taking.join(timeout=30)
