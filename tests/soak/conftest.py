from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.soak.real_site import Site, started, until


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site under way, as `make run` starts it in a terminal."""
    with started(tmp_path_factory.mktemp("run")) as site:
        until(site.is_well)
        yield site
