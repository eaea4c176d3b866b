"""What the package says of itself: ``datapackage.json`` and ``csv-metadata.json``. Pure."""

from dataclasses import dataclass
from datetime import datetime

from indicators.exchange.package.tables import TABLES, Column, Table

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
    """Of one edition: what it is, where it is published, whose, on which terms, by which rules, as
    of which instant.
    """

    name: str
    title: str
    language: str
    address: str
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
        "homepage": about.address,
        "created": about.as_at.isoformat(),
        "licenses": [licence],
        "sources": [{"title": about.source, "path": about.address}],
        "contributors": [{"title": about.publisher, "role": "publisher"}],
        "sourceSha256": about.source_sha256,
        "ruleSet": about.rule_set,
        "asAt": about.as_at.isoformat(),
        "resources": [_resource(each) for each in TABLES],
    }


def _resource(table: Table) -> dict[str, object]:
    schema: dict[str, object] = {
        "fields": [_field(each) for each in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.refers:
        # A table that refers to itself is named by nothing.
        schema["foreignKeys"] = [
            {
                "fields": each.column,
                "reference": {
                    "resource": "" if each.table == table.name else each.table,
                    "fields": each.key,
                },
            }
            for each in table.refers
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
    constraints: dict[str, object] = {"required": True} if column.is_required else {}
    if column.choices:
        constraints["enum"] = [each.value for each in column.choices]
    said = {"name": column.name, "type": column.type, "description": column.meaning}
    return said | ({"constraints": constraints} if constraints else {})


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
        "tables": [_table(each, about.language) for each in TABLES],
    }


def _table(table: Table, language: str) -> dict[str, object]:
    schema: dict[str, object] = {"columns": [_column(each, language) for each in table.columns]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    # There a cell that refers is never empty.
    required = {each.name for each in table.columns if each.is_required}
    if refers := [each for each in table.refers if each.column in required]:
        schema["foreignKeys"] = [
            {
                "columnReference": each.column,
                "reference": {"resource": f"{each.table}.csv", "columnReference": each.key},
            }
            for each in refers
        ]
    return {"url": table.file, "dc:description": table.meaning, "tableSchema": schema}


def _column(column: Column, language: str) -> dict[str, object]:
    said = {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.meaning,
        "datatype": _datatype(column),
        "required": column.is_required,
    }
    return said | ({"lang": language} if column.is_of_plan else {})


def _datatype(column: Column) -> object:
    if column.choices is None:
        return CSVW_TYPES[column.type]
    return {"base": "string", "format": "|".join(each.value for each in column.choices)}
