"""SDMX: an edition is a dataflow; its structure and its approved values, asked for over REST."""

from indicators.exchange.sdmx.answering import (
    DATA_21,
    DATA_30,
    STRUCTURE_21,
    STRUCTURE_30,
    Wanted,
    content_type,
    data,
    structures,
)
from indicators.exchange.sdmx.artefacts import DETAILS, Structures, chosen
from indicators.exchange.sdmx.flow import VERSION, Flow
from indicators.exchange.sdmx.loading import available, bare_flows, flow_id, flows_of
from indicators.exchange.sdmx.query import (
    Asked,
    Condition,
    NotUnderstood,
    conditions_of,
    count_of,
    hidden_of,
    instant_of,
    keys_of,
)
from indicators.exchange.sdmx.selecting import selected

__all__ = [
    "DATA_21",
    "DATA_30",
    "DETAILS",
    "STRUCTURE_21",
    "STRUCTURE_30",
    "VERSION",
    "Asked",
    "Condition",
    "Flow",
    "NotUnderstood",
    "Structures",
    "Wanted",
    "available",
    "bare_flows",
    "chosen",
    "conditions_of",
    "content_type",
    "count_of",
    "data",
    "flow_id",
    "flows_of",
    "hidden_of",
    "instant_of",
    "keys_of",
    "selected",
    "structures",
]
