"""A choice with its English label; pages translate it when they show it."""

from enum import StrEnum


def marked(text: str) -> str:
    """Mark a label for translation; nothing is looked up.

    Imported as ``_``, the name that the message extractor knows.
    """
    return text


class Labelled(StrEnum):
    """A string choice with an English label: ``MET = "MET", _("Met")``."""

    label: str

    def __new__(cls, value: str, label: str) -> "Labelled":
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        return [(member.value, member.label) for member in cls]
