"""What docker-compose.yml and the Dockerfile name exists: services, variables, commands."""

import json
import re
from importlib.metadata import entry_points
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from celery.bin.celery import celery as celery_program
from django.core.management import get_commands
from django.urls import resolve
from granian.cli import cli as granian_program

ROOT = Path(__file__).resolve().parent.parent
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
OURS = ["beat", "migrate", "web", "worker"]
DOCKERFILE = (ROOT / "Dockerfile").read_text()
PROGRAMS = {script.name for script in entry_points(group="console_scripts")}


def words(command: list[str] | str) -> list[str]:
    """A command as the words a shell would see."""
    joined = command if isinstance(command, str) else " ".join(command)
    return joined.replace("CMD-SHELL ", "").replace("CMD ", "").split()


def commands(service: str) -> list[list[str]]:
    """Every command of a service, its health check's too, ``a && b`` as two."""
    found = SERVICES[service]
    given = [found.get("command", []), found.get("healthcheck", {}).get("test", [])]
    if service == "web":
        given.append(image_command())
    lists = [words(each) for each in given if each]
    joined = " ; ".join(" ".join(each) for each in lists)
    return [part.split() for part in re.split(r" ; | && ", joined)]


def image_command() -> list[str]:
    return json.loads(re.search(r"^CMD (.+)$", DOCKERFILE, re.MULTILINE)[1])


def test_the_services_are_those_of_the_design():
    assert sorted(SERVICES) == ["beat", "migrate", "postgres", "valkey", "web", "worker"]
    assert SERVICES["postgres"]["image"] == "postgres:18"
    assert SERVICES["valkey"]["image"].startswith("valkey/valkey:")


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_every_service_starts_again_and_all_that_stay_are_asked_how_they_are(service: str):
    if service == "migrate":
        assert SERVICES[service]["restart"] == "on-failure"
        assert "healthcheck" not in SERVICES[service]
    else:
        assert SERVICES[service]["restart"] == "unless-stopped"
        assert SERVICES[service]["healthcheck"]["test"]


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_a_service_waits_only_for_services_that_exist_and_can_be_waited_for(service: str):
    for other, wait in SERVICES[service].get("depends_on", {}).items():
        condition = wait["condition"]

        assert other in SERVICES
        assert condition == (
            "service_completed_successfully" if other == "migrate" else "service_healthy"
        )


@pytest.mark.parametrize("service", OURS)
def test_every_variable_of_ours_is_one_that_the_settings_read(service: str):
    source = (ROOT / "tracker" / "settings.py").read_text()
    read = set(re.findall(r'environment\.(?:text|switch|words|required)\(\s*"([A-Z_]+)"', source))

    assert set(SERVICES[service]["environment"]) <= read


def test_every_variable_the_settings_demand_is_given():
    demanded = {"DATABASE_URL", "DJANGO_ALLOWED_HOSTS", "DJANGO_SECRET_KEY", "EMAIL_URL"}

    for service in OURS:
        assert demanded | {"REDIS_URL"} <= set(SERVICES[service]["environment"])


def test_only_migrate_knows_the_owner_of_the_tables():
    knowing = [name for name in OURS if "DATABASE_OWNER_URL" in SERVICES[name]["environment"]]

    assert knowing == ["migrate"]


def test_no_secret_has_a_default():
    text = (ROOT / "docker-compose.yml").read_text()
    variables = dict(re.findall(r"\$\{([A-Z_]+)(:[^}]*)\}", text))

    assert {name for name, rest in variables.items() if not rest.startswith(":?")} == {
        "METRICS_TOKEN",  # empty: no metrics
        "PORT",
    }


@pytest.mark.parametrize("service", OURS)
def test_the_addresses_name_services_and_the_roles_that_are_made(service: str):
    given = SERVICES[service]["environment"]
    made = COMPOSE["configs"]["app_role"]["content"]

    for name in ("DATABASE_URL", "DATABASE_OWNER_URL"):
        if name in given:
            address = urlsplit(re.sub(r"\$\{[^}]*\}", "secret", given[name]))
            role = address.username
            owner = SERVICES["postgres"]["environment"]["POSTGRES_USER"]
            assert address.hostname == "postgres"
            assert address.path == "/" + SERVICES["postgres"]["environment"]["POSTGRES_DB"]
            assert role == owner or f"CREATE ROLE {role} LOGIN" in made
    assert urlsplit(given["REDIS_URL"]).hostname == "valkey"


@pytest.mark.parametrize("service", OURS)
def test_every_command_exists(service: str):
    for command in commands(service):
        program = command[2] if command[0] in {"sh", "CMD"} else command[0]
        if program == "python" and "manage.py" in command:
            assert command[command.index("manage.py") + 1] in get_commands()
        elif program == "celery":
            given = [word for word in command if word in celery_program.commands]
            assert given[0] in {"beat", "inspect", "worker"}
            assert command[1:3] == ["--app", "tracker"]
        else:
            assert program in PROGRAMS | {"python"}


def test_the_web_servers_options_exist():
    known = {option for parameter in granian_program.params for option in parameter.opts}
    used = {word for word in image_command() if word.startswith("--")}

    assert used <= known
    assert image_command()[:2] == ["granian", "tracker.wsgi:application"]


def test_the_health_check_of_web_asks_an_address_that_exists():
    asked = " ".join(SERVICES["web"]["healthcheck"]["test"])

    path = urlsplit(re.search(r"http://[^']+", asked)[0]).path

    assert resolve(path).url_name == "healthz"


def test_every_volume_and_file_that_is_mounted_is_declared():
    mounted = {
        volume.partition(":")[0]
        for service in SERVICES.values()
        for volume in service.get("volumes", [])
    }

    assert mounted == set(COMPOSE["volumes"])
    assert {"app_role"} == set(COMPOSE["configs"])


def test_the_image_is_built_in_stages_and_its_last_user_has_no_rights():
    stages = re.findall(r"^FROM \S+ AS (\w+)$", DOCKERFILE, re.MULTILINE)
    last = DOCKERFILE.rpartition("\nFROM ")[2]

    assert stages == ["build", "service"]
    assert re.findall(r"^USER (\w+)$", last, re.MULTILINE) == ["tracker"]
    for service in OURS:
        assert SERVICES[service]["build"]["target"] in stages


def test_everything_the_image_copies_or_runs_is_in_its_context():
    allowed = re.findall(r"^!(\S+)$", (ROOT / ".dockerignore").read_text(), re.MULTILINE)

    assert [name for name in allowed if not (ROOT / name).exists()] == []
    for command in re.findall(r"manage\.py (\w+)", DOCKERFILE):
        assert command in get_commands()
    for package in re.search(r"\^\(([^)]+)\)==", DOCKERFILE)[1].split("|"):
        assert f"\n{package}==" in (ROOT / "requirements.txt").read_text()
