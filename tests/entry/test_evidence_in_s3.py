"""Evidence in an S3-compatible storage: a real HTTP server that speaks its protocol."""

from urllib.request import Request, urlopen

import boto3
import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from moto.server import ThreadedMotoServer

from indicators import entry
from indicators.enums import Role
from indicators.models import EvidenceFile, EvidenceUse
from tests.builders import a_cell, a_measure, a_role, a_user, a_version
from tests.entry.files import PDF
from tracker import environment

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    """Host and port of the server."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    # The server remembers buckets for as long as the process lives.
    urlopen(Request(f"http://{host}:{port}/moto-api/reset", method="POST")).close()
    yield f"{host}:{port}"
    server.stop()


@pytest.fixture
def client(place):
    return boto3.client(
        "s3",
        endpoint_url=f"http://{place}",
        aws_access_key_id="key",
        aws_secret_access_key="secret",
        region_name="us-east-1",
    )


@pytest.fixture
def in_s3(place, settings):
    url = f"s3://key:secret@{place}/proof?tls=off&region=us-east-1"
    settings.STORAGES = settings.STORAGES | {"evidence": environment.storage(url)}


def attach(version):
    file = SimpleUploadedFile("report.pdf", PDF)
    return entry.attach_file(cell_id=version.cell_id, file=file, name=file.name, by=version.by)


def test_a_file_is_stored_under_its_hash_and_read_again(client, in_s3):
    client.create_bucket(Bucket="proof")
    first, second = (a_version(a_cell(a_measure()), "5", by=a_user()) for _ in range(2))

    uses = [attach(first), attach(second)]

    listed = client.list_objects_v2(Bucket="proof")["Contents"]
    assert [each["Key"] for each in listed] == [uses[0].file.key]
    assert uses[0].file == uses[1].file
    with storages[entry.STORAGE].open(uses[0].file.key) as stored:
        assert stored.read() == PDF


def page_of(version):
    client = Client()
    a_role(version.by, Role.MANAGER, version.cell.measure.editions.get().accomplishment.programme)
    client.force_login(version.by)
    return client


def test_a_file_comes_and_goes_through_the_pages_and_their_access_check(client, in_s3):
    client.create_bucket(Bucket="proof")
    version = a_version(a_cell(a_measure()), "5", by=a_user())
    page, stranger = page_of(version), Client()
    stranger.force_login(a_user())

    page.post(
        reverse("value", args=[version.cell_id]),
        {"file": SimpleUploadedFile("report.pdf", PDF), "url": "", "title": ""},
    )
    address = reverse("evidence_file", args=[EvidenceUse.objects.get().pk])
    answer = page.get(address)

    assert (answer.status_code, b"".join(answer.streaming_content)) == (200, PDF)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="report.pdf"'
    assert stranger.get(address).status_code == 404


def test_a_file_that_the_storage_lost_is_not_there(client, in_s3):
    client.create_bucket(Bucket="proof")
    version = a_version(a_cell(a_measure()), "5", by=a_user())
    use = attach(version)
    client.delete_object(Bucket="proof", Key=use.file.key)

    assert page_of(version).get(reverse("evidence_file", args=[use.pk])).status_code == 404


def test_a_storage_without_its_bucket_is_said_and_leaves_nothing(in_s3):
    version = a_version(a_cell(a_measure()), "5", by=a_user())

    with pytest.raises(entry.EntryRefused) as refused:
        attach(version)

    assert refused.value.errors == {
        "file": "The file cannot be stored at the moment. Nothing was kept; try again later."
    }
    assert not EvidenceFile.objects.exists()
