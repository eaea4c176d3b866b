"""IATI 2.03, written element by element as the values are read. Pure.

Where nothing is stated there is no element: a target or an actual without a value never becomes 0.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import groupby

from lxml import etree

from indicators.exchange.iati.activities import (
    QUALITATIVE,
    Activity,
    Indicator,
    Reporter,
    Statement,
)
from indicators.exchange.sink import Sink
from indicators.exchange.xml_text import allowed

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XML = {"xml": "http://www.w3.org/XML/1998/namespace"}
GENERAL, OBJECTIVES = "1", "2"
IMPLEMENTING = "4"
OUTCOME = "2"
PARENT, CHILD = "1", "2"
PLANNED_START, PLANNED_END = "1", "3"
OWN_VOCABULARY = "99"
RESULTS_DOCUMENT = "A08"
WEB_PAGE = "text/html"


def written(
    activities: Iterable[Activity],
    statements_of: Callable[[str], Iterable[Statement]],
    *,
    by: Reporter,
    address: str,
    as_at: datetime,
) -> Iterator[bytes]:
    """``statements_of`` an indicator's path, in the order of kinds and periods.

    ``by`` is who reports; ``address`` is where the plan is published.
    """
    sink = Sink()
    with etree.xmlfile(sink, encoding="utf-8") as file:
        file.write_declaration()
        generated = as_at.strftime("%Y-%m-%dT%H:%M:%SZ")
        attributes = {"version": "2.03", "generated-datetime": generated}
        with file.element("iati-activities", attributes):
            for activity in activities:
                attributes = {
                    LANG: activity.language,
                    "hierarchy": str(activity.level),
                    "last-updated-datetime": generated,
                }
                with file.element("iati-activity", attributes, nsmap=XML):
                    for element in _head(activity, by, as_at):
                        file.write(element)
                    for result in activity.results:
                        attributes = {
                            "type": OUTCOME,
                            "aggregation-status": _flag(result.may_be_added_up),
                        }
                        with file.element("result", attributes):
                            file.write(_narrated("title", result.title))
                            for indicator in result.indicators:
                                said = statements_of(indicator.path)
                                file.write(_indicator(indicator, said, address))
                                file.flush()
                                yield sink.taken()
    yield sink.taken()


def _head(activity: Activity, by: Reporter, as_at: datetime) -> Iterator[etree._Element]:
    """In the order of the schema."""
    yield _element("iati-identifier", activity.identifier)
    reporting = _narrated("reporting-org", by.name)
    reporting.attrib.update({"ref": by.reference, "type": by.type})
    yield reporting
    yield _narrated("title", activity.title)
    description = _narrated("description", activity.description)
    description.set("type", OBJECTIVES if activity.has_objective else GENERAL)
    yield description
    implementing = _narrated("participating-org", by.name)
    implementing.attrib.update({"ref": by.reference, "role": IMPLEMENTING, "type": by.type})
    yield implementing
    yield _element("activity-status", code=activity.status(as_at.date()))
    for kind, day in ((PLANNED_START, activity.first_day), (PLANNED_END, activity.last_day)):
        yield _element("activity-date", **{"iso-date": day.isoformat(), "type": kind})
    yield _element("recipient-region", code=by.region, vocabulary="1")
    yield _element("sector", code=by.sector, vocabulary="1")
    if activity.parent:
        yield _element("related-activity", ref=activity.parent, type=PARENT)
    for child in activity.children:
        yield _element("related-activity", ref=child, type=CHILD)


def _indicator(
    indicator: Indicator, statements: Iterable[Statement], address: str
) -> etree._Element:
    made = _element(
        "indicator",
        measure=indicator.measure,
        **{"aggregation-status": _flag(indicator.may_be_added_up)},
    )
    if indicator.ascending is not None:
        made.set("ascending", _flag(indicator.ascending))
    made.append(_narrated("title", indicator.title))
    said = list(statements)
    told = _told(indicator, said)
    if told:
        made.append(_narrated("description", told))
    place = f"{address}{indicator.path.replace(' ', '-')}/"
    made.append(
        _element(
            "reference",
            vocabulary=OWN_VOCABULARY,
            code=indicator.code,
            **{"indicator-uri": place},
        )
    )
    fitting = [each for each in said if each.number or indicator.measure == QUALITATIVE]
    for each in fitting:
        if each.kind == "baseline":
            made.append(_baseline(each))
    rest = sorted((each for each in fitting if each.kind != "baseline"), key=_place_in_time)
    for (first, last), group in groupby(rest, key=lambda each: (each.first_day, each.last_day)):
        period = etree.SubElement(made, "period")
        period.append(_element("period-start", **{"iso-date": first.isoformat()}))
        period.append(_element("period-end", **{"iso-date": last.isoformat()}))
        for each in group:
            period.append(_statement(each))
    return made


def _told(indicator: Indicator, said: Iterable[Statement]) -> str:
    """The description; with it what is said in words of a measure that is a number."""
    lines = [indicator.description] if indicator.description else []
    if indicator.measure != QUALITATIVE:
        lines += [
            f"{each.last_day.year} {each.kind}: {'; '.join(words for _lang, words in each.comment)}"
            for each in said
            if not each.number and each.comment
        ]
    return "\n".join(lines)


def _place_in_time(each: Statement) -> tuple[object, ...]:
    """Targets before actuals, as the schema has them."""
    return each.first_day, each.last_day, each.kind != "target"


def _baseline(said: Statement) -> etree._Element:
    made = _element("baseline", year=str(said.last_day.year))
    made.set("iso-date", said.last_day.isoformat())
    if said.number:
        made.set("value", said.number)
    made.extend(_dimensions(said))
    made.extend(_links(said))
    made.extend(_comment(said))
    return made


def _statement(said: Statement) -> etree._Element:
    made = etree.Element(said.kind)
    if said.number:
        made.set("value", said.number)
    made.extend(_dimensions(said))
    made.extend(_comment(said))
    made.extend(_links(said))
    return made


def _dimensions(said: Statement) -> Iterator[etree._Element]:
    for name, value in said.dimensions:
        yield _element("dimension", name=name, value=value)


def _comment(said: Statement) -> Iterator[etree._Element]:
    if said.comment:
        made = etree.Element("comment")
        for language, words in said.comment:
            narrative = etree.SubElement(made, "narrative", {LANG: language} if language else {})
            narrative.text = allowed(words)
        yield made


def _links(said: Statement) -> Iterator[etree._Element]:
    for title, address in said.links:
        made = _element("document-link", url=address, format=WEB_PAGE)
        made.append(_narrated("title", title))
        made.append(_element("category", code=RESULTS_DOCUMENT))
        yield made


def _narrated(tag: str, words: str) -> etree._Element:
    made = etree.Element(tag)
    etree.SubElement(made, "narrative").text = allowed(words)
    return made


def _element(tag: str, text: str | None = None, **attributes: str) -> etree._Element:
    made = etree.Element(tag, {name: allowed(value) for name, value in attributes.items()})
    made.text = text
    return made


def _flag(claim: bool) -> str:
    return "1" if claim else "0"
