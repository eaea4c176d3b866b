"""A person decides what became of a node: takes a proposed link, rejects it, or names another.

Measures of another plan are linked the same way: the annual plans of two years are two plans,
and nothing but a person says that a measure of one goes on in the other.
"""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.search import TrigramSimilarity
from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from indicators import ledger
from indicators.enums import ContinuesKind, NodeKind
from indicators.models import Continuation, Node, PlanEdition, User
from indicators.plans.confirming import ContinuationRefused, confirm_continuation
from indicators.plans.continuations import LASTING, bare

# Two sentences that share so much of their letter triples may be one and the same measure.
LIKENESS = 0.45
MOST_OFFERED = 10
# Each measure of the earlier edition with the one that is most like it, where each is the
# other's best; measures that a link names already are left alone.
PROPOSE = """
    WITH old AS (
        SELECT id, lower(text) AS words FROM indicators_node node
        WHERE edition_id = %(earlier)s AND kind = 'measure' AND text <> ''
          AND NOT EXISTS (
              SELECT FROM indicators_continuation link JOIN indicators_node there
                ON there.id = link.after_id
              WHERE link.before_id = node.id AND there.edition_id = %(later)s)
    ), new AS (
        SELECT id, lower(text) AS words FROM indicators_node node
        WHERE edition_id = %(later)s AND kind = 'measure' AND text <> ''
          AND NOT EXISTS (
              SELECT FROM indicators_continuation link WHERE link.after_id = node.id)
    ), pairs AS (
        SELECT old.id AS before_id, new.id AS after_id,
               similarity(old.words, new.words) AS likeness,
               regexp_replace(old.words, '\\s', '', 'g')
                 = regexp_replace(new.words, '\\s', '', 'g') AS is_same
        FROM old JOIN new ON similarity(old.words, new.words) >= %(least)s
    ), ranked AS (
        SELECT *,
            row_number() OVER (PARTITION BY before_id ORDER BY likeness DESC, after_id) AS of_old,
            row_number() OVER (PARTITION BY after_id ORDER BY likeness DESC, before_id) AS of_new
        FROM pairs
    )
    INSERT INTO indicators_continuation (before_id, after_id, kind)
    SELECT before_id, after_id, CASE WHEN is_same THEN 'same' ELSE 'reworded' END
    FROM ranked WHERE of_old = 1 AND of_new = 1
    ON CONFLICT DO NOTHING
"""
# Links whose nodes carry one identity already: confirming them moves nothing.
CARRIED_ALREADY = """
    SELECT link.id FROM indicators_continuation link
    JOIN indicators_node node ON node.id = link.after_id
    WHERE node.edition_id = %s AND link.kind = 'same' AND link.confirmed_at IS NULL AND (
        EXISTS (SELECT FROM indicators_performancemeasure old, indicators_performancemeasure new
                WHERE old.node_id = link.before_id AND new.node_id = link.after_id
                  AND old.identity_id = new.identity_id)
        OR EXISTS (SELECT FROM indicators_subprogramme old, indicators_subprogramme new
                WHERE old.node_id = link.before_id AND new.node_id = link.after_id
                  AND old.identity_id = new.identity_id)
        OR EXISTS (SELECT FROM indicators_programme old, indicators_programme new
                WHERE old.node_id = link.before_id AND new.node_id = link.after_id
                  AND old.identity_id = new.identity_id))
"""


@dataclass(frozen=True, slots=True)
class BulkConfirmed:
    """``refused`` are the links that could not be confirmed, each with the reason."""

    confirmed: int
    refused: list[tuple[Continuation, str]]


def links_of(edition: PlanEdition) -> QuerySet[Continuation]:
    """What is proposed or confirmed of the edition: what its nodes go on from, and what was
    dropped on the way to it; open ones first, in printed order.
    """
    dropped = Continuation.objects.filter(
        after__isnull=True, before__edition=edition.previous_id
    ).values("pk")
    taken = Continuation.objects.filter(after__edition=edition).values("pk")
    return (
        Continuation.objects.filter(pk__in=taken.union(dropped))
        .select_related("before__edition__period", "after__edition", "confirmed_by")
        .order_by("before__edition", "before__position", "pk")
    )


def known_links(about: Q, *, at: datetime | None = None) -> list[Continuation]:
    """Links with both their nodes, by their earlier ones, as they stand; or as they stood at an
    instant, as rows of their history. One query.
    """
    rows, key = Continuation.objects.filter(about), "pk"
    if at is not None:
        history, key = Continuation.pgh_event_model.objects, "pgh_obj"
        then = ledger.rows_at(Continuation, at).filter(
            pgh_obj__in=history.filter(about).values("pgh_obj")
        )
        rows = history.filter(about, pk__in=then.values("pk")).exclude(pgh_label="delete")
    ordered = rows.select_related("before__edition", "after__edition")
    return list(ordered.order_by("before__position", key))


