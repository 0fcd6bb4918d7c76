"""``python -m attribution``."""

from attribution.cli import app

app()
