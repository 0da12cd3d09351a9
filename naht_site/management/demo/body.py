"""Short ways to write the blocks of a demo page's body."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from naht_site.models import Nation, Picture

Block = tuple[str, Any]
# An item of a list, or an item with a list under it.
Item = str | tuple[str, list[str]]


def heading(text: str) -> Block:
    return "heading", {"text": text, "level": "h2"}


def part(text: str) -> Block:
    return "heading", {"text": text, "level": "h3"}


def paragraph(html: str) -> Block:
    return "paragraph", f"<p>{html}</p>"


def bullets(*items: Item) -> Block:
    return "list", _list("ul", items)


def numbered(*items: Item) -> Block:
    return "list", _list("ol", items)


def quote(words: str, name: str, source: str) -> Block:
    return "quote", {"quote": words, "name": name, "source": source}


def callout(title: str, html: str) -> Block:
    return "callout", {"title": title, "text": f"<p>{html}</p>"}


def survey(
    question: str, rows: dict[str, str], *, several: bool, **about: Any
) -> Block:
    """Figures in per cent by answer. `about` is who was asked, when and how."""
    figures = [{"label": label, "value": value} for label, value in rows.items()]
    return "survey", {
        "question": question,
        "several": several,
        "rows": figures,
        "pasted": "",
        **about,
    }


def deadline(label: str, closes_at: str, note: str) -> Block:
    """`closes_at` is a date and time in Europe/London, like 2020-10-30T12:00."""
    return "deadline", {
        "label": label,
        "closes_at": closes_at,
        "note": f"<p>{note}</p>",
    }


def nation_section(nation: Nation, *blocks: Block) -> Block:
    """What holds in that nation alone: for guides."""
    return "nation_section", {"nation": nation.value, "text": blocks}


def picture(name: str, caption: str) -> Block:
    """The demo's picture of that name, described as it is everywhere."""
    return "image", {"name": name, "caption": caption}


def stream(blocks: Iterable[Block], pictures: Mapping[str, Picture]) -> str:
    """The blocks as the body of a page is stored."""
    return json.dumps(_stored(blocks, pictures))


def _stored(
    blocks: Iterable[Block], pictures: Mapping[str, Picture]
) -> list[dict[str, Any]]:
    return [{"type": kind, "value": _value(kind, it, pictures)} for kind, it in blocks]


def _value(kind: str, value: Any, pictures: Mapping[str, Picture]) -> Any:
    if kind == "nation_section":
        return {**value, "text": _stored(value["text"], pictures)}
    if kind != "image":
        return value
    shown = pictures[value["name"]]
    return {
        "image": {
            "image": shown.pk,
            "alt_text": shown.description,
            "decorative": False,
        },
        "caption": value["caption"],
    }


def _list(tag: str, items: Iterable[Item]) -> str:
    return f"<{tag}>{''.join(map(_item, items))}</{tag}>"


def _item(item: Item) -> str:
    if isinstance(item, str):
        return f"<li>{item}</li>"
    words, under = item
    return f"<li>{words}{_list('ul', under)}</li>"
