"""The three validators of IATI 2.03: its schema, its code lists, its rule set."""

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path

from lxml import etree

STANDARD = Path(__file__).parent / "iati_standard"


def faults(text: bytes) -> list[str]:
    """What the schema, the code lists and the rule set say against a file."""
    root = etree.fromstring(text)
    return [*_of_schema(root), *_of_codes(root), *_of_rules(root)]


def _of_schema(root: etree._Element) -> list[str]:
    schema = etree.XMLSchema(etree.parse(STANDARD / "iati-activities-schema.xsd"))
    schema.validate(root)
    return [each.message for each in schema.error_log]


def _of_codes(root: etree._Element) -> list[str]:
    """Every code at a place that the mapping names is in its list, where that is a whole one."""
    found = []
    for mapping in etree.parse(STANDARD / "codelist-mapping.xml").iterfind("mapping"):
        place = mapping.findtext("path")
        condition = mapping.findtext("condition")
        if (
            condition
            and "@vocabulary = '1'" not in condition
            and "not(@vocabulary)" not in condition
        ):
            continue
        used = set(root.xpath(place))
        listed = STANDARD / "codelists" / f"{mapping.find('codelist').get('ref')}.xml"
        if used:
            known = set(etree.parse(listed).xpath("//codelist-item/code/text()"))
            found += [f"{place}: {code}" for code in sorted(used - known)]
    return found


def _of_rules(root: etree._Element) -> list[str]:
    rules = json.loads((STANDARD / "standard_ruleset.json").read_text())
    return [
        f"{context} {name}: {case}"
        for context, ruled in rules.items()
        for element in root.xpath(context)
        for name, cases in ruled.items()
        for case in cases["cases"]
        if not _holds(name, case, element)
    ]


def _holds(name: str, case: dict, element: etree._Element) -> bool:
    if name == "atleast_one":
        return any(element.xpath(path) for path in case["paths"])
    if name == "no_more_than_one":
        return sum(len(element.xpath(path)) for path in case["paths"]) <= 1
    if name == "date_order":
        less, more = (_days(element, case[which]) for which in ("less", "more"))
        return all(one <= other for one in less for other in more)
    texts = [
        str(getattr(each, "text", each)) for path in case["paths"] for each in element.xpath(path)
    ]
    if name == "regex_matches":
        return all(re.fullmatch(case["regex"], text) for text in texts)
    return not texts or sum(map(float, texts)) == case["sum"]


def _days(element: etree._Element, path: str) -> list[date]:
    if path == "NOW":
        return [datetime.now(UTC).date()]
    return [date.fromisoformat(each) for each in element.xpath(path)]
