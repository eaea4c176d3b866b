"""Rows 10 and 11: whole pages through every middleware, signed in, against bare strings.

Row 10. The page of a unit is its performance table: each measure with its five years, its chart and
the table beneath, its verdict and sentence. Measured are a unit of 40 measures and one of 1,000,
which no plan has; and the tree of a plan of 1,000 measures, which fetches its branches when they
are opened. The floor of a unit is one statement and f-strings: the same names and figures in a bare
table, with no escaping, no verdict, no chart, no link and no word in another language. The floor of
a tree is a view that says hello, through the same middleware and signed in as well.

Row 11. The entry sheet of 35 and of 100 measures, each with a baseline, a target and an actual to
type into (about 100 and 300 cells), and three years beside them. A POST keeps an actual for every
measure; it is undone afterwards. The floor of GET is one statement and an input for each cell; that
of POST reads the numbers, inserts the versions and points the cells at them in three statements.
The other floor is a formset of Django, a number and a state to each of as many cells, with neither
middleware nor page, rules nor words: drawn, and for POST bound, validated and saved row by row.

Run with ``make bench ARGS="-k pages"``.
"""

from collections.abc import Callable
from decimal import Decimal
from http.cookies import SimpleCookie
from urllib.parse import urlencode

import pytest
from django import forms
from django.contrib.auth.decorators import login_required
from django.core.handlers.base import BaseHandler
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path, reverse, set_urlconf
from django.utils import timezone

from indicators import attainment
from indicators.enums import Role, ValueKind, ValueState, ValueStatus
from indicators.models import Cell, Node, PerformanceMeasure, Programme
from indicators.templatetags.addresses import address, sheet_url
from tests.benchmarks.framework import lay_down
from tests.benchmarks.measuring import measured, show, taken_back
from tests.builders import a_role, a_user

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("_no_log_of_requests", "_garbage_as_served"),
]

# As a page without a file sends its form.
URLENCODED = "application/x-www-form-urlencoded"
FIGURES = """
    SELECT node.text, period.label, cell.kind, version.amount, measure.identity_id
    FROM indicators_performancemeasure measure
    JOIN indicators_node node ON node.id = measure.node_id
    JOIN indicators_cell cell ON cell.measure_id = measure.identity_id
    JOIN indicators_period period ON period.id = cell.period_id
    JOIN indicators_valueversion version ON version.id = cell.approved_id
    WHERE node.edition_id = %s ORDER BY node.position, period.first_day
"""
BARE_CELLS = """
    INSERT INTO indicators_cell
        (measure_id, period_id, kind, disaggregation, waits_at, status, revision)
    SELECT measure, %s, 'actual', '', '', 'empty', 0 FROM unnest(%s::bigint[]) measure
    ON CONFLICT DO NOTHING
"""
BARE_VERSIONS = """
    INSERT INTO indicators_valueversion
        (cell_id, number, state, amount, words, judged, as_printed, qualifier, basis,
         source_anchor, evidence, comment, reason_code, reason, by_id)
    SELECT cell.id, 1, 'reported', typed.amount, '', '', typed.amount::text, '', 'level',
        '{}', '', '', '', '', %s
    FROM unnest(%s::bigint[], %s::numeric[]) typed (measure, amount)
    JOIN indicators_cell cell ON cell.measure_id = typed.measure
        AND cell.period_id = %s AND cell.kind = 'actual'
"""
BARE_POINTERS = """
    UPDATE indicators_cell cell SET draft_id = version.id, revision = 1, status = 'draft'
    FROM indicators_valueversion version
    WHERE version.cell_id = cell.id AND cell.period_id = %s AND cell.kind = 'actual'
"""


@login_required
def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"Hello, {request.user.name}")


urlpatterns = [path("hello/", hello)]


class Browser:
    """A signed-in person's requests, answered in this process by every middleware and the view."""

    def __init__(self, user) -> None:
        client = Client()
        client.force_login(user)
        self.requests = RequestFactory()
        self.requests.cookies = SimpleCookie(client.cookies)
        self.handler = BaseHandler()
        self.handler.load_middleware()

    def answered(self, request: HttpRequest) -> HttpResponse:
        # The token of the form is checked elsewhere; a factory has no page to take it from.
        request._dont_enforce_csrf_checks = True
        try:
            return self.handler.get_response(request)
        finally:
            set_urlconf(None)

    def get(self, url: str, urlconf: str | None = None) -> Callable[[], HttpResponse]:
        def work() -> HttpResponse:
            request = self.requests.get(url)
            if urlconf:
                request.urlconf = urlconf
            answer = self.answered(request)
            assert answer.status_code == 200, answer.status_code
            return answer

        return work

    def post(self, url: str, data: dict[str, str]) -> Callable[[], None]:
        def work() -> None:
            answer = self.answered(self.requests.post(url, urlencode(data), URLENCODED))
            assert answer.status_code == 302, answer.content.decode()[:2000]

        return work


def bench_pages_of_a_plan():
    browser = Browser(a_user(is_superuser=True))
    hello_world = measured(browser.get("/hello/", urlconf=__name__))
    show("10", "hello world, through all middleware", hello_world)
    for measures, results in ((40, 8), (1_000, 200)):
        edition, _periods = lay_down(measures, results=results)
        attainment.recompute(edition_id=edition.pk, now=timezone.now())
        unit = Node.objects.get(edition=edition, kind="subprogramme")
        unit.edition = edition

        page, bare = measured(browser.get(address(unit))), measured(bare_table(edition.pk))

        assert browser.get(address(unit))().content.count(b"<article") == measures
        show("10", f"unit page, {measures:,} measures x 5 with charts", page, bare, "bare strings")