@transaction.atomic
def propose_links(*, edition: PlanEdition, earlier: PlanEdition) -> int:
    """Propose what the measures of any earlier edition go on in; returns how many links.

    ``ContinuationRefused`` when the two are one edition.
    """
    if edition == earlier:
        raise ContinuationRefused(_("An edition does not go on from itself."))
    with connection.cursor() as cursor:
        cursor.execute(PROPOSE, {"earlier": earlier.pk, "later": edition.pk, "least": LIKENESS})
        return cursor.rowcount


@transaction.atomic
def reject_continuation(*, continuation_id: int, by: User, now: datetime) -> None:
    """It did not go on there: what no other link carries on counts as dropped."""
    link = Continuation.objects.select_for_update(of=["self"]).get(pk=continuation_id)
    if link.confirmed_at is not None:
        raise ContinuationRefused(_("This is confirmed already."))
    others = Continuation.objects.filter(before=link.before_id).exclude(pk=link.pk)
    if others.exists() or not _is_of_one_plan(link):
        link.delete()
        return
    link.kind, link.after = ContinuesKind.DROPPED, None
    link.confirmed_by, link.confirmed_at = by, now
    link.save(update_fields=["kind", "after", "confirmed_by", "confirmed_at"])


def _is_of_one_plan(link: Continuation) -> bool:
    return link.before.edition_id == (link.after and link.after.edition.previous_id)


@transaction.atomic
def link_nodes(
    *, before: Node, after: Node, kind: ContinuesKind | None, by: User, now: datetime
) -> Continuation:
    """A person names what a node went on in; the link is confirmed at once.

    A kind of ``None`` follows from the words and the places. What was merely proposed of either
    node, and that the earlier was dropped, gives way; the parts of a split or merged node stand
    beside one another. ``ContinuationRefused`` says why two nodes cannot be linked.
    """
    if before.kind != after.kind or before.kind not in LASTING:
        raise ContinuationRefused(_("Only a measure goes on in a measure, and a unit in a unit."))
    if before.edition_id == after.edition_id:
        raise ContinuationRefused(_("Both stand in one edition."))
    is_other_plan = before.edition.document_id != after.edition.document_id
    if is_other_plan and before.kind != NodeKind.MEASURE:
        raise ContinuationRefused(_("From plan to plan only measures are linked."))
    kind = kind or _kind_of(before, after)
    _give_way(before, after, kind)
    link, _made = Continuation.objects.update_or_create(
        before=before, after=after, defaults={"kind": kind}
    )
    return confirm_continuation(continuation_id=link.pk, by=by, now=now)


def _kind_of(before: Node, after: Node) -> ContinuesKind:
    if bare(before.text) != bare(after.text):
        return ContinuesKind.REWORDED
    is_other_plan = before.edition.document_id != after.edition.document_id
    return ContinuesKind.SAME if is_other_plan or before.path == after.path else ContinuesKind.MOVED


def _give_way(before: Node, after: Node, kind: ContinuesKind) -> None:
    of_before = Continuation.objects.filter(before=before).exclude(after=after)
    of_before.filter(after__isnull=True).delete()
    if kind not in (ContinuesKind.SPLIT, ContinuesKind.MERGED):
        of_before.filter(after__edition=after.edition_id, confirmed_at__isnull=True).delete()
        of_after = Continuation.objects.filter(after=after, confirmed_at__isnull=True)
        of_after.exclude(before=before).delete()


def most_like(node: Node, candidates: QuerySet[Node]) -> QuerySet[Node]:
    """The few of the candidates whose words are most like the node's, the likest first."""
    likeness = TrigramSimilarity(Lower("text"), node.text.lower())
    return (
        candidates.select_related("edition", "parent")
        .annotate(likeness=likeness)
        .filter(likeness__gt=0.1)
        .order_by("-likeness", "pk")[:MOST_OFFERED]
    )


def same_proposed(edition: PlanEdition) -> QuerySet[Continuation]:
    """The open links of the edition whose two sides say the same words."""
    return links_of(edition).filter(kind=ContinuesKind.SAME, confirmed_at__isnull=True)


def confirm_same(*, edition: PlanEdition, by: User, now: datetime) -> BulkConfirmed:
    """Confirm every link of the edition whose two sides say the same words."""
    with connection.cursor() as cursor:
        cursor.execute(CARRIED_ALREADY, [edition.pk])
        carried = [pk for (pk,) in cursor.fetchall()]
    settled = Continuation.objects.filter(pk__in=carried, confirmed_at__isnull=True).update(
        confirmed_by=by, confirmed_at=now
    )
    refused = []
    rest = list(same_proposed(edition))
    for link in rest:
        try:
            confirm_continuation(continuation_id=link.pk, by=by, now=now)
        except ContinuationRefused as refusal:
            refused.append((link, str(refusal)))
    return BulkConfirmed(settled + len(rest) - len(refused), refused)
