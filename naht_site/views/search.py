"""The search page: a question, what was found, and ways to narrow it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from naht_site.access import viewer_of
from naht_site.models import Nation
from naht_site.search.find import LAST_PAGE, PAGE_SIZE, Found, Wanted, find
from naht_site.search.types import TYPES
from naht_site.views.how_long import say_how_long

LONGEST_TEXT = 200
MOST_TOPICS = 10


class SearchForm(forms.Form):
    q = forms.CharField(
        required=False,
        max_length=LONGEST_TEXT,
        error_messages={
            "max_length": f"Use {LONGEST_TEXT} letters or fewer. A few words are "
            "enough.",
            "null_characters_not_allowed": "Use letters and numbers. Something you "
            "pasted holds a sign that can’t be searched for.",
        },
    )
    type = forms.ChoiceField(
        required=False, choices=[(name, one.plural) for name, one in TYPES.items()]
    )
    nation = forms.ChoiceField(required=False, choices=Nation.choices)
    topic = forms.SlugField(required=False, max_length=80)
    page = forms.IntegerField(required=False, min_value=1, max_value=LAST_PAGE)


@dataclass(frozen=True)
class Option:
    """A link that narrows a search, and how many would be left."""

    title: str
    url: str
    number: int | None
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    title: str
    options: list[Option]


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What `?q=` finds for whoever asks. Without words, the empty box.

    Raises Http404 for a type, nation, topic or page that there is not.
    """
    at = timezone.now()
    form = SearchForm(request.GET)
    if set(form.errors) - {"q"}:
        raise Http404
    asked = form.cleaned_data
    wanted = Wanted(
        text=asked.get("q", ""),
        type=asked["type"],
        nation=asked["nation"],
        topic=asked["topic"],
        page=asked["page"] or 1,
    )
    typed = request.GET.get("q", "").replace("\0", "")[:LONGEST_TEXT]
    context = {"form": form, "wanted": wanted, "typed": typed}
    gone_by = None
    if wanted.text:
        found = find(wanted, viewer_of(request, at), at)
        if found is None or wanted.page > found.pages:
            raise Http404
        request.generation = found.generation
        gone_by = found.gone_by
        context |= _shown(wanted, found)
    response = render(request, "naht_site/search.html", context)
    return say_how_long(request, response, at, differs=True, fresh_until=gone_by)


def _shown(wanted: Wanted, found: Found) -> dict[str, object]:
    page, pages = wanted.page, found.pages
    return {
        "found": found,
        "heading": _heading(wanted, found),
        "facets": _facets(wanted, found),
        "plain_url": _address(Wanted(wanted.text)),
        "suggestion_url": _address(Wanted(found.suggestion)),
        "previous_url": _address(replace(wanted, page=page - 1)) if page > 1 else "",
        "next_url": _address(replace(wanted, page=page + 1)) if page < pages else "",
        "most_shown": LAST_PAGE * PAGE_SIZE
        if page == LAST_PAGE < -(-found.counts.total // PAGE_SIZE)
        else 0,
    }


def _heading(wanted: Wanted, found: Found) -> str:
    if not found.total:
        return f"Nothing found for “{wanted.text}”"
    results = "1 result" if found.total == 1 else f"{found.total:,} results"
    page = f", page {wanted.page} of {found.pages}" if found.pages > 1 else ""
    return f"{results} for “{wanted.text}”{page}"


def _address(wanted: Wanted) -> str:
    """The one address of a search: what changes it, and nothing that does not."""
    asked = {"q": wanted.text, **asdict(wanted)}
    del asked["text"]
    asked["page"] = wanted.page if wanted.page > 1 else ""
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{reverse('search')}?{query}"


def _facets(wanted: Wanted, found: Found) -> list[Facet]:
    topics = sorted(
        ((slug, name, number) for (slug, name), number in found.counts.topics.items()),
        key=lambda topic: (topic[0] != wanted.topic, -topic[2], topic[1]),
    )[:MOST_TOPICS]
    if wanted.topic not in ("", *(slug for slug, _, _ in topics)):
        topics.insert(0, (wanted.topic, found.topic_name, 0))
    nations = found.counts.nations
    facets = [
        _facet(
            "Type",
            "type",
            wanted,
            found.total,
            ((name, one.plural, found.types[name]) for name, one in TYPES.items()),
        ),
        _facet("Topic", "topic", wanted, found.total, topics),
        _facet(
            "Nation",
            "nation",
            wanted,
            found.total,
            ((value, label, nations.get(value, 0)) for value, label in Nation.choices),
        ),
    ]
    return [facet for facet in facets if facet.options]


def _facet(
    title: str,
    name: str,
    wanted: Wanted,
    total: int,
    choices: Iterable[tuple[str, str, int]],
) -> Facet:
    """The choices that would leave something, or none if they would change nothing."""
    first = replace(wanted, page=1)
    chosen = getattr(wanted, name)
    options = [
        Option(label, _address(replace(first, **{name: value})), n, value == chosen)
        for value, label, n in choices
        if n or value == chosen
    ]
    if not chosen and all(option.number == total for option in options):
        return Facet(title, [])
    whole = Option("All", _address(replace(first, **{name: ""})), None, not chosen)
    return Facet(title, [whole, *options])
