"""Charts to draw in tests, and their elements taken out of the SVG again."""

from decimal import Decimal
from xml.etree import ElementTree as ET

from indicators.charts import Chart, ChartWords, Form, Point, Series, Theme, draw_chart, on_page
from indicators.enums import ValueState

SVG = "{http://www.w3.org/2000/svg}"
WORDS = ChartWords(
    period="Year",
    actual="Actual",
    target="Target",
    former_target="Former target",
    expected="Expected on the way",
    compared="Actual against target: {title}",
    left_out="Earlier periods that are not drawn: {n}",
    states={
        ValueState.NOT_REPORTED: "not reported",
        ValueState.NOT_DUE: "not due",
        ValueState.SUPPRESSED: "suppressed",
        ValueState.ESTIMATED: "estimated",
        ValueState.PROXY: "proxy",
        ValueState.SERIES_BREAK: "break",
        ValueState.PROXY_BREAK: "proxy, new series",
    },
)


def point(
    actual: str | None = None,
    target: str | None = None,
    *,
    former: str | None = None,
    expected: str | None = None,
    state: ValueState = ValueState.REPORTED,
) -> Point:
    def amount(printed: str | None) -> Decimal | None:
        return None if printed is None else Decimal(printed)

    return Point(
        actual=amount(actual),
        printed=actual or "",
        target=amount(target),
        target_printed=target or "",
        former_target=amount(former),
        former_target_printed=former or "",
        expected=amount(expected),
        expected_printed=expected or "",
        state=state,
    )


def chart(form: Form, *points: Point, title: str = "Loads lost") -> Chart:
    periods = tuple(str(2021 + index) for index in range(len(points)))
    return Chart(title, form, periods, (Series(points),))


def drawn(a_chart: Chart, theme: Theme | None = None, *, key: str = "c1") -> ET.Element:
    return ET.fromstring(draw_chart(a_chart, WORDS, theme or on_page(), key=key))  # noqa: S314


def with_class(picture: ET.Element, name: str) -> list[ET.Element]:
    return [each for each in picture.iter() if name in each.get("class", "").split()]


def words_of(picture: ET.Element, name: str) -> list[str]:
    return [each.text or "" for each in with_class(picture, name)]


def x_of(element: ET.Element) -> Decimal:
    return Decimal(element.get("x") or element.get("cx") or "")


def y_of(element: ET.Element) -> Decimal:
    return Decimal(element.get("y") or element.get("cy") or "")
