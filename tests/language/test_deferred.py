"""Libraries that nothing uses are not loaded, and those that something uses are."""

import subprocess
import sys

from attribution.language.deferred import deferred

LOADING = """
import sys
from attribution.language.package import load_package
load_package()
print([name for name in ("transformers", "networkx") if name in sys.modules])
from stanza.models.depparse import trainer
print(trainer.transformers.__class__.__name__, trainer.transformers.get_scheduler.__name__)
import transformers
print(transformers.get_scheduler is trainer.transformers.get_scheduler)
"""


def test_a_library_is_loaded_on_first_use():
    sys.modules.pop("colorsys", None)
    with deferred("colorsys"):
        import colorsys
    assert "colorsys" not in sys.modules
    assert colorsys.rgb_to_hsv(0, 0, 1) == (2 / 3, 1, 1)
    assert sys.modules["colorsys"].rgb_to_hsv is colorsys.rgb_to_hsv


def test_what_is_used_meanwhile_is_the_library_itself():
    sys.modules.pop("colorsys", None)
    with deferred("colorsys"):
        from colorsys import hsv_to_rgb
    assert sys.modules["colorsys"].hsv_to_rgb is hsv_to_rgb


def test_a_library_that_is_loaded_or_missing_is_left_as_it_is():
    before = sys.modules["subprocess"]
    with deferred("subprocess", "no_such_library"):
        assert sys.modules["subprocess"] is before
        assert "no_such_library" not in sys.modules


def test_the_package_loads_without_what_only_training_uses():
    done = subprocess.run(
        [sys.executable, "-c", LOADING], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["[]", "_Deferred get_scheduler", "True"]