def bench_pages_of_a_performance_table():
    edition, _periods = lay_down(1_000)
    attainment.recompute(edition_id=edition.pk, now=timezone.now())
    browser = Browser(a_user(is_superuser=True))
    address_of_table = reverse("performance", args=[edition.slug])

    page, bare = measured(browser.get(address_of_table)), measured(bare_table(edition.pk))

    show("10", "performance table, 1,000 measures x 5", page, bare, "bare strings")


def bench_pages_of_a_tree():
    edition, _periods = lay_down(1_000)
    attainment.recompute(edition_id=edition.pk, now=timezone.now())
    browser = Browser(a_user(is_superuser=True))
    hello_world = measured(browser.get("/hello/", urlconf=__name__))
    tree = reverse("edition", args=[edition.slug])

    closed, filtered = measured(browser.get(tree)), measured(browser.get(f"{tree}?q=Median"))

    show("10", "tree of 1,000 measures, as it opens", closed, hello_world, "hello world")
    show("10", "the same, filtered by a word of all", filtered, hello_world, "hello world")


def bench_pages_of_an_entry_sheet():
    for measures, results in ((35, 7), (100, 20)):
        edition, periods = lay_down(measures, results=results, reported=4)
        unit = Node.objects.get(edition=edition, kind="subprogramme")
        unit.edition = edition
        user = a_user()
        a_role(user, Role.MANAGER, Programme.objects.get(node__edition=edition))
        browser = Browser(user)
        url = sheet_url(unit, periods[-1])
        rows = list(PerformanceMeasure.objects.filter(node__edition=edition))
        typed = {row.identity_id: str(Decimal(row.pk % 90) / 2) for row in rows}
        sent = {"save": "1"}
        for row in rows:
            sent |= {
                f"actual-{row.pk}-based_on": "0",
                f"actual-{row.pk}-value": typed[row.identity_id],
                f"actual-{row.pk}-state": "reported",
            }

        got = measured(browser.get(url))
        bare_got = measured(bare_inputs(edition.pk))
        posted = taken_back(browser.post(url, sent))
        bare_posted = taken_back(bare_write(typed, periods[-1].pk, user.pk))

        cells = f"{measures} measures, {measures * 3} cells"
        show("11", f"entry sheet GET, {cells}", got, bare_got, "bare strings")
        drawn = measured(drawn_formset(edition.pk, measures * 3))
        show("11", f"the same, {cells}", got, drawn, "formset")
        show("11", f"entry sheet POST, {measures} values", posted, bare_posted, "bare writes")
        sent_set = taken_back(sent_formset(typed, periods[-1].pk, user.pk))
        show("11", f"the same, {measures} values", posted, sent_set, "formset")


def figures(edition: int) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(FIGURES, [edition])
        return cursor.fetchall()


def bare_table(edition: int) -> Callable[[], str]:
    def work() -> str:
        rows: dict[str, list[str]] = {}
        for text, label, kind, amount, _measure in figures(edition):
            rows.setdefault(text, []).append(f"<td>{label} {kind} {amount.normalize():f}</td>")
        body = "".join(f"<tr><th>{text}</th>{''.join(row)}</tr>" for text, row in rows.items())
        return f"<table>{body}</table>"

    return work


def bare_inputs(edition: int) -> Callable[[], str]:
    def work() -> str:
        return "".join(
            f'<label>{text} {label}<input name="{kind}-{measure}" value="{amount:f}"></label>'
            for text, label, kind, amount, measure in figures(edition)
        )

    return work


def bare_write(typed: dict[int, str], period: int, by: int) -> Callable[[], None]:
    def work() -> None:
        measures, amounts = list(typed), [Decimal(each) for each in typed.values()]
        with connection.cursor() as cursor:
            cursor.execute(BARE_CELLS, [period, measures])
            cursor.execute(BARE_VERSIONS, [by, measures, amounts, period])
            cursor.execute(BARE_POINTERS, [period])

    return work


class CellForm(forms.Form):
    measure = forms.IntegerField(widget=forms.HiddenInput)
    amount = forms.DecimalField(required=False, max_digits=38, decimal_places=12)
    state = forms.ChoiceField(choices=ValueState.choices())


def drawn_formset(edition: int, cells: int) -> Callable[[], str]:
    def work() -> str:
        told = [
            {"measure": measure, "amount": amount, "state": ValueState.REPORTED}
            for _text, _label, _kind, amount, measure in figures(edition)[:cells]
        ]
        return str(forms.formset_factory(CellForm, extra=0)(initial=told))

    return work


def sent_formset(typed: dict[int, str], period: int, by: int) -> Callable[[], None]:
    sent = {"form-TOTAL_FORMS": str(len(typed)), "form-INITIAL_FORMS": str(len(typed))}
    for number, (measure, amount) in enumerate(typed.items()):
        sent |= {
            f"form-{number}-measure": str(measure),
            f"form-{number}-amount": amount,
            f"form-{number}-state": "reported",
        }

    def work() -> None:
        bound = forms.formset_factory(CellForm, extra=0)(sent)
        assert bound.is_valid(), bound.errors
        for said in bound.cleaned_data:
            cell = Cell.objects.create(
                measure_id=said["measure"], period_id=period, kind=ValueKind.ACTUAL
            )
            cell.draft = cell.versions.create(
                number=1, amount=said["amount"], state=said["state"], by_id=by
            )
            cell.revision, cell.status = 1, ValueStatus.DRAFT
            cell.save(update_fields=["draft", "revision", "status"])

    return work
