"""Values out of the charts of a Word plan."""

import pytest

from indicators.enums import (
    Qualifier,
)
from tests.plans.word_plans import (
    a_measure,
    of_kind,
    read,
    values,
)


def test_planned_and_actual_of_the_same_year_are_two_values():
    plan = a_measure()
    plan.chart(
        ["2024", "2025"],
        {"planned ": ["10", "12"], "actuals": ["11", "0"]},
        labels={("actuals", 1): "–"},
    )

    assert values(read(plan)) == [
        (None, 2024, "planned", "10", "reported"),
        (None, 2025, "planned", "12", "reported"),
        (None, 2024, "actual", "11", "reported"),
        (None, 2025, "actual", None, "none"),
    ]


def test_one_series_takes_year_and_kind_from_its_categories():
    plan = a_measure()
    plan.chart(["2024\n(actual)s", "2026\n(planned)"], {"Column1": ["10", "12"]})

    assert values(read(plan)) == [
        (None, 2024, "actual", "10", "reported"),
        (None, 2026, "planned", "12", "reported"),
    ]


def test_several_named_series_are_components():
    plan = a_measure()
    plan.chart(
        ["2024", "2026"],
        {
            "Rivers (planned)": ["1", "2"],
            "Rivers (actual)": ["3", None],
            "Lakes (planned)": ["4", "5"],
            "Lakes (actual)": ["6", None],
        },
    )

    assert [(each[0], *each[1:4]) for each in values(read(plan))] == [
        ("Rivers", 2024, "planned", "1"),
        ("Rivers", 2026, "planned", "2"),
        ("Rivers", 2024, "actual", "3"),
        ("Lakes", 2024, "planned", "4"),
        ("Lakes", 2026, "planned", "5"),
        ("Lakes", 2024, "actual", "6"),
    ]


@pytest.mark.parametrize(
    ("planned", "actual", "component"),
    [
        ("Planned rivers", "Actual rivers", None),
        ("Planned target", "Actual performance", None),
        ("Planned men", "Actual women", ("men", "women")),
    ],
)
def test_series_that_begin_with_planned_and_with_actual_are_of_these_kinds(
    planned, actual, component
):
    plan = a_measure()
    plan.chart(["2024"], {planned: ["3"], actual: ["4"]})
    first, second = component or (None, None)

    assert values(read(plan)) == [
        (first, 2024, "planned", "3", "reported"),
        (second, 2024, "actual", "4", "reported"),
    ]


def test_a_single_named_series_is_no_component_and_an_empty_one_is_no_series():
    plan = a_measure()
    plan.chart(["2024 (actual)"], {"Rivers": ["3"], "Column2": [None]})

    assert values(read(plan)) == [(None, 2024, "actual", "3", "reported")]


def test_categories_may_name_the_components_and_series_the_years():
    plan = a_measure()
    plan.chart(["Rivers", "Lakes"], {"2024 (actual)": ["1", "2"], "2026 (planned)": ["3", "4"]})

    assert values(read(plan)) == [
        ("Rivers", 2024, "actual", "1", "reported"),
        ("Lakes", 2024, "actual", "2", "reported"),
        ("Rivers", 2026, "planned", "3", "reported"),
        ("Lakes", 2026, "planned", "4", "reported"),
    ]


def test_two_charts_below_one_caption_are_components():
    plan = a_measure()
    plan.chart(["2024 (actual)"], {"X": ["3"]}, title="Rivers")
    plan.chart(["2024 (actual)"], {"X": ["4"]})

    assert values(read(plan)) == [
        ("Rivers", 2024, "actual", "3", "reported"),
        ("2", 2024, "actual", "4", "reported"),
    ]


@pytest.mark.parametrize(
    ("stored", "amount"),
    [
        ("64.099999999999994", "64.1"),
        ("123.20000000000002", "123.2"),
        ("1E3", "1000"),
        ("0", "0"),
        ("-0", "0"),
        ("78.980", "78.98"),
        ("12345678901234567", "12345678901200000"),
    ],
)
def test_an_amount_is_the_shortest_decimal_at_12_digits(stored, amount):
    plan = a_measure()
    plan.chart(["2024 (actual)"], {"X": [stored]})

    assert values(read(plan)) == [(None, 2024, "actual", amount, "reported")]


