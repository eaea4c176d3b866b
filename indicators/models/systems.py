"""Other systems: the tokens they come with, and the answers they were given."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from indicators.enums import TokenScope
from indicators.models.framework import ProgrammeIdentity


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), exclude=["last_used_at"])
class ApiToken(models.Model):
    """What one system may do in the name of its owner, and never more than the owner may.

    ``programmes`` narrows it down to some; none named: all of the owner's. ``client_id`` names
    the system in the OAuth2 flow of client credentials, where a secret of the token is the
    client's secret.
    """

    name = models.CharField(max_length=120)
    owner = models.ForeignKey("indicators.User", models.PROTECT, related_name="tokens")
    client_id = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=16, choices=TokenScope.choices()))
    programmes = models.ManyToManyField(ProgrammeIdentity, blank=True, related_name="+")
    created_at = models.DateTimeField(db_default=Now())
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(
                    scopes__len__gte=1, scopes__contained_by=[each.value for each in TokenScope]
                ),
                name="apitoken_scopes_known",
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="apitoken_has_name"),
        )

    def __str__(self) -> str:
        return self.name


class TokenSecret(models.Model):
    """The digest of a secret; the secret itself is shown once and kept nowhere.

    ``valid_until`` ends a secret that was rotated. A secret with ``scopes`` was handed out for
    client credentials and reaches no further than these.
    """

    token = models.ForeignKey(ApiToken, models.PROTECT, related_name="secrets")
    digest = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=16), null=True)
    created_at = models.DateTimeField(db_default=Now())
    valid_until = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(digest__regex=r"^[0-9a-f]{64}$"), name="tokensecret_is_a_digest"
            ),
        )

    def __str__(self) -> str:
        return f"{self.token_id} {self.created_at}"


class IdempotentAnswer(models.Model):
    """What a system was answered under its Idempotency-Key, to be answered again."""

    token = models.ForeignKey(ApiToken, models.PROTECT, related_name="+", db_index=False)
    key = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64, help_text="Of the request that had the key.")
    status = models.PositiveSmallIntegerField(null=True)
    headers = models.JSONField(default=dict)
    body = models.TextField(blank=True)
    at = models.DateTimeField(db_default=Now(), db_index=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("token", "key"), name="idempotentanswer_once"),
        )

    def __str__(self) -> str:
        return f"{self.token_id} {self.key}"
