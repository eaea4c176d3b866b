"""What a writer writes to, until it is taken and sent."""


class Sink:
    def __init__(self) -> None:
        self._held: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self._held.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        return None

    def taken(self) -> bytes:
        """All that was written since it was taken last."""
        piece = b"".join(self._held)
        self._held.clear()
        return piece
