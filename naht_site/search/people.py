"""The people who write, and the topics, that match a query."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.postgres.search import SearchQueryCombinable as Query
from django.contrib.postgres.search import SearchVector
from django.db.models import Value

from naht_site.models import Person, Topic
from naht_site.search.excerpts import Text
from naht_site.search.text import CONFIG
from naht_site.search.types import PERSON, TOPIC


@dataclass(frozen=True)
class Beside:
    """A person or a topic."""

    type: str
    text: Text
    url: str


def people_and_topics(sought: Query) -> list[Beside]:
    """People by name, role and organisation; topics by name and summary. One query."""
    people = Person.objects.annotate(
        words=SearchVector("name", "role", "organisation", config=CONFIG)
    )
    topics = Topic.objects.annotate(
        words=SearchVector("name", "summary", config=CONFIG)
    )
    columns = ["name", "slug", "honours", "role", "organisation"]
    nothing = Value("")
    rows = (
        people.filter(words=sought)
        .values_list(Value(PERSON), *columns)
        .union(
            topics.filter(words=sought).values_list(
                Value(TOPIC), "name", "slug", nothing, "summary", nothing
            ),
            all=True,
        )
        .order_by("name")
    )
    found = []
    for type_, name, slug, honours, role, organisation in rows:
        model = Person if type_ == PERSON else Topic
        text = Text(
            f"{name} {honours}".strip(), ", ".join(filter(None, [role, organisation]))
        )
        found.append(Beside(type_, text, model(slug=slug).get_absolute_url()))
    return sorted(found, key=lambda thing: thing.type)
