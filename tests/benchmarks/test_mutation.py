"""Drawing mutants: the same ones every time, whatever order the tool wrote them in."""

import sqlite3
from contextlib import closing
from pathlib import Path

from benchmarks.mutation import draw_mutants, outcomes


def session(path: Path, jobs: list[int]) -> Path:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(
            "create table mutation_specs (module_path, operator_name, operator_args, occurrence,"
            " start_pos_row, start_pos_col, job_id)"
        )
        database.execute("create table work_items (job_id)")
        database.execute("create table work_results (test_outcome, job_id)")
        for job in jobs:
            row = (f"attribution/room/{job}.py", "swap", "{}", 0, job, 0, f"job{job}")
            database.execute("insert into mutation_specs values (?, ?, ?, ?, ?, ?, ?)", row)
            database.execute("insert into work_items values (?)", (f"job{job}",))
            outcome = ("KILLED" if job % 2 else "SURVIVED", f"job{job}")
            database.execute("insert into work_results values (?, ?)", outcome)
    return path


def test_the_same_mutants_are_drawn_whatever_their_order(tmp_path):
    one = session(tmp_path / "one.sqlite", list(range(50)))
    other = session(tmp_path / "other.sqlite", list(reversed(range(50))))
    assert draw_mutants(one, 10) == draw_mutants(other, 10) == 50
    assert len(outcomes(one)) == 10
    assert sorted(outcomes(one)) == sorted(outcomes(other))


def test_fewer_mutants_than_wanted_all_stay(tmp_path):
    path = session(tmp_path / "one.sqlite", [1, 2])
    draw_mutants(path, 10)
    assert sorted(outcomes(path)) == [
        ("attribution/room/1.py", "killed"),
        ("attribution/room/2.py", "survived"),
    ]
