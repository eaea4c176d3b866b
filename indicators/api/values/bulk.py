"""Up to a hundred thousand values in one request, and an answer to each."""

from collections.abc import Iterable, Iterator, Mapping
from heapq import merge
from operator import itemgetter
from typing import ClassVar

import orjson
from django.conf import settings
from django.http import StreamingHttpResponse
from drf_spectacular.types import OpenApiTypes
from rest_framework.parsers import BaseParser
from rest_framework.request import Request

from indicators import entry
from indicators.api.serving.changing import KEY, idempotent
from indicators.api.serving.parameters import described, single
from indicators.api.serving.problems import Refused, pointed, refused_parameter
from indicators.api.serving.reading import View
from indicators.api.serving.streaming import NDJSON
from indicators.enums import TokenScope

LONGEST_LINE = PART = 64 * 1024
FIELDS = {"measure", "period", "kind", *entry.GIVEN}
# Blank ones among them.
MOST_LINES = 2 * entry.MOST_ROWS
AMOUNTS = {"amount", "amount_high", "numerator", "denominator"}
CHOICES = {"dry_run": ("false", "true"), "keep": ("each", "all"), "submit": ("false", "true")}
PARAMETERS = [
    described(
        "dry_run", "Say what would become of each row, and keep nothing.", {"type": "boolean"}
    ),
    described(
        "keep",
        "Keep each row that can be kept, or all of them or none.",
        {"type": "string", "enum": ["each", "all"], "default": "each"},
    ),
    described("submit", "Hand what was kept to the reviewer.", {"type": "boolean"}),
]


class Lines(BaseParser):
    """A body that the view reads line by line."""

    media_type = NDJSON

    def parse(self, stream: object, *_args: object) -> Iterator[bytes]:
        return lines_of(stream)


class BulkOfValues(View):
    """Many values at once."""

    demands: ClassVar = {"POST": TokenScope.ENTER}
    parser_classes = (Lines,)
    takes: ClassVar = {"POST": {NDJSON: OpenApiTypes.STR}}
    gives: ClassVar = {"POST": {(200, NDJSON): OpenApiTypes.STR}}
    headers: ClassVar = {"POST": [*PARAMETERS, KEY]}
    refusals: ClassVar = {"POST": (409, 413, 415, 422)}

    @idempotent
    def post(self, request: Request) -> StreamingHttpResponse:
        """Keep values as drafts by the rules of a single one; a line of JSON is a value.

        A line has the fields of a new value, and ``based_on``: the revision that was read, 0 for
        none. The same lines again change nothing, so that a request whose answer was lost is sent
        again. A line that is no such object is refused as a value is that cannot be kept; where
        ``keep`` is ``all`` it refuses the whole body. The first line of the answer counts; then
        each line of the body that is not blank has its own, with ``line``, ``outcome`` (taken,
        unchanged, refused), ``value``, ``revision``, and of a refused one ``code``, ``pointer``
        and ``detail``.
        """
        asked = options(request)
        is_all = asked["keep"] == "all"
        given = Given(request.data, refuses_all=is_all)
        outcome = entry.record_in_bulk(
            given.rows,
            by=request.user,
            now=self.caller.now,
            dry_run=asked["dry_run"] == "true",
            all_or_nothing=is_all,
            submits=asked["submit"] == "true",
            among=self.caller.entered() if self.caller.narrowed_to else None,
        )
        answered = StreamingHttpResponse(lines(outcome, given), content_type=NDJSON)
        answered.kept_nothing = not outcome.is_kept
        return answered


def options(request: Request) -> dict[str, str]:
    """The parameters, each one of its words; the first word is the usual one."""
    asked = single(request)
    for name, said in asked.items():
        if said not in CHOICES.get(name, ()):
            raise refused_parameter(name, "There is no such parameter, or it cannot be so.")
    return {name: asked.get(name, words[0]) for name, words in CHOICES.items()}


