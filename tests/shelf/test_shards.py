"""What is kept comes back; what is torn, damaged or another version's does not."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.shelf import Shelf, ShelfError, Taken, add_shard, open_shelf, take

RECIPE = "0" * 32
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
ROWS = st.dictionaries(
    st.binary(min_size=32, max_size=32),
    st.builds(Taken, TEXTS, st.binary(max_size=60)),
    max_size=90,
)


def row(number: int) -> tuple[bytes, Taken]:
    return number.to_bytes(32), Taken(f"text {number}", b"reading %d" % number)


def kept_in(folder: Path, recipe: str = RECIPE) -> Shelf:
    with open_shelf(folder, recipe) as shelf:
        return shelf


@given(ROWS, st.integers(1, 50), st.randoms())
def test_readings_come_back_by_key_in_any_order(tmp_path_factory, rows, size, random):
    folder = tmp_path_factory.mktemp("shelf")
    items = list(rows.items())
    with open_shelf(folder, RECIPE) as shelf:
        for start in range(0, len(items), size):
            add_shard(shelf, items[start : start + size])
    again = kept_in(folder)
    assert set(again.places) == set(rows)
    keys = [key for key, _ in items]
    random.shuffle(keys)
    assert list(take(again, keys)) == [rows[key] for key in keys]


def test_a_shard_of_another_recipe_is_left_alone_and_said(tmp_path):
    with open_shelf(tmp_path, "1" * 32) as shelf:
        add_shard(shelf, [row(1)])
    again = kept_in(tmp_path)
    assert not again.places
    assert len(again.notes) == 1
    assert "1 shard of another version" in again.notes[0]
    assert row(1)[0] in kept_in(tmp_path, "1" * 32).places


@pytest.mark.parametrize("place", [0, 100, -1], ids=["beginning", "middle", "end"])
def test_a_damaged_shard_is_said_by_name_and_the_others_hold(tmp_path, place):
    with open_shelf(tmp_path, RECIPE) as shelf:
        name = add_shard(shelf, [row(1)])
        add_shard(shelf, [row(2)])
    content = bytearray((tmp_path / name).read_bytes())
    content[place] ^= 255
    (tmp_path / name).write_bytes(content)
    again = kept_in(tmp_path)
    assert list(again.places) == [row(2)[0]]
    assert again.notes == (f"{tmp_path / name}: is damaged; what it held is read again",)
    with open_shelf(tmp_path, RECIPE) as shelf:
        add_shard(shelf, [row(1)])
    assert not kept_in(tmp_path).notes


def test_a_torn_shard_is_damaged(tmp_path):
    with open_shelf(tmp_path, RECIPE) as shelf:
        name = add_shard(shelf, [row(1)])
    (tmp_path / name).write_bytes((tmp_path / name).read_bytes()[:-7])
    assert not kept_in(tmp_path).places


def test_a_fresh_shelf_ignores_what_is_kept_and_keeps_it(tmp_path):
    with open_shelf(tmp_path, RECIPE) as shelf:
        add_shard(shelf, [row(1)])
    with open_shelf(tmp_path, RECIPE, fresh=True) as shelf:
        assert not shelf.places
    assert kept_in(tmp_path).places


def test_two_runs_that_read_the_same_write_the_same_file(tmp_path):
    with open_shelf(tmp_path, RECIPE) as one, open_shelf(tmp_path, RECIPE) as other:
        assert add_shard(one, [row(1), row(2)]) == add_shard(other, [row(1), row(2)])
    assert len(list(tmp_path.glob("*.parquet"))) == 1


def test_a_folder_made_for_nothing_goes_again_and_a_users_own_stays(tmp_path):
    with open_shelf(tmp_path / "a" / "b", RECIPE):
        pass
    assert not (tmp_path / "a").exists()
    with open_shelf(tmp_path, RECIPE):
        pass
    assert tmp_path.exists()


def test_what_a_killed_run_had_begun_is_cleared_away_after_a_day(tmp_path):
    old, young = tmp_path / ".part-old", tmp_path / ".part-young"
    old.write_bytes(b"x")
    young.write_bytes(b"x")
    yesterday = time.time() - 25 * 3600
    os.utime(old, (yesterday, yesterday))
    kept_in(tmp_path)
    assert not old.exists()
    assert young.exists()


def test_a_full_disk_costs_no_shard_that_is_whole_and_leaves_nothing_torn(tmp_path):
    """A process that may write no file beyond a size meets what a full disk gives."""
    driver = f"""
import resource, secrets, signal
from pathlib import Path
from attribution.shelf import ShelfError, Taken, add_shard, open_shelf
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
with open_shelf(Path({str(tmp_path)!r}), {RECIPE!r}) as shelf:
    add_shard(shelf, [(bytes(32), Taken("kept", b"small"))])
    try:
        add_shard(shelf, [(b"x" * 32, Taken("lost", secrets.token_bytes(100_000)))])
    except ShelfError as error:
        print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", driver], capture_output=True, text=True, check=True
    )
    assert "readings cannot be kept (" in done.stdout
    assert "1 article kept there, run again to go on" in done.stdout
    assert list(kept_in(tmp_path).places) == [bytes(32)]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".part")] == []


def test_a_shelf_where_a_file_lies_is_refused_with_the_remedy(tmp_path):
    (tmp_path / "taken").write_text("mine")
    with (
        pytest.raises(ShelfError, match="--shelf"),
        open_shelf(tmp_path / "taken", RECIPE),
    ):
        pass
    assert (tmp_path / "taken").read_text() == "mine"


def test_other_tools_can_read_a_shard(tmp_path):
    with open_shelf(tmp_path, RECIPE) as shelf:
        name = add_shard(shelf, [row(1)])
    table = pq.read_table(tmp_path / name)
    assert table.column("text").to_pylist() == ["text 1"]
