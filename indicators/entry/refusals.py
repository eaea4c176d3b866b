"""Why something typed is not kept."""


class EntryRefused(Exception):
    """What was typed cannot be kept. ``errors`` has a sentence for each field at fault."""

    def __init__(self, **errors: str) -> None:
        super().__init__("; ".join(errors.values()))
        self.errors = errors
