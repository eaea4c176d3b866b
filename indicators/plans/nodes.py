"""Records to rows: the nodes of an edition and what each kind adds, a few statements in all."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import connection, models

from indicators.enums import NodeKind
from indicators.models import (
    Deliverable,
    DeliverableCount,
    ExpectedAccomplishment,
    Mandate,
    MandateEntry,
    MeasureIdentity,
    Node,
    Objective,
    PlanEdition,
    Programme,
    ProgrammeIdentity,
    Subprogramme,
    SubprogrammeIdentity,
)
from indicators.models.framework import FrameRow, NodeRow
from indicators.plans import records
from indicators.plans.periods import period_of
from indicators.plans.records import PlanRecord, Record

KINDS = {kind.value for kind in NodeKind}


@dataclass(slots=True)
class Carried:
    """Identities that the nodes of an earlier edition hand on, by the path in the new one."""

    programmes: Mapping[str, ProgrammeIdentity] = field(default_factory=dict)
    subprogrammes: Mapping[str, SubprogrammeIdentity] = field(default_factory=dict)
    measures: Mapping[str, MeasureIdentity] = field(default_factory=dict)


def node_records(record: PlanRecord) -> list[Record]:
    return [each for each in record.records if each.kind in KINDS]


def above(path: str) -> Iterable[str]:
    """The paths above a path, nearest first."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def label_of(path: str) -> str:
    """The printed number or letter that ends a path: (a) is a, subprogramme 4 is 4."""
    last = path.rpartition("/")[2]
    if lettered := re.fullmatch(r"\((.+)\)", last):
        return lettered[1]
    numbered = re.fullmatch(r"(?:.* )?([0-9A-Z][0-9A-Za-z.]*)", last)
    return numbered[1] if numbered else ""


def create_nodes(edition: PlanEdition, record: PlanRecord) -> dict[str, Node]:
    """The nodes by path, in one statement: a parent may be printed after its child.

    ``ValueError`` where a path stands twice.
    """
    printed = node_records(record)
    twice = [path for path, times in Counter(each.path for each in printed).items() if times > 1]
    if twice:
        raise ValueError(f"{twice[0]} stands twice in the plan")
    ids = dict(zip((each.path for each in printed), reserved_ids(Node, len(printed)), strict=True))
    nodes = {
        each.path: Node(
            pk=ids[each.path],
            parent_id=next((ids[over] for over in above(each.path) if over in ids), None),
            edition=edition,
            kind=NodeKind(each.kind),
            path=each.path,
            position=position,
            label=label_of(each.path),
            text=each.text,
            source=each.source.as_json(),
            source_text=each.text,
            footnotes=list(each.footnotes),
        )
        for position, each in enumerate(printed, start=1)
    }
    Node.objects.bulk_create(nodes.values(), batch_size=2000)
    return nodes


