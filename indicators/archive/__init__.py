"""A closed plan as one file: written, verified line by line, loaded into an empty installation."""

from indicators.archive.loading import CannotLoad, Loaded, load
from indicators.archive.reading import Fault, verify
from indicators.archive.writing import CannotArchive, Written, write

__all__ = [
    "CannotArchive",
    "CannotLoad",
    "Fault",
    "Loaded",
    "Written",
    "load",
    "verify",
    "write",
]
