"""The sample plan with all its values, before the validators of every standard."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import csvw
import frictionless
import pytest
from django.test import Client
from django.utils import timezone

from indicators import attainment
from indicators.management.sample import load_sample
from indicators.models import Cell, User
from tests.exchange import iati_rules, sdmx_asked
from tests.exchange.sdmx_asked import XML_21, XML_30, body

pytestmark = pytest.mark.django_db


def test_the_sample_plan_is_valid_in_every_standard(tmp_path: Path):
    edition = load_sample(now=timezone.now(), password="x")
    attainment.recompute(edition_id=edition.pk, now=timezone.now())
    client = Client()
    client.force_login(User.objects.get(email="officer@rcab.example"))
    approved = Cell.objects.filter(approved__isnull=False).count()

    def fetched(address: str, accept: str = "*/*") -> str:
        return body(client.get(address, headers={"accept": accept}))

    package = client.get(f"/plans/{edition.slug}/exports/package.zip").getvalue()
    with ZipFile(BytesIO(package)) as archive:
        archive.extractall(tmp_path)
    described = frictionless.Package(str(tmp_path / "datapackage.json"))
    tables = csvw.CSVW(str(tmp_path / "csv-metadata.json"), validate=True)
    iati = fetched(f"/plans/{edition.slug}/exports/iati.xml").encode()
    flow = f"dataflow/TRACKER/{edition.slug}/1.0.0"
    structure = f"/sdmx/3.0/structure/{flow}?references=all"
    old_structure = f"/sdmx/2.1/dataflow/TRACKER/{edition.slug}/1.0?references=all"
    data = f"/sdmx/3.0/data/{flow}/*"

    assert iati_rules.faults(iati) == []
    assert sdmx_asked.faults(fetched(structure), "3.0") == []
    assert sdmx_asked.faults(fetched(old_structure), "2.1") == []
    assert sdmx_asked.faults(fetched(data, XML_30), "3.0") == []
    assert sdmx_asked.faults(fetched(f"/sdmx/2.1/data/{edition.slug}", XML_21), "2.1") == []
    assert described.validate().flatten(["type", "note"]) == []
    assert tables.is_valid, tables.warnings
    assert len(list(tables.tables[2])) == len(sdmx_asked.rows(client, data)) == approved > 100
