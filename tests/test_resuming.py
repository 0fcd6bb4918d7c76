"""A run that is cut off goes on where it was, and its result is that of an undisturbed run."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from threading import Thread

import pytest

from attribution.cluster import ClusterError
from attribution.engine import analyze_path, read_part
from attribution.gather import Keeping
from attribution.options import Options

ROOT = Path(__file__).parents[1]
NAMES = ("Mara Lind", "Otto Brandt", "Ines Falk", "Jon Hardy")
CLAIMS = (
    "the bridge would be closed until spring",
    "nobody had been hurt in the fire",
    "the council had never seen the report",
    "the price of water would rise again",
)
# a shard an article, so that every kill finds some of them written
DRIVER = """
import sys
from attribution.engine import analyze_path
from attribution.gather import Keeping
from attribution.options import Options
folder, out, shelf = sys.argv[1:]
study = analyze_path(folder, Options(shelf=shelf, workers=1), keeping=Keeping(articles=1))
study.save(out)
"""


@pytest.fixture(scope="module")
def articles(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    for number in range(12):
        name, claim = NAMES[number % 4], CLAIMS[number // 3]
        outlet = folder / f"outlet{number % 3}"
        outlet.mkdir(exist_ok=True)
        (outlet / f"{number:02d}.txt").write_text(
            f'{name} said {claim}.\n\n"We will see about {number} of them," {name} added.\n',
            encoding="utf-8",
        )
    (folder / "outlet0" / "again.txt").write_bytes((folder / "outlet0" / "00.txt").read_bytes())
    return folder


def start(articles: Path, out: Path, shelf: Path) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", DRIVER, articles, out, shelf],
        cwd=ROOT,
        start_new_session=True,
        env=os.environ | {"OMP_NUM_THREADS": "1"},
    )


def run(articles: Path, out: Path, shelf: Path) -> None:
    """What `DRIVER` does, with the models that this process has loaded already."""
    options = Options(shelf=shelf, workers=1)
    analyze_path(articles, options, keeping=Keeping(articles=1)).save(out)


def shards(shelf: Path) -> set[str]:
    return {path.name for path in shelf.glob("*.parquet")}


def kill_after(process: subprocess.Popen, shelf: Path, number: int) -> None:
    """Kill without warning once so many shards are there, or when it has ended by itself."""
    deadline = time.monotonic() + 120
    while len(shards(shelf)) < number and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.001)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def undisturbed(articles, tmp_path_factory) -> Path:
    """A folder with the study and the shelf of a run that nothing cut off."""
    folder = tmp_path_factory.mktemp("undisturbed")
    run(articles, folder / "study", folder / "shelf")
    assert len(shards(folder / "shelf")) == 12  # texts that are the same are read once
    return folder


def kill_and_go_on(articles: Path, folder: Path, kills: list[int]) -> dict[str, bytes]:
    shelf, out = folder / "shelf", folder / "study"
    for number in kills:
        before = shards(shelf)
        kill_after(start(articles, out, shelf), shelf, number)
        assert before <= shards(shelf)
    kept = shards(shelf)
    run(articles, out, shelf)
    assert kept <= shards(shelf)
    assert len(shards(shelf)) == 12
    return contents(out)


def test_three_kills_change_no_byte_of_the_result(articles, undisturbed, tmp_path):
    assert kill_and_go_on(articles, tmp_path, [1, 5, 12]) == contents(undisturbed / "study")


@pytest.mark.slow
def test_twenty_kills_change_no_byte_of_the_result(articles, undisturbed, tmp_path):
    random = Random(13)
    kills = sorted(random.randint(0, 12) for _ in range(20))
    assert kill_and_go_on(articles, tmp_path, kills) == contents(undisturbed / "study")


def test_an_article_more_is_all_that_is_read(articles, undisturbed, tmp_path):
    shelf = shutil.copytree(undisturbed / "shelf", tmp_path / "shelf")
    before = shards(shelf)
    more = tmp_path / "more"
    more.mkdir()
    for path in articles.rglob("*.txt"):
        (more / f"{path.parent.name}-{path.name}").write_bytes(path.read_bytes())
    (more / "new.txt").write_text('"It is new," said Ada Holm.', encoding="utf-8")
    run(more, tmp_path / "study", shelf)
    assert len(shards(shelf) - before) == 1


def test_parts_are_read_onto_one_shelf_and_a_last_run_finds_all_there(
    articles, undisturbed, tmp_path
):
    options = Options(shelf=tmp_path / "shelf", workers=1)
    assert read_part(articles, options, (2, 2)) == (0, 0)  # all are in the first block
    assert read_part(articles, options, (1, 2)) == (12, 12)
    before = shards(tmp_path / "shelf")
    run(articles, tmp_path / "study", tmp_path / "shelf")
    assert shards(tmp_path / "shelf") == before
    assert contents(tmp_path / "study") == contents(undisturbed / "study")


def test_a_cluster_that_loses_a_worker_gives_what_one_machine_gives(
    articles, undisturbed, tmp_path
):
    distributed = pytest.importorskip("distributed")
    shelf = tmp_path / "shelf"

    def kill_one(pid: int) -> None:
        while not shards(shelf):
            time.sleep(0.001)
        os.kill(pid, signal.SIGKILL)

    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None
    ) as cluster:
        victim = Thread(target=kill_one, args=(cluster.workers[0].pid,), daemon=True)
        victim.start()
        study = analyze_path(
            articles,
            Options(shelf=shelf, cluster=cluster.scheduler_address),
            keeping=Keeping(block=1),
        )
        victim.join(timeout=0)
        assert not victim.is_alive()
    study.save(tmp_path / "study")
    assert contents(tmp_path / "study") == contents(undisturbed / "study")


@pytest.mark.parametrize("address", ["local:none", "local:0", "tcp://127.0.0.1:1"])
def test_a_cluster_that_is_not_there_is_one_line_with_the_remedy(articles, tmp_path, address):
    pytest.importorskip("distributed")
    with pytest.raises(ClusterError, match="local:4"):
        analyze_path(articles, Options(shelf=tmp_path / "shelf", cluster=address))
