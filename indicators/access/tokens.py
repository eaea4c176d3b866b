"""Tokens of other systems: given, rotated, revoked, and recognised by their digest."""

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection, transaction
from django.db.models import OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from indicators.access.asked import asked_of
from indicators.access.seen import documents_administered_by
from indicators.enums import TokenScope
from indicators.models import ApiToken, ProgrammeIdentity, TokenSecret, User

PREFIX = "itk_"
LONGEST_LIFE = timedelta(days=366)
# For so long a system may go on with the secret that was rotated.
OVERLAP = timedelta(days=1)
# How long what client credentials were exchanged for is good.
HANDED_OUT_FOR = timedelta(hours=1)
# The last use is written down once in so long.
USE_IS_NOTED_EVERY = timedelta(minutes=1)
OF_TOKEN = [field.attname for field in ApiToken._meta.concrete_fields]
OF_OWNER = [field.attname for field in User._meta.concrete_fields]
# They stand in the statement for what each request asks.
ANY_DIGEST, ANY_MOMENT = "any", datetime.max.replace(tzinfo=UTC)


class TokenRefused(Exception):
    """The token cannot be so. ``errors`` has a sentence for each field at fault."""

    def __init__(self, **errors: str) -> None:
        super().__init__(" ".join(errors.values()))
        self.errors = errors


@dataclass(frozen=True, slots=True)
class Given:
    """A token with its secret, which is known now and never again."""

    token: ApiToken
    secret: str


def tokens_given_by(user: User) -> QuerySet[ApiToken]:
    """A person's tokens, the newest first."""
    return ApiToken.objects.filter(owner=user.pk).prefetch_related("programmes")


def may_give_tokens(user: User, *, now: datetime) -> bool:
    return documents_administered_by(user, on=now.date()).exists()


@transaction.atomic
def give_token(
    *,
    owner: User,
    name: str,
    scopes: Collection[TokenScope],
    expires_at: datetime,
    now: datetime,
    programmes: Collection[ProgrammeIdentity] = (),
) -> Given:
    """Let a system act for a planning officer, within scopes and programmes, until an instant."""
    errors = {}
    if not may_give_tokens(owner, now=now):
        errors["owner"] = _("Only a planning officer gives tokens.")
    if not name.strip():
        errors["name"] = _("Name the system that will use the token.")
    if not scopes:
        errors["scopes"] = _("Choose what the system may do.")
    if not now < expires_at <= now + LONGEST_LIFE:
        errors["expires_at"] = _("A token is good for a year at most, and from now on.")
    if errors:
        raise TokenRefused(**errors)
    token = ApiToken.objects.create(
        name=name.strip(),
        owner=owner,
        client_id=secrets.token_hex(16),
        scopes=sorted(set(scopes), key=list(TokenScope).index),
        expires_at=expires_at,
    )
    token.programmes.set(programmes)
    return Given(token, _new_secret(token))


@transaction.atomic
def rotate_token(*, token_id: int, now: datetime) -> Given:
    """A new secret; the old one is good for another day, so that nothing stands still."""
    token = _live(token_id, now)
    old = token.secrets.filter(valid_until__isnull=True)
    old.update(valid_until=now + OVERLAP)
    return Given(token, _new_secret(token))


@transaction.atomic
def revoke_token(*, token_id: int, now: datetime) -> ApiToken:
    """Let the token in no more, from this moment on."""
    token = _live(token_id, now)
    token.revoked_at = now
    token.save(update_fields=["revoked_at"])
    return token


def hand_out(*, token: ApiToken, scopes: Collection[str], now: datetime) -> str:
    """A secret for client credentials: of some of the token's scopes, and for an hour."""
    return _new_secret(token, scopes=list(scopes), valid_until=now + HANDED_OUT_FOR)


def token_of(secret: str, *, now: datetime) -> ApiToken | None:
    """The token that the secret opens, with its owner and ``narrowed_to``, the programmes' ids.

    One query. ``None`` when it opens nothing, any more.
    """
    found = asked_of(_opened, meant={ANY_DIGEST: digest_of(secret), ANY_MOMENT: now})
    if not found:
        return None
    [(scopes, narrowed_to, *columns)] = found
    token = ApiToken.from_db(connection.alias, OF_TOKEN, columns[: len(OF_TOKEN)])
    token.owner = User.from_db(connection.alias, OF_OWNER, columns[len(OF_TOKEN) :])
    token.narrowed_to = narrowed_to
    if scopes is not None:
        token.scopes = [scope for scope in token.scopes if scope in scopes]
    _note_use(token, now)
    return token


def _opened() -> QuerySet[TokenSecret]:
    """The scopes of the secret, the programmes, the token and its owner."""
    programmes = ApiToken.programmes.through.objects.filter(apitoken=OuterRef("token"))
    rows = TokenSecret.objects.filter(_valid(ANY_MOMENT), digest=ANY_DIGEST).order_by()
    return rows.values_list(
        "scopes",
        ArraySubquery(programmes.values("programmeidentity")),
        *(f"token__{name}" for name in OF_TOKEN),
        *(f"token__owner__{name}" for name in OF_OWNER),
    )


def client_of(client_id: str, secret: str, *, now: datetime) -> ApiToken | None:
    """The token of a client that shows its name and one of the token's own secrets."""
    found = TokenSecret.objects.filter(
        _valid(now), token__client_id=client_id, digest=digest_of(secret), scopes__isnull=True
    )
    secret_row = found.select_related("token").first()
    return secret_row and secret_row.token


def forget_secrets(*, now: datetime) -> None:
    """Those that open nothing any more; the tokens stay, with their history."""
    over = Q(valid_until__lte=now) | Q(token__expires_at__lte=now)
    TokenSecret.objects.filter(over | Q(token__revoked_at__isnull=False)).delete()


def digest_of(secret: str) -> str:
    """A secret is 256 random bits: no salt and no slow hash would make it harder to guess."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _valid(now: datetime) -> Q:
    """Of secrets."""
    return (
        Q(token__revoked_at__isnull=True, token__expires_at__gt=now, token__owner__is_active=True)
    ) & (Q(valid_until__isnull=True) | Q(valid_until__gt=now))


def _new_secret(token: ApiToken, **others: object) -> str:
    secret = f"{PREFIX}{secrets.token_urlsafe(32)}"
    TokenSecret.objects.create(token=token, digest=digest_of(secret), **others)
    return secret


def _live(token_id: int, now: datetime) -> ApiToken:
    token = ApiToken.objects.select_for_update(of=["self"]).get(pk=token_id)
    if token.revoked_at is not None or token.expires_at <= now:
        raise TokenRefused(token=_("This token is no longer good. Make another one."))
    return token


def _note_use(token: ApiToken, now: datetime) -> None:
    if token.last_used_at is None or token.last_used_at < now - USE_IS_NOTED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
