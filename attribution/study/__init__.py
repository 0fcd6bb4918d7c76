"""The result a notebook holds, kept as one folder."""

from attribution.study.folder import OutputError
from attribution.study.stored import StudyError, is_study
from attribution.study.study import Study, load_study, try_export, try_output

__all__ = [
    "OutputError",
    "Study",
    "StudyError",
    "is_study",
    "load_study",
    "try_export",
    "try_output",
]
