"""Turn marks, parse and attributions into statements."""

from attribution.statements.extract import ACTS, Extraction, extract

__all__ = ["ACTS", "Extraction", "extract"]
