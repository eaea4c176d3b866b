"""An upload from its arrival to its end: the row is the queue, the contents wait in Redis.

A worker claims the row for the time of a lease; what it finds is stored, and a person confirms.
"""

import hashlib
import io
import uuid
import zipfile
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta

from django.core.cache import cache
from django.db import transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Now
from django.utils import translation
from django.utils.translation import gettext as _

from indicators import ledger
from indicators.entry.workbook.around import Reader
from indicators.entry.workbook.beside import said_anew
from indicators.entry.workbook.columns import BESIDE, in_labels
from indicators.entry.workbook.compared import MOST_SHOWN, Compared, Found
from indicators.entry.workbook.comparing import NotWritten, compare, write
from indicators.entry.workbook.copying import copy_marked
from indicators.entry.workbook.marking import mark
from indicators.entry.workbook.reading import XLSX, Row, WorkbookRefused, kind_of, rows_of
from indicators.enums import UploadStatus
from indicators.models import User, WorkbookUpload

LEASE = timedelta(minutes=15)
MOST_ATTEMPTS = 3
AN_HOUR = 60 * 60
MOST_MARKED = 5_000
# Unpacked: to mark a workbook in its place, all its cells are held at once.
LARGEST_MARKED = 32 * 1024 * 1024
SAY_EVERY = 1_000
RUNNING = {
    UploadStatus.WAITING: UploadStatus.READING,
    UploadStatus.CONFIRMED: UploadStatus.WRITING,
}


def receive(
    *, content: bytes, name: str, by: User, language: str, notation: str = ""
) -> WorkbookUpload:
    """Write the upload down and keep its contents for an hour.

    Numbers that are texts in the file are read as the language ``notation`` writes them, else as
    ``language`` does.
    """
    upload = WorkbookUpload.objects.create(
        by=by,
        name=name[-255:],
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        language=language,
        notation=notation or language,
    )
    cache.set(_key(upload.pk, "content"), content, AN_HOUR)
    return upload


def confirm(*, upload_id: int, mine: Collection[str]) -> bool:
    """Have the changes kept; ``False`` when the upload is not waiting for that."""
    waiting = WorkbookUpload.objects.filter(pk=upload_id, status=UploadStatus.READ)
    return bool(
        waiting.update(status=UploadStatus.CONFIRMED, mine=list(mine), attempts=0, not_before=Now())
    )


def left_behind() -> list[int]:
    """Uploads that wait for a worker, or whose worker has gone; closed when too many went."""
    _open().filter(attempts__gte=MOST_ATTEMPTS).update(
        status=UploadStatus.REFUSED,
        error=f"The worker stopped {MOST_ATTEMPTS} times while it worked on this file.",
        finished_at=Now(),
    )
    return list(_open().order_by("pk").values_list("pk", flat=True))


def work(*, upload_id: int, now: datetime) -> None:
    """Read the file, or keep its changes, whichever it waits for. Safe to call twice."""
    upload = _claimed(upload_id)
    if upload is None:
        return
    content = cache.get(_key(upload.pk, "content"))
    with translation.override(upload.language):
        try:
            if content is None:
                raise WorkbookRefused(_("The file is no longer kept here. Upload it again."))
            reader = Reader(
                user=upload.by, now=now, language=upload.language, notation=upload.notation
            )
            if upload.status == UploadStatus.READING:
                _read(upload, content, reader)
            else:
                _write(upload, content, reader)
        except WorkbookRefused as refusal:
            _end(upload, status=UploadStatus.REFUSED, error=str(refusal), finished_at=Now())


def rows_done(upload: WorkbookUpload) -> int:
    """How many rows the worker has looked at so far."""
    return cache.get(_key(upload.pk, "done"), 0)


def marked(upload: WorkbookUpload) -> bytes | None:
    """The file with its faults marked, while it is kept."""
    return cache.get(_key(upload.pk, "marked"))


def is_marked(upload: WorkbookUpload) -> bool:
    return _key(upload.pk, "marked") in cache


def is_copied(upload: WorkbookUpload) -> bool:
    """Whether the marked file was made from the values of one that is no XLSX, or a large one."""
    return cache.get(_key(upload.pk, "copied"), False)


