"""A plan's rows, evidence and reports into one zip file: a stream, from one view of all."""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO

from django.db import connection, transaction
from django.db.models import Q

from indicators import attainment, entry
from indicators.archive import selecting, tables
from indicators.archive.contents import (
    ABOUT,
    CERTIFICATES,
    FORMAT,
    PEOPLE,
    README,
    README_TEXT,
    SUMS,
    data_of,
)
from indicators.archive.figures import figures_hash
from indicators.enums import MailStatus
from indicators.models import (
    Attainment,
    EvidenceFile,
    OutgoingMail,
    PlanDocument,
    ReportFile,
    ReportingRound,
)

# Never in JSON text, which escapes them: COPY then writes each line as it is.
PLAIN_LINES = "(FORMAT csv, DELIMITER E'\\x02', QUOTE E'\\x01')"
CHUNK = 1 << 20
UNDER_WAY = (MailStatus.WAITING, MailStatus.SENDING)


class CannotArchive(Exception):
    """The plan is not closed; the message names what is open."""


@dataclass(frozen=True, slots=True)
class Written:
    """``sha256`` is that of the list of hashes: who keeps it can tell any later change."""

    members: int
    rows: int
    sha256: str


class Member:
    """A file inside the archive while it is written: hashed, and its lines counted."""

    def __init__(self, opened: IO[bytes]) -> None:
        self.opened = opened
        self.mark = hashlib.sha256()
        self.lines = 0

    def write(self, content: bytes | memoryview) -> int:
        self.mark.update(content)
        self.lines += bytes(content).count(b"\n")
        return self.opened.write(content)


@dataclass(slots=True)
class Archive:
    """The members written so far; dated with the instant of the export."""

    zipped: zipfile.ZipFile
    at: datetime
    sums: dict[str, str] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)

    @contextmanager
    def member(self, name: str) -> Iterator[Member]:
        info = zipfile.ZipInfo(name, date_time=self.at.timetuple()[:6])
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = 0o644 << 16
        with self.zipped.open(info, "w", force_zip64=True) as opened:
            member = Member(opened)
            yield member
        self.sums[name] = member.mark.hexdigest()

    def text(self, name: str, content: str) -> None:
        with self.member(name) as member:
            member.write(content.encode())

    def table(self, name: str, asked: selecting.Asked) -> None:
        with self.member(name) as member, connection.cursor() as cursor:
            query = cursor.mogrify(*asked).decode()
            cursor.copy_expert(f"COPY ({query}) TO STDOUT WITH {PLAIN_LINES}", member, CHUNK)
        self.rows[name] = member.lines

    def copy(self, name: str, opened: IO[bytes]) -> None:
        with self.member(name) as member, opened:
            while chunk := opened.read(CHUNK):
                member.write(chunk)


def write(*, symbol: str, path: Path, now: datetime) -> Written:
    """Write the archive of a plan whose rounds are over. Raises ``CannotArchive``."""
    plan = PlanDocument.objects.filter(symbol=symbol).first()
    if plan is None:
        raise CannotArchive(f"there is no plan {symbol}")
    _refuse_open_rounds(plan, now)
    _refuse_mails_under_way(plan)
    draft = path.with_name(f"{path.name}.part")
    try:
        with transaction.atomic(durable=True), zipfile.ZipFile(draft, "w") as zipped:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                cursor.execute("SET LOCAL TIME ZONE 'UTC'")
            written = _fill(Archive(zipped, now), plan)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return written


def _refuse_open_rounds(plan: PlanDocument, now: datetime) -> None:
    rounds = ReportingRound.objects.filter(edition__document=plan)
    still_open = rounds.filter(Q(closed_at__isnull=True, closes_on__gte=now.date()))
    if names := list(still_open.values_list("name", flat=True)):
        raise CannotArchive(f"the plan is not closed: {', '.join(names)} can still be written to")


def _refuse_mails_under_way(plan: PlanDocument) -> None:
    """Another installation would send them again, or say that they never went out."""
    waiting = tables.TABLES[OutgoingMail](plan.pk).filter(status__in=UNDER_WAY).count()
    if waiting:
        raise CannotArchive(
            f"mails with reports of the plan that are still to be sent: {waiting}; "
            "archive it when they are sent or given up"
        )


def _refuse_what_leads_out(plan: PlanDocument) -> None:
    if unmet := list(tables.unmet(plan.pk)):
        raise CannotArchive(f"rows of the plan name others that it has not: {', '.join(unmet)}")


def _fill(archive: Archive, plan: PlanDocument) -> Written:
    _refuse_what_leads_out(plan)
    for model in tables.stored():
        archive.table(data_of(model._meta.model_name), selecting.of(model, plan.pk))
    archive.table(PEOPLE, selecting.of_people(plan.pk))
    _write_certificates(archive, plan)
    _write_files(archive, plan)
    number, figures = figures_hash(plan.pk)
    about = {
        "format": FORMAT,
        "plan": plan.symbol,
        "at": archive.at.isoformat(),
        "rows": archive.rows,
        "columns": {
            data_of(model._meta.model_name): tables.columns(model) for model in tables.stored()
        },
        "figures": number,
        "figures_sha256": figures,
    }
    archive.text(ABOUT, json.dumps(about, ensure_ascii=False, indent=2, sort_keys=True) + "\n")
    archive.text(README, README_TEXT.format(symbol=plan.symbol, title=plan.title, at=archive.at))
    lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(archive.sums.items()))
    archive.text(SUMS, lines)
    return Written(len(archive.sums), sum(archive.rows.values()), archive.sums[SUMS])


def _write_certificates(archive: Archive, plan: PlanDocument) -> None:
    """One period of an edition at a time, so that memory does not grow with the years."""
    found = Attainment.objects.filter(measure__node__edition__document=plan)
    pairs = found.values_list("measure__node__edition", "period").distinct()
    with archive.member(CERTIFICATES) as member:
        for edition_id, period_id in pairs.order_by("measure__node__edition", "period"):
            made = attainment.certificates(edition_id=edition_id, period_id=period_id)
            for each in made:
                line = json.dumps(each, ensure_ascii=False, sort_keys=True)
                member.write(line.encode() + b"\n")
    archive.rows[CERTIFICATES] = member.lines


def _write_files(archive: Archive, plan: PlanDocument) -> None:
    for each in tables.TABLES[EvidenceFile](plan.pk).distinct().order_by("pk"):
        try:
            archive.copy(f"evidence/{each.sha256}", entry.opened(each))
        except entry.StorageAway as failure:
            raise CannotArchive(str(failure)) from failure
    kept = tables.TABLES[ReportFile](plan.pk).filter(report__purged_at__isnull=True)
    written = set()
    for each in kept.order_by("pk"):
        name = f"reports/{each.sha256}.{each.format}"
        if name not in written:
            written.add(name)
            archive.copy(name, each.file.open("rb"))