def reserved_ids(model: type[models.Model], count: int) -> list[int]:
    """Keys for rows that name each other before they are written."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return [row[0] for row in cursor.fetchall()]


class Rows:
    """What each kind adds to its nodes; every method writes one table."""

    def __init__(self, record: PlanRecord, nodes: dict[str, Node], carried: Carried) -> None:
        self.nodes = nodes
        self.carried = carried
        self.by_kind: dict[str, list[Record]] = {}
        for each in record.records:
            self.by_kind.setdefault(each.kind, []).append(each)
        self.programmes: dict[str, Programme] = {}
        self.subprogrammes: dict[str, Subprogramme] = {}
        self.objectives: dict[str, Objective] = {}
        self.accomplishments: dict[str, ExpectedAccomplishment] = {}

    def create(self) -> None:
        self._create_programmes()
        self._create_subprogrammes()
        self._create_objectives()
        self._create_accomplishments()
        self._create_deliverables()
        self._create_mandates()

    def frame(self, path: str) -> dict[str, NodeRow | None]:
        """The programme, and the nearest unit of its tree, above a path."""
        over = list(above(path))
        return {
            "programme": self.programmes[over[-1]],
            "subprogramme": self._nearest(path, self.subprogrammes),
        }

    @staticmethod
    def _nearest(path: str, rows: dict[str, NodeRow]) -> NodeRow | None:
        return next((rows[over] for over in above(path) if over in rows), None)

    def _create_programmes(self) -> None:
        document = next(iter(self.nodes.values())).edition.document
        new = {
            each.path: ProgrammeIdentity(document=document)
            for each in self.by_kind.get("programme", ())
            if each.path not in self.carried.programmes
        }
        ProgrammeIdentity.objects.bulk_create(new.values())
        for each in self.by_kind.get("programme", ()):
            identity = self.carried.programmes.get(each.path) or new[each.path]
            self.programmes[each.path] = Programme(node=self.nodes[each.path], identity=identity)
        Programme.objects.bulk_create(self.programmes.values())

    def _create_subprogrammes(self) -> None:
        units: list[records.Subprogramme] = self.by_kind.get("subprogramme", [])
        new = {
            each.path: SubprogrammeIdentity(
                programme=self.programmes[list(above(each.path))[-1]].identity
            )
            for each in units
            if each.path not in self.carried.subprogrammes
        }
        SubprogrammeIdentity.objects.bulk_create(new.values())
        for each in sorted(units, key=lambda unit: unit.path.count("/")):
            self.subprogrammes[each.path] = Subprogramme(
                node=self.nodes[each.path],
                identity=self.carried.subprogrammes.get(each.path) or new[each.path],
                programme=self.programmes[list(above(each.path))[-1]],
                parent=self._nearest(each.path, self.subprogrammes),
                level=each.level,
            )
        Subprogramme.objects.bulk_create(self.subprogrammes.values())

    def _framed(self, model: type[FrameRow], each: Record, **others: object) -> FrameRow:
        return model(node=self.nodes[each.path], **self.frame(each.path), **others)

    def _create_objectives(self) -> None:
        for each in self.by_kind.get("objective", ()):
            self.objectives[each.path] = self._framed(Objective, each)
        Objective.objects.bulk_create(self.objectives.values())

    def _create_accomplishments(self) -> None:
        for each in self.by_kind.get("accomplishment", ()):
            self.accomplishments[each.path] = self._framed(
                ExpectedAccomplishment,
                each,
                objective=self._objective_of(each.path),
                result_kind=each.result_kind,
                carried_over=each.carried_over,
            )
        ExpectedAccomplishment.objects.bulk_create(self.accomplishments.values())

    def _objective_of(self, path: str) -> Objective | None:
        """A numbered objective stands in the path; the only one of a frame stands beside it."""
        if numbered := self._nearest(path, self.objectives):
            return numbered
        return self.objectives.get(f"{path.rpartition('/')[0]}/objective")

    def _create_deliverables(self) -> None:
        rows = {
            each.path: self._framed(
                Deliverable,
                each,
                category=each.category,
                subcategory=each.subcategory or "",
                unit=each.unit or "",
                level=each.level,
            )
            for each in self.by_kind.get("deliverable", ())
        }
        Deliverable.objects.bulk_create(rows.values())
        years = {year for each in self.by_kind.get("deliverable", ()) for year in each.counts}
        periods = {year: period_of(year) for year in years}
        DeliverableCount.objects.bulk_create(
            DeliverableCount(
                deliverable=rows[each.path],
                period=periods[year],
                planned=column == "planned",
                amount=count if isinstance(count, int) else None,
            )
            for each in self.by_kind.get("deliverable", ())
            for year, columns in each.counts.items()
            for column, count in columns.items()
        )

    def _create_mandates(self) -> None:
        entries: list[records.Mandate] = self.by_kind.get("mandate", [])
        Mandate.objects.bulk_create(
            (Mandate(**mandate_key(each), title=each.text) for each in entries),
            ignore_conflicts=True,
        )
        symbols = {each.symbol or "" for each in entries}
        known = {_identity(row): row for row in Mandate.objects.filter(symbol__in=symbols)}
        MandateEntry.objects.bulk_create(
            self._framed(MandateEntry, each, mandate=known[_identity(_as_mandate(each))])
            for each in entries
        )


def mandate_key(entry: records.Mandate) -> dict[str, str]:
    return {
        "body": entry.body or "",
        "mandate_kind": entry.mandate_kind or "",
        "symbol": entry.symbol or "",
        "section": entry.section or "",
    }


def _as_mandate(entry: records.Mandate) -> Mandate:
    return Mandate(**mandate_key(entry), title=entry.text)


def _identity(mandate: Mandate) -> tuple[str, ...]:
    """One without a symbol is known by its title."""
    key = (mandate.body, mandate.mandate_kind, mandate.symbol, mandate.section)
    return (*key, "" if mandate.symbol else mandate.title)
