"""Import a library that another asks for when something of it is used, not before.

Stanza asks for libraries that only its training and its graphs use; importing them takes as long
as importing all the rest of it. (`importlib.util.LazyLoader` does not serve: PyTorch looks through
all modules with `inspect`, and that loads them.)
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any


class _Deferred(ModuleType):
    """Stands for a library with whoever imported it meanwhile."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # asked of every module
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


@contextmanager
def deferred(*names: str) -> Iterator[None]:
    """Let modules imported meanwhile have libraries that are loaded on first use.

    Arguments:
        names: of top-level libraries; one that is loaded or not installed is left as it is.
    """
    specs = {name: find_spec(name) for name in names if name not in sys.modules}
    put = {name: _Deferred(name) for name, spec in specs.items() if spec}
    for name, module in put.items():
        module.__spec__ = specs[name]
    sys.modules.update(put)
    try:
        yield
    finally:
        for name, module in put.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]
