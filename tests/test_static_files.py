"""What a browser is given: hashed files whose imports name hashed files."""

import re

from django.core.management import call_command
from django.test import override_settings

IMPORTED = re.compile(r"""\bimport\s*(?:[\w{},*\s]+from\s*)?["'](\.[^"']+)["']""")
HASHED = re.compile(r"\.[0-9a-f]{12}\.js$")


def test_every_module_that_a_module_imports_is_there_under_its_hashed_name(tmp_path, settings):
    hashed = {"BACKEND": "tracker.static_files.HashedAndGzipped"}
    with override_settings(
        STATIC_ROOT=tmp_path, STORAGES=settings.STORAGES | {"staticfiles": hashed}
    ):
        call_command("collectstatic", "--noinput", verbosity=0)

    modules = [
        each for each in (tmp_path / "indicators/js").rglob("*.js") if HASHED.search(each.name)
    ]
    imported = [
        (module.name, (module.parent / name).resolve())
        for module in modules
        for name in IMPORTED.findall(module.read_text(encoding="utf-8"))
    ]
    assert len(imported) > 0
    assert [
        (module, path.name)
        for module, path in imported
        if not path.is_file() or not HASHED.search(path.name)
    ] == []
