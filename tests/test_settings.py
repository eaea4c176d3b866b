"""The settings come from the environment, and say what is missing."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.test import Client

from tracker import environment

ROOT = Path(__file__).resolve().parent.parent
PRODUCTION = {
    "DATABASE_URL": "postgres://app:word@db.invalid/tracker",
    "DJANGO_ALLOWED_HOSTS": "tracker.invalid",
    "DJANGO_SECRET_KEY": "x8Kq2mZr" * 8 + "0123456789",
    "EMAIL_URL": "smtp://user:word@mail.invalid:587",
    "REDIS_URL": "redis://redis.invalid/0",
}


def manage(*command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command in an environment of these variables and no other."""
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_deployment_check_is_clean_with_production_settings():
    checked = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)

    assert checked.stdout == "System check identified no issues (0 silenced).\n"
    assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("DATABASE_URL", "postgres://user:password@host:5432/name."),
        ("DJANGO_SECRET_KEY", "a long random text that nobody else knows."),
        ("EMAIL_URL", "smtp://user:password@host:587, or console: for none."),
        ("REDIS_URL", "redis://host:6379/0."),
    ],
)
def test_a_missing_variable_is_named_with_what_to_set_it_to(name: str, advice: str):
    given = {each: value for each, value in PRODUCTION.items() if each != name}

    started = manage("check", **given)

    last = started.stderr.splitlines()[-1]
    assert last.endswith(f"{name} is not set; set it to {advice}")
    assert started.returncode == 1


@pytest.mark.parametrize("command", ["assess", "collectstatic", "compile_messages", "read_plan"])
def test_a_command_that_only_reads_files_needs_no_variable(command: str):
    shown = manage(command, "--help")

    assert (shown.returncode, shown.stderr) == (0, "")


def test_debugging_is_off_unless_it_is_switched_on():
    code = "from django.conf import settings; print(settings.DEBUG)"

    assert manage("shell", "-v0", "-c", code, **PRODUCTION).stdout == "False\n"
    assert manage("shell", "-v0", "-c", code, DJANGO_DEBUG="on", **PRODUCTION).stdout == "True\n"


@pytest.mark.parametrize(
    ("said", "on"), [("1", True), ("True", True), ("yes", True), ("0", False), ("False", False)]
)
def test_a_switch_is_known_by_its_usual_words(monkeypatch, said: str, on: bool):
    monkeypatch.setenv("DJANGO_DEBUG", said)

    assert environment.switch("DJANGO_DEBUG", default=not on) is on


def test_a_switch_that_is_neither_on_nor_off_is_refused():
    started = manage("check", DJANGO_DEBUG="maybe", **PRODUCTION)

    assert started.stderr.splitlines()[-1].endswith("DJANGO_DEBUG is 'maybe'; set it to on or off.")


