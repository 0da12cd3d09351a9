"""The types by which readers narrow a search."""

from __future__ import annotations

from dataclasses import dataclass

from naht_site.models import Kind
from naht_site.models.published import PLURALS

PERSON, TOPIC = "person", "topic"


@dataclass(frozen=True)
class Type:
    singular: str
    plural: str
    kinds: tuple[str, ...] = ()


_NAMED = {Kind.GUIDE: "Guides", **PLURALS, Kind.OFFER: "Offers"}
_OTHERS = tuple(kind.value for kind in Kind if kind not in (*_NAMED, Kind.HOME))
TYPES = {
    **{
        kind.value: Type(kind.label, plural, (kind.value,))
        for kind, plural in _NAMED.items()
    },
    "page": Type("Page", "Pages", _OTHERS),
    PERSON: Type("Person", "People"),
    TOPIC: Type("Topic", "Topics"),
}