def _read(upload: WorkbookUpload, content: bytes, reader: Reader) -> None:
    counts: Counter[str] = Counter()
    shown: list[dict[str, object]] = []
    problems: list[Compared] = []
    rows = _counted(upload, rows_of(io.BytesIO(content), reader.notation))
    for each in compare(rows, reader):
        counts[each.found] += 1
        if each.found != Found.SAME and len(shown) < MOST_SHOWN:
            shown.append(_as_json(each))
        if each.found == Found.PROBLEM and len(problems) < MOST_MARKED:
            problems.append(each)
    if problems:
        _mark(upload, content, problems)
    _end(upload, status=UploadStatus.READ, counts=counts, shown=shown)


def _mark(upload: WorkbookUpload, content: bytes, problems: list[Compared]) -> None:
    marked_file = io.BytesIO()
    is_copy = kind_of(io.BytesIO(content)) != XLSX or _unpacked(content) > LARGEST_MARKED
    if is_copy:
        copy_marked(io.BytesIO(content), problems, marked_file, name=upload.name)
    else:
        mark(io.BytesIO(content), problems, marked_file)
    cache.set(_key(upload.pk, "copied"), is_copy, AN_HOUR)
    cache.set(_key(upload.pk, "marked"), marked_file.getvalue(), AN_HOUR)


def _unpacked(content: bytes) -> int:
    """How many bytes the members of a package say that they have."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return sum(member.file_size for member in package.infolist())


def _write(upload: WorkbookUpload, content: bytes, reader: Reader) -> None:
    """The values and the end of the upload, or neither."""
    rows = _counted(upload, rows_of(io.BytesIO(content), reader.notation))
    try:
        with transaction.atomic():
            kept = write(rows, reader, mine=frozenset(upload.mine))
            _end(upload, status=UploadStatus.DONE, kept=kept, finished_at=Now())
    except ledger.ValueRefused as refusal:
        raise WorkbookRefused(str(refusal)) from refusal
    except NotWritten:
        # Somebody changed something since the person looked: they look again.
        _end(upload, status=UploadStatus.WAITING, not_before=Now(), attempts=0)


def _counted(upload: WorkbookUpload, rows: Iterable[Row]) -> Iterator[Row]:
    for number, row in enumerate(rows, start=1):
        if number % SAY_EVERY == 0:
            cache.set(_key(upload.pk, "done"), number, AN_HOUR)
        yield row


def _as_json(each: Compared) -> dict[str, object]:
    return {
        "found": each.found,
        "key": str(each.row.key or ""),
        "sheet": each.row.sheet,
        "number": each.row.number,
        "name": each.name,
        "period": each.period,
        "kind": each.kind,
        "old": each.old,
        "new": each.new,
        "theirs": each.theirs,
        "faults": list(dict.fromkeys(each.faults.values())),
        "said": _said(each),
        "asks": each.asks,
    }


def _said(each: Compared) -> list[tuple[str, str, str]]:
    """What the row says anew beside its value: the heading, what stood, what is typed."""
    if not each.row.is_touched_beside:
        return []
    new = said_anew(each.row.beside, each.stood)
    columns = [column for column in BESIDE if column.code in new.keys() - each.row.faults.keys()]
    return [
        (
            str(column.heading),
            in_labels(each.stood.get(column.code, ""), column),
            in_labels(new[column.code], column),
        )
        for column in columns
    ]


def _open() -> QuerySet[WorkbookUpload]:
    return WorkbookUpload.objects.filter(
        status__in=[*RUNNING, *RUNNING.values()], not_before__lte=Now()
    )


@transaction.atomic
def _claimed(upload_id: int) -> WorkbookUpload | None:
    found = _open().filter(pk=upload_id, attempts__lt=MOST_ATTEMPTS).select_related("by")
    upload = found.select_for_update(skip_locked=True, of=["self"]).first()
    if upload is None:
        return None
    upload.status = RUNNING.get(upload.status, upload.status)
    upload.claim = uuid.uuid4()
    WorkbookUpload.objects.filter(pk=upload.pk).update(
        status=upload.status,
        claim=upload.claim,
        attempts=F("attempts") + 1,
        not_before=Now() + LEASE,
    )
    return upload


def _end(upload: WorkbookUpload, **fields: object) -> None:
    """Nothing, when the lease is over and another worker has the upload."""
    ours = WorkbookUpload.objects.filter(pk=upload.pk, claim=upload.claim)
    if not ours.update(**fields):
        raise ClaimLost


class ClaimLost(Exception):
    """Another worker has the upload now; what this one wrote is undone."""


def _key(upload_id: int, what: str) -> str:
    return f"workbook:{upload_id}:{what}"
