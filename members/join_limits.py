"""How often the forms of asking to join are taken from one place.

Kept in the cache that all processes share, under a hash: no address can be read from a
key without the site's secret key. The limits stand far above what a staff room of ten
people sends who ask to join in the same hour.
"""

from __future__ import annotations

from ipaddress import ip_address, ip_network

from allauth.account.adapter import get_adapter
from allauth.core.internal import ratelimit
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from members.models import JoinRequest

TOO_MANY = (
    "We have had very many forms from where you are. Please try again in an hour, or "
    "call us. What you told us before is saved"
)
TOO_SOON = (
    "That was very quick. Please read through your answers once more, wait a minute, "
    "and send your request then. Nothing is lost"
)
# What may come from one address, and from its network, in an hour.
MAIL, SEND = "mail", "send"
LIMITS = {MAIL: (40, 120), SEND: (30, 90)}
# The network of an address: a /24, or the /64 that a household or school has.
PREFIXES = {4: 24, 6: 64}


def takes_one_more(request: HttpRequest, action: str) -> bool:
    """Counts one more of those, or says that there were enough within the hour."""
    address = ip_address(get_adapter().get_client_ip(request))
    prefix = PREFIXES[address.version]
    network = ip_network((address, prefix), strict=False)
    return all(
        ratelimit.consume(
            request,
            app="members",
            action=action,
            config={action: f"{most}/1h/key"},
            key=_known_as(f"{action} {place}"),
        )
        is not None
        for place, most in zip((address, network), LIMITS[action], strict=True)
    )


def is_too_soon(join_request: JoinRequest, seconds_since_begun: float) -> bool:
    """Whether it came to its end faster than anybody can fill it in.

    Whoever tries again within the time waits it once more: programs try at once.
    """
    needed = settings.JOIN_SECONDS_A_REQUEST
    if not needed:
        return False
    key = f"members.too_soon.{_known_as(join_request.uuid.hex)}"
    if seconds_since_begun >= needed and not cache.get(key):
        return False
    cache.set(key, True, needed)
    return True


def _known_as(what: str) -> str:
    return salted_hmac("members.join_limits", what, algorithm="sha256").hexdigest()
