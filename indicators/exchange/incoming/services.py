"""Which measures of a plan a file means, what would become of its values, and their entry."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NotRequired, TypedDict, Unpack

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from indicators import entry
from indicators.enums import ReasonForChange
from indicators.exchange import spreadsheet
from indicators.exchange.incoming.from_dhis2 import read_dhis2
from indicators.exchange.incoming.from_iati import read_iati
from indicators.exchange.incoming.from_package import is_of_a_package, read_package
from indicators.exchange.incoming.read import Incoming, NotReadable, Read, sorted_out
from indicators.exchange.incoming.standing import NOTHING, Place, Standing, completed, standing
from indicators.exchange.publisher import publisher
from indicators.models import PerformanceMeasure, PlanEdition, User

LARGEST_FILE = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Judged:
    """A value of the file beside the answer to it, or what no measure of the plan matches."""

    incoming: Incoming
    answer: entry.Answer


@dataclass(frozen=True, slots=True)
class Weighed:
    """A dry run's answers in the order of the file, and what is meant for no measure."""

    judged: tuple[Judged, ...]
    unmatched: tuple[Incoming, ...]

    @property
    def taken(self) -> int:
        return sum(each.answer.is_taken for each in self.judged)

    @property
    def unchanged(self) -> int:
        return sum(each.answer.is_unchanged for each in self.judged)

    @property
    def refused(self) -> int:
        return sum(each.answer.is_refused for each in self.judged)


class Asked(TypedDict):
    """Who brings a file of a name in, and when; ``among`` are the measures it may be meant for."""

    by: User
    now: datetime
    name: str
    among: NotRequired[QuerySet[PerformanceMeasure] | None]


def read(data: bytes, *, language: str, sheet: str = "") -> Read:
    """IATI, DHIS2 or any table, told by the content; ``NotReadable`` for all else.

    ``sheet``: that of a workbook which is meant, where it has several.
    """
    start = data.lstrip()[:1]
    if start == b"<":
        return read_iati(data, ours=f"{settings.PUBLIC_URL}/plans/")
    if start == b"{":
        return read_dhis2(data, unit=publisher().agency)
    try:
        rows = spreadsheet.read_table(data, sheet)
    except spreadsheet.NotATable:
        raise NotReadable from None
    return read_package(rows) if is_of_a_package(rows) else _of_table(rows, language)


def _of_table(rows: spreadsheet.Table, language: str) -> Read:
    """By the columns as people have said them for these heads, or as they are guessed."""
    mapping, is_kept = spreadsheet.mapping_of(rows)
    doubts: Counter[str] = Counter()
    statements = []
    missing = 0
    for record in spreadsheet.records(rows, mapping):
        for doubt in record.doubts:
            doubts["no_kind" if doubt.startswith("no_kind:") else "no_days"] += 1
        for said in record.said:
            amount = entry.amount_in(said.value, language)
            if entry.is_dash(said.value):
                missing += 1
                continue
            statements.append(
                Incoming(
                    where=f"{record.row}",
                    code=record.code,
                    name=record.name,
                    kind=said.kind,
                    period=said.period,
                    number="" if amount is None else f"{amount:f}",
                    qualifier="" if amount is None else entry.qualifier(said.value) or "",
                    words=said.text if amount is None else "",
                )
            )
    found = sorted_out(statements, doubts, missing)
    return replace(found, mapping=mapping, is_kept=is_kept)


def weigh(edition: PlanEdition, found: Read, **asked: Unpack[Asked]) -> Weighed:
    """What would become of each value; nothing is written."""
    return _recorded(edition, found, dry_run=True, **asked)


def bring_in(edition: PlanEdition, found: Read, **asked: Unpack[Asked]) -> Weighed:
    """Keep what can be kept as drafts, by the same rules as what people type."""
    return _recorded(edition, found, dry_run=False, **asked)


def _recorded(
    edition: PlanEdition,
    found: Read,
    *,
    by: User,
    now: datetime,
    name: str,
    dry_run: bool,
    among: QuerySet[PerformanceMeasure] | None = None,
) -> Weighed:
    measures = _Measures(edition)
    matched, unmatched = [], []
    for each in found.statements:
        measure = measures.of(each)
        if measure is None:
            unmatched.append(each)
        else:
            matched.append((each, measure))
    stands = standing(edition)
    rows = [_row(each, measure, stands, name) for each, measure in matched]
    outcome = entry.record_in_bulk(rows, by=by, now=now, dry_run=dry_run, among=among)
    judged = (
        Judged(each, answer) for (each, _at), answer in zip(matched, outcome.answers, strict=True)
    )
    return Weighed(tuple(judged), tuple(unmatched))


class _Measures:
    """By code, by path and by words; words that stand twice in the plan mean none."""

    def __init__(self, edition: PlanEdition) -> None:
        rows = list(PerformanceMeasure.objects.filter(node__edition=edition))
        self._by_code = {f"M{row.identity_id}": row for row in rows}
        self._by_path = {row.path: row for row in rows}
        by_words = defaultdict(list)
        for row in rows:
            by_words[_bare(row.text)].append(row)
        self._by_words = {words: found[0] for words, found in by_words.items() if len(found) == 1}

    def of(self, each: Incoming) -> PerformanceMeasure | None:
        """Other words beside a code tell that it is the code of another system."""
        coded = self._by_code.get(each.code) or self._by_path.get(each.code.replace("-", " "))
        named = self._by_words.get(_bare(each.name))
        if coded is None or each.is_ours:
            return coded or named
        is_named = each.name not in ("", each.code)
        return named if is_named and _bare(each.name) != _bare(coded.text) else coded


def _bare(words: str) -> str:
    return " ".join(words.split()).casefold()


def _row(
    each: Incoming, measure: PerformanceMeasure, stands: dict[Place, Standing], name: str
) -> entry.BulkRow:
    place = (
        measure.identity_id,
        each.kind,
        each.component,
        each.part,
        each.period,
        each.as_of,
    )
    found = stands.get(place, NOTHING)
    why = {
        "reason_code": ReasonForChange.LATER_DATA,
        "reason": _("As the file %(name)s states it.") % {"name": name},
    }
    return entry.BulkRow(
        measure=measure.pk,
        period=each.period,
        kind=each.kind,
        component=each.component or None,
        disaggregation=each.part,
        as_of=each.as_of or None,
        based_on=found.revision,
        **completed(each, found.says),
        **(why if found.is_approved else {}),
    )
