"""The notebooks run from top to bottom and show what is committed."""

import textwrap
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
        assert _has_image(now) == _has_image(before) == _draws(now)


def test_every_chart_appears_and_so_does_a_users_own_afterwards():
    cells = [
        """
        from tests.conftest import make_study
        study = make_study([("A", "Ann", "direct", "a road"), ("B", "Ann", "direct", "a road too")],
                           [("g001", "s1"), ("g001", "s2")])
        """,
        "axes = study.plot.speakers_by_outlet()",
        "axes = study.plot.measures_by_outlet()",
        "axes = study.plot.utterances_by_outlet()",
        "axes = study.plot.verbs_by_outlet()",
        """
        import matplotlib.pyplot as plt
        lines = plt.plot([1, 2])
        """,
        "print(plt.isinteractive(), plt.get_fignums())",
    ]
    notebook = nbformat.v4.new_notebook()
    notebook.cells = [nbformat.v4.new_code_cell(textwrap.dedent(cell)) for cell in cells]
    root = Path(__file__).parent.parent
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": root}}
    ).execute()
    assert [_has_image(cell) for cell in notebook.cells] == [False, *[True] * 5, False]
    assert notebook.cells[-1].outputs[0]["text"] == "True []\n"


def _draws(cell) -> bool:
    drawing = (".plot.", "plt.subplots(")
    return cell.cell_type == "code" and any(name in cell.source for name in drawing)


def _has_image(cell) -> bool:
    return any("image/png" in output.get("data", {}) for output in cell.get("outputs", []))


def _texts(cell) -> list[str]:
    """Plain-text outputs, figures' addresses in memory aside."""
    texts = [output.get("data", {}).get("text/plain", "") for output in cell.get("outputs", [])]
    return [text for text in texts if text and not text.startswith("<")]
