"""The printed plan: plans, editions, and the nodes of an edition, by id and by path."""

import django_filters
from django.db.models import QuerySet
from django.http import Http404

from indicators.access import asked_of
from indicators.api.plans import printed
from indicators.api.serving.filters import OfEdition, OneOf, Text, Whole, YesOrNo, at_path, below
from indicators.api.serving.parameters import MOST, USUAL, Asked
from indicators.api.serving.reading import ListView, RowsView, RowView
from indicators.api.serving.rows import JsonRow
from indicators.enums import EditionStatus, NodeKind, PlanRhythm, ResultKind
from indicators.models import (
    Alignment,
    Deliverable,
    MandateEntry,
    Node,
    Objective,
    Period,
    Subprogramme,
)
from indicators.templatetags.addresses import to_path

# They stand in a statement for what is asked.
ANY_EDITION, ANY_NODE = -1, -2


class PeriodFilters(django_filters.FilterSet):
    label = Text(label="As plans print it.")


class Periods(ListView):
    """The periods that values belong to."""

    name = "periods"
    row = printed.PeriodRow
    filterset_class = PeriodFilters

    def rows(self) -> QuerySet:
        return Period.objects.all()


class PlanFilters(django_filters.FilterSet):
    symbol = Text(label="The symbol of the document.")
    rhythm = OneOf(PlanRhythm, label="How often the plan is made.")


class OfPlans(RowsView):
    row = printed.PlanRow

    def rows(self) -> QuerySet:
        return self.caller.plans()


class Plans(OfPlans, ListView):
    """Plan documents, each through all its editions."""

    name = "plans"
    filterset_class = PlanFilters


class Plan(OfPlans, RowView):
    """One plan document."""


class EditionFilters(django_filters.FilterSet):
    plan = Whole(field_name="document", label="The plan, by its id.")
    symbol = Text(label="The symbol of the edition.")
    status = OneOf(EditionStatus, label="What became of the edition.")
    period = Text(field_name="period__label", label="The period it plans for.")


class OfEditions(RowsView):
    row = printed.EditionRow

    def rows(self) -> QuerySet:
        return self.caller.editions()


class Editions(OfEditions, ListView):
    """Published states of plans."""

    name = "editions"
    filterset_class = EditionFilters


class NodeFilters(django_filters.FilterSet):
    kind = OneOf(NodeKind, label="What is printed.")
    path = Text(method=at_path("path"), label="The node at this path.")
    under = Text(method=below("path"), label="The node at this path and all below it.")
    text = Text(lookup_expr="icontains", label="Words of its text.")


class Nodes(ListView):
    """Everything printed in an edition."""

    name = "nodes"
    row = printed.NodeRow
    filterset_class = NodeFilters

    def rows(self) -> QuerySet:
        return self.caller.nodes_of(self.edition())

    def edition(self) -> int:
        found = self.caller.edition_called(self.kwargs["slug"])
        if found is None:
            raise Http404
        return found

    def next_rows(self, asked: Asked) -> list[tuple[int, str]]:
        """A plan has thousands of nodes, read page after page: their statement is made once. Those
        of few lengths are, as a connection keeps each of them.
        """
        is_usual = asked.limit in (USUAL, MOST) and not asked.fields
        if not is_usual or asked.filters or self.caller.narrowed_to:
            return super().next_rows(asked)
        meant = {ANY_EDITION: self.edition(), ANY_NODE: asked.cursor or 0}
        return asked_of(_nodes_after, asked.limit + 1, meant=meant)


def _nodes_after(count: int) -> QuerySet:
    after = Node.objects.filter(edition=ANY_EDITION, pk__gt=ANY_NODE).order_by("pk")
    return after.values_list("pk", JsonRow(printed.NodeRow.columns()))[:count]


class Programmes(ListView):
    """The top units of plans."""

    name = "programmes"
    row = printed.ProgrammeRow
    filterset_class = OfEdition

    def rows(self) -> QuerySet:
        return self.caller.programmes()


class Programme(RowView):
    """One programme."""

    row = printed.ProgrammeRow
    rows = Programmes.rows


class Subprogrammes(ListView):
    """The units below programmes: sections, subprogrammes, components, missions."""

    name = "subprogrammes"
    row = printed.SubprogrammeRow
    filterset_class = OfEdition

    def rows(self) -> QuerySet:
        return self.caller.framed(Subprogramme)


class SubprogrammeOf(RowView):
    """One unit."""

    row = printed.SubprogrammeRow
    rows = Subprogrammes.rows


class Objectives(ListView):
    """What the Organization wants to reach."""

    name = "objectives"
    row = printed.ObjectiveRow
    filterset_class = OfEdition

    def rows(self) -> QuerySet:
        return self.caller.framed(Objective)


class ObjectiveOf(RowView):
    """One objective."""

    row = printed.ObjectiveRow
    rows = Objectives.rows


class AccomplishmentFilters(OfEdition):
    result_kind = OneOf(ResultKind, label="What the plan calls it.")
    carried_over = YesOrNo(label="Whether it comes from the plan before.")


class Accomplishments(ListView):
    """The changes promised: expected accomplishments and results."""

    name = "accomplishments"
    row = printed.AccomplishmentRow
    filterset_class = AccomplishmentFilters

    def rows(self) -> QuerySet:
        return self.caller.accomplishments()


class Accomplishment(RowView):
    """One expected accomplishment."""

    row = printed.AccomplishmentRow
    rows = Accomplishments.rows


class Deliverables(ListView):
    """The outputs that plans promise, with their counts."""

    name = "deliverables"
    row = printed.DeliverableRow
    filterset_class = OfEdition

    def rows(self) -> QuerySet:
        return self.caller.framed(Deliverable)


class DeliverableOf(RowView):
    """One deliverable."""

    row = printed.DeliverableRow
    rows = Deliverables.rows


class MandateFilters(OfEdition):
    symbol = Text(field_name="mandate__symbol", label="The symbol of the mandate.")


class Mandates(ListView):
    """Legislative mandates, as the lists of an edition print them."""

    name = "mandates"
    row = printed.MandateRow
    filterset_class = MandateFilters

    def rows(self) -> QuerySet:
        return self.caller.framed(MandateEntry)


class MandateOf(RowView):
    """One entry of a list of mandates."""

    row = printed.MandateRow
    rows = Mandates.rows


class AlignmentFilters(OfEdition):
    framework = Text(label="The other framework, such as SDG.")
    code = Text(label="Goal, target or indicator of the other framework.")


class Alignments(ListView):
    """Links from nodes to nodes of other frameworks."""

    name = "alignments"
    row = printed.AlignmentRow
    filterset_class = AlignmentFilters

    def rows(self) -> QuerySet:
        return Alignment.objects.filter(node__in=self.caller.nodes())


class NodeAt(RowView):
    """The node at a path of an edition; ``-`` stands for a space."""

    row = printed.NodeRow

    def rows(self) -> QuerySet[Node]:
        return self.caller.nodes()

    def lookup(self, **address: object) -> dict[str, object]:
        return {"edition__slug": address["slug"], "path": to_path(str(address["path"]))}
