"""Getting Stanza's own package from a hub."""

import functools
import hashlib
import json
import threading
import zipfile
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from attribution.language.package import PackageError, cache_folder, fetch_stanza_default


class Quiet(SimpleHTTPRequestHandler):
    """A file server that prints nothing."""

    def log_message(self, *_):
        pass


@pytest.fixture
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("ATTRIBUTION_MODELS", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_no_network_is_one_line_that_names_the_embedded_default(own_cache):
    with pytest.raises(PackageError, match="embedded default works without a network") as caught:
        fetch_stanza_default("http://127.0.0.1:9/nothing")
    assert "\n" not in str(caught.value)
    assert list(own_cache.glob("*")) == []


@pytest.fixture
def hub(tmp_path):
    """A hub on this machine with one small model file."""
    import stanza

    folder = tmp_path / "hub"
    models = folder / "models"
    models.mkdir(parents=True)
    entries = {}
    for name in ("tokenize", "mwt", "pos", "lemma", "depparse", "ner"):
        (models / name).mkdir()
        data = f"weights of {name}".encode()
        (models / name / "combined.pt").write_bytes(data)
        entries[name] = {"combined": {"md5": hashlib.md5(data).hexdigest()}}
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    address = f"http://127.0.0.1:{server.server_port}"
    resources = {
        "url": address + "/models/{filename}",
        "en": {
            "lang_name": "English",
            "default_processors": dict.fromkeys(entries, "combined"),
            "default_dependencies": {},
            "packages": {"default": dict.fromkeys(entries, "combined")},
            **entries,
        },
    }
    version = stanza.resources.common.DEFAULT_RESOURCES_VERSION
    (folder / f"resources_{version}.json").write_text(json.dumps(resources))
    with zipfile.ZipFile(models / "default.zip", "w") as archive:
        for name in entries:
            archive.write(models / name / "combined.pt", f"{name}/combined.pt")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield address
    server.shutdown()


def test_a_package_is_fetched_from_a_hub_that_is_reached(own_cache, hub):
    folder = fetch_stanza_default(hub)
    assert folder == cache_folder() / "stanza-default"
    assert (folder / "resources.json").is_file()
    assert (folder / "en" / "pos" / "combined.pt").read_bytes() == b"weights of pos"
