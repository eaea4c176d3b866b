"""What is stored for a plan edition: of approved values only, and only what changed."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import OperationalError, connection, transaction

from indicators import attainment
from indicators.attainment import services
from indicators.enums import MeasureKind, ReasonCode, Step, ValueKind, ValueState, Verdict
from indicators.models import Attainment, Cell, ReviewEvent
from tests import builders as a

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def an_assessed_measure(baseline=None, target=None, actual=None, accomplishment=None, **version):
    """A measure with adopted values of 2025, the baseline of 2024."""
    measure = a.a_measure(accomplishment, **version)
    if baseline is not None:
        a.an_adopted_value(measure, baseline, kind=ValueKind.BASELINE, period=a.a_year(2024))
    if target is not None:
        a.an_adopted_value(measure, target, kind=ValueKind.TARGET)
    if actual is not None:
        a.an_adopted_value(measure, actual)
    return measure


def recompute(measure, **others):
    edition_id = measure.node.edition_id
    return attainment.recompute(
        **{"edition_id": edition_id, "period_id": a.a_year().pk, "now": NOW, **others}
    )


def stored(measure, component=None):
    row = Attainment.objects.get(measure=measure, period=a.a_year(), component=component)
    return (
        row.verdict,
        pair(row.progress_numerator, row.progress_denominator),
        pair(row.ratio_numerator, row.ratio_denominator),
        row.gap,
        row.reasons,
    )


def pair(upper, lower):
    return None if upper is None else f"{upper}/{lower}"


def test_approved_values_are_judged_and_their_versions_kept():
    measure = an_assessed_measure("10", "20", "13")

    recompute(measure)

    row = Attainment.objects.get()
    assert stored(measure) == (Verdict.PARTIALLY_MET, "3/10", "13/20", Decimal(-7), [])
    assert (row.baseline.amount, row.target.amount, row.actual.amount) == (10, 20, 13)
    assert row.measure_version == measure.current
    assert (row.rule_set, row.computed_at, row.is_stale) == ("AR-1 1.1", NOW, False)


def test_a_draft_a_disaggregated_and_an_interim_value_do_not_count():
    measure = an_assessed_measure("10", "20")
    a.a_dimension(measure)
    a.a_version(a.a_cell(measure), "25")
    for others in ({"disaggregation": "sex=women"}, {"as_of": date(2025, 6, 30)}):
        cell = a.a_cell(measure, **others)
        version = a.a_version(cell, "25")
        ReviewEvent.objects.create(cell=cell, version=version, step=Step.ADOPT)
        cell.approved = version
        cell.save()

    recompute(measure)

    assert stored(measure) == (Verdict.NO_DATA, None, None, None, [ReasonCode.NOT_REPORTED])


def test_the_baseline_is_the_latest_one_up_to_the_period():
    measure = an_assessed_measure("10", "20", "15")
    a.an_adopted_value(measure, "0", kind=ValueKind.BASELINE, period=a.a_year(2020))
    a.an_adopted_value(measure, "12", kind=ValueKind.BASELINE, period=a.a_year(2026))

    recompute(measure)

    assert Attainment.objects.get().baseline.amount == 10


def test_a_measure_without_any_value_has_its_row():
    measure = an_assessed_measure()

    recompute(measure)

    assert stored(measure) == (Verdict.NOT_COMPARABLE, None, None, None, [ReasonCode.NO_TARGET])


def test_a_measure_of_unknown_kind_is_not_comparable():
    measure = an_assessed_measure("10", "20", "15", kind="")

    recompute(measure)

    assert stored(measure) == (Verdict.NOT_COMPARABLE, None, None, None, [ReasonCode.KIND_UNKNOWN])


@pytest.mark.parametrize(
    ("now", "verdict"),
    [
        (datetime(2025, 12, 31, 23, 59, tzinfo=UTC), Verdict.NOT_DUE),
        (datetime(2026, 1, 1, tzinfo=UTC), Verdict.NO_DATA),
    ],
)
def test_a_period_is_due_once_its_last_day_is_over(now, verdict):
    measure = an_assessed_measure("10", "20")

    recompute(measure, now=now)

    assert stored(measure)[0] == verdict


def test_a_range_and_a_ratio_are_judged_exactly():
    accomplishment = a.an_accomplishment()
    ranged = a.a_measure(accomplishment, number=1, kind=MeasureKind.RANGE)
    a.an_adopted_value(ranged, "10", kind=ValueKind.TARGET, amount_high=Decimal(20))
    a.an_adopted_value(ranged, "15")
    share = a.a_measure(accomplishment, number=2)
    a.an_adopted_value(share, "100", kind=ValueKind.TARGET)
    a.an_adopted_value(share, None, numerator=Decimal(2), denominator=Decimal(3))

    recompute(ranged)

    assert stored(ranged) == (Verdict.MET, None, None, 0, [ReasonCode.NO_PROGRESS_INDEX])
    assert stored(share) == (
        Verdict.NOT_MET,
        None,
        "2/3",
        Decimal("-33.333333333333"),
        [ReasonCode.NO_BASELINE],
    )


def test_the_longest_ratios_fit():
    measure = a.a_measure()
    longest = Decimal("99999999999999999999999999.999999999999")
    for kind, numerator, denominator in (
        (ValueKind.BASELINE, longest, Decimal("-0.000000000007")),
        (ValueKind.TARGET, longest, Decimal("0.000000000003")),
        (ValueKind.ACTUAL, longest, Decimal("0.000000000011")),
    ):
        a.an_adopted_value(measure, None, kind=kind, numerator=numerator, denominator=denominator)

    recompute(measure)

    assert stored(measure)[:3] == (Verdict.PARTIALLY_MET, "27/55", "3/11")


def test_a_target_from_one_number_to_another_is_none_for_a_measure_that_needs_a_single_one():
    measure = a.a_measure()
    target = a.an_adopted_value(measure, "10", kind=ValueKind.TARGET, amount_high=Decimal(20))
    actual = a.an_adopted_value(measure, "15")

    recompute(measure)

    assert stored(measure) == (Verdict.NOT_COMPARABLE, None, None, None, [ReasonCode.NO_TARGET])
    seen = attainment.previewed(
        measure.current, baseline=None, target=target, actual=actual, due=True
    )
    assert (seen.verdict, seen.reasons) == (Verdict.NOT_COMPARABLE, (ReasonCode.NO_TARGET,))


def test_components_are_judged_one_by_one_and_the_worst_is_the_measure_s():
    measure = a.a_measure()
    women, men = a.a_component(measure, "women"), a.a_component(measure, "men")
    for component, actual in ((women, "25"), (men, "15")):
        for kind, amount in (
            (ValueKind.BASELINE, "10"),
            (ValueKind.TARGET, "20"),
            (ValueKind.ACTUAL, actual),
        ):
            a.an_adopted_value(measure, amount, kind=kind, component=component)

    recompute(measure)

    assert stored(measure, women)[:2] == (Verdict.EXCEEDED, "3/2")
    assert stored(measure, men)[:2] == (Verdict.PARTIALLY_MET, "1/2")
    assert stored(measure) == (Verdict.PARTIALLY_MET, None, None, None, [])


def test_a_component_without_data_leaves_the_measure_without():
    measure = a.a_measure()
    women, men = a.a_component(measure, "women"), a.a_component(measure, "men")
    for component in (women, men):
        a.an_adopted_value(measure, "20", kind=ValueKind.TARGET, component=component)
    a.an_adopted_value(measure, "25", component=women)

    recompute(measure)

    reasons = [ReasonCode.INCOMPLETE_COMPONENTS]
    assert stored(measure) == (Verdict.NO_DATA, None, None, None, reasons)


def test_a_component_whose_values_went_to_another_measure_is_not_shown_as_current():
    measure = a.a_measure()
    women = a.a_component(measure, "women")
    a.an_adopted_value(measure, "20", kind=ValueKind.TARGET, component=women)
    recompute(measure)
    Cell.objects.update(measure=a.a_measure().identity)

    changed = recompute(measure)

    assert changed == 2
    assert Attainment.objects.get(component=women).is_stale
    assert stored(measure)[4] == [ReasonCode.NO_TARGET]


def test_a_second_run_changes_nothing():
    measure = an_assessed_measure("10", "20", "13")
    first = recompute(measure)

    second = recompute(measure, now=datetime(2026, 4, 1, tzinfo=UTC))

    assert (first, second) == (1, 0)
    assert Attainment.objects.get().computed_at == NOW


def test_only_what_changed_is_written_again():
    accomplishment = a.an_accomplishment()
    same = an_assessed_measure("10", "20", "13", accomplishment, number=1)
    other = an_assessed_measure("10", "20", None, accomplishment, number=2)
    recompute(same)
    a.an_adopted_value(other, "20")
    later = datetime(2026, 4, 1, tzinfo=UTC)

    changed = recompute(same, now=later)

    assert changed == 1
    assert stored(other)[0] == Verdict.MET
    assert Attainment.objects.get(measure=other).computed_at == later
    assert Attainment.objects.get(measure=same).computed_at == NOW


def test_a_stale_row_becomes_current_again():
    measure = an_assessed_measure("10", "20", "13")
    recompute(measure)
    Attainment.objects.update(is_stale=True)

    changed = recompute(measure)

    assert changed == 1
    assert not Attainment.objects.get().is_stale


def test_one_measure_is_brought_up_to_date_where_it_was_computed():
    accomplishment = a.an_accomplishment()
    measure = an_assessed_measure("10", "20", None, accomplishment, number=1)
    other = an_assessed_measure("10", "20", None, accomplishment, number=2)
    recompute(measure)
    for each in (measure, other):
        a.an_adopted_value(each, "20")
        a.an_adopted_value(each, "30", kind=ValueKind.TARGET, period=a.a_year(2026))

    changed = attainment.refresh(identity_ids=[measure.identity_id], now=NOW)

    assert changed == 1
    assert (stored(measure)[0], stored(other)[0]) == (Verdict.MET, Verdict.NO_DATA)
    assert not Attainment.objects.filter(period=a.a_year(2026)).exists()


def test_a_measure_that_was_never_computed_stays_so():
    measure = an_assessed_measure("10", "20", "13")

    changed = attainment.refresh(identity_ids=[measure.identity_id], now=NOW)

    assert (changed, Attainment.objects.count()) == (0, 0)


def test_without_a_period_every_period_with_a_value_is_judged():
    measure = an_assessed_measure("10", "20", "13")
    a.an_adopted_value(measure, "30", kind=ValueKind.TARGET, period=a.a_year(2026))

    recompute(measure, period_id=None)

    verdicts = Attainment.objects.order_by("period__first_day").values_list("verdict", flat=True)
    assert list(verdicts) == [Verdict.PARTIALLY_MET, Verdict.NOT_DUE]


def test_another_edition_is_left_alone():
    measure = an_assessed_measure("10", "20", "13")
    other = an_assessed_measure("10", "20", "13")

    recompute(measure)

    assert not Attainment.objects.filter(measure=other).exists()


def test_a_computation_waits_for_another_of_the_same_edition():
    measure = an_assessed_measure("10", "20", "13")
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute(services.HOLD_THESE, [services.EDITION, [measure.node.edition_id]])
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '100ms'")

        with pytest.raises(OperationalError, match="lock timeout"), transaction.atomic():
            recompute(measure)
        with pytest.raises(OperationalError, match="lock timeout"), transaction.atomic():
            attainment.refresh(identity_ids=[measure.identity_id], now=NOW)
    finally:
        other.close()


def test_the_web_and_worker_role_may_recompute(app_role):
    measure = an_assessed_measure("10", "20", "13")

    assert recompute(measure) == 1


@pytest.mark.parametrize("measures", [1, 3])
def test_a_plan_takes_two_statements_whatever_its_size(measures, django_assert_num_queries):
    accomplishment = a.an_accomplishment()
    for number in range(measures):
        measure = an_assessed_measure("10", "20", "13", accomplishment, number=number)
    asked = {"edition_id": measure.node.edition_id, "period_id": a.a_year().pk, "now": NOW}

    # Two more are the savepoint that a test's transaction makes of the service's own.
    with django_assert_num_queries(2 + 2):
        attainment.recompute(**asked)

    assert Attainment.objects.count() == measures


def test_a_state_without_a_value_is_a_reason_and_no_number():
    measure = an_assessed_measure("10", "20")
    a.an_adopted_value(measure, None, state=ValueState.NOT_APPLICABLE)

    recompute(measure)

    assert stored(measure)[0] == Verdict.NOT_APPLICABLE


@pytest.mark.parametrize("measures", [1, 3])
def test_bringing_measures_up_to_date_takes_four_statements(measures, django_assert_num_queries):
    accomplishment = a.an_accomplishment()
    computed = [
        an_assessed_measure("10", "20", "13", accomplishment, number=number)
        for number in range(measures)
    ]
    recompute(computed[0])
    Attainment.objects.update(verdict=Verdict.MET)

    # Two more are the savepoint that a test's transaction makes of the service's own.
    with django_assert_num_queries(4 + 2):
        changed = attainment.refresh(
            identity_ids=[measure.identity_id for measure in computed], now=NOW
        )

    assert changed == measures
    assert {each.verdict for each in Attainment.objects.all()} == {Verdict.PARTIALLY_MET}


def test_many_measures_are_brought_up_to_date_as_a_few_are(monkeypatch):
    measure = an_assessed_measure("10", "20", "13")
    recompute(measure)
    outcomes = []
    for few in (20, 0):
        monkeypatch.setattr("indicators.attainment.services.FEW", few)
        Attainment.objects.update(verdict=Verdict.MET, is_stale=True, reasons=[])
        attainment.refresh(identity_ids=[measure.identity_id], now=NOW)
        outcomes.append(Attainment.objects.values().get())

    assert outcomes[0] == outcomes[1]
    assert outcomes[0]["verdict"] == Verdict.PARTIALLY_MET
