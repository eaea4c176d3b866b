"""A plan that is read and not loaded, as a page shows it before anybody confirms."""

from dataclasses import dataclass, field

from indicators.models import PlanEdition
from indicators.plans.nodes import above, label_of
from indicators.plans.queries import TREE_KINDS
from indicators.plans.records import PlanRecord, Record


@dataclass(slots=True)
class RecordBranch:
    """A record with what hangs below it, in printed order."""

    record: Record
    label: str
    branches: list["RecordBranch"] = field(default_factory=list)


def preview_tree(record: PlanRecord) -> list[RecordBranch]:
    """Programmes with their subprogrammes, accomplishments and measures."""
    kinds = {kind.value for kind in TREE_KINDS}
    branches = {
        each.path: RecordBranch(each, label_of(each.path))
        for each in record.records
        if each.kind in kinds
    }
    roots = []
    for path, branch in branches.items():
        over = next((branches[up] for up in above(path) if up in branches), None)
        (over.branches if over else roots).append(branch)
    return roots


def already_loaded(record: PlanRecord) -> PlanEdition | None:
    """The edition that has these very bytes."""
    return PlanEdition.objects.filter(source_sha256=record.document.source_sha256).first()
