"""The data folder: one supervisor, private secrets, short sockets."""

import os
import stat
from pathlib import Path

import pytest

from indicators.management.supervisor import CannotStart, DataFolder
from indicators.management.supervisor.folder import LONGEST_SOCKET_NAME, LONGEST_SOCKET_PATH


def test_a_secret_is_made_once_and_is_for_its_owner_only(folder: DataFolder):
    first = folder.secret("once")

    assert folder.secret("once") == first
    assert len(first) == 64
    kept = folder.path / "secrets" / "once"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700


def test_a_folder_in_use_is_refused_and_is_free_again_afterwards(tmp_path: Path):
    first, second = DataFolder(tmp_path), DataFolder(tmp_path)
    first.open()

    with pytest.raises(CannotStart, match=r"already running on .*Stop it with Ctrl-C"):
        second.open()

    first.close()
    second.open()
    second.close()


def test_a_full_disk_is_refused_before_anything_is_made(tmp_path: Path):
    folder = DataFolder(tmp_path, least_free=2**60)

    with pytest.raises(CannotStart, match="free some space and start again"):
        folder.open()

    assert not (tmp_path / "lock").exists()


def test_sockets_lie_in_the_folder_itself_where_the_path_is_short(tmp_path: Path):
    home = Path("/srv/tracker")

    assert DataFolder(tmp_path).sockets(home) == home / "sockets"


@pytest.mark.parametrize("length", [80, 108, 300])
def test_no_socket_has_a_path_longer_than_the_kernel_allows(tmp_path: Path, length: int):
    home = tmp_path / ("日" * (length // 3))

    sockets = DataFolder(home).sockets(home)

    assert len(os.fsencode(sockets / LONGEST_SOCKET_NAME)) <= LONGEST_SOCKET_PATH


def test_two_folders_with_long_paths_have_two_places_for_their_sockets(tmp_path: Path):
    long, longer = tmp_path / ("a" * 120), tmp_path / ("a" * 121)

    assert DataFolder(long).sockets(long) != DataFolder(longer).sockets(longer)


def test_a_sockets_folder_of_somebody_else_is_refused(tmp_path: Path):
    folder = DataFolder(tmp_path / ("a" * 120))
    place = folder.sockets(folder.path)
    place.symlink_to(tmp_path)

    try:
        with pytest.raises(CannotStart, match="belongs to somebody else"):
            folder.make_sockets(folder.path, os.getuid())
    finally:
        place.unlink()