def test_an_address_of_a_database_is_taken_apart():
    found = environment.database("postgresql://us%40er:p%3Aw@db:5433/plans?sslmode=require")

    assert {name: found[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "NAME": "plans",
        "USER": "us@er",
        "PASSWORD": "p:w",
        "HOST": "db",
        "PORT": "5433",
    }
    assert found["OPTIONS"] == {"options": "-c jit=off", "sslmode": "require"}


def test_a_database_on_a_socket_is_named_by_its_folder():
    found = environment.database("postgres://app:word@/plans?host=%2Frun%2Fpg")

    assert (found["HOST"], found["PORT"]) == ("/run/pg", "")
    assert found["OPTIONS"] == {"options": "-c jit=off"}


@pytest.mark.django_db
def test_no_statement_is_compiled_and_an_option_of_the_address_comes_last():
    found = environment.database("postgres://app:word@db/plans?options=-c%20work_mem%3D8MB")

    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")
        assert cursor.fetchone() == ("off",)
    assert found["OPTIONS"] == {"options": "-c jit=off -c work_mem=8MB"}


def test_no_other_database_is_taken():
    with pytest.raises(ImproperlyConfigured, match="must begin with one of: postgres:"):
        environment.database("sqlite:///plans.db")


@pytest.mark.parametrize(
    ("url", "broker"),
    [
        ("redis://redis:6379/0", "redis://redis:6379/0"),
        ("unix:///run/redis.sock?db=3", "redis+socket:///run/redis.sock?virtual_host=3"),
        ("unix:///run/redis.sock", "redis+socket:///run/redis.sock?virtual_host=0"),
    ],
)
def test_celery_is_told_the_same_redis_in_its_own_spelling(url: str, broker: str):
    assert environment.broker(url) == broker


@pytest.mark.parametrize(
    ("url", "mail"),
    [
        (
            "smtp://us%40er:p%3Aw@mail:25?tls=off",
            ("smtp", None, "mail", 25, "us@er", "p:w", False),
        ),
        ("smtp://mail", ("smtp", None, "mail", 587, "", "", True)),
        ("file:///srv/mail", ("filebased", "/srv/mail", "localhost", 587, "", "", True)),
        ("console:", ("console", None, "localhost", 587, "", "", True)),
    ],
)
def test_mail_goes_to_a_server_a_folder_or_the_console(url: str, mail: tuple[object, ...]):
    backend, *rest = mail

    assert environment.email(url) == environment.Mail(
        f"django.core.mail.backends.{backend}.EmailBackend", *rest
    )


def test_forms_may_lead_to_the_provider_of_a_single_sign_on():
    code = (
        "from django.conf import settings; "
        "print(settings.CONTENT_SECURITY_POLICY['DIRECTIVES']['form-action'])"
    )
    single = {
        "OIDC_URL": "https://people.invalid:8443/realms/staff",
        "OIDC_CLIENT_ID": "tracker",
        "OIDC_CLIENT_SECRET": "word",
    }

    shown = manage("shell", "-v0", "-c", code, **PRODUCTION, **single)

    assert shown.stdout == "[\"'self'\", 'https://people.invalid:8443']\n"


@pytest.mark.parametrize("path", ["/admin/login/", "/accounts/login/", "/healthz", "/nowhere/"])
def test_every_page_carries_the_content_security_policy(client: Client, db: None, path: str):
    policy = client.get(path).headers["Content-Security-Policy"]

    assert sorted(policy.split("; ")) == [
        "base-uri 'none'",
        "default-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "object-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
    ]


def test_every_page_says_what_browsers_may_not_do(client: Client, db: None):
    said = client.get("/accounts/login/").headers["Permissions-Policy"]

    assert said == (
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), "
        "browsing-topics=(), publickey-credentials-get=(self)"
    )


def test_health_is_200_while_database_and_redis_answer(client: Client, db: None):
    answer = client.get("/healthz")

    assert answer.status_code == 200
    assert answer.json() == {"database": True, "redis": True}


def test_metrics_are_for_the_holder_of_the_token(client: Client, settings):
    assert client.get("/metrics").status_code == 404
    settings.METRICS_TOKEN = "of-the-operator"

    refused = client.get("/metrics", headers={"Authorization": "Bearer wrong"})
    shown = client.get("/metrics", headers={"Authorization": "Bearer of-the-operator"})

    assert refused.status_code == 404
    assert shown.status_code == 200
    assert "django_http_requests" in shown.content.decode()


def test_metrics_are_not_for_whoever_sends_an_empty_token(client: Client):
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


@pytest.mark.parametrize(
    ("name", "wrong", "advice"),
    [
        ("EVIDENCE_URL", "ftp://files.invalid", "must begin with one of: file:, s3:"),
        ("EVIDENCE_LARGEST_MEGABYTES", "0", "set it to a whole number from 1 on."),
        ("FLAG_LEAST_OF_TARGET", "half", "set it to a number such as 0.5."),
        ("FLAG_HISTORY_MARGIN", "1/0", "set it to a number such as 0.5."),
        ("FLAG_HISTORY_VALUES", "1", "set it to a whole number from 2 on."),
        ("NAMED_INDEX_BANDS", "50,100", "set it to falling numbers such as 100,50."),
        ("NAMED_INDEX_BANDS", "high", "set it to falling numbers such as 100,50."),
    ],
)
def test_a_variable_that_is_no_number_or_place_is_refused(name: str, wrong: str, advice: str):
    started = manage("check", **PRODUCTION, **{name: wrong})

    assert started.stderr.splitlines()[-1].endswith(advice)
    assert started.returncode == 1
