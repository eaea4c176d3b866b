"""Who publishes what is exported, and on which terms: from the settings of the service."""

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """``agency`` maintains the SDMX structures; ``organisation`` is an IATI identifier.

    ``organisation_type``, ``sector`` and ``region`` are codes of IATI's lists OrganisationType,
    Sector and Region.

    ``licence`` is the name of a licence as the Open Definition lists them, ``notspecified`` where
    nobody has said.
    """

    agency: str
    organisation: str
    organisation_type: str
    sector: str
    region: str
    name: str
    licence: str
    licence_url: str


def publisher() -> Publisher:
    return Publisher(
        agency=settings.EXCHANGE_AGENCY,
        organisation=settings.EXCHANGE_ORGANISATION,
        organisation_type=settings.EXCHANGE_ORGANISATION_TYPE,
        sector=settings.EXCHANGE_SECTOR,
        region=settings.EXCHANGE_REGION,
        name=settings.EXCHANGE_PUBLISHER,
        licence=settings.EXCHANGE_LICENCE,
        licence_url=settings.EXCHANGE_LICENCE_URL,
    )
