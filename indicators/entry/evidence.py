"""The proof of a value: files stored once under their hash, links, and taking either away."""

import hashlib
import unicodedata
from contextlib import suppress
from pathlib import PurePath

from boto3.exceptions import Boto3Error
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.storage import storages
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from s3transfer.exceptions import RetriesExceededError

from indicators import review
from indicators.entry import contents
from indicators.entry.drafts import locked_draft
from indicators.entry.refusals import EntryRefused
from indicators.enums import EvidenceRefusal
from indicators.models import (
    EvidenceFile,
    EvidenceLink,
    EvidenceRemoval,
    EvidenceUse,
    User,
    ValueVersion,
)

STORAGE = "evidence"
LONGEST_NAME = 200
MEGABYTE = 1024 * 1024
is_web_address = URLValidator(schemes=["http", "https"])
FAILURES = (OSError, BotoCoreError, Boto3Error, ClientError, RetriesExceededError)


class StorageAway(EntryRefused):
    """The storage takes and gives nothing at the moment; what it has is not lost."""


def attach_file(*, cell_id: int, file: File, name: str, by: User) -> EvidenceUse:
    """Keep a file as evidence of the cell's draft; the same bytes are stored once.

    ``EntryRefused`` when it is no file of the allowed kinds or too large, ``StorageAway`` when it
    cannot be stored: then nothing of it is kept.
    """
    called = clean_name(name)
    try:
        if file.size > settings.EVIDENCE_LARGEST_FILE:
            raise contents.NotEvidence(EvidenceRefusal.TOO_LARGE)
        kind = contents.content_type(file, called)
        stated = EvidenceFile(sha256=_digest(file), content_type=kind, size=file.size, by=by)
        with locked_draft(cell_id) as version:
            return _use(version, by=by, name=called, file=_kept(stated, file))
    except contents.NotEvidence as refusal:
        raise EntryRefused(file=sentence(refusal.code)) from refusal


def opened(stored: EvidenceFile) -> File:
    """The bytes, at hand from the first to the last; ``FileNotFoundError`` when they are lost."""
    try:
        content = storages[STORAGE].open(stored.key)
        # What lies elsewhere comes over now, not while it is sent on.
        content.seek(0)
    except FileNotFoundError:
        raise
    except FAILURES as failure:
        raise StorageAway(file=sentence(EvidenceRefusal.NO_ANSWER)) from failure
    return content


def sentence(code: EvidenceRefusal) -> str:
    return _(code.label) % {"most": settings.EVIDENCE_LARGEST_FILE // MEGABYTE}


def attach_link(*, cell_id: int, url: str, title: str, by: User) -> EvidenceUse:
    """Keep a web address as evidence; ``EntryRefused`` when it is none of http or https."""
    address = read_address(url)
    with locked_draft(cell_id) as version:
        EvidenceLink.objects.bulk_create([EvidenceLink(url=address, by=by)], ignore_conflicts=True)
        link = EvidenceLink.objects.get(url=address)
        return _use(version, by=by, name=(title.strip() or address)[:LONGEST_NAME], link=link)


def read_address(url: str) -> str:
    address = url.strip()
    try:
        is_web_address(address)
    except ValidationError as refusal:
        raise EntryRefused(url=_("Give a whole web address: https://…")) from refusal
    return address


def attach_again(*, cell_id: int, use: EvidenceUse, by: User) -> EvidenceUse:
    """What is evidence of one value as evidence of another; the caller has seen to the access."""
    with locked_draft(cell_id) as version:
        return _use(version, by=by, name=use.name, file=use.file, link=use.link)


def remove_evidence(*, cell_id: int, use_id: int, by: User) -> None:
    """From the draft on it is no longer given; what was submitted or approved with it keeps it."""
    with locked_draft(cell_id) as version:
        for use in review.evidence_of(version):
            if use.pk == use_id:
                EvidenceRemoval.objects.create(use=use, version=version, by=by)


def clean_name(name: str) -> str:
    """A file's own name, without folders and without signs that are not seen."""
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(sign for sign in last if not unicodedata.category(sign).startswith("C"))
    path = PurePath(" ".join(seen.split()))
    return path.stem[: LONGEST_NAME - len(path.suffix)] + path.suffix[:LONGEST_NAME]


def _digest(file: File) -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def _kept(stated: EvidenceFile, file: File) -> EvidenceFile:
    """The row of the bytes, and the bytes in the storage.

    The row comes first: whoever brings the same bytes waits for it, and a storage that fails
    takes it back.
    """
    EvidenceFile.objects.bulk_create([stated], ignore_conflicts=True)
    kept = EvidenceFile.objects.get(sha256=stated.sha256)
    try:
        if not _is_stored(kept):
            _store(kept, file)
    except FAILURES as failure:
        raise StorageAway(file=sentence(EvidenceRefusal.NO_ROOM)) from failure
    return kept


def _is_stored(kept: EvidenceFile) -> bool:
    storage = storages[STORAGE]
    return storage.exists(kept.key) and storage.size(kept.key) == kept.size


def _store(kept: EvidenceFile, file: File) -> None:
    """Of what was begun and not finished nothing is left."""
    storage = storages[STORAGE]
    try:
        storage.save(kept.key, file)
    except FAILURES:
        with suppress(*FAILURES):
            storage.delete(kept.key)
        raise


def _use(
    version: ValueVersion,
    *,
    by: User,
    name: str,
    file: EvidenceFile | None = None,
    link: EvidenceLink | None = None,
) -> EvidenceUse:
    """Given twice, it is evidence once."""
    for use in review.evidence_of(version):
        if (use.file, use.link) == (file, link):
            return use
    return EvidenceUse.objects.create(version=version, file=file, link=link, name=name, by=by)
