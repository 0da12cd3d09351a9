"""Turns findings in a field of blocks into errors that the editor shows in place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from naht_site.publish_checks.findings import Path

type Fault = tuple[Path, str]


def block_error(
    block: blocks.Block, value: Any, faults: Iterable[Fault]
) -> ValidationError:
    """The error of a block and of the blocks within it.

    Each fault is the way from this block to where it belongs, and its sentence.
    """
    own: list[str] = []
    inner: dict[str | int, list[Fault]] = {}
    for path, sentence in faults:
        if path:
            inner.setdefault(path[0], []).append((path[1:], sentence))
        else:
            own.append(sentence)
    if isinstance(block, blocks.StreamBlock):
        errors = {
            n: block_error(value[n].block, value[n].value, below)
            for n, below in inner.items()
        }
        return StreamBlockValidationError(errors, non_block_errors=own)
    if isinstance(block, blocks.ListBlock):
        errors = {
            n: block_error(block.child_block, value[n], below)
            for n, below in inner.items()
        }
        return ListBlockValidationError(errors, non_block_errors=own)
    if isinstance(block, blocks.StructBlock):
        # A picture's block has a picture for its value, and no blocks below its own.
        within = value if isinstance(value, Mapping) else {}
        errors = {
            name: block_error(block.child_blocks[name], within.get(name), below)
            for name, below in inner.items()
        }
        return StructBlockValidationError(errors, non_block_errors=own)
    return ValidationError(own)
