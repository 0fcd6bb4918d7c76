"""Files are replaced all together or not at all, and only where they are our own."""

import hashlib
import os
import random
import signal
import subprocess
import sys
import time

import pytest

from attribution import load_study
from attribution.study.folder import OutputError, try_file, try_folder, write_whole
from attribution.study.stored import is_data, is_data_or_report
from tests.conftest import make_study

OLD = [("Herald", "Ada Byron", "direct", "We will put our concerns on the table")]
NEW = [*OLD, ("Herald", "Carl Gauss", "indirect", "the meeting starts on Monday in Geneva")]
# A child is forked for each event that touches the folder, and kills itself when it comes to it.
AT_EACH_STEP = """
import os, signal, sys
from pathlib import Path
from attribution import load_study
from tests.conftest import make_study
from tests.study.test_folder import NEW, OLD
folder, old, new = Path(sys.argv[1]), make_study(OLD), make_study(NEW)
EVENTS = ("open", "os.rename", "os.remove", "os.rmdir", "os.mkdir")
seen = 0
def kill_at(step):
    def hook(event, arguments):
        global seen
        if event in EVENTS and str(folder) in str(arguments[0]):
            seen += 1
            if seen == step:
                os.kill(os.getpid(), signal.SIGKILL)
    return hook
found = []
for step in range(1, 200):
    old.save(folder)
    child = os.fork()
    if not child:
        sys.addaudithook(kill_at(step))
        new.save(folder)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    found.append(len(load_study(folder).statements))
    if status == 0:
        break
print(step, sorted(set(found)), found == sorted(found))
new.save(folder)
print([p.name for p in folder.iterdir() if p.name.startswith(".")])
"""
AGAIN_AND_AGAIN = """
import sys
from tests.conftest import make_study
from tests.study.test_folder import NEW, OLD
studies = make_study(OLD), make_study(NEW)
studies[0].save(sys.argv[1])
print("saved", flush=True)
while True:
    for study in studies:
        study.save(sys.argv[1])
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_any_step_the_old_study_or_the_new_is_there(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", AT_EACH_STEP, str(tmp_path / "out")],
        capture_output=True, text=True, timeout=200,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    steps, leftovers = done.stdout.splitlines()
    number, rest = steps.split(" ", 1)
    assert int(number) > 20
    assert rest == "[1, 2] True"  # the old one, up to the step; from there on the new one
    assert leftovers == "[]"


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_killed_at_any_time_the_study_is_whole(tmp_path):
    for _ in range(4):
        child = subprocess.Popen(
            [sys.executable, "-c", AGAIN_AND_AGAIN, str(tmp_path)], stdout=subprocess.PIPE
        )
        child.stdout.readline()
        time.sleep(random.uniform(0, 0.2))
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        assert len(load_study(tmp_path).statements) in (1, 2)


def test_what_a_killed_run_left_is_cleared_away(tmp_path):
    left = tmp_path / ".attribution-part-x1"
    left.mkdir()
    (left / "statements.csv").write_text("half")
    make_study(OLD).save(tmp_path)
    assert not left.exists()


def test_a_users_file_is_neither_overwritten_nor_deleted(tmp_path):
    study = make_study(OLD)
    for name in ("speakers.csv", "report-07.png"):
        study.report(tmp_path)
        (tmp_path / name).write_text("mine")
        with pytest.raises(OutputError, match=f"{name} would be overwritten.*--force"):
            study.report(tmp_path)
        assert (tmp_path / name).read_text() == "mine"
        (tmp_path / name).unlink()
    (tmp_path / "notes.txt").write_text("mine")
    study.report(tmp_path)
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_an_edited_table_is_somebodys_work(tmp_path):
    study = make_study(OLD)
    study.save(tmp_path)
    table = tmp_path / "speakers.csv"
    table.write_text(table.read_text() + "edited\n")
    with pytest.raises(OutputError, match=r"speakers\.csv"):
        study.save(tmp_path)
    study.save(tmp_path, force=True)
    assert "edited" not in table.read_text()


def test_force_overwrites_what_is_in_the_way_and_nothing_else(tmp_path):
    (tmp_path / "speakers.csv").write_text("mine")
    (tmp_path / "report-77.png").write_text("mine")
    study = make_study(OLD)
    with pytest.raises(OutputError):
        study.report(tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["report-77.png", "speakers.csv"]
    study.report(tmp_path, force=True)
    assert (tmp_path / "speakers.csv").read_text() != "mine"
    assert (tmp_path / "report-77.png").read_text() == "mine"


def test_a_list_of_files_from_elsewhere_reaches_no_other_folder(tmp_path):
    outside = tmp_path / "outside.csv"
    outside.write_text("mine")
    digest = hashlib.sha256(b"mine").hexdigest()  # as if a run had written it
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "run.json").write_text(f'{{"files": {{"../outside.csv": "{digest}"}}}}')
    make_study(OLD).save(tmp_path / "out", force=True)
    assert outside.read_text() == "mine"


def test_a_report_of_an_earlier_study_does_not_stay_beside_new_tables(tmp_path):
    make_study(OLD).report(tmp_path)
    make_study(NEW).save(tmp_path)
    assert not list(tmp_path.glob("report*")) + list(tmp_path.glob("*.svg"))


def test_a_trial_leaves_nothing_behind(tmp_path):
    try_folder(tmp_path / "a" / "b", is_data, False)
    try_file(tmp_path / "speakers.csv")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_refused_with_a_remedy(tmp_path):
    (tmp_path / "file").write_text("")
    for place in ("file", "file/below", "x" * 300):
        with pytest.raises(OutputError, match="choose another"):
            try_folder(tmp_path / place, is_data, False)
    for place in ("absent/speakers.csv", "file/speakers.csv", "."):
        with pytest.raises(OutputError):
            try_file(tmp_path / place)
    (tmp_path / "out" / "report.pdf").mkdir(parents=True)
    with pytest.raises(OutputError, match=r"report\.pdf .* is a folder"):
        try_folder(tmp_path / "out", is_data_or_report, True)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs rights to lack")
def test_a_read_only_folder_is_refused(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="cannot be written"):
        try_folder(tmp_path, is_data, False)


def test_a_file_has_the_rights_the_user_gives_new_files(tmp_path):
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "a.csv", lambda path: path.write_text("x"))
        make_study(OLD).save(tmp_path / "out")
    finally:
        os.umask(before)
    files = [tmp_path / "a.csv", tmp_path / "out" / "run.json", tmp_path / "out" / "groups.parquet"]
    assert [oct(file.stat().st_mode & 0o777) for file in files] == ["0o640"] * 3


def test_a_linked_folder_and_the_current_one_can_be_written(tmp_path, monkeypatch):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    make_study(OLD).save(tmp_path / "link")
    monkeypatch.chdir(tmp_path / "real")
    make_study(NEW).save(".")
    assert len(load_study(tmp_path / "link").statements) == 2
    assert (tmp_path / "link").is_symlink()
