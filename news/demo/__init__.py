"""The demo's five articles, in our own words, and the invented people who sign two.

What happened, when, and every figure are true; the opinions are nobody's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from naht_site.management.demo import pages, register
from naht_site.management.demo.body import Block, stream
from naht_site.models import Nation, Person
from news.models import ChangeNote, NewsAuthor, NewsIndexPage, NewsPage

Kind = NewsPage.NewsKind


@dataclass(frozen=True, kw_only=True)
class Writer:
    """Somebody invented who signs what we publish."""

    slug: str
    name: str
    honours: str = ""
    role: str
    organisation: str
    about: str
    photo: str


@dataclass(frozen=True, kw_only=True)
class Article:
    slug: str
    kind: Kind
    title: str
    summary: str
    first_published_on: date
    picture: str
    topics: Sequence[str]
    nations: Sequence[Nation]
    body: Sequence[Block]
    author: Writer | None = None
    changes: Sequence[tuple[date, str]] = ()


def make_articles(articles: Iterable[Article], made: pages.Made) -> None:
    """Publishes those articles with their authors, as far as they are not there."""
    index = NewsIndexPage.objects.get()
    for article in articles:
        page = NewsPage(
            title=article.title,
            slug=article.slug,
            summary=article.summary,
            news_kind=article.kind,
            first_published_on=article.first_published_on,
            share_picture=made.pictures[article.picture],
            body=stream(article.body, made.pictures),
        )
        if article.author:
            page.authors = [NewsAuthor(person=_person(article.author, made))]
        page.change_notes = [
            ChangeNote(date=day, note=note, sort_order=order)
            for order, (day, note) in enumerate(article.changes)
        ]
        pages.publish(
            page,
            under=index,
            made=made,
            topics=article.topics,
            nations=article.nations,
        )


def _person(writer: Writer, made: pages.Made) -> Person:
    found = register.find(Person, writer.slug)
    found = found or Person.objects.filter(slug=writer.slug).first()
    if found is None:
        found = Person.objects.create(
            name=writer.name,
            slug=writer.slug,
            honours=writer.honours,
            role=writer.role,
            organisation=writer.organisation,
            about=writer.about,
            photo=made.pictures[writer.photo],
        )
        register.add(writer.slug, found, by=made.editor)
    return found
