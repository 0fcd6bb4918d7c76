"""Articles spread over processes: what one of them does must not cost the others."""

import json
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import time
from functools import partial
from multiprocessing.reduction import ForkingPickler
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution import worker, workers
from attribution.reading import read_packed
from attribution.types import Article, Span
from attribution.workers import LimitError, WorkError, choose_workers, map_items
from tests.conftest import make_article
from tests.spawned import SlowToLoad, whose

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="processes are forked on Linux only"
)
PATIENCE = 60.0  # seconds; no test waits that long


def spread(function, items, number=2, seconds=PATIENCE, way=map_items):
    """Indices and results as they come; what is sent is JSON."""

    def work(item):
        return json.dumps(function(item)).encode()

    options = (seconds,) if way is workers._one_by_one else (number, seconds)
    for index, result in way(work, items, *options):
        yield index, json.loads(result) if isinstance(result, bytes) else result


def run(function, items, number=2, seconds=PATIENCE):
    """Results in the order of the items."""
    return [result for _, result in sorted(spread(function, items, number, seconds))]


def half(number: int) -> float:
    return 10 / number


@pytest.mark.parametrize("number", [1, 2])
def test_errors_stay_with_their_item(number):
    results = dict(spread(half, [1, 0, 2], number))
    assert (results[0], results[2]) == (10, 5)
    assert isinstance(results[1], WorkError)
    assert str(results[1]) == "division by zero"


def test_a_process_that_dies_once_costs_nothing(tmp_path):
    def die_once(number: int) -> int:
        mark = tmp_path / str(number)
        if number == 3 and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    assert run(die_once, range(8)) == list(range(8))


def test_an_article_that_always_kills_its_process_is_the_only_one_lost():
    def die(number: int) -> int:
        if number == 3:
            os._exit(1)
        return number

    results = run(die, range(8))
    assert [n for n, result in enumerate(results) if result != n] == [3]
    assert isinstance(results[3], LimitError)
    assert "died twice" in str(results[3])


def test_what_killed_its_process_is_tried_again_alone(tmp_path):
    def work(number: int) -> int:
        mine = tmp_path / f"{number}-{os.getpid()}"
        mine.touch()
        if number == 0 and not (tmp_path / "died").exists():
            time.sleep(0.2)
            (tmp_path / "died").touch()
            os._exit(1)
        beside = [path.name for path in tmp_path.iterdir() if path not in (mine, tmp_path / "died")]
        time.sleep(0.1)
        mine.unlink()
        return len([name for name in beside if not name.startswith("0-")])

    assert run(work, range(6))[0] == 0


def test_a_worker_killed_while_idle_is_replaced():
    results = spread(lambda number: (number, os.getpid()), range(4), 1)
    index, (_, first) = next(results)
    os.kill(first, signal.SIGKILL)
    rest = [number for _, (number, _) in results]
    assert [index, *rest] == [0, 1, 2, 3]


def test_an_article_over_its_time_is_listed_and_the_others_go_on():
    def work(number: int) -> int:
        if number == 1:
            time.sleep(PATIENCE)
        return number

    began = time.monotonic()
    results = run(work, range(6), seconds=0.5)
    assert time.monotonic() - began < 20
    assert str(results.pop(1)) == ("it took longer than 0.5 s; raise --article-seconds or split it")
    assert results == [0, 2, 3, 4, 5]


def test_a_slow_reader_of_results_does_not_make_articles_late():
    results = spread(half, [1, 2, 5, 10], 2, 0.3)
    first = next(results)
    time.sleep(0.6)
    assert sorted([first, *results]) == [(0, 10), (1, 5), (2, 2), (3, 1)]


def test_there_may_be_no_limit_of_time():
    assert run(half, [1, 2], seconds=float("inf")) == [10, 5]


def test_code_that_heeds_no_signal_is_ended_too():
    def stubborn(_: int) -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, set(signal.Signals))
        while True:
            pass

    (result,) = run(stubborn, [0], 1, seconds=0.5)
    assert isinstance(result, LimitError)


def test_an_article_over_its_memory_is_listed_and_the_others_go_on(monkeypatch):
    monkeypatch.setattr(worker, "MOST_GIGABYTES", 0.2)

    def work(number: int) -> int:
        return len(bytearray(10**9)) if number == 1 else number

    results = run(work, range(4))
    assert "of memory; split it" in str(results.pop(1))
    assert results == [0, 2, 3]


