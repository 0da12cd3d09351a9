"""The blocks that editors build pages from: one file a family."""

from __future__ import annotations

from naht_site.blocks.body import BodyBlock

__all__ = ["BodyBlock"]
