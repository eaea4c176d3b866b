"""Who asks: the owner's rights, narrowed down to what the token is for."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Self

from django.db.models import (
    Case,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Concat

from indicators import access, entry, ledger, review
from indicators.enums import TokenScope, ValueStatus
from indicators.models import (
    ApiToken,
    Attainment,
    Cell,
    EvidenceUse,
    ExpectedAccomplishment,
    Narrative,
    Node,
    PerformanceMeasure,
    PlanDocument,
    PlanEdition,
    Programme,
    Report,
    ReportingRound,
    ReportSchedule,
    ReviewEvent,
    RoundException,
    User,
    ValueVersion,
)


@dataclass(frozen=True, slots=True)
class Caller:
    """Every queryset here is what the owner may, within the programmes of the token."""

    user: User
    scopes: Collection[str]
    narrowed_to: Collection[int]
    now: datetime

    @classmethod
    def with_token(cls, token: ApiToken, *, now: datetime) -> Self:
        programmes = list(token.programmes.values_list("pk", flat=True))
        return cls(token.owner, token.scopes, programmes, now)

    @property
    def today(self) -> date:
        return self.now.date()

    @classmethod
    def anybody(cls, scopes: Collection[str], *, is_superuser: bool) -> Self:
        """Of whom statements are made that serve every caller with these scopes."""
        user = User(pk=access.ANYBODY, is_superuser=is_superuser)
        return cls(user, scopes, (), datetime.combine(access.ANY_DAY, time.min, UTC))

    @property
    def meant(self) -> dict[object, object]:
        """What such a statement is asked for this caller."""
        return {access.ANYBODY: self.user.pk, access.ANY_DAY: self.today}

    def within(self, rows: QuerySet, programme: str) -> QuerySet:
        """Rows of the token's programmes; ``programme`` is the way to their identity."""
        if not self.narrowed_to:
            return rows
        return rows.filter(**{f"{programme}__in": self.narrowed_to})

    def plans(self) -> QuerySet[PlanDocument]:
        return PlanDocument.objects.filter(pk__in=self.editions().values("document"))

    def editions(self) -> QuerySet[PlanEdition]:
        seen = access.editions_seen_by(self.user, on=self.today).select_related(None)
        if not self.narrowed_to:
            return seen
        programmes = Programme.objects.filter(identity__in=self.narrowed_to)
        return seen.filter(pk__in=programmes.values("node__edition"))

    def edition_called(self, slug: str) -> int | None:
        """The key of an edition that is seen. What everybody knows of is found by itself: that
        takes a tenth of asking what the person works on.
        """
        if not self.narrowed_to:
            known = access.edition_known_to_all(slug, on=self.today)
            if known is not None:
                return known
        found = self.editions().filter(slug=slug).values_list("pk").first()
        return found and found[0]

    def nodes(self) -> QuerySet[Node]:
        return self._nodes_within(Node.objects.filter(edition__in=self.editions()))

    def nodes_of(self, edition_id: int) -> QuerySet[Node]:
        """Of an edition that was found to be seen."""
        return self._nodes_within(Node.objects.filter(edition=edition_id))

    def _nodes_within(self, seen: QuerySet[Node]) -> QuerySet[Node]:
        if not self.narrowed_to:
            return seen
        above = Programme.objects.filter(
            identity__in=self.narrowed_to, node__edition=OuterRef("edition")
        ).annotate(path_below=ExpressionWrapper(OuterRef("path"), TextField()))
        return seen.filter(
            Exists(
                above.filter(
                    Q(path_below=F("node__path"))
                    | Q(path_below__startswith=Concat(F("node__path"), Value("/")))
                )
            )
        )

    def programmes(self) -> QuerySet[Programme]:
        return self._printed(Programme, "identity")

    def framed(self, model: type) -> QuerySet:
        """Rows of a kind that stand below a programme."""
        return self._printed(model, "programme__identity")

    def measures(self) -> QuerySet[PerformanceMeasure]:
        return self._printed(PerformanceMeasure, "accomplishment__programme__identity")

    def accomplishments(self) -> QuerySet[ExpectedAccomplishment]:
        return self.framed(ExpectedAccomplishment)

    def _printed(self, model: type, programme: str) -> QuerySet:
        seen = model.objects.select_related(None).filter(node__edition__in=self.editions())
        return self.within(seen, programme)

    def cells(self) -> QuerySet[Cell]:
        """Approved values of the measures seen, and all of those the person works on."""
        seen = Cell.objects.filter(measure__in=self.measures().values("identity"))
        if self.user.is_superuser:
            return seen
        return seen.filter(Q(approved__isnull=False) | self._is_worked_on("measure"))

    def cells_shown(self) -> QuerySet[Cell]:
        """The same, each with where it stands and its revision as the person may know them: of
        values that others work on, as the approved version has them.
        """
        if self.user.is_superuser:
            return self.cells().annotate(stands=F("status"), reached=F("revision"))
        mine = self._is_worked_on("measure")
        return self.cells().annotate(
            stands=Case(When(mine, then=F("status")), default=Value(ValueStatus.APPROVED.value)),
            reached=Case(When(mine, then=F("revision")), default=F("approved__number")),
        )

    def cells_that_counted(self) -> QuerySet[Cell]:
        """Values that everybody may know of, those too of which the approval was undone."""
        seen = Cell.objects.filter(measure__in=self.measures().values("identity"))
        return seen.filter(Exists(review.public(ReviewEvent.objects.filter(cell=OuterRef("pk")))))

    def sources_told(self, sources: Collection[int | None]) -> set[int | None]:
        """Of the nodes where values are printed, and of none, those that the person may know of:
        what counted once may stand in an edition that is hidden now.
        """
        here = Node.objects.filter(pk__in=set(sources) - {None}, edition__in=self.editions())
        return {None, *here.values_list("pk", flat=True)}

    def _is_worked_on(self, measure: str) -> Q:
        return Q(**{f"{measure}__in": self.worked_on().values("identity")})

    def worked_on(self) -> QuerySet[PerformanceMeasure]:
        found = access.measures_worked_on_by(self.user, on=self.today)
        return self.within(found, "accomplishment__programme__identity")

    def entered(self) -> QuerySet[PerformanceMeasure]:
        found = access.measures_entered_by(self.user, on=self.today)
        return self.within(found, "accomplishment__programme__identity")

    def enters_all_below(self, node: Node) -> bool:
        """Whoever tells of a unit, or states its deliverables, enters every measure of it."""
        below = entry.measures_below(node).order_by()
        return below.exists() and not below.exclude(pk__in=self.entered().values("pk")).exists()

    def narratives(self) -> QuerySet[Narrative]:
        """Of each place the version that stands: the last published one, and where the person
        works on every measure below it, the last draft.
        """
        here = PerformanceMeasure.objects.filter(
            node__edition=OuterRef("node__edition"),
            node__path__startswith=Concat(OuterRef("node__path"), Value("/")),
        )
        mine = self.worked_on().values("pk")
        works = Exists(here.filter(pk__in=mine)) & ~Exists(here.exclude(pk__in=mine))
        told = Narrative.objects.filter(Q(is_draft=False) | works, node__in=self.nodes())
        last = told.order_by("node_id", "period_id", "kind", "-number")
        return Narrative.objects.filter(
            pk__in=last.distinct("node_id", "period_id", "kind").values("pk")
        )

    def judged(self) -> QuerySet[Cell]:
        """Submitted values that wait for a step of the person."""
        return self.within(access.cells_judged_by(self.user, on=self.today), "measure__programme")

    def reviewed(self) -> QuerySet[PerformanceMeasure]:
        found = access.measures_reviewed_by(self.user, on=self.today)
        return self.within(found, "accomplishment__programme__identity")

    def versions(self) -> QuerySet[ValueVersion]:
        """Of the measures worked on every version; of others those that count or counted."""
        identities = self.measures().values("identity")
        return self.told_of(ValueVersion.objects.filter(cell__measure__in=identities))

    def told_of(self, seen: QuerySet[ValueVersion]) -> QuerySet[ValueVersion]:
        """Of versions of the measures seen, those that the person may know of."""
        if self.user.is_superuser:
            return seen
        told = Exists(review.public(ReviewEvent.objects.filter(version=OuterRef("pk"))))
        return seen.filter(told | self._is_worked_on("cell__measure"))

    def steps(self) -> QuerySet[ReviewEvent]:
        """Of the measures worked on every step; of others those after which a value counts."""
        seen = ReviewEvent.objects.filter(cell__measure__in=self.measures().values("identity"))
        if self.user.is_superuser:
            return seen
        return seen.filter(review.is_public() | self._is_worked_on("cell__measure"))

    def evidence(self) -> QuerySet[EvidenceUse]:
        seen = access.evidence_seen_by(self.user, on=self.today).select_related(None)
        return self.within(seen, "version__cell__measure__programme")

    def attainments(self) -> QuerySet[Attainment]:
        """Of the measures seen; none that rests on what was withdrawn and is not computed anew yet,
        unless the person works on the measure.
        """
        seen = Attainment.objects.filter(measure__in=self.measures())
        if self.user.is_superuser:
            return seen
        told = Q()
        for name in ("baseline", "target", "actual"):
            told &= ledger.is_released(f"{name}__source")
        return seen.filter(told | self._is_worked_on("measure__identity"))

    def rounds(self) -> QuerySet[ReportingRound]:
        seen = access.rounds_seen_by(self.user, on=self.today)
        return seen.filter(edition__in=self.editions()) if self.narrowed_to else seen

    def rounds_administered(self) -> QuerySet[ReportingRound]:
        """A round asks a whole plan: a token for some programmes changes none."""
        found = access.rounds_administered_by(self.user, on=self.today)
        return found.none() if self.narrowed_to else found

    def exceptions(self) -> QuerySet[RoundException]:
        """Who is let in after the close, and why, is for the officers of the plan."""
        return RoundException.objects.filter(round__in=self.rounds_administered().values("pk"))

    def documents_administered(self) -> QuerySet[PlanDocument]:
        found = access.documents_administered_by(self.user, on=self.today)
        return found.none() if self.narrowed_to else found

    def schedules(self) -> QuerySet[ReportSchedule]:
        """A schedule is of a whole plan, and for those who administer it."""
        seen = access.schedules_administered_by(self.user, on=self.today)
        is_shown = TokenScope.ADMINISTER in self.scopes and not self.narrowed_to
        return seen if is_shown else seen.none()

    def reports(self) -> QuerySet[Report]:
        """A report prints a whole plan: a token for some programmes reads none."""
        seen = access.reports_seen_by(self.user, on=self.today)
        return seen.none() if self.narrowed_to else seen
