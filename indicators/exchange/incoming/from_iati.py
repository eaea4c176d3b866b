"""Values out of an IATI file, also of one that violates the schema. Pure.

Patterns that are known from defective files are doubts, which a person has to settle before any
value of the file is taken.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from lxml import etree

from indicators.exchange.incoming.read import NUMBER, Incoming, NotReadable, Read, sorted_out
from indicators.exchange.remarks import Remarks

QUALITATIVE = "5"
OWN_VOCABULARY = "99"
ENGLISH = "en"
NEITHER_WAY = {"", "1", "true"}
LOWER, UPPER = "lower", "upper"
NOT_ZERO = re.compile("[1-9]")


def read_iati(data: bytes, *, ours: str) -> Read:
    """``ours`` is how the address of an indicator of this service begins."""
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    root = etree.fromstring(data, parser)
    if root is None or not root.xpath("//*[local-name()='iati-activity']"):
        raise NotReadable
    for element in root.iter(etree.Element):
        element.tag = etree.QName(element).localname
    doubts: Counter[str] = Counter()
    if len(parser.error_log):
        doubts["repaired"] += 1
    reader = _Reader(doubts, ours)
    activities = [
        _Activity(list(made), reader)
        for _activity, made in groupby(root.iter("indicator"), key=_activity_of)
    ]
    doubts.update(_patterns(activities))
    statements = [each for activity in activities for each in activity.statements]
    return sorted_out(statements, doubts, reader.missing)


class _Activity:
    """What its indicators state, and which way each is better."""

    def __init__(self, indicators: Sequence[etree._Element], reader: "_Reader") -> None:
        self.statements = [each for made in indicators for each in reader.indicator(made)]
        said = (made.get("ascending", "").strip().lower() for made in indicators)
        self.is_descending = all(way not in NEITHER_WAY for way in said)
        self.actuals = [
            each.number for each in self.statements if each.kind == "actual" and each.number
        ]
        self.is_zero = bool(self.actuals) and not any(map(NOT_ZERO.search, self.actuals))


def _patterns(activities: Sequence[_Activity]) -> Counter[str]:
    """How many actuals stand in a pattern of defective files: those of an activity, and of the
    file where all of them are zero. One zero alone is none, unless its indicator descends.
    """
    zero = [each for each in activities if each.is_zero]
    is_whole = all(each.is_zero for each in activities if each.actuals) and len(zero) > 1
    found: Counter[str] = Counter()
    for each in zero:
        if each.is_descending:
            found["descending_and_zero"] += len(each.actuals)
        elif is_whole or len(each.actuals) > 1:
            found["all_zero"] += len(each.actuals)
    return found


class _Reader:
    def __init__(self, doubts: Counter[str], ours: str) -> None:
        self.doubts = doubts
        self.ours = ours
        self.missing = 0

    def indicator(self, made: etree._Element) -> Iterator[Incoming]:
        named = self._named(made)
        is_words = made.get("measure") == QUALITATIVE
        yield from _ranges(list(self._statements(made, named, is_words=is_words)))

    def _named(self, made: etree._Element) -> Incoming:
        """Which measure it is; a code of another vocabulary is none of ours."""
        own = [
            each for each in made.iterfind("reference") if each.get("vocabulary") == OWN_VOCABULARY
        ]
        address = own[0].get("indicator-uri", "").strip() if own else ""
        is_ours = address.startswith(self.ours)
        code = own[0].get("code", "").strip() if own and (is_ours or not address) else ""
        name = _narrative(made.find("title"))
        return Incoming(
            where=code or name, code=code, name=name, kind="", period="", is_ours=is_ours
        )

    def _statements(
        self, made: etree._Element, named: Incoming, *, is_words: bool
    ) -> Iterator[tuple[str, Incoming]]:
        for at, baseline in enumerate(made.iterfind("baseline"), 1):
            if period := _year(baseline):
                of = replace(named, where=f"{named.where} baseline {at}", period=period)
                yield from self._stated(baseline, of, is_words=is_words)
            else:
                self.doubts["no_days"] += 1
        for period in made.iterfind("period"):
            days = _days(period)
            if days is None:
                self.doubts["no_days"] += 1
                continue
            for stated in (*period.iterfind("target"), *period.iterfind("actual")):
                of = replace(named, where=f"{named.where} {stated.tag} {days}", period=days)
                yield from self._stated(stated, of, is_words=is_words)

    def _stated(
        self, stated: etree._Element, of: Incoming, *, is_words: bool
    ) -> Iterator[tuple[str, Incoming]]:
        """With the end of a range that it is. Nothing where no value is given: that is missing,
        and no zero."""
        number = stated.get("value", "").strip()
        comment, remarks = _comment_and_remarks(stated.find("comment"), number)
        words = comment if is_words else ""
        if not number and not words:
            self.missing += 1
            return
        if number and not NUMBER.fullmatch(number):
            self.doubts["no_number"] += 1
            return
        dimensions = {
            each.get("name", "").strip(): each.get("value", "").strip()
            for each in stated.iterfind("dimension")
        }
        component = dimensions.pop("component", "")
        bound = dimensions.pop("bound", "")
        part = ";".join(f"{key}={value}" for key, value in sorted(dimensions.items()))
        last_day = of.period.partition("/")[2]
        is_interim = stated.tag == "actual" and remarks.period not in ("", of.period)
        yield (
            bound,
            replace(
                of,
                kind=str(stated.tag),
                period=remarks.period or of.period,
                as_of=last_day if is_interim else "",
                number="" if words else number,
                numerator=remarks.numerator,
                denominator=remarks.denominator,
                words=words,
                component=component,
                part=part,
                comment="" if words else comment,
                qualifier=remarks.qualifier,
                judged=remarks.judged,
                state=remarks.state,
            ),
        )


def _ranges(stated: Sequence[tuple[str, Incoming]]) -> Iterator[Incoming]:
    """The lower and the upper end of one place are one value."""
    ends = Counter((each.place, bound) for bound, each in stated if bound)
    lower = {each.place: each for bound, each in stated if bound == LOWER}
    for bound, each in stated:
        is_pair = ends[each.place, LOWER] == ends[each.place, UPPER] == 1
        if is_pair and bound == UPPER:
            yield replace(lower[each.place], number_high=each.number)
        elif bound and not (is_pair and bound == LOWER):
            yield replace(each, part=";".join(filter(None, (f"bound={bound}", each.part))))
        elif not bound:
            yield each


def _activity_of(indicator: etree._Element) -> etree._Element | None:
    return next(indicator.iterancestors("iati-activity"), None)


def _year(baseline: etree._Element) -> str:
    """The days of a calendar year, where the day that is named is its last; else its label."""
    year = baseline.get("year", "").strip()
    if not re.fullmatch(r"\d{4}", year):
        return ""
    is_whole = baseline.get("iso-date", "").strip()[:10] == f"{year}-12-31"
    return f"{year}-01-01/{year}-12-31" if is_whole else year


def _days(period: etree._Element) -> str | None:
    """First and last day; nothing where one is missing, is no day, or comes before the other."""
    found = []
    for element in (period.find("period-start"), period.find("period-end")):
        day = "" if element is None else element.get("iso-date", "")
        try:
            found.append(date.fromisoformat(day.strip()[:10]))
        except ValueError:
            return None
    first, last = found
    return f"{first}/{last}" if first <= last else None


def _comment_and_remarks(element: etree._Element | None, number: str) -> tuple[str, Remarks]:
    """IATI has no place for how far a value is to be trusted: our exports say it in English."""
    comment = _narrative(element)
    said = [] if element is None else element.xpath("narrative[@xml:lang=$en]", en=ENGLISH)
    english = _narrative_text(said[-1]) if said else ""
    remarks, others = Remarks.read(english, number=number if NUMBER.fullmatch(number) else "")
    return others if comment == english else comment, remarks


def _narrative(element: etree._Element | None) -> str:
    """Of IATI 2 the first narrative, of IATI 1 the text."""
    if element is None:
        return ""
    narrative = element.find("narrative")
    return _narrative_text(element if narrative is None else narrative)


def _narrative_text(element: etree._Element) -> str:
    return " ".join((element.text or "").split())
