"""A real biennial plan of 28 programmes, and its printed lines to compare its texts with.

The plan is no part of the project: its texts are never written down here.
"""

import re
from functools import cache

import pytest

from indicators.plans import biennial
from indicators.plans.text import squeezed
from tests.plans.documents import SHARED_PLANS

FILE = SHARED_PLANS / "zh" / "A_71_6_Rev.1.txt"
needs_the_plan = pytest.mark.skipif(not FILE.is_file(), reason=f"needs {FILE}")

ENUMERATOR = re.compile(r"^\s*(?:\([a-z]\)|[㈠-㈩])\s*")


@cache
def the_lines():
    return FILE.read_text(encoding="utf-8").split("\n")


@cache
def the_plan():
    return biennial.read(FILE.read_bytes())


def of_kind(kind):
    return [record for record in the_plan().records if isinstance(record, kind)]


@cache
def by_path():
    return {record.path: record for record in the_plan().records}


def printed(*numbers):
    """The lines without white space, without the enumerator of the first."""
    lines = [the_lines()[number - 1] for number in numbers]
    return squeezed(ENUMERATOR.sub("", lines[0]) + "".join(lines[1:]))
