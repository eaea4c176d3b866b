"""How static files are stored: under hashed names, with a gzip copy beside each."""

from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedAndGzipped(CompressedManifestStaticFilesStorage):
    """Without Brotli: at its best setting it takes a minute over the assets of the API's pages."""

    keep_only_hashed_files = True

    def create_compressor(self, **options: object) -> Compressor:
        return Compressor(use_brotli=False, **options)