@pytest.mark.parametrize("way", [map_items, workers._one_by_one])
def test_an_error_is_told_in_its_words_or_by_its_name(way):
    def work(what: str) -> str:
        if what == "silent":
            raise KeyError
        if what == "half a character":
            raise ValueError("\ud800")
        return what

    items = ["silent", "half a character", "plain"]
    silent, half_a_character, last = (r for _, r in sorted(spread(work, items, way=way)))
    assert str(silent) == "KeyError"
    assert isinstance(half_a_character, WorkError)
    assert last == "plain"


def test_nothing_that_is_sent_is_unpickled(monkeypatch):
    def refuse(*_: object) -> None:
        raise AssertionError("a pickle was loaded")

    monkeypatch.setattr(pickle, "loads", refuse)
    monkeypatch.setattr(ForkingPickler, "loads", refuse)
    assert run(half, [1, 2, 5]) == [10, 5, 2]


def test_items_are_taken_as_workers_become_free():
    taken = []

    def items():
        for number in range(9):
            taken.append(number)
            yield number

    results = spread(lambda number: number, items(), 2)
    for done in range(1, 6):
        next(results)
        assert len(taken) <= done + 2 + 1  # one for each worker, and one that waits
    assert len(list(results)) == 4


@given(st.lists(st.text(st.characters(), max_size=9), min_size=1, max_size=3))
@settings(max_examples=20, deadline=None)
def test_items_arrive_as_they_were_sent(texts):
    articles = [
        Article("a.txt", text, paragraphs=(Span(0, len(text)),), further=(("section", text),))
        for text in texts
    ]
    seen = run(repr, articles)
    assert seen == [repr(article) for article in articles]


def test_half_a_character_and_a_text_longer_than_a_pipe_holds_arrive_too():
    article = Article("half \ud800.txt", "\udfff" + "word " * 300_000)
    seen = run(lambda got: [got == article, os.getpid()], [article, article])
    assert [same for same, _ in seen] == [True, True]
    assert os.getpid() not in [pid for _, pid in seen]


def test_an_error_while_items_are_made_ends_the_workers():
    def items():
        yield 1
        raise FileNotFoundError("a.txt")

    with pytest.raises(FileNotFoundError, match=r"a\.txt"):
        run(half, items())
    assert not multiprocessing.active_children()


def test_closing_ends_the_workers():
    results = spread(lambda _: os.getpid(), range(9))
    pids = [next(results)[1], next(results)[1]]
    results.close()
    assert all_end(pids)


def test_where_no_process_can_be_forked_the_limit_of_time_holds():
    def work(number: int) -> int:
        if number == 1:
            time.sleep(PATIENCE)
        return number

    results = [r for _, r in spread(work, range(3), seconds=0.3, way=workers._one_by_one)]
    assert isinstance(results.pop(1), LimitError)
    assert results == [0, 2]


def test_one_article_needs_one_process():
    assert choose_workers(4, 1) == 1
    assert choose_workers(1, 100) == 1


@pytest.fixture
def spawn(monkeypatch):
    """Workers as they start on macOS and Windows: they have nothing of this process."""
    monkeypatch.setattr(worker, "_START_METHOD", "spawn")


def test_spawned_workers_read_and_keep_to_limits(spawn):
    results = dict(map_items(whose, [0, 1, 2, 3, 4], 2, 2.0))
    read = [json.loads(results[number]) for number in (0, 1, 4)]
    assert [number for number, _ in read] == [0, 1, 4]
    assert os.getpid() not in [pid for _, pid in read]
    assert str(results[2]) == "no two"
    assert "longer than 2 s" in str(results[3])


def test_what_loading_takes_is_not_counted_as_an_article_s(spawn, monkeypatch):
    loads_slowly = SlowToLoad()
    assert dict(map_items(loads_slowly, [7, 8], 2, 0.9)) == {0: b"7", 1: b"8"}
    monkeypatch.setattr(workers, "_START_SECONDS", 0.1)
    (late,) = (result for _, result in workers._spread(loads_slowly, [7], 1, 0.9))
    assert "not ready" in str(late)


