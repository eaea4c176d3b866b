"""What the package says of itself: ``datapackage.json`` and ``csv-metadata.json``. Pure."""

from dataclasses import dataclass
from datetime import datetime

from indicators.exchange.package.tables import MEASURES, TABLES, Column, Table

# The same types under the names of CSV on the Web.
CSVW_TYPES = {
    "string": "string",
    "number": "decimal",
    "integer": "integer",
    "date": "date",
    "datetime": "dateTime",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Of one edition: what it is, whose, on which terms, by which rules, as of which instant."""

    name: str
    title: str
    language: str
    source: str
    source_sha256: str
    publisher: str
    licence: str
    licence_url: str
    rule_set: str
    as_at: datetime


def data_package(about: About) -> dict[str, object]:
    licence = {"name": about.licence}
    if about.licence_url:
        licence["path"] = about.licence_url
    return {
        "profile": "tabular-data-package",
        "name": about.name.lower(),
        "title": about.title,
        "description": (
            "Approved values and their attainment. Numbers are exact decimals; an empty cell is "
            "a value that is missing, never zero. A text that a spreadsheet would run as a "
            "formula has an apostrophe before it."
        ),
        "created": about.as_at.isoformat(),
        "licenses": [licence],
        "sources": [{"title": about.source}],
        "contributors": [{"title": about.publisher, "role": "publisher"}],
        "sourceSha256": about.source_sha256,
        "ruleSet": about.rule_set,
        "asAt": about.as_at.isoformat(),
        "resources": [_resource(each) for each in TABLES],
    }


def _resource(table: Table) -> dict[str, object]:
    schema: dict[str, object] = {"fields": [_field(each) for each in table.columns]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.refers:
        schema["foreignKeys"] = [
            {
                "fields": table.refers,
                "reference": {"resource": MEASURES.name, "fields": MEASURES.key[0]},
            }
        ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": table.file,
        "description": table.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\r\n"},
        "schema": schema,
    }


def _field(column: Column) -> dict[str, object]:
    required = {"constraints": {"required": True}} if column.is_required else {}
    return {"name": column.name, "type": column.type, "description": column.meaning, **required}


def csv_on_the_web(about: About) -> dict[str, object]:
    licence = {"dc:license": {"@id": about.licence_url}} if about.licence_url else {}
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": {"@value": about.title, "@language": about.language},
        "dc:source": about.source,
        "dc:publisher": about.publisher,
        "dc:rights": about.licence,
        **licence,
        "dc:conformsTo": about.rule_set,
        "dc:date": about.as_at.isoformat(),
        "tables": [_table(each) for each in TABLES],
    }


def _table(table: Table) -> dict[str, object]:
    schema: dict[str, object] = {"columns": [_column(each) for each in table.columns]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.refers:
        schema["foreignKeys"] = [
            {
                "columnReference": table.refers,
                "reference": {"resource": MEASURES.file, "columnReference": MEASURES.key[0]},
            }
        ]
    return {"url": table.file, "dc:description": table.meaning, "tableSchema": schema}


def _column(column: Column) -> dict[str, object]:
    return {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.meaning,
        "datatype": CSVW_TYPES[column.type],
        "required": column.is_required,
    }
