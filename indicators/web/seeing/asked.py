"""What a person wants to see of a plan's measures: the filter of the heat map, in its address."""

from collections.abc import Iterable

from django.db.models import Q
from django.http import Http404, HttpRequest, QueryDict
from django.utils.translation import gettext as _

from indicators import access, ledger, plans, review
from indicators.attainment import MeasureVerdict
from indicators.enums import Flag, Labelled, MeasureKind, Role, ValueKind, ValueStatus, Verdict
from indicators.models import Category, Cell, MeasureDimension, Node, PlanEdition
from indicators.templatetags.addresses import to_path
from indicators.web import requests
from indicators.web.state import State

GOALS = range(1, 18)
ENTITY = "entity"


class Asked:
    """``?verdict=MET&verdict=…``, ``judged=on``, ``in=programme-6`` or a unit below it, ``kind=``,
    ``flag=``, ``late=on``, ``entity=``, ``sdg=``. What is not one of the choices is as if it were
    not there; a place that is not in the plan is a 404. Of a day of the past (``as_at=``) nobody
    knows what was late or had a flag: neither is asked for; entities and goals are
    those of the day.
    """

    def __init__(self, request: HttpRequest, state: State) -> None:
        self.request, self.edition, self.period = request, state.edition, state.period
        self.instant = state.instant
        given = request.GET
        self.verdicts = {Verdict(each) for each in given.getlist("verdict") if each in set(Verdict)}
        self.is_judged = given.get("judged") == "on"
        self.place = to_path(given.get("in", ""))
        self.kind = _one_of(MeasureKind, given.get("kind", ""))
        is_of_today = state.day is None
        self.flag = _one_of(Flag, given.get("flag", "")) if is_of_today else None
        self.entities = entities_of(state.edition)
        self.entity = next(
            (each for each in self.entities if each.key == given.get("entity")), None
        )
        self.is_late = is_of_today and given.get("late") == "on"
        goal = given.get("sdg", "")
        self.goal = int(goal) if goal in {str(each) for each in GOALS} else None

    @property
    def programme(self) -> str:
        """The path of the programme asked for, or of the one that the unit asked for is in."""
        return self.place.partition("/")[0]

    @property
    def is_set(self) -> bool:
        return bool(self.verdicts or self.is_judged or self.has_more)

    @property
    def has_more(self) -> bool:
        """Whether something beside verdicts is asked for."""
        place = self.place or self.entity or self.goal
        return bool(place or self.kind or self.flag or self.is_late)

    @property
    def told(self) -> list[str]:
        """Everything that is asked for, in the reader's words: a printed page has no fields."""
        said = [_(each.label) for each in Verdict if each in self.verdicts]
        said += [_("Judged")] if self.is_judged else []
        said += [self.place] if self.place else []
        said += [_(each.label) for each in (self.kind, self.flag) if each]
        said += [self.entity.name] if self.entity else []
        if self.goal:
            goal = _("Sustainable Development Goal")
            said.append(f"{goal} {self.goal}")
        return said + ([_("values are late")] if self.is_late else [])

    def query(self, **changed: str | list[str]) -> str:
        """The address' query with some of its parts changed; an empty one is left out."""
        query: QueryDict = self.request.GET.copy()
        for name, value in changed.items():
            query.setlist(name, value if isinstance(value, list) else [value] if value else [])
        return query.urlencode()

    def toggled(self, verdict: Verdict) -> str:
        """The query with one verdict more, or without it."""
        return self.query(verdict=sorted(self.verdicts ^ {verdict}))

    def has_verdict(self, measure: MeasureVerdict) -> bool:
        """Whether it has one of the verdicts asked for, and was judged by a person if that is."""
        is_one = not self.verdicts or measure.verdict in self.verdicts
        return is_one and (measure.is_judged or not self.is_judged)

    def here(self, measures: Iterable[MeasureVerdict]) -> list[MeasureVerdict]:
        """The measures of the programme or unit that is asked for."""
        if not self.place:
            return list(measures)
        if not Node.objects.filter(edition=self.edition, path=self.place).exists():
            raise Http404
        return [each for each in measures if each.path.startswith(f"{self.place}/")]

    def left_in(self, measures: Iterable[MeasureVerdict]) -> set[int]:
        """Those that everything but the verdicts leaves, by node."""
        kept = {each.measure for each in measures if not self.kind or each.kind == self.kind}
        if self.flag:
            flagged = self._flagged(self.flag)
            kept &= {each.measure for each in measures if each.identity in flagged}
        if self.entity:
            broken_down = self._broken_down_by(self.entity)
            kept &= {each.measure for each in measures if each.identity in broken_down}
        if self.is_late:
            kept &= self._late()
        if self.goal:
            kept &= self._aligned(measures, self.goal)
        return kept

    def _flagged(self, flag: Flag) -> set[int]:
        """By identity, those whose approved actual of the period raises the flag."""
        cells = Cell.objects.filter(
            measure__editions__node__edition=self.edition,
            period=self.period,
            kind=ValueKind.ACTUAL,
            status=ValueStatus.APPROVED,
            disaggregation="",
            as_of__isnull=True,
        )
        grounds = review.grounds_of(list(cells), in_hand=False)
        return {each.cell.measure_id for each in grounds.values() if flag in each.flags}

    def _broken_down_by(self, entity: Category) -> set[int]:
        """By identity, those of which the entity gives a part."""
        rows = MeasureDimension.objects.filter(
            dimension=entity.dimension_id, measure__editions__node__edition=self.edition
        )
        if self.instant is not None:
            rows = ledger.rows_at(MeasureDimension, self.instant).filter(pgh_obj__in=rows)
        given = rows.values_list("measure", "only")
        return {measure for measure, only in given if not only or entity.code in only}

    def _late(self) -> set[int]:
        """By node, those of which a round that is past its due date still misses a value."""
        today = requests.today()
        rounds = access.rounds_seen_by(self.request.user, on=today).filter(
            edition=self.edition, asked__period=self.period, due_on__lt=today
        )
        return {
            each.measure_id for each in review.rounds.standings(list(rounds)) if each.standing.left
        }

    def _aligned(self, measures: Iterable[MeasureVerdict], goal: int) -> set[int]:
        """By node, those in a unit or under a result that names the goal."""
        named = plans.goals(self.edition, at=self.instant).get(goal, set())
        return {
            each.measure
            for each in measures
            if named & {each.measure, each.result, each.unit, each.programme}
        }


def entities_of(edition: PlanEdition) -> list[Category]:
    """Those that give parts of the edition's measures, each with its ``key``: categories of the
    dimension of that name, and those of which somebody is the contributor.
    """
    is_entity = Q(dimension__code=ENTITY) | Q(roleassignment__role=Role.CONTRIBUTOR)
    rows = Category.objects.filter(
        is_entity, dimension__measures__measure__editions__node__edition=edition
    )
    found = list(rows.select_related("dimension").distinct())
    for each in found:
        each.key = f"{each.dimension.code}={each.code}"
    return found


def _one_of(choices: type[Labelled], value: str) -> Labelled | None:
    return choices(value) if value in set(choices) else None
