"""How static files are stored: under hashed names, with a gzip copy beside each."""

from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

# What our modules import is found under its hashed name; libraries come as one file each.
OUR_MODULES = (
    "indicators/js/*.js",
    (
        (r"""(?P<matched>\bfrom\s*"(?P<url>\.[^"]+)")""", 'from "%(url)s"'),
        (r"""(?P<matched>\bimport\s*"(?P<url>\.[^"]+)")""", 'import "%(url)s"'),
    ),
)


class HashedAndGzipped(CompressedManifestStaticFilesStorage):
    """Without Brotli: at its best setting it takes a minute over the assets of the API's pages."""

    keep_only_hashed_files = True
    patterns = (*CompressedManifestStaticFilesStorage.patterns, OUR_MODULES)

    def create_compressor(self, **options: object) -> Compressor:
        return Compressor(use_brotli=False, **options)