class Given:
    """The lines of a body: rows with the numbers of their lines, and what is wrong with others.

    A line that is no row refuses the whole body where all are to be kept or none.
    """

    def __init__(self, body: Iterable[bytes], *, refuses_all: bool) -> None:
        self.rows: list[entry.BulkRow] = []
        self.numbers: list[int] = []
        self.wrong: dict[int, Refused] = {}
        size = 0
        for number, line in enumerate(body, start=1):
            size += len(line) + 1
            if size > settings.API_LONGEST_BULK or len(line) > LONGEST_LINE:
                raise Refused(413, "too-long", "The body is too long. Send it in parts.")
            if number > MOST_LINES:
                raise Refused(413, "too-many-rows", f"A body has {MOST_LINES} lines at most.")
            if line.strip():
                self._take(line, number, refuses_all)
        if not self.numbers and not self.wrong:
            raise Refused(422, "empty", "The body has no line. Nothing was kept.")

    def _take(self, line: bytes, number: int, refuses_all: bool) -> None:
        try:
            made = row(line, number)
        except Refused as refusal:
            if refuses_all:
                raise
            self.wrong[number] = refusal
        else:
            self.rows.append(made)
            self.numbers.append(number)


def lines_of(stream: object) -> Iterator[bytes]:
    """The lines, split here: the ``readline`` of granian's bodies loses what follows a line."""
    rest = b""
    while part := stream.read(PART):
        *whole, rest = (rest + part).split(b"\n")
        yield from whole
        if len(rest) > LONGEST_LINE:
            break
    yield rest


def row(line: bytes, number: int) -> entry.BulkRow:
    try:
        said = orjson.loads(line)
    except orjson.JSONDecodeError as wrong:
        raise wrong_line(number, "This line is no JSON.") from wrong
    if not isinstance(said, Mapping):
        raise wrong_line(number, "A line is a JSON object.")
    if unknown := sorted(set(said) - FIELDS):
        raise wrong_line(number, f"There is no field “{unknown[0]}”.", unknown[0])
    for name in ("measure", "period", "kind"):
        if said.get(name) is None:
            raise wrong_line(number, "This field is missing.", name)
    for name, value in said.items():
        is_text = isinstance(value, str) or value is None
        if not is_text and (name in AMOUNTS or type(value) is not int):
            raise wrong_line(number, "Write it as a text, an amount as “12.5”.", name)
    return entry.BulkRow(**{name: value for name, value in said.items() if value is not None})


def wrong_line(number: int, sentence: str, name: str = "") -> Refused:
    """With ``place``, the pointer into the line."""
    place = pointed(name) if name else "#"
    fault = {"pointer": f"#/{number - 1}{place[1:]}", "detail": sentence}
    refusal = Refused(400, "invalid", f"Line {number}: {sentence}", [fault])
    refusal.place, refusal.sentence = place, sentence
    return refusal


def lines(outcome: entry.BulkOutcome, given: Given) -> Iterator[bytes]:
    head = {
        "kept": outcome.is_kept,
        "taken": outcome.taken,
        "unchanged": outcome.unchanged,
        "refused": outcome.refused + len(given.wrong),
    }
    yield orjson.dumps(head) + b"\n"
    answers = (said_of(each, given.numbers[each.line - 1]) for each in outcome.answers)
    wrong = (
        {
            "line": number,
            "outcome": "refused",
            "code": "not_a_row",
            "pointer": each.place,
            "detail": each.sentence,
        }
        for number, each in given.wrong.items()
    )
    for said in merge(answers, wrong, key=itemgetter("line")):
        yield orjson.dumps(said) + b"\n"


def said_of(each: entry.Answer, line: int) -> dict[str, object]:
    outcome = "taken" if each.is_taken else "unchanged" if each.is_unchanged else "refused"
    said = {
        "line": line,
        "outcome": outcome,
        "value": each.cell_id,
        "revision": each.revision,
        "code": each.code,
        "pointer": each.field and pointed(each.field),
        "detail": str(each.sentence),
    }
    if each.current:
        said["current"] = {
            "number": each.current.number,
            "by": each.current.by and each.current.by.name,
        }
    return {name: value for name, value in said.items() if value not in (None, "")}
