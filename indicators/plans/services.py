"""Loading a plan: one transaction; the same file twice changes nothing."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import connection, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from indicators import access
from indicators.enums import EditionStatus, PlanFormat, PlanRhythm
from indicators.models import (
    Alignment,
    Continuation,
    DocumentStatement,
    Doubt,
    Node,
    PlanDocument,
    PlanEdition,
    Remainder,
    User,
)
from indicators.plans import continuations, symbols
from indicators.plans.measures import Measures
from indicators.plans.nodes import Rows, create_nodes
from indicators.plans.other_language import has_the_nodes_of, load_translation
from indicators.plans.periods import period_of
from indicators.plans.records import PlanRecord
from indicators.plans.refusals import NotAPlan, RefusalCode

# Two imports of one plan at once would both find nothing there.
IMPORT_LOCK = 7_261_001


class NotTheirPlan(Exception):
    """The plan is in the care of other planning officers. The message says so to the person."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What an import did: a new edition, a translation of one, or nothing."""

    edition: PlanEdition
    is_new: bool = False
    translations: int = 0
    nodes: int = 0
    values: int = 0
    links: list[Continuation] = field(default_factory=list)


@transaction.atomic
def load(
    record: PlanRecord,
    *,
    by: User | None,
    now: datetime,
    source_name: str = "",
    released_on: date | None = None,
) -> Loaded:
    """Load a plan as read.

    The same bytes again change nothing. The same symbol in another language adds its words to
    the edition that is there (``PathsDiffer`` when it is another plan); any other file becomes a
    new edition, linked to the one before it, of which readers know from ``released_on`` on; until
    then its figures are drafts. ``NotTheirPlan`` when the plan has planning officers
    and ``by`` is none of them; ``ledger.ValueRefused`` when it states otherwise what a reporting
    round asks for that is not open or signed off; ``NotAPlan`` when it does not say for which
    years it is.
    """
    if not record.document.period:
        raise NotAPlan(RefusalCode.NO_PERIOD)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORT_LOCK])
    known = PlanEdition.objects.filter(source_sha256=record.document.source_sha256).first()
    if known is not None:
        return Loaded(edition=known)
    _refuse_strangers(record, by, now)
    original = in_another_language(record)
    if original is not None:
        return Loaded(edition=original, translations=load_translation(original, record))
    edition = _new_edition(record, by=by, now=now, source_name=source_name, released_on=released_on)
    return _load_edition(edition, record)


def _refuse_strangers(record: PlanRecord, by: User | None, now: datetime) -> None:
    document = PlanDocument.objects.filter(symbol=_symbol_of_plan(record)).first()
    if by is None or document is None:
        return
    if not access.may_load_into(by, document, on=now.date()):
        raise NotTheirPlan(
            _("%(plan)s has planning officers of its own. Ask one of them to load the file.")
            % {"plan": document}
        )


def in_another_language(record: PlanRecord) -> PlanEdition | None:
    """The edition of the same symbol and period whose language is not the record's.

    Of several, the last one that has the record's very nodes; where none has, the last one.
    """
    if not (record.document.symbol and record.document.period):
        return None
    editions = (
        PlanEdition.objects.filter(
            symbol=record.document.symbol, period=period_of(record.document.period)
        )
        .exclude(language=record.document.language)
        .order_by("-imported_at", "-pk")
    )
    return next((each for each in editions if has_the_nodes_of(record, each)), editions.first())


def previous_edition(record: PlanRecord) -> PlanEdition | None:
    """The edition of the same plan that was loaded last."""
    symbol = _symbol_of_plan(record)
    return (
        PlanEdition.objects.filter(document__symbol=symbol).order_by("-imported_at", "-pk").first()
    )


def _symbol_of_plan(record: PlanRecord) -> str:
    """A plan that prints no symbol is known by its bytes: it is an edition of no other."""
    symbol = symbols.of_document(record.document.symbol)
    return symbol or f"sha256:{record.document.source_sha256}"


def _new_edition(
    record: PlanRecord,
    *,
    by: User | None,
    now: datetime,
    source_name: str,
    released_on: date | None,
) -> PlanEdition:
    edition = PlanEdition(
        document=_document(record),
        symbol=record.document.symbol,
        slug=_free_slug(record.document.symbol, record.document.period),
        title=record.document.title,
        period=period_of(record.document.period),
        language=record.document.language,
        format=record.document.format,
        status=EditionStatus.PROPOSED,
        source_sha256=record.document.source_sha256,
        source_name=source_name,
        previous=previous_edition(record),
        released_on=released_on,
        imported_by=by,
        imported_at=now,
    )
    edition.adopted_at = now if access.is_shown_to_readers(edition, on=now.date()) else None
    edition.save()
    return edition


def _load_edition(edition: PlanEdition, record: PlanRecord) -> Loaded:
    previous = edition.previous
    carried = continuations.carried(previous, record)
    nodes = create_nodes(edition, record)
    rows = Rows(record, nodes, carried)
    rows.create()
    measures = Measures(rows, carried)
    measures.create()
    values = measures.adopt_values(by=edition.imported_by, document=edition.symbol)
    _create_beside(edition, rows, nodes)
    links = continuations.propose(previous, edition) if previous else []
    return Loaded(edition=edition, is_new=True, nodes=len(nodes), values=values, links=links)


def _document(record: PlanRecord) -> PlanDocument:
    biennial = record.document.format == PlanFormat.BIENNIAL_TEXT
    document, _is_new = PlanDocument.objects.get_or_create(
        symbol=_symbol_of_plan(record),
        defaults={
            "title": record.document.title,
            "rhythm": PlanRhythm.BIENNIAL if biennial else PlanRhythm.ANNUAL,
        },
    )
    return document


def _free_slug(symbol: str, period: str) -> str:
    """``A/71/6/Rev.1`` is A-71-6-Rev-1; a further file of it gets a number."""
    wanted = slugify(symbol.replace("/", "-").replace(".", "-"), allow_unicode=True) or period
    taken = set(PlanEdition.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (wanted, *numbered) if slug not in taken)


def _create_beside(edition: PlanEdition, rows: Rows, nodes: dict[str, Node]) -> None:
    """Statements, alignments, doubts and what no node took."""
    DocumentStatement.objects.bulk_create(
        DocumentStatement(
            node=nodes[each.path],
            text=each.text,
            verdict=each.verdict,
            target=each.target or "",
            actual=each.actual or "",
            basis=each.basis or "",
            actual_basis=each.actual_basis or "",
            reason=each.reason or "",
            source=each.source.as_json(),
        )
        for each in rows.by_kind.get("statement", ())
    )
    Alignment.objects.bulk_create(
        (
            Alignment(
                node=nodes[each.about],
                framework=each.framework,
                code=each.code,
                text=each.text,
                source=each.source.as_json(),
            )
            for each in rows.by_kind.get("alignment", ())
        ),
        ignore_conflicts=True,
    )
    Doubt.objects.bulk_create(
        Doubt(
            edition=edition,
            node=nodes.get(each.about),
            code=each.code,
            text=each.text,
            source=each.source.as_json(),
        )
        for each in rows.by_kind.get("doubt", ())
    )
    Remainder.objects.bulk_create(
        Remainder(edition=edition, position=position, text=each.text, source=each.source.as_json())
        for position, each in enumerate(rows.by_kind.get("remainder", ()), start=1)
    )