def test_where_processes_are_spawned_one_process_reads_by_itself(spawn):
    ((_, result),) = map_items(whose, [1], 1, PATIENCE)
    assert json.loads(result) == [1, os.getpid()]


def test_few_articles_are_not_worth_spawned_processes(spawn):
    assert choose_workers(None, 9) == 1
    assert choose_workers(2, 9) == 2


UNGUARDED = """
import sys
from attribution import worker
from attribution.workers import map_items
from tests.spawned import whose

worker._START_METHOD = "spawn"
print("here", flush=True)
print(sorted(index for index, _ in map_items(whose, [0, 1], 2, 60.0)))
"""


def test_a_script_without_a_guard_runs_once_where_processes_are_spawned(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(UNGUARDED)
    root = str(Path(__file__).parents[1])
    done = subprocess.run(
        [sys.executable, script], env={**os.environ, "PYTHONPATH": root},
        capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("here\n[0, 1]\n", "")


@pytest.mark.slow
def test_spawned_workers_load_the_package_and_read_as_this_process_does(package, spawn):
    articles = [make_article("Ann Lee said the road is closed."), make_article("“No,” he said.")]
    work = partial(read_packed, package=package, acts="speech")
    assert dict(map_items(work, articles, 2, PATIENCE)) == dict(enumerate(map(work, articles)))


SCRIPT = """
import os, signal, sys, time
from pathlib import Path
from attribution.workers import map_items

signal.signal(signal.SIGINT, signal.default_int_handler)  # a runner of tests may ignore it
folder = Path(sys.argv[1])

def work(number):
    (folder / str(os.getpid())).touch()
    time.sleep(60)

if __name__ == "__main__":
    print("here", flush=True)
    list(map_items(work, range(9), 2, 60.0))
"""


def is_running(pid: int) -> bool:
    """Whether a process lives; one that only waits to be buried does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX"


def all_end(pids: list[int], seconds: float = 2.0) -> bool:
    """Whether all processes are gone within some seconds."""
    deadline = time.monotonic() + seconds
    while any(is_running(pid) for pid in pids):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


@pytest.fixture
def parent(tmp_path):
    """A process with two workers at work, and their ids; stdout is a pipe they hold too."""
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    marks = tmp_path / "marks"
    marks.mkdir()
    process = subprocess.Popen(
        [sys.executable, script, marks],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
    )
    deadline = time.monotonic() + 30
    while len(list(marks.iterdir())) < 2 and time.monotonic() < deadline:
        time.sleep(0.02)
    pids = [int(path.name) for path in marks.iterdir()]
    assert len(pids) == 2
    yield process, pids
    process.kill()
    process.wait()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("whole_group", [False, True])
def test_no_worker_outlives_its_parent(parent, number, whole_group):
    process, pids = parent
    (os.killpg if whole_group else os.kill)(process.pid, number)
    # returns only when nobody holds the pipes any more
    process.communicate(timeout=10)
    assert process.returncode == -number
    assert all_end(pids)


# another thread takes the signal, as threads of libraries do, while a library's own steps around a
# fork are taken: there Python drops what is raised
INTERRUPTED_FORK = """
import os, signal, sys, threading, time
from attribution.workers import map_items

signal.signal(signal.SIGINT, signal.default_int_handler)

def interrupt():
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(0.05)

threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
os.register_at_fork(**{sys.argv[1]: interrupt})
try:
    for _ in map_items(lambda number: b"", range(3), 1, 60.0):
        print("went on")
except KeyboardInterrupt:
    children = open(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read()
    print("stopped", children.split(), signal.getsignal(signal.SIGINT).__name__)
"""


@pytest.mark.parametrize("moment", ["before", "after_in_parent"])
def test_an_interrupt_while_a_worker_is_forked_is_answered_and_leaves_none(moment):
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED_FORK, moment], cwd=Path(__file__).parents[1],
        capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("stopped [] default_int_handler\n", "")


def test_two_interrupts_do_not_hang(parent):
    process, pids = parent
    os.killpg(process.pid, signal.SIGINT)
    os.killpg(process.pid, signal.SIGINT)
    process.communicate(timeout=10)
    assert all_end(pids)
