"""The notebook of the examples runs from top to bottom, as a reader would run it."""

from __future__ import annotations

import nbformat
import pytest
from nbclient import NotebookClient

from tests.house.source_tree import ROOT

NOTEBOOKS = sorted((ROOT / "examples").glob("**/*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_runs(path, tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))
    notebook = nbformat.read(path, as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells), "clear the outputs before you commit a notebook"
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": tmp_path}}).execute()
    shown = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert any("<svg" in output.get("data", {}).get("text/html", "") for output in shown), "a plan shows its picture"
    assert list(tmp_path.iterdir()) == []


def test_there_is_a_notebook():
    assert NOTEBOOKS
