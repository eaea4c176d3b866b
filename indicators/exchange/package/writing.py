"""The package as a zip file, written as it is sent: never whole in memory nor on a disk."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import orjson
from django.conf import settings

from indicators import attainment
from indicators.exchange.csv_text import in_pieces
from indicators.exchange.package import rows
from indicators.exchange.package.descriptors import About, csv_on_the_web, data_package
from indicators.exchange.package.tables import ATTAINMENT, MEASURES, NODES, VALUES, Table
from indicators.exchange.publisher import publisher
from indicators.exchange.sink import Sink
from indicators.exchange.snapshot import one_snapshot
from indicators.formulas import inert
from indicators.models import PlanEdition

TYPE = "application/zip"
READ: dict[str, Callable[[PlanEdition], Iterator[rows.Row]]] = {
    NODES.name: rows.nodes,
    MEASURES.name: rows.measures,
    VALUES.name: rows.values,
    ATTAINMENT.name: rows.attainment,
}


def package(edition: PlanEdition, *, as_at: datetime) -> Iterator[bytes]:
    """Tables and both descriptions of them, all of one moment; a statement for each table."""
    sink = Sink()
    with one_snapshot():
        with ZipFile(sink, "w", ZIP_DEFLATED) as archive:
            for name, pieces in _files(edition, as_at):
                info = ZipInfo(name, as_at.timetuple()[:6])
                info.compress_type = ZIP_DEFLATED
                with archive.open(info, "w", force_zip64=True) as file:
                    for piece in pieces:
                        file.write(piece)
                        yield sink.taken()
        yield sink.taken()


def _files(edition: PlanEdition, as_at: datetime) -> Iterator[tuple[str, Iterable[bytes]]]:
    about = _about(edition, as_at)
    for name, described in (
        ("datapackage.json", data_package(about)),
        ("csv-metadata.json", csv_on_the_web(about)),
    ):
        yield name, [orjson.dumps(described, option=orjson.OPT_INDENT_2)]
    for table in (NODES, MEASURES, VALUES, ATTAINMENT):
        yield table.file, _table(table, READ[table.name](edition))


def _about(edition: PlanEdition, as_at: datetime) -> About:
    by = publisher()
    return About(
        name=edition.slug if edition.slug.isascii() else f"edition-{edition.pk}",
        title=edition.title or edition.symbol or edition.slug,
        language=edition.language,
        address=f"{settings.PUBLIC_URL}/plans/{edition.slug}/",
        source=edition.symbol or edition.title or edition.slug,
        source_sha256=edition.source_sha256,
        publisher=by.name,
        licence=by.licence,
        licence_url=by.licence_url,
        rule_set=attainment.RULES_IN_FORCE,
        as_at=as_at,
    )


def _table(table: Table, found: Iterable[rows.Row]) -> Iterator[bytes]:
    def safe() -> Iterator[rows.Row]:
        yield [each.name for each in table.columns]
        for row in found:
            for at in table.written:
                row[at] = inert(row[at] or "")
            yield row

    for piece in in_pieces(safe()):
        yield piece.encode()
