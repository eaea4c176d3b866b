"""Standard clients, pointed at the running service, list its dataflows and read its data."""

from collections.abc import Iterator

import pytest
import requests
import sdmx

# Imported after data of 2.1 were read, it fails on their namespace.
import sdmx.reader.xml.v30
from django.conf import settings
from django.test import Client
from pysdmx.io import get_datasets, read_sdmx

from tests.exchange.frames import LONG_NUMBER, Frame

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cookies(frame: Frame) -> dict[str, str]:
    client = Client()
    client.force_login(frame.reader)
    return {settings.SESSION_COOKIE_NAME: client.session.session_key}


@pytest.fixture(params=["2.1", "3.0"])
def sdmx1(request, live_server, cookies) -> Iterator[sdmx.Client]:
    version = {"2.1": "2.1", "3.0": "3.0.0"}[request.param]
    source = {
        "id": "TRACKER",
        "name": "Indicator tracker",
        "url": f"{live_server.url}/sdmx/{request.param}",
        "versions": [version],
    }
    sdmx.add_source(source, override=True)
    client = sdmx.Client("TRACKER")
    client.session.cookies.update(cookies)
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


@pytest.mark.parametrize(
    "accept",
    ["application/vnd.sdmx.data+xml;version=3.0.0", "application/vnd.sdmx.data+csv;version=2.0.0"],
)
def test_pysdmx_reads_structure_and_data(frame: Frame, live_server, cookies, accept):
    root = f"{live_server.url}/sdmx/3.0"
    flow = f"dataflow/TRACKER/{frame.edition.slug}/1.0.0"
    structure = requests.get(f"{root}/structure/{flow}?references=all", cookies=cookies, timeout=60)
    data = requests.get(
        f"{root}/data/{flow}/*", headers={"Accept": accept}, cookies=cookies, timeout=60
    )

    [found] = read_sdmx(structure.text, validate=True).get_dataflows()
    [dataset] = get_datasets(data.text, structure.text, validate=True)

    assert found.id == frame.edition.slug
    assert len(dataset.data) == 11
    measure = f"M{frame.count.identity_id}"
    said = dataset.data[(dataset.data["MEASURE"] == measure) & (dataset.data["KIND"] == "target")]
    assert list(said["TIME_PERIOD"].astype(str)) == ["2025"]
