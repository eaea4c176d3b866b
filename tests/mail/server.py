"""A real SMTP server that keeps what it takes, and answers as a test tells it to."""

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email import message_from_bytes, policy
from email.message import EmailMessage
from io import RawIOBase
from threading import Event, Thread

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.test import override_settings

from indicators.management.supervisor.ports import HOST, free_port

FIRST_PORT = 8250
TAKEN = "250 Taken"


class Inbox:
    """``taken`` are the mails to which 250 was said. Answers other than that keep nothing.

    ``to`` and ``data`` are the answers to a recipient and to a content, looked up by the
    recipient's address. While ``may_answer`` is clear, a content that has come (``has_come``) waits
    for its answer.
    """

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.to: dict[str, str] = {}
        self.data: dict[str, str] = {}
        self.has_come = Event()
        self.may_answer = Event()
        self.may_answer.set()

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = self.to.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.has_come.set()
        await server.loop.run_in_executor(None, self.may_answer.wait, 60)
        answer = self.data.get(envelope.rcpt_tos[0], TAKEN)
        if answer == TAKEN:
            self.taken.append(message_from_bytes(envelope.content, policy=policy.default))
        return answer

    @property
    def message_ids(self) -> list[str]:
        return [mail["Message-ID"] for mail in self.taken]


@contextmanager
def an_inbox(port: int = FIRST_PORT) -> Iterator[tuple[Inbox, int]]:
    """The inbox and the port on which it listens: this one, or the next that is free."""
    inbox = Inbox()
    controller = Controller(inbox, hostname=HOST, port=free_port(port))
    controller.start()
    try:
        yield inbox, controller.port
    finally:
        inbox.may_answer.set()
        controller.stop()


@contextmanager
def mail_goes_to(port: int) -> Iterator[None]:
    """This process sends to the port, as it would with ``EMAIL_URL=smtp://...?tls=off``."""
    with override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
        EMAIL_HOST=HOST,
        EMAIL_PORT=port,
        EMAIL_USE_TLS=False,
        EMAIL_TIMEOUT=5,
    ):
        yield


@contextmanager
def a_server_without_manners() -> Iterator[tuple[int, list[bytes]]]:
    """Takes one mail after another, and cuts the line instead of answering to QUIT."""
    contents: list[bytes] = []
    listening = socket.create_server((HOST, 0))

    def serve() -> None:
        with suppress(OSError):
            while True:
                line, _address = listening.accept()
                with line, line.makefile("rwb", buffering=0) as talk:
                    contents.append(_one_mail(talk))
                    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    Thread(target=serve, daemon=True).start()
    try:
        yield listening.getsockname()[1], contents
    finally:
        listening.close()


def _one_mail(talk: RawIOBase) -> bytes:
    talk.write(b"220 ready\r\n")
    while not talk.readline().upper().startswith(b"DATA"):
        talk.write(b"250 OK\r\n")
    talk.write(b"354 go on\r\n")
    content = b""
    while not content.endswith(b"\r\n.\r\n"):
        content += talk.readline()
    talk.write(b"250 Taken\r\n")
    talk.readline()
    return content
