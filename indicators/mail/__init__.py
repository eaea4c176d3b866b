"""The outbox: letters are posted as rows with the change they tell of, and sent from the rows.

A row is claimed, its mail is sent, then it is marked. A mail is never lost; it goes out twice only
when the process dies between the server's answer and the mark, and then with one Message-ID.
"""

from indicators.mail.compose import Message, messages_to
from indicators.mail.digests import post_digests
from indicators.mail.letters import MOST_ITEMS, Item, Letter, choose, post_all
from indicators.mail.queue import LEASE, due, send_again
from indicators.mail.sending import send

__all__ = [
    "LEASE",
    "MOST_ITEMS",
    "Item",
    "Letter",
    "Message",
    "choose",
    "due",
    "messages_to",
    "post_all",
    "post_digests",
    "send",
    "send_again",
]
