"""Standard clients, pointed at the running service, list its dataflows and read its data."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import sdmx

# Imported after data of 2.1 were read, it fails on their namespace.
import sdmx.reader.xml.v30
from django.utils import timezone
from pysdmx.api.qb.data import DataContext, DataFormat, DataQuery
from pysdmx.api.qb.service import RestService
from pysdmx.api.qb.structure import (
    StructureFormat,
    StructureQuery,
    StructureReference,
    StructureType,
)
from pysdmx.api.qb.util import ApiVersion
from pysdmx.io import get_datasets, read_sdmx

from indicators import access
from indicators.enums import TokenScope
from tests.api.conftest import an_officer_of
from tests.exchange.frames import LONG_NUMBER, Frame

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def token(frame: Frame) -> access.Given:
    now = timezone.now()
    return access.give_token(
        owner=an_officer_of(frame.edition.document),
        name="Statistical system",
        scopes=[TokenScope.READ],
        expires_at=now + timedelta(days=1),
        now=now,
    )


@pytest.fixture(params=["2.1", "3.0"])
def sdmx1(request, live_server, token) -> Iterator[sdmx.Client]:
    version = {"2.1": "2.1", "3.0": "3.0.0"}[request.param]
    source = {
        "id": "TRACKER",
        "name": "Indicator tracker",
        "url": f"{live_server.url}/sdmx/{request.param}",
        "versions": [version],
    }
    sdmx.add_source(source, override=True)
    client = sdmx.Client("TRACKER")
    client.session.headers["Authorization"] = f"Bearer {token.secret}"
    yield client
    client.session.close()


def test_sdmx1_lists_dataflows_and_reads_data(frame: Frame, sdmx1: sdmx.Client):
    flows = sdmx1.dataflow(agency_id="TRACKER").dataflow
    structure = sdmx1.get(
        "dataflow", frame.edition.slug, agency_id="TRACKER", params={"references": "all"}
    )
    [definition] = structure.structure.values()
    message = sdmx1.data(frame.edition.slug, params={}, dsd=definition)

    series = sdmx.to_pandas(message.data[0], dtype=str)
    assert list(flows) == [frame.edition.slug]
    assert [each.id for each in definition.dimensions] == [
        "FREQ", "MEASURE", "COMPONENT", "SEX", "KIND", "AS_OF", "TIME_PERIOD"
    ]  # fmt: skip
    assert len(series) == 11
    target = series.xs((f"M{frame.count.identity_id}", "target"), level=("MEASURE", "KIND"))
    assert list(target) == [LONG_NUMBER]


@pytest.mark.parametrize("written", [DataFormat.SDMX_ML_3_0, DataFormat.SDMX_CSV_2_0_0])
def test_pysdmx_lists_dataflows_and_reads_data(frame: Frame, live_server, token, written):
    """Its client knows no tokens: their name and secret stand in the address."""
    named = f"http://{token.token.client_id}:{token.secret}@"
    client = RestService(
        f"{live_server.url}/sdmx/3.0".replace("http://", named),
        ApiVersion.V2_0_0,
        data_format=written,
        structure_format=StructureFormat.SDMX_ML_3_0,
        timeout=60,
    )
    flow = {"agency_id": "TRACKER", "resource_id": frame.edition.slug, "version": "1.0.0"}
    listed = client.structure(StructureQuery(StructureType.DATAFLOW)).decode()
    structure = client.structure(
        StructureQuery(StructureType.DATAFLOW, references=StructureReference.ALL, **flow)
    ).decode()
    data = client.data(DataQuery(DataContext.DATAFLOW, **flow)).decode()

    [found] = read_sdmx(listed, validate=True).get_dataflows()
    [dataset] = get_datasets(data, structure, validate=True)

    assert found.id == frame.edition.slug
    assert len(dataset.data) == 11
    measure = f"M{frame.count.identity_id}"
    said = dataset.data[(dataset.data["MEASURE"] == measure) & (dataset.data["KIND"] == "target")]
    assert list(said["TIME_PERIOD"].astype(str)) == ["2025"]
