"""Everything that an author gives with a value at once: each part is kept that can be kept."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.core.files import File

from indicators.entry import evidence, explaining
from indicators.entry.refusals import EntryRefused
from indicators.enums import Flag
from indicators.models import EvidenceUse, User


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is empty is not given. ``again`` is evidence of another value, ``removed`` are ids."""

    answers: Mapping[Flag, str] = field(default_factory=dict)
    explanation: explaining.Explanation = field(default_factory=explaining.Explanation)
    file: File | None = None
    url: str = ""
    title: str = ""
    again: EvidenceUse | None = None
    removed: Iterable[int] = ()


@dataclass(slots=True)
class NotKept:
    """A sentence for each field of which something could not be kept."""

    errors: dict[str, str] = field(default_factory=dict)
    is_storage_away: bool = False


def give(*, cell_id: int, given: Given, by: User) -> NotKept:
    """Keep what can be kept; returns what could not be."""
    not_kept = NotKept()
    for keep in _parts(cell_id, given, by):
        try:
            keep()
        except EntryRefused as refusal:
            not_kept.errors |= refusal.errors
            not_kept.is_storage_away |= isinstance(refusal, evidence.StorageAway)
    return not_kept


def _parts(cell_id: int, given: Given, by: User) -> Iterator[Callable[[], object]]:
    here = {"cell_id": cell_id, "by": by}
    for use_id in given.removed:
        yield lambda use_id=use_id: evidence.remove_evidence(use_id=use_id, **here)
    if given.answers:
        yield lambda: explaining.answer_flags(answers=given.answers, **here)
    if not given.explanation.is_empty:
        yield lambda: explaining.explain_miss(explanation=given.explanation, **here)
    if given.file is not None:
        yield lambda: evidence.attach_file(file=given.file, name=given.file.name, **here)
    if given.url.strip() or given.title.strip():
        yield lambda: evidence.attach_link(url=given.url, title=given.title, **here)
    if given.again is not None:
        yield lambda: evidence.attach_again(use=given.again, **here)
