from __future__ import annotations

import pytest

from naht_site.management.demo.scenes import SCENES, draw


@pytest.mark.parametrize("scene", SCENES)
def test_scene_is_the_same_each_time_and_another_in_other_colours(scene: str) -> None:
    first = draw(scene, "dusk", "a seed")

    assert draw(scene, "dusk", "a seed") == first
    assert draw(scene, "shore", "a seed") != first
