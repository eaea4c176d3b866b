from datetime import timedelta

import pytest

from indicators import access
from indicators.enums import Role, TokenScope
from indicators.models import ApiToken, TokenSecret
from tests.builders import NOW, a_programme, a_role, a_user, an_edition

pytestmark = pytest.mark.django_db


def an_officer():
    officer = a_user()
    a_role(officer, Role.OFFICER, an_edition().document)
    return officer


def a_token(**others) -> access.Given:
    return access.give_token(
        **{
            "owner": others.pop("owner", None) or an_officer(),
            "name": "Reporting system",
            "scopes": [TokenScope.READ],
            "expires_at": NOW + timedelta(days=90),
            "now": NOW,
            **others,
        }
    )


def test_a_secret_opens_its_token_and_is_kept_nowhere():
    programme = a_programme()
    given = a_token(scopes=[TokenScope.ENTER, TokenScope.READ], programmes=[programme.identity])

    token = access.token_of(given.secret, now=NOW)

    assert (token.pk, token.owner, token.scopes) == (
        given.token.pk,
        given.token.owner,
        ["read", "enter"],
    )
    assert token.narrowed_to == [programme.identity_id]
    assert given.secret not in str(list(TokenSecret.objects.values()))


@pytest.mark.parametrize(
    ("fault", "field"),
    [
        ({"owner": "reader"}, "owner"),
        ({"name": " "}, "name"),
        ({"scopes": []}, "scopes"),
        ({"expires_at": NOW}, "expires_at"),
        ({"expires_at": NOW + timedelta(days=400)}, "expires_at"),
    ],
)
def test_a_token_that_cannot_be_is_refused_beside_its_field(fault, field):
    if fault.get("owner"):
        fault = {"owner": a_user()}

    with pytest.raises(access.TokenRefused) as refusal:
        a_token(**fault)

    assert list(refusal.value.errors) == [field]
    assert not ApiToken.objects.exists()


def test_a_token_opens_nothing_once_it_is_over_revoked_or_its_owner_has_left():
    over, revoked, left = a_token(), a_token(), a_token()
    access.revoke_token(token_id=revoked.token.pk, now=NOW)
    left.token.owner.is_active = False
    left.token.owner.save()

    assert access.token_of(over.secret, now=NOW + timedelta(days=91)) is None
    assert access.token_of(revoked.secret, now=NOW) is None
    assert access.token_of(left.secret, now=NOW) is None
    assert access.token_of("itk_guessed", now=NOW) is None


def test_a_rotated_secret_is_good_for_another_day():
    first = a_token()

    second = access.rotate_token(token_id=first.token.pk, now=NOW)

    tomorrow = NOW + timedelta(days=1, minutes=1)
    assert access.token_of(first.secret, now=NOW).pk == first.token.pk
    assert access.token_of(first.secret, now=tomorrow) is None
    assert access.token_of(second.secret, now=tomorrow).pk == first.token.pk


def test_what_is_over_is_not_rotated():
    given = a_token()
    access.revoke_token(token_id=given.token.pk, now=NOW)

    with pytest.raises(access.TokenRefused, match="no longer good"):
        access.rotate_token(token_id=given.token.pk, now=NOW)


def test_the_last_use_is_noted_once_a_minute(django_assert_num_queries):
    given = a_token()
    access.token_of(given.secret, now=NOW)

    with django_assert_num_queries(1):
        access.token_of(given.secret, now=NOW + timedelta(seconds=59))

    access.token_of(given.secret, now=NOW + timedelta(seconds=61))
    given.token.refresh_from_db()
    assert given.token.last_used_at == NOW + timedelta(seconds=61)


def test_client_credentials_are_exchanged_for_an_hour_and_for_fewer_scopes():
    given = a_token(scopes=[TokenScope.READ, TokenScope.REVIEW])
    client = access.client_of(given.token.client_id, given.secret, now=NOW)

    handed_out = access.hand_out(token=client, scopes=["read", "enter"], now=NOW)

    assert access.token_of(handed_out, now=NOW).scopes == ["read"]
    assert access.token_of(handed_out, now=NOW + timedelta(hours=1)) is None
    assert access.client_of(given.token.client_id, handed_out, now=NOW) is None
    assert access.client_of("another", given.secret, now=NOW) is None


def test_secrets_that_open_nothing_any_more_are_forgotten():
    good, rotated, over, revoked = (a_token(name=name) for name in ("a", "b", "c", "d"))
    access.rotate_token(token_id=rotated.token.pk, now=NOW)
    access.hand_out(token=good.token, scopes=[TokenScope.READ], now=NOW)
    access.revoke_token(token_id=revoked.token.pk, now=NOW)
    ApiToken.objects.filter(pk=over.token.pk).update(expires_at=NOW)

    access.forget_secrets(now=NOW + timedelta(minutes=30))
    within_the_hour = TokenSecret.objects.count()
    access.forget_secrets(now=NOW + timedelta(days=2))

    assert within_the_hour == 4
    left = TokenSecret.objects.values_list("token", "valid_until")
    assert sorted(left) == [(good.token.pk, None), (rotated.token.pk, None)]
    assert ApiToken.objects.count() == 4
    assert access.token_of(good.secret, now=NOW) == good.token