@pytest.mark.parametrize("label", ["–", "—", "-", "\uf02d", "n/a", ""])
def test_a_zero_under_a_dash_is_no_value(label):
    plan = a_measure()
    plan.chart(["2024 (actual)"], {"X": ["0"]}, labels={("X", 0): label})

    assert values(read(plan)) == [(None, 2024, "actual", None, "none")]


def test_a_zero_that_its_number_format_prints_as_a_dash_is_no_value():
    plan = a_measure()
    plan.chart(["2024 (actual)"], {"X": ["0"]}, number_format='0_);(0);"–"')

    assert values(read(plan)) == [(None, 2024, "actual", None, "none")]


def test_a_printed_zero_is_a_value():
    plan = a_measure()
    plan.chart(["2024 (actual)"], {"X": ["0"]}, labels={("X", 0): "0"})

    assert values(read(plan)) == [(None, 2024, "actual", "0", "reported")]


def test_an_actual_of_a_year_to_come_is_no_value():
    plan = a_measure()
    plan.chart(["2024", "2026"], {"Planned": ["1", "2"], "Actual": ["0", "0"]})

    assert values(read(plan))[2:] == [
        (None, 2024, "actual", "0", "reported"),
        (None, 2026, "actual", None, "none"),
    ]


def test_a_typed_label_is_printed_and_the_stored_number_counts():
    plan = a_measure()
    plan.chart(["2024 (actual)"], {"X": ["123.4"]}, labels={("X", 0): "more than 123"})

    (value,) = of_kind(read(plan), "value")

    assert (value.amount, value.as_printed) == ("123.4", "more than 123")
    assert value.qualifier == Qualifier.MORE_THAN


def test_a_typed_label_that_differs_from_the_stored_number_is_a_doubt():
    plan = a_measure()
    plan.chart(["2024 (actual)"], {"X": ["12"]}, labels={("X", 0): "21"})

    record = read(plan)

    assert values(record) == [(None, 2024, "actual", "12", "reported")]
    assert [each.code for each in of_kind(record, "doubt")][-1] == "label_differs"


def test_the_total_typed_above_stacked_bars_is_no_error():
    plan = a_measure()
    plan.chart(["2024 (actual)"], {"Rivers": ["6"], "Lakes": ["13"]}, labels={("Lakes", 0): "19"})

    codes = [each.code for each in of_kind(read(plan), "doubt")]

    assert codes == ["direction_not_stated"]


@pytest.mark.parametrize(("total", "codes"), [("5", []), ("6", ["parts_do_not_add_up"])])
def test_a_series_of_totals_must_be_the_sum_of_its_parts(total, codes):
    plan = a_measure("increased number of rivers (annual)")
    plan.chart(["2024 (actual)"], {"Rivers": ["2"], "Lakes": ["3"], "Totals": [total]})

    record = read(plan)

    assert [each[0] for each in values(record)] == ["Rivers", "Lakes", "Totals"]
    assert [each.code for each in of_kind(record, "doubt")] == codes


def test_a_letter_at_a_category_cites_its_note():
    plan = a_measure()
    plan.chart(["2023 (actual)", "2024 (actual)a"], {"X": ["1", "2"]})
    plan.note("a", "Not yet audited.")

    assert [each.footnotes for each in of_kind(read(plan), "value")] == [
        (),
        ("a", "a Not yet audited."),
    ]


def test_fiscal_years_are_periods():
    plan = a_measure()
    plan.chart(["2023/24", "2025/26"], {"Planned": ["90", "93"], "Actual": ["89", "0"]})

    assert [each[1:] for each in values(read(plan))] == [
        ("2023/24", "planned", "90", "reported"),
        ("2025/26", "planned", "93", "reported"),
        ("2023/24", "actual", "89", "reported"),
        ("2025/26", "actual", None, "none"),
    ]


