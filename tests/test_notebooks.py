"""The notebooks run from top to bottom and show what is committed."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_runs_and_its_tables_are_as_committed(path):
    committed = nbformat.read(path, as_version=4)
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": path.parent}}
    ).execute()
    for now, before in zip(notebook.cells, committed.cells, strict=True):
        assert _texts(now) == _texts(before)


def _texts(cell) -> list[str]:
    """Plain-text outputs, figures' addresses in memory aside."""
    texts = [output.get("data", {}).get("text/plain", "") for output in cell.get("outputs", [])]
    return [text for text in texts if text and not text.startswith("<")]
