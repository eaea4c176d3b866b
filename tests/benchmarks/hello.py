"""The least that a web server can be asked for: the floor of a page over HTTP."""

from collections.abc import Callable, Iterable


def application(_environ: dict[str, object], start: Callable[..., object]) -> Iterable[bytes]:
    start("200 OK", [("Content-Type", "application/json")])
    return [b'{"hello": "world"}']