def test_a_year_without_its_kind_is_read_and_doubted():
    plan = a_measure("increased number of rivers (annual)")
    plan.chart(["2024", "2026"], {"X": ["1", "2"]})

    record = read(plan)

    assert [each[1:4] for each in values(record)] == [(2024, "actual", "1"), (2026, "planned", "2")]
    assert [each.code for each in of_kind(record, "doubt")] == [
        "kind_not_printed",
        "kind_not_printed",
    ]


def test_a_chart_drawn_twice_for_older_programs_is_read_once():
    plan = a_measure()
    plan.chart(["2024 (actual)"], {"X": ["3"]}, in_alternate=True)

    assert values(read(plan)) == [(None, 2024, "actual", "3", "reported")]


def test_a_share_that_its_number_format_prints_in_per_cent_keeps_both():
    plan = a_measure()
    plan.chart(["2024 (actual)"], {"X": ["0.95"]}, number_format="0%")

    (value,) = of_kind(read(plan), "value")

    assert (value.amount, value.as_printed) == ("0.95", "95%")


def with_chart_edited(plan, edit):
    """The plan with the XML of its chart changed by ``edit``."""
    for name, part in plan._parts.items():
        if name.startswith("word/charts/chart"):
            plan._parts[name] = edit(part.decode()).encode()
    return plan


@pytest.mark.parametrize(
    ("base", "days"), [("", ("44927", "45292")), ('<c:date1904 val="1"/>', ("43465", "43830"))]
)
def test_years_stored_as_dates_are_years(base, days):
    plan = a_measure()
    plan.chart(days, {"Planned": ["3", "4"]})

    def as_dates(chart):
        axis, numbers = chart.split("</c:cat>")
        axis = axis.replace("<c:cat><c:strRef>", "<c:cat><c:numRef>")
        head, cache = axis.split("<c:cat>")
        cache = (
            cache.replace("</c:strRef>", "</c:numRef>")
            .replace("strCache>", "numCache>", 2)
            .replace("<c:numCache>", "<c:numCache><c:formatCode>yyyy</c:formatCode>")
        )
        head = head.replace("<c:chart>", f"{base}<c:chart>")
        return f"{head}<c:cat>{cache}</c:cat>{numbers}"

    assert [each[1] for each in values(read(with_chart_edited(plan, as_dates)))] == [2023, 2024]


def test_numbers_stored_as_text_are_numbers_and_a_stored_dash_is_nothing():
    plan = a_measure()
    plan.chart(["2023", "2024", "2025"], {"Planned": ["1 200", "–", "about 5"]})

    as_text = with_chart_edited(
        plan, lambda chart: chart.replace("numCache", "strCache").replace("numRef", "strRef")
    )

    assert values(read(as_text)) == [
        (None, 2023, "planned", "1200", "reported"),
        (None, 2024, "planned", None, "none"),
        (None, 2025, "planned", "5", "reported"),
    ]


def test_a_chart_of_dots_has_its_years_on_the_x_axis():
    plan = a_measure()
    plan.chart(["2023", "2024"], {"Planned": ["3", "4"]})

    dots = with_chart_edited(
        plan, lambda chart: chart.replace("c:cat>", "c:xVal>").replace("c:val>", "c:yVal>")
    )

    assert [each[1:4] for each in values(read(dots))] == [
        (2023, "planned", "3"),
        (2024, "planned", "4"),
    ]


def test_a_point_without_a_year_beside_others_is_left_over():
    plan = a_measure()
    plan.chart(["2023", "Before"], {"Planned": ["3", "4"]})

    record = read(plan)

    assert [each[3] for each in values(record)] == ["3"]
    assert [each.text for each in of_kind(record, "remainder")] == ["Planned: Before: 4"]


def test_a_day_names_its_year():
    plan = a_measure()
    plan.chart(["2023-12-31", "31 December 2024"], {"Actual": ["3", "4"]})

    assert [each[1] for each in values(read(plan))] == [2023, 2024]
