"""The page for R users is run as it stands, where R is there."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.exports.studies import SAID, TEXTS, make_study

PAGE = Path(__file__).parents[2] / "docs" / "R.md"
RSCRIPT = shutil.which("Rscript")


@pytest.mark.skipif(RSCRIPT is None, reason="R is not installed")
def test_the_page_runs_and_its_positions_give_the_words(tmp_path):
    asked = "quit(status = !all(c('arrow', 'dplyr') %in% rownames(installed.packages())))"
    if subprocess.run([str(RSCRIPT), "-e", asked], capture_output=True).returncode:
        pytest.skip("the R packages arrow and dplyr are not installed")
    # R holds no text with a null character
    texts = {name: text for name, text in TEXTS.items() if "\0" not in text}
    make_study(texts, [said for said in SAID if said[0] in texts]).save(tmp_path / "study")
    blocks = re.findall(r"```r\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 4
    (tmp_path / "page.R").write_text("".join(blocks), encoding="utf-8")
    done = subprocess.run(
        [str(RSCRIPT), "page.R"], cwd=tmp_path, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert "Ada Byron" in done.stdout
