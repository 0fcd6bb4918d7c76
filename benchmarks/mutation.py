"""How many small faults put into the code the model-free tests notice.

    python -m venv ../mutants && ../mutants/bin/pip install cosmic-ray
    python -m benchmarks.mutation --tool ../mutants/bin/cosmic-ray [--mutants 300] [--tree .]

cosmic-ray changes one operator, number or branch at a time in a copy of the tree; a mutant is killed
where a test of the rooms mutated fails. The mutants are drawn with a fixed seed. `--tree` measures
another checkout, such as an older version.
"""

import argparse
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.shares import print_share

ROOMS = ("corpus", "speakers", "statements")
SEED = 11
_CONFIG = """\
[cosmic-ray]
module-path = [{modules}]
timeout = {seconds}
excluded-modules = []
test-command = "env PYTHONPATH={tree} OMP_NUM_THREADS=1 {python} -m pytest -q -x -p no:cacheprovider -m 'not model and not slow' {tests}"
[cosmic-ray.distributor]
name = "local"
"""
_SECONDS = 120  # the tests of the three rooms take a tenth


def draw_mutants(session: Path, number: int) -> int:
    """Keep so many of a session's mutants, drawn with a fixed seed.

    Arguments:
        session: SQLite file that `cosmic-ray init` wrote.
        number: how many.

    Returns:
        How many there were.
    """
    with closing(sqlite3.connect(session)) as database, database:
        rows = database.execute(
            "select job_id from mutation_specs order by module_path, start_pos_row, start_pos_col,"
            " operator_name, operator_args, occurrence"
        )
        jobs = [job for (job,) in rows]
        kept = set(random.Random(SEED).sample(jobs, min(number, len(jobs))))
        dropped = [(job,) for job in jobs if job not in kept]
        for table in ("mutation_specs", "work_items"):
            database.executemany(f"delete from {table} where job_id = ?", dropped)
    return len(jobs)


def outcomes(session: Path) -> list[tuple[str, str]]:
    """Module and outcome ("killed", "survived", "incompetent") of each mutant that was run."""
    with closing(sqlite3.connect(session)) as database:
        rows = database.execute(
            "select module_path, test_outcome from mutation_specs join work_results using (job_id)"
        )
        return [(module, str(outcome).lower()) for module, outcome in rows]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tool", type=Path, required=True)
    parser.add_argument("--mutants", type=int, default=300)
    parser.add_argument("--tree", type=Path, default=Path())
    arguments = parser.parse_args()
    tool = arguments.tool.absolute()
    with TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        ignored = shutil.ignore_patterns(".git", ".venv", ".*_cache", "__pycache__", ".hypothesis")
        shutil.copytree(arguments.tree, tree, ignore=ignored)
        config, session = Path(folder) / "config.toml", Path(folder) / "session.sqlite"
        config.write_text(
            _CONFIG.format(
                modules=", ".join(f'"attribution/{room}"' for room in ROOMS),
                tests=" ".join(f"tests/{room}" for room in ROOMS),
                seconds=_SECONDS,
                tree=tree,
                python=sys.executable,
            ),
            encoding="utf-8",
        )
        subprocess.run([tool, "init", config, session], cwd=tree, check=True)
        there = draw_mutants(session, arguments.mutants)
        subprocess.run([tool, "exec", config, session], cwd=tree, check=True)
        found = outcomes(session)
    for room in ROOMS:
        of_room = [outcome for module, outcome in found if Path(module).parts[1] == room]
        if of_room:
            print_share(f"killed in {room}", of_room.count("killed"), len(of_room))
    killed = sum(outcome == "killed" for _, outcome in found)
    print_share(f"killed of {len(found)} drawn out of {there}", killed, len(found))


if __name__ == "__main__":
    main()
