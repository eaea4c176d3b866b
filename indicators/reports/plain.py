"""Frozen dataclasses as what JSON has, and back; the one JSON text of plain data, and its hash."""

import hashlib
import re
import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

import orjson

# One for each kind, made when it is first met: a report has some hundred thousand values.
Conversion = Callable[[Any], Any]
OF_THE_MOMENT = ("provisional", "certificates")
# Of a measure, in canonical JSON; inside of a text its quotes would be escaped.
NUMBER = re.compile(rb'"certificate":"[0-9a-f]{64}"')


def canonical_json(frozen: Mapping[str, Any]) -> bytes:
    """The one JSON text of plain data, in UTF-8: the same data gives the same bytes."""
    return orjson.dumps(frozen, option=orjson.OPT_SORT_KEYS)


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def digest_of(frozen: Mapping[str, Any]) -> str:
    """The SHA-256 of a frozen document: of its figures, not of the moment they were asked for.

    Whether a change was still under way then, ``provisional`` says, and each certificate under a
    number that is of all it says.
    """
    figures = {key: told for key, told in frozen.items() if key not in OF_THE_MOMENT}
    return sha256(NUMBER.sub(b'"certificate":""', canonical_json(figures)))


def as_plain(value: Any) -> Any:
    kind: Any = type(value)
    return _plain(kind)(value)


def from_plain(value: Any, kind: Any) -> Any:
    return _read(kind)(value)


def _as_it_is(value: Any) -> Any:
    return value


@cache
def _plain(kind: type) -> Conversion:
    if is_dataclass(kind):
        names = [each.name for each in fields(kind)]
        return lambda value: {name: as_plain(getattr(value, name)) for name in names}
    if issubclass(kind, tuple):
        return lambda value: [as_plain(each) for each in value]
    if issubclass(kind, Decimal):
        return "{:f}".format
    if issubclass(kind, datetime):
        return datetime.isoformat
    return str if issubclass(kind, StrEnum) else _as_it_is


@cache
def _read(kind: Any) -> Conversion:
    if get_origin(kind) in (Union, types.UnionType):
        (known,) = (each for each in get_args(kind) if each is not types.NoneType)
        read = _read(known)
        return lambda value: None if value is None else read(value)
    if get_origin(kind) is tuple:
        read = _read(get_args(kind)[0])
        return lambda value: tuple(map(read, value))
    if isinstance(kind, type) and is_dataclass(kind):
        return _read_fields(kind)
    if kind in (str, int, bool) or get_origin(kind) is dict:
        return _as_it_is
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {str(each): each for each in kind}.__getitem__
    return datetime.fromisoformat if kind is datetime else kind


def _read_fields(kind: type) -> Conversion:
    every = {name: _read(hint) for name, hint in get_type_hints(kind).items()}
    changed = {name: read for name, read in every.items() if read is not _as_it_is}

    def read_fields(value: Mapping[str, Any]) -> Any:
        known = dict(value)
        for name, read in changed.items():
            if name in known:
                known[name] = read(known[name])
        return kind(**known)

    return read_fields
