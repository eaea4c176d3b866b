"""Evidence in an S3-compatible storage: a real HTTP server that speaks its protocol."""

from datetime import timedelta
from urllib.request import Request, urlopen

import boto3
import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from moto.server import ThreadedMotoServer

from indicators import access, archive, entry
from indicators.enums import Role, TokenScope
from indicators.models import EvidenceFile, EvidenceLink, EvidenceUse
from tests.api.conftest import System
from tests.builders import NOW, a_cell, a_measure, a_role, a_user, a_version
from tests.entry.files import PDF
from tracker import environment

pytestmark = pytest.mark.django_db
BYTES = "application/octet-stream"


@pytest.fixture
def server():
    """The server, which a test may stop."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    # The server remembers buckets for as long as the process lives.
    urlopen(Request(f"http://{host}:{port}/moto-api/reset", method="POST")).close()
    yield server
    server.stop()


@pytest.fixture
def place(server) -> str:
    """Host and port of the server."""
    host, port = server.get_host_and_port()
    return f"{host}:{port}"


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
        "file": "The file cannot be stored at the moment. Nothing of it was kept; try again later."
    }
    assert not EvidenceFile.objects.exists()


# The server is away


@pytest.fixture
def version(client, in_s3):
    client.create_bucket(Bucket="proof")
    return a_version(a_cell(a_measure()), "5", by=a_user())


def test_a_file_is_fetched_once_the_storage_answers_again(server, version):
    page, address = page_of(version), reverse("evidence_file", args=[attach(version).pk])
    _host, port = server.get_host_and_port()

    server.stop()
    away = page.get(address)
    again = ThreadedMotoServer(ip_address="127.0.0.1", port=port)
    again.start()
    back = page.get(address)
    content = b"".join(back.streaming_content)
    again.stop()

    assert away.status_code == 503
    assert "The storage of evidence does not answer. The file is not lost." in away.text
    assert (back.status_code, content) == (200, PDF)


def test_what_was_typed_beside_a_file_is_kept_though_the_storage_is_away(server, version):
    page = page_of(version)
    server.stop()

    answer = page.post(
        reverse("value", args=[version.cell_id]),
        {
            "file": SimpleUploadedFile("report.pdf", PDF),
            "url": "https://register.example/2025",
            "title": "The register",
        },
    )

    assert answer.status_code == 503
    assert "The file cannot be stored at the moment." in answer.text
    assert list(EvidenceUse.objects.values_list("name", flat=True)) == ["The register"]
    assert EvidenceLink.objects.count() == 1
    assert not EvidenceFile.objects.exists()


def test_a_file_that_is_stored_is_not_lost_by_a_failure_to_store_it_again(server, client, version):
    first = attach(version)
    second = a_version(a_cell(a_measure()), "5", by=a_user())
    _host, port = server.get_host_and_port()

    server.stop()
    with pytest.raises(entry.StorageAway):
        attach(second)
    again = ThreadedMotoServer(ip_address="127.0.0.1", port=port)
    again.start()
    stored = client.list_objects_v2(Bucket="proof")["Contents"]
    again.stop()

    assert [each["Key"] for each in stored] == [first.file.key]
    assert list(EvidenceUse.objects.all()) == [first]


def system_of(version) -> System:
    """As the author of the version, a planning officer now."""
    a_role(version.by, Role.OFFICER, version.cell.measure.editions.get().node.edition.document)
    given = access.give_token(
        owner=version.by,
        name="Reporting system",
        scopes=tuple(TokenScope),
        programmes=[],
        expires_at=timezone.now() + timedelta(days=1),
        now=timezone.now(),
    )
    return System(given.secret)


def test_the_api_says_that_the_storage_is_away(server, version):
    use, system = attach(version), system_of(version)
    address = f"values/{version.cell_id}/"
    etag = system.get(address)["ETag"]
    server.stop()

    fetched = system.get(f"evidence/{use.pk}/file/")
    given = system.post(
        f"{address}evidence/?name=other.pdf", PDF + b"\n", kind=BYTES, If_Match=etag
    )

    told = [(each.status_code, each.json()["type"]) for each in (fetched, given)]
    assert told == [(503, "urn:indicator-tracker:problem:storage-away")] * 2
    assert list(EvidenceUse.objects.all()) == [use]


@pytest.mark.django_db(transaction=True)
def test_an_archive_without_its_evidence_is_not_written(server, version, tmp_path):
    attach(version)
    server.stop()
    plan = version.cell.measure.editions.get().node.edition.document

    with pytest.raises(archive.CannotArchive, match="The storage of evidence does not answer"):
        archive.write(symbol=plan.symbol, path=tmp_path / "plan.zip", now=NOW)

    assert list(tmp_path.iterdir()) == []
