"""The two servers: real, ours, on sockets only, and whole again after a kill -9."""

import os
import re
import shutil
import signal
import stat
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread

import psycopg2
import pytest
import redis

from indicators.management.supervisor import ADMIN, APP, OWNER, CannotStart, DataFolder, Servers
from indicators.management.supervisor.processes import left_over
from indicators.management.supervisor.watch import keep_running


@pytest.fixture(scope="module")
def servers(folder: DataFolder) -> Iterator[Servers]:
    servers = Servers(folder)
    servers.start()
    yield servers
    servers.stop()


@pytest.fixture
def watched(servers: Servers) -> Iterator[None]:
    stop = Event()
    watch = Thread(target=keep_running, args=(servers.children, stop, print))
    watch.start()
    yield
    stop.set()
    watch.join()


def ask(url: str, statement: str) -> object:
    connection = psycopg2.connect(url)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(statement)
        answer = cursor.fetchone()[0] if cursor.description else None
    connection.close()
    return answer


def ask_until_it_answers(question: Callable[[], object], seconds: float = 60) -> object:
    deadline = time.monotonic() + seconds
    while True:
        try:
            return question()
        except (psycopg2.Error, redis.ConnectionError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def kill(folder: DataFolder, name: str) -> None:
    os.kill(left_over(folder.processes / name), signal.SIGKILL)


def test_the_database_is_utf_8_and_finds_letters_in_chinese(servers: Servers):
    owner = servers.postgres.url(OWNER)

    ask(owner, "CREATE EXTENSION pg_trgm")

    assert ask(owner, "SELECT current_setting('server_encoding')") == "UTF8"
    assert ask(owner, "SELECT cardinality(show_trgm('绩效指标'))") > 0


def test_no_server_listens_on_the_network(servers: Servers):
    ask_redis = redis.Redis.from_url(servers.redis.url)

    assert ask(servers.postgres.url(OWNER), "SHOW listen_addresses") == ""
    assert ask_redis.config_get("port") == {"port": "0"}


def test_the_role_of_web_and_worker_makes_no_table_and_needs_its_password(servers: Servers):
    app = servers.postgres.url(APP)

    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        ask(app, "CREATE TABLE mine (id int)")
    with pytest.raises(psycopg2.OperationalError, match="password authentication failed"):
        psycopg2.connect(re.sub(r":[^:@]+@", ":wrong@", app))


def test_the_cluster_and_the_sockets_are_closed_to_other_users(servers: Servers):
    for path in (servers.postgres.data, servers.postgres.sockets):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700


def test_as_root_the_database_runs_as_a_user_without_rights(folder: DataFolder, servers: Servers):
    pid = left_over(folder.processes / "postgres")

    owner = Path(f"/proc/{pid}").stat().st_uid

    assert owner == servers.postgres.account.uid
    assert owner != 0


def test_a_killed_database_is_started_again_with_all_that_was_committed(
    folder: DataFolder, servers: Servers, watched: None
):
    owner = servers.postgres.url(OWNER)
    ask(owner, "CREATE TABLE kept AS SELECT generate_series(1, 1000) AS number")

    kill(folder, "postgres")

    assert ask_until_it_answers(lambda: ask(owner, "SELECT sum(number) FROM kept")) == 500_500


def test_a_killed_redis_is_started_again(folder: DataFolder, servers: Servers, watched: None):
    client = redis.Redis.from_url(servers.redis.url)
    before = client.info()["run_id"]

    kill(folder, "redis")

    assert ask_until_it_answers(lambda: client.info()["run_id"]) != before


def test_servers_left_by_a_killed_supervisor_are_taken_over(folder: DataFolder, servers: Servers):
    before = left_over(folder.processes / "postgres")
    ask(servers.postgres.url(OWNER), "CREATE TABLE from_before AS SELECT 7 AS number")

    next_ones = Servers(folder)
    next_ones.start()

    assert left_over(folder.processes / "postgres") not in {None, before}
    assert ask(next_ones.postgres.url(OWNER), "SELECT number FROM from_before") == 7
    next_ones.stop()
    servers.start()


def test_a_server_that_is_on_no_file_but_runs_on_our_data_is_ended(
    folder: DataFolder, servers: Servers
):
    pid = left_over(folder.processes / "postgres")
    (folder.processes / "postgres").unlink()

    next_ones = Servers(folder)
    next_ones.start()

    assert left_over(folder.processes / "postgres") not in {None, pid}
    next_ones.stop()
    servers.start()


def test_a_lock_whose_number_is_somebody_elses_by_now_does_not_keep_us_out(
    folder: DataFolder, servers: Servers
):
    servers.stop()
    somebody = subprocess.Popen(
        ["sleep", "600"], cwd="/", **servers.postgres.account.popen_options()
    )
    lock = servers.postgres.data / "postmaster.pid"
    servers.postgres.account.write(lock, f"{somebody.pid}\n{servers.postgres.data}\n")

    servers.start()

    assert ask(servers.postgres.url(OWNER), "SELECT 1") == 1
    assert somebody.poll() is None
    somebody.kill()
    somebody.wait()


def test_another_database_server_on_the_machine_is_not_touched(servers: Servers):
    """The tests' own server, for one: it was started by the same code on another folder."""
    ours = ask(os.environ["DATABASE_URL"], "SELECT pg_postmaster_start_time()")

    servers.stop()
    servers.start()

    assert ask(os.environ["DATABASE_URL"], "SELECT pg_postmaster_start_time()") == ours
    theirs = ask(servers.postgres.url(ADMIN, "postgres"), "SELECT pg_postmaster_start_time()")
    assert theirs > ours


def test_a_database_that_cannot_start_says_why_and_keeps_the_data(folder: DataFolder):
    servers = Servers(folder, {"shared_buffers": "nonsense"})

    with pytest.raises(
        CannotStart, match=r"(?s)postgres did not start\. It wrote to .*shared_buffers"
    ):
        servers.start()

    servers.stop()
    assert (servers.postgres.data / "PG_VERSION").exists()


def test_data_of_a_version_that_is_not_installed_is_refused(folder: DataFolder, servers: Servers):
    version = servers.postgres.data / "PG_VERSION"
    kept = version.read_text()
    version.write_text("99\n")

    with pytest.raises(CannotStart, match="No PostgreSQL 99 was found"):
        Servers(folder)

    version.write_text(kept)


def test_half_a_cluster_of_an_interrupted_first_start_is_made_anew(folder: DataFolder):
    servers = Servers(folder)
    draft = servers.postgres.data.with_name("postgres.new")
    draft.mkdir()
    (draft / "PG_VERSION").write_text("15\n")
    servers.postgres.data.rename(servers.postgres.data.with_name("aside"))

    servers.postgres.make_cluster()

    assert (servers.postgres.data / "global" / "pg_control").exists()
    assert not draft.exists()
    shutil.rmtree(servers.postgres.data)
    servers.postgres.data.with_name("aside").rename(servers.postgres.data)
