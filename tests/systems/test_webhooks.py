import base64
import hashlib
import hmac
import json
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from indicators import access, systems
from indicators.enums import DeliveryStatus, TokenScope
from indicators.models import WebhookDelivery
from tests.api.conftest import an_officer_of
from tests.builders import a_measure, a_year, an_adopted_value
from tests.connections import wait_until_all_before_is_over
from tests.systems.receiver import Receiver, a_receiver, answering
from tests.workers import a_worker, kill

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _local_hosts(settings):
    settings.WEBHOOK_HOSTS = ["127.0.0.1"]


@pytest.fixture
def receiver():
    with a_receiver() as started:
        yield started


@pytest.fixture
def measure():
    return a_measure()


@pytest.fixture
def token(measure):
    now = timezone.now()
    given = access.give_token(
        owner=an_officer_of(measure.node.edition.document),
        name="Reporting system",
        scopes=[TokenScope.READ],
        expires_at=now + timedelta(days=30),
        now=now,
    )
    return given.token


def subscribed(token, receiver: Receiver) -> systems.Subscribed:
    """From now on, and from nothing before."""
    wait_until_all_before_is_over()
    return systems.subscribe(token=token, url=receiver.url)


def tell() -> None:
    wait_until_all_before_is_over()
    systems.post_deliveries(now=timezone.now())
    for webhook_id in systems.to_be_called():
        systems.deliver(webhook_id=webhook_id)


def is_signed(headers: dict[str, str], body: bytes, secret: str) -> bool:
    """As a receiver checks it."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    digest = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return headers["webhook-signature"] == f"v1,{digest}"


def test_what_changes_is_told_once_and_signed(token, measure, receiver: Receiver):
    an_adopted_value(measure, "1", period=a_year(2023))
    made = subscribed(token, receiver)
    version = an_adopted_value(measure, "2")

    tell()
    tell()

    [(headers, body)] = receiver.taken
    assert is_signed(headers, body, made.secret)
    assert not is_signed(headers, body + b" ", made.secret)
    told = [(each["subject"], each["subject_id"]) for each in json.loads(body)["changes"]]
    assert told == [("value", version.cell_id)]


def test_what_is_not_taken_is_tried_again_later_and_in_order(token, measure, receiver: Receiver):
    subscribed(token, receiver)
    receiver.statuses = [503]
    an_adopted_value(measure, "1", period=a_year(2023))
    tell()
    an_adopted_value(measure, "2", period=a_year(2024))
    tell()

    waiting = list(WebhookDelivery.objects.order_by("pk"))
    assert [each.status for each in waiting] == [DeliveryStatus.WAITING] * 2
    assert waiting[0].answer.startswith("503")
    assert waiting[0].not_before > timezone.now() + timedelta(seconds=10)
    assert receiver.taken == []

    WebhookDelivery.objects.update(not_before=timezone.now())
    tell()

    ids = [headers["webhook-id"] for headers, _body in receiver.taken]
    assert ids == [f"delivery_{each.pk}" for each in waiting]
    assert receiver.refused == 1


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (b"SSH-2.0-\0OpenSSH_9.2\r\n", "SSH-2.0-OpenSSH_9.2"),
        (b"", "Remote end closed connection without response"),
        (b"HTTP/1.1 500 Failed\r\n\r\nNo \0 room", "500 No  room"),
        (
            b"HTTP/1.1 200 Taken\r\nX: " + b"x" * 70_000,
            "got more than 65536 bytes when reading header line",
        ),
    ],
)
def test_an_answer_that_is_none_is_a_failure_that_is_told(said, told, token, measure):
    with answering(lambda line: line.sendall(said)) as port:
        wait_until_all_before_is_over()
        systems.subscribe(token=token, url=f"http://127.0.0.1:{port}/hook")
        an_adopted_value(measure, "1")
        tell()

    delivery = WebhookDelivery.objects.get()
    assert (delivery.status, delivery.answer) == (DeliveryStatus.WAITING, told)


def test_the_whole_call_has_a_deadline_however_slowly_its_bytes_come(token, measure, monkeypatch):
    monkeypatch.setattr("indicators.systems.targets.LONGEST_CALL", 1)

    def dribble(line) -> None:
        line.sendall(b"HTTP/1.1 200 Taken\r\n")
        while not over.wait(0.1):
            line.sendall(b"X")

    over = threading.Event()
    with answering(dribble) as port:
        wait_until_all_before_is_over()
        systems.subscribe(token=token, url=f"http://127.0.0.1:{port}/hook")
        an_adopted_value(measure, "1")
        tell()
        over.set()

    delivery = WebhookDelivery.objects.get()
    assert (delivery.status, delivery.answer) == (
        DeliveryStatus.WAITING,
        "no whole answer within 1 seconds",
    )


def test_only_what_the_token_sees_is_told(token, receiver: Receiver):
    subscribed(token, receiver)
    hidden = a_measure()
    hidden.node.edition.status = "draft"
    hidden.node.edition.save()

    an_adopted_value(hidden, "1")
    tell()

    assert receiver.taken == []


def test_a_revoked_token_is_told_nothing(token, measure, receiver: Receiver):
    subscribed(token, receiver)
    access.revoke_token(token_id=token.pk, now=timezone.now())

    an_adopted_value(measure, "1")
    tell()

    assert receiver.taken == []


def test_what_was_posted_is_not_sent_once_the_token_is_revoked(token, measure, receiver: Receiver):
    hook = subscribed(token, receiver).webhook
    an_adopted_value(measure, "1")
    wait_until_all_before_is_over()
    systems.post_deliveries(now=timezone.now())

    access.revoke_token(token_id=token.pk, now=timezone.now())
    systems.deliver(webhook_id=hook.pk)

    assert WebhookDelivery.objects.get().status == DeliveryStatus.WAITING
    assert (receiver.taken, systems.to_be_called()) == ([], [])


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/",
        "https://localhost/",
        "https://10.0.0.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[2002:7f00:1::]/",
        "https://[fec0::1]/",
        "https://[::7f00:1]/",
        "https://192.0.0.8/",
        "ftp://example.org/",
        "https://user:pass@127.0.0.1/",
        "https://",
        "no address",
    ],
)
def test_no_address_inside_is_called(url, token):
    with pytest.raises(systems.TargetRefused):
        systems.subscribe(token=token, url=url)


def test_a_killed_worker_loses_nothing(token, measure, receiver: Receiver, tmp_path: Path):
    subscribed(token, receiver)
    first = an_adopted_value(measure, "1", period=a_year(2023))
    wait_until_all_before_is_over()
    systems.post_deliveries(now=timezone.now())
    # As a worker leaves it that is killed between its claim and the answer.
    WebhookDelivery.objects.update(
        status=DeliveryStatus.SENDING,
        claim="00000000-0000-0000-0000-000000000001",
        attempts=1,
        not_before=timezone.now() + timedelta(seconds=3),
    )
    with a_worker(tmp_path / "first.log", WEBHOOK_HOSTS="127.0.0.1") as worker:
        kill(worker)
    second = an_adopted_value(measure, "2", period=a_year(2024))
    wait_until_all_before_is_over()

    with a_worker(tmp_path / "second.log", WEBHOOK_HOSTS="127.0.0.1"):
        deadline = time.monotonic() + 120
        while len(receiver.taken) < 2 and time.monotonic() < deadline:
            time.sleep(0.2)

    told = [json.loads(body)["changes"][0]["subject_id"] for _headers, body in receiver.taken]
    assert told == [first.cell_id, second.cell_id]
