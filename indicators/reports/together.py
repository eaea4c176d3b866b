"""A whole plan gathered by several workers: a job for each programme, the parts joined in order.

Whoever makes the report holds its snapshot open and lets others read in it. It begins with the
first programme, the jobs with the last; where they meet, it waits for what others have taken. A
part that does not come (its worker died, Redis was emptied) is free again after a while and is
gathered anew. Two who gather the same part find the same, so that it never matters whose is taken.
Parts and who has taken them lie in Redis; without Redis the report is gathered by one worker.
"""

import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache
from redis.exceptions import RedisError

from indicators.enums import JobStatus, ReportStage
from indicators.models import PerformanceMeasure, PlanEdition, Report
from indicators.reports import progress, stopping
from indicators.reports.limits import AS_USUAL, Limits, within
from indicators.reports.options import ReportOptions
from indicators.reports.part import Part
from indicators.reports.progress import Progress
from indicators.reports.scene import Scene
from indicators.reports.seen import SnapshotGone, exported, snapshot
from indicators.reports.telling import told

# Starts a job for each of the programmes of a call, by their places.
Share = Callable[[str, Sequence[int]], None]

# Below this a plan is gathered sooner than others have come to help.
PARTED_FROM = 300
# In seconds: of what somebody has taken, of a part, between two looks.
LEASE, KEPT, PAUSE = 30, 3600, 0.02


@dataclass(frozen=True, slots=True)
class Call:
    """What a helper has to know: the claim under which the report is made, and the snapshot."""

    report_id: int
    claim: str
    edition_id: int
    snapshot: str
    as_at: datetime
    is_of_the_past: bool
    is_provisional: bool


def gathered_parts(
    scene: Scene, *, stage: ReportStage, is_of_the_past: bool, share: Share | None
) -> list[Part]:
    """The parts of a scene in printed order; to be asked inside of its snapshot."""
    if share is None or not _is_large(scene):
        progress.tell(scene.report.pk, Progress(stage))
        return [told(scene)]
    call = Call(
        report_id=scene.report.pk,
        claim=str(scene.report.claim),
        edition_id=scene.edition.pk,
        snapshot=exported(),
        as_at=scene.as_at,
        is_of_the_past=is_of_the_past,
        is_provisional=scene.is_provisional,
    )
    try:
        with _called(call) as name:
            # The last first: that is where helpers begin.
            share(name, range(len(scene.programmes) - 1, 0, -1))
            found = dict(_parts(scene, name, stage))
    except RedisError:
        return [told(scene)]
    return [found[number] for number in range(len(scene.programmes))]


def gather_part(*, call: str, number: int, limits: Limits = AS_USUAL) -> None:
    """Gather one part of somebody's report, if it is wanted still and nobody else has taken it."""
    wanted: Call | None = cache.get(call)
    if wanted is None or not cache.add(_taken(call, number), True, LEASE):
        return
    part = None
    try:
        with within(limits):
            part = _part_of(wanted, number)
    finally:
        if part is None:
            # Whoever makes the report tries it, and says what is wrong with it.
            cache.delete(_taken(call, number))
    if part is not None:
        cache.set(_place(call, number), part.as_json(), KEPT)


def _part_of(call: Call, number: int) -> Part | None:
    report = Report.objects.filter(
        pk=call.report_id, claim=call.claim, status=JobStatus.RUNNING
    ).first()
    if report is None:
        return None
    options = ReportOptions.from_json(report.options)
    edition = PlanEdition.objects.get(pk=call.edition_id)
    instant = call.as_at if call.is_of_the_past else None
    try:
        with snapshot(
            instant=instant, with_drafts=options.drafts, within=(call.snapshot, call.as_at)
        ) as as_at:
            scene = Scene.of(report, edition, options, as_at, is_provisional=call.is_provisional)
            return told(scene.of_one(scene.programmes[number]))
    except SnapshotGone:
        return None


def _parts(scene: Scene, call: str, stage: ReportStage) -> Iterator[tuple[int, Part]]:
    """Each part with its place, as it comes."""
    missing = dict.fromkeys(range(len(scene.programmes)))
    while missing:
        every = len(scene.programmes)
        progress.tell(scene.report.pk, Progress(stage, every - len(missing), every))
        stopping.check()
        came = cache.get_many([_place(call, number) for number in missing])
        for number in [each for each in missing if _place(call, each) in came]:
            del missing[number]
            yield number, Part.from_json(came[_place(call, number)])
        free = (each for each in missing if cache.add(_taken(call, each), True, LEASE))
        number = next(free, None)
        if number is not None:
            del missing[number]
            yield number, told(scene.of_one(scene.programmes[number]))
        elif missing and not came:
            time.sleep(PAUSE)


@contextmanager
def _called(call: Call) -> Iterator[str]:
    """The name of the call while it lasts; afterwards nothing of it is left."""
    name = f"report-call:{uuid.uuid4()}"
    cache.set(name, call, KEPT)
    try:
        yield name
    finally:
        cache.delete(name)


def _is_large(scene: Scene) -> bool:
    if len(scene.programmes) < 2:
        return False
    return PerformanceMeasure.objects.filter(scene.nodes("node__")).count() >= PARTED_FROM


def _place(call: str, number: int) -> str:
    return f"{call}:{number}"


def _taken(call: str, number: int) -> str:
    return f"{call}:{number}:taken"
